//! The tab key goes through the page in its order, and no key does two things (2.4.3, 2.1.1).

use std::collections::BTreeSet;

use crate::audit::page::{Page, Remark};
use crate::diagnostic::Rule;

pub(super) fn judge(page: &Page<'_>, remarks: &mut Vec<Remark>) {
    let mut keys = BTreeSet::new();
    for element in page.shown() {
        for (name, value) in element.attributes() {
            match name {
                "tabindex" if value.trim().parse::<i64>().is_ok_and(|order| order > 0) => {
                    remarks.push(Remark::on(Rule::TabOrderForced, element).with("value", value.trim()));
                }
                "accesskey" => {
                    for key in value.split_whitespace().filter(|key| !keys.insert(key.to_lowercase())) {
                        remarks.push(Remark::on(Rule::AccessKeyDuplicate, element).with("key", key));
                    }
                }
                _ => {}
            }
        }
    }
}
