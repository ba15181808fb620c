//! Every id is there once, and what is referred to is there (1.3.1, 4.1.2).

use std::collections::HashSet;

use super::names::is_link;
use crate::audit::page::{Page, Remark};
use crate::audit::whole::percent_decoded;
use crate::diagnostic::Rule;

/// Attributes that name elements by their ids, and whether nothing else can say what they say.
const REFERENCES: [(&str, bool); 8] = [
    ("aria-labelledby", true),
    ("aria-describedby", true),
    ("for", true),
    ("aria-details", false),
    ("aria-owns", false),
    ("aria-flowto", false),
    // A script may make what they control when it is asked for.
    ("aria-controls", false),
    ("aria-activedescendant", false),
];

pub(super) fn judge(page: &Page<'_>, remarks: &mut Vec<Remark>) {
    let mut told = HashSet::new();
    let mut is_first_link = true;
    for element in page.document.elements().filter(|element| !element.is_template()) {
        for (name, value) in element.attributes() {
            if name == "id"
                && page.find(value).is_some_and(|first| first.place != element.place)
                && told.insert(value)
            {
                remarks.push(Remark::on(Rule::IdDuplicate, element).with("id", value));
            }
            let reference = REFERENCES.iter().find(|(reference, _)| *reference == name);
            if let Some((_, is_needed)) = reference
                && !element.is_hidden()
                && (name != "for" || matches!(element.name(), "label" | "output"))
            {
                for id in value.split_ascii_whitespace().filter(|id| page.find(id).is_none()) {
                    let remark = Remark::on(Rule::ReferenceBroken, element).with("attribute", name);
                    let remark = remark.with("id", id);
                    remarks.push(if *is_needed { remark } else { remark.warning() });
                }
            }
        }
        if is_link(element) && !element.is_hidden() {
            let fragment = element.attribute("href").and_then(|href| href.trim().strip_prefix('#'));
            // The first link of a page, where it leads to a place of the page, has a rule of its own.
            let is_judged = std::mem::take(&mut is_first_link);
            if let Some(id) = fragment.filter(|id| !is_judged && !leads_somewhere(page, id)) {
                remarks.push(Remark::on(Rule::FragmentBroken, element).with("id", id));
            }
        }
    }
}

/// Whether a place of the page is there; every page has a top.
fn leads_somewhere(page: &Page<'_>, id: &str) -> bool {
    let named = |name: &str| {
        page.document
            .elements()
            .any(|element| element.name() == "a" && element.attribute("name") == Some(name))
    };
    id.is_empty() || id.eq_ignore_ascii_case("top") || {
        let decoded = percent_decoded(id);
        // A directive of the browser, such as the words to go to.
        let (place, _) = decoded.split_once(":~:").unwrap_or((&decoded, ""));
        place.is_empty() || page.find(id).is_some() || page.find(place).is_some() || named(place)
    }
}
