//! Every page has a title (2.4.2). Whether it is the only one that has it is seen when all pages are.

use crate::audit::document::Element;
use crate::audit::name;
use crate::audit::page::{Page, Remark};
use crate::diagnostic::Rule;

pub(super) fn judge(page: &Page<'_>, remarks: &mut Vec<Remark>) {
    match title(page) {
        Some((_, words)) if !words.is_empty() => {}
        Some((element, _)) => remarks.push(Remark::on(Rule::PageTitleMissing, element)),
        None => remarks.push(Remark::on_page(Rule::PageTitleMissing)),
    }
}

/// The page's title; a drawing's is another.
pub(in crate::audit) fn title<'a>(page: &Page<'a>) -> Option<(Element<'a>, String)> {
    let element = page
        .document
        .elements()
        .find(|element| element.name() == "title" && !element.is_in(&["svg", "template"]))?;
    let mut words = String::new();
    name::all_text(element, &mut words);
    Some((element, words))
}
