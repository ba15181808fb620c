//! A page's parts can be told apart by those who go from part to part (1.3.1).

use std::collections::BTreeMap;

use crate::audit::document::Element;
use crate::audit::name;
use crate::audit::page::{Page, Remark};
use crate::diagnostic::Rule;

pub(super) fn judge(page: &Page<'_>, remarks: &mut Vec<Remark>) {
    let mut mains = 0;
    let mut parts: BTreeMap<&str, Vec<(Element<'_>, String)>> = BTreeMap::new();
    for element in page.told() {
        match role(element) {
            Some("main") => {
                mains += 1;
                if mains == 2 {
                    remarks.push(Remark::on(Rule::MainSeveral, element));
                }
            }
            Some(role) => parts.entry(role).or_default().push((element, name::of_frame(page, element))),
            None => {}
        }
    }
    if mains == 0 {
        remarks.push(Remark::on_page(Rule::MainMissing));
    }
    for (role, parts) in parts.into_iter().filter(|(_, parts)| parts.len() > 1) {
        for (at, (element, words)) in parts.iter().enumerate() {
            let is_repeated = !words.is_empty() && parts[..at].iter().any(|(_, other)| other == words);
            if words.is_empty() || is_repeated {
                let remark = Remark::on(Rule::LandmarkNameMissing, *element).with("landmark", role);
                remarks.push(remark);
            }
        }
    }
}

/// Which part of the page an element is; `None` for most.
pub(super) fn role(element: Element<'_>) -> Option<&str> {
    let of_page = || !element.is_in(&["article", "aside", "main", "nav", "section"]);
    match (element.name(), element.role()) {
        (_, Some(role @ ("main" | "navigation" | "banner" | "contentinfo" | "complementary" | "search"))) => {
            Some(role)
        }
        ("main", None) => Some("main"),
        ("nav", None) => Some("navigation"),
        ("aside", None) => Some("complementary"),
        ("search", None) => Some("search"),
        ("header", None) if of_page() => Some("banner"),
        ("footer", None) if of_page() => Some("contentinfo"),
        _ => None,
    }
}
