//! What is a picture to some is words to others (1.1.1).

use crate::audit::document::Element;
use crate::audit::name;
use crate::audit::page::{Page, Remark};
use crate::diagnostic::Rule;

pub(super) fn judge(page: &Page<'_>, remarks: &mut Vec<Remark>) {
    for element in page.told().filter(|element| needs_words(*element)) {
        if name::of_frame(page, element).is_empty() && !has_own(page, element) {
            let remark = Remark::on(Rule::AlternativeMissing, element).with("element", element.name());
            remarks.push(remark);
        }
    }
}

/// Whether it is a picture that says so.
fn needs_words(element: Element<'_>) -> bool {
    match element.name() {
        "img" => !matches!(element.role(), Some("presentation" | "none")),
        "area" => element.has("href"),
        "input" => element.is("type", &["image"]),
        _ => matches!(element.role(), Some("img" | "image")),
    }
}

/// Whether it has the words that such an element has in its own way. An empty `alt` says that the picture tells
/// nothing that the text does not, which only a picture can.
fn has_own(page: &Page<'_>, element: Element<'_>) -> bool {
    match element.name() {
        "img" => element.has("alt"),
        "area" | "input" => element.said("alt").is_some(),
        "svg" => element
            .descendants()
            .any(|inside| inside.name() == "title" && !name::of_inside(page, inside).is_empty()),
        _ => false,
    }
}
