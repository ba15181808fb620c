//! Headings say what they head, from one first heading downwards without gaps (1.3.1, 2.4.6).

use crate::audit::document::Element;
use crate::audit::name;
use crate::audit::page::{Page, Remark};
use crate::diagnostic::Rule;

pub(super) fn judge(page: &Page<'_>, remarks: &mut Vec<Remark>) {
    let mut firsts = 0;
    let mut last: Option<u32> = None;
    for (level, element) in page.told().filter_map(|element| Some((level(element)?, element))) {
        if name::of_inside(page, element).is_empty() {
            remarks.push(Remark::on(Rule::HeadingBlank, element));
        }
        if level == 1 {
            firsts += 1;
            if firsts == 2 {
                remarks.push(Remark::on(Rule::HeadingFirstSeveral, element));
            }
        }
        // What stands before the first heading of the page, such as a name of the site, may begin at any level.
        if let Some(last) = last.filter(|last| level > last + 1) {
            let skipped = Remark::on(Rule::HeadingLevelSkipped, element).with("level", level.to_string());
            remarks.push(skipped.with("last", last.to_string()));
        }
        last = Some(level);
    }
    if firsts == 0 {
        remarks.push(Remark::on_page(Rule::HeadingFirstMissing));
    }
}

/// A heading's level; `None` for what is none.
fn level(element: Element<'_>) -> Option<u32> {
    match (element.name(), element.role()) {
        (_, Some("heading")) => {
            Some(element.attribute("aria-level").and_then(|level| level.trim().parse().ok()).unwrap_or(2))
        }
        ("h1", None) => Some(1),
        ("h2", None) => Some(2),
        ("h3", None) => Some(3),
        ("h4", None) => Some(4),
        ("h5", None) => Some(5),
        ("h6", None) => Some(6),
        _ => None,
    }
}
