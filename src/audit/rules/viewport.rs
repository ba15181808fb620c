//! Readers may enlarge the page (1.4.4) and are not sent elsewhere while they read (2.2.1).

use crate::audit::document::Element;
use crate::audit::page::{Page, Remark};
use crate::diagnostic::Rule;

/// A delay of more than twenty hours is allowed by the criterion.
const LONG: f64 = 72_000.0;

pub(super) fn judge(page: &Page<'_>, remarks: &mut Vec<Remark>) {
    for meta in page.document.elements().filter(|element| element.name() == "meta") {
        let content = meta.attribute("content").unwrap_or_default();
        if meta.is("name", &["viewport"]) && forbids_zooming(content) {
            remarks.push(Remark::on(Rule::ZoomForbidden, meta).with("content", content));
        }
        if let Some((seconds, _)) = refresh(meta).filter(|(seconds, _)| *seconds > 0.0 && *seconds <= LONG) {
            remarks.push(Remark::on(Rule::RefreshDelayed, meta).with("seconds", seconds.to_string()));
        }
    }
}

/// After how many seconds a page is left, and for which address; empty where it is loaded again.
pub(super) fn refresh(meta: Element<'_>) -> Option<(f64, &str)> {
    if !meta.is("http-equiv", &["refresh"]) {
        return None;
    }
    let content = meta.attribute("content")?.trim();
    let end = content.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(content.len());
    let seconds: f64 = content[..end].split('.').next()?.parse().ok()?;
    let rest = content[end..].trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ';' | ','));
    let is_url = rest.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("url"));
    let rest = if is_url { rest[3..].trim_start().strip_prefix('=').unwrap_or(rest) } else { rest };
    Some((seconds, rest.trim().trim_matches(['"', '\''])))
}

fn forbids_zooming(content: &str) -> bool {
    content.split([',', ';']).filter_map(|pair| pair.split_once('=')).any(|(key, value)| {
        let value = value.trim().to_ascii_lowercase();
        match key.trim().to_ascii_lowercase().as_str() {
            "user-scalable" => value == "no" || value == "0",
            "maximum-scale" => value.parse::<f64>().is_ok_and(|scale| (0.0..2.0).contains(&scale)),
            _ => false,
        }
    })
}
