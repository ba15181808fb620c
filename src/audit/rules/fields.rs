//! Fields of forms say what goes into them (1.3.1, 4.1.2).

use std::collections::BTreeSet;

use crate::audit::document::Element;
use crate::audit::name;
use crate::audit::page::{Page, Remark};
use crate::diagnostic::Rule;

pub(super) fn judge(page: &Page<'_>, remarks: &mut Vec<Remark>) {
    let mut labelled = None;
    for field in page.told().filter(|element| is_field(*element)) {
        let labels = labelled.get_or_insert_with(|| labels(page));
        let is_labelled = field.attribute("id").is_some_and(|id| labels.contains(id))
            || field.ancestors().any(|outer| outer.name() == "label" && says_something(page, outer))
            || !name::of_frame(page, field).is_empty();
        if !is_labelled {
            remarks.push(Remark::on(Rule::FieldLabelMissing, field).with("element", field.name()));
        }
    }
}

/// Whether a person fills it in.
fn is_field(element: Element<'_>) -> bool {
    match element.name() {
        "select" | "textarea" | "meter" | "progress" => true,
        "input" => !element.is("type", &["hidden", "submit", "reset", "button", "image"]),
        _ => matches!(
            element.role(),
            Some("textbox" | "searchbox" | "combobox" | "listbox" | "slider" | "spinbutton")
        ),
    }
}

/// The ids that labels with words are for.
fn labels<'a>(page: &Page<'a>) -> BTreeSet<&'a str> {
    let labels = page.shown().filter(|element| element.name() == "label" && says_something(page, *element));
    labels.filter_map(|label| label.attribute("for")).collect()
}

fn says_something(page: &Page<'_>, label: Element<'_>) -> bool {
    !name::of_inside(page, label).is_empty()
}
