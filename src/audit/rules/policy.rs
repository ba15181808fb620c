//! What a page's own content security policy would keep browsers from running.

use crate::audit::document::Element;
use crate::audit::page::{Page, Remark};
use crate::diagnostic::Rule;

/// What of a page's markup a policy stops.
#[allow(clippy::struct_excessive_bools, reason = "each is stopped for itself")]
struct Policy {
    scripts: bool,
    handlers: bool,
    sheets: bool,
    styles: bool,
}

pub(super) fn judge(page: &Page<'_>, remarks: &mut Vec<Remark>) {
    let meta = page
        .document
        .elements()
        .find(|element| element.name() == "meta" && element.is("http-equiv", &["content-security-policy"]));
    let Some(policy) = meta.and_then(|meta| meta.attribute("content")).map(read) else { return };
    for element in page.document.elements() {
        let is_blocked = match element.name() {
            "script" => policy.scripts && is_run(element),
            "style" => policy.sheets && !element.has("nonce"),
            _ => false,
        };
        if is_blocked {
            remarks
                .push(Remark::on(Rule::PolicyBlocks, element).with("what", format!("<{}>", element.name())));
        }
        for (name, _) in element.attributes() {
            if (name == "style" && policy.styles) || (name.starts_with("on") && policy.handlers) {
                remarks.push(Remark::on(Rule::PolicyBlocks, element).with("what", name));
            }
        }
    }
}

/// Whether it is a script within the page, rather than data or a file of its own.
fn is_run(element: Element<'_>) -> bool {
    let kind = element.attribute("type").unwrap_or_default().trim().to_ascii_lowercase();
    let is_code = kind.is_empty() || kind == "module" || kind.ends_with("javascript");
    is_code && !element.has("src") && !element.has("nonce")
}

fn read(content: &str) -> Policy {
    let directive = |names: &[&str]| {
        names.iter().find_map(|name| {
            content.split(';').find_map(|directive| {
                let mut words = directive.split_ascii_whitespace();
                words.next().filter(|first| first.eq_ignore_ascii_case(name))?;
                Some(words.map(str::to_ascii_lowercase).collect::<Vec<_>>())
            })
        })
    };
    let blocks = |names: &[&str]| {
        directive(names).is_some_and(|words| {
            // With a hash there it would take the bytes to know.
            let knows_hashes = words.iter().any(|word| word.starts_with("'sha"));
            let has_nonce = words.iter().any(|word| word.starts_with("'nonce-"));
            let allows_all = words.iter().any(|word| word == "'unsafe-inline'");
            !knows_hashes && (has_nonce || !allows_all)
        })
    };
    Policy {
        scripts: blocks(&["script-src-elem", "script-src", "default-src"]),
        handlers: blocks(&["script-src-attr", "script-src", "default-src"]),
        sheets: blocks(&["style-src-elem", "style-src", "default-src"]),
        styles: blocks(&["style-src-attr", "style-src", "default-src"]),
    }
}
