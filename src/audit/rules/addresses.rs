//! What a page links to and is made of is there, where it is part of the site.

use super::viewport::refresh;
use crate::audit::document::Element;
use crate::audit::page::{Page, Remark};
use crate::diagnostic::Rule;

pub(super) fn judge(page: &Page<'_>, remarks: &mut Vec<Remark>) {
    // It makes every address mean something else, and the site cannot be moved with it.
    if page.document.elements().any(|element| element.name() == "base" && element.has("href")) {
        return;
    }
    for element in page.document.elements() {
        for (name, value) in element.attributes() {
            match name {
                "href" | "src" | "poster" | "action" => judge_one(page, element, value, remarks),
                "data" if element.name() == "object" => judge_one(page, element, value, remarks),
                "srcset" => {
                    for address in value.split(',').filter_map(|part| part.split_whitespace().next()) {
                        judge_one(page, element, address, remarks);
                    }
                }
                _ => {}
            }
        }
        if let Some((_, address)) = Some(element).filter(|meta| meta.name() == "meta").and_then(refresh) {
            judge_one(page, element, address, remarks);
        }
    }
}

fn judge_one(page: &Page<'_>, element: Element<'_>, address: &str, remarks: &mut Vec<Remark>) {
    if !page.whole.leads_somewhere(page.address, address.trim()) {
        remarks.push(Remark::on(Rule::AddressMissing, element).with("address", address.trim()));
    }
}
