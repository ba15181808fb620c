//! Who goes through a page by keyboard need not go through its head every time (2.4.1).

use super::landmarks::role;
use super::names::is_link;
use crate::audit::document::Element;
use crate::audit::page::{Page, Remark};
use crate::diagnostic::Rule;

pub(super) fn judge(page: &Page<'_>, remarks: &mut Vec<Remark>) {
    let main = page.told().find(|element| role(*element) == Some("main"));
    let mut first = None;
    for stop in page.told().filter(|element| is_stop(*element)) {
        first.get_or_insert(stop);
        let Some(id) = target(stop) else { break };
        match (page.find(&id), main) {
            (Some(target), Some(main)) if target.holds(main) || main.holds(target) => return,
            (Some(_), None) => return,
            (Some(_), Some(_)) => {}
            (None, _) => {
                let broken = Remark::on(Rule::SkipLinkBroken, stop).with("id", id);
                remarks.push(broken);
                return;
            }
        }
    }
    match (first, main) {
        // Nothing stands before the text that one would have to go through.
        (Some(first), Some(main)) if first.place > main.place => {}
        (Some(first), Some(_)) => remarks.push(Remark::on(Rule::SkipLinkMissing, first).warning()),
        (Some(first), None) => remarks.push(Remark::on(Rule::SkipLinkMissing, first)),
        (None, _) => {}
    }
}

/// Whether the tab key stops there.
fn is_stop(element: Element<'_>) -> bool {
    is_link(element)
        || matches!(element.name(), "button" | "select" | "textarea")
        || (element.name() == "input" && !element.is("type", &["hidden"]))
}

/// The id on the same page that a link leads to.
fn target(element: Element<'_>) -> Option<String> {
    let id = element.attribute("href")?.trim().strip_prefix('#').filter(|id| !id.is_empty())?;
    Some(crate::audit::whole::percent_decoded(id))
}
