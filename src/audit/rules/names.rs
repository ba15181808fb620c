//! Links and buttons say where they lead and what they do (2.4.4, 4.1.2).

use crate::audit::document::Element;
use crate::audit::name;
use crate::audit::page::{Page, Remark};
use crate::diagnostic::Rule;

pub(super) fn judge(page: &Page<'_>, remarks: &mut Vec<Remark>) {
    for element in page.told() {
        let rule = if is_link(element) {
            Rule::LinkNameMissing
        } else if is_button(element) {
            Rule::ButtonNameMissing
        } else {
            continue;
        };
        if name::of_inside(page, element).is_empty() && !says_its_value(element) {
            remarks.push(Remark::on(rule, element));
        }
    }
}

/// Whether it leads somewhere.
pub(super) fn is_link(element: Element<'_>) -> bool {
    match (element.name(), element.role()) {
        ("a", None | Some("link")) => element.has("href"),
        (_, Some("link")) => true,
        _ => false,
    }
}

fn is_button(element: Element<'_>) -> bool {
    match (element.name(), element.role()) {
        (_, Some("button")) | ("button" | "summary", None) => true,
        ("input", None) => element.is("type", &["button", "submit", "reset"]),
        _ => false,
    }
}

/// Browsers give a name to two buttons if nothing else does.
fn says_its_value(element: Element<'_>) -> bool {
    element.name() == "input"
        && match element.attribute("value") {
            Some(_) => element.said("value").is_some(),
            None => element.is("type", &["submit", "reset"]),
        }
}
