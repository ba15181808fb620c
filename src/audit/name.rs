//! What things are called for those who do not see them.

use super::document::{Element, Inside, is_blank};
use super::page::Page;

/// The name of a thing whose inside names it, such as a link or a heading; empty where it has none.
pub(super) fn of_inside(page: &Page<'_>, element: Element<'_>) -> String {
    let mut name = given(page, element);
    if name.is_empty() {
        text(page, element, &mut name);
    }
    or_title(name, element)
}

/// The name of a thing that is not named by its inside, such as a landmark; empty where it has none.
pub(super) fn of_frame(page: &Page<'_>, element: Element<'_>) -> String {
    or_title(given(page, element), element)
}

/// What `aria-labelledby` or `aria-label` say.
fn given(page: &Page<'_>, element: Element<'_>) -> String {
    let mut name = String::new();
    for id in element.attribute("aria-labelledby").unwrap_or_default().split_ascii_whitespace() {
        if let Some(source) = page.find(id) {
            match source.said("aria-label") {
                Some(label) => add(label, &mut name),
                None => all_text(source, &mut name),
            }
        }
    }
    if name.is_empty() {
        add(element.attribute("aria-label").unwrap_or_default(), &mut name);
    }
    name
}

fn or_title(mut name: String, element: Element<'_>) -> String {
    if name.is_empty() {
        add(element.attribute("title").unwrap_or_default(), &mut name);
    }
    name
}

/// The text within an element as screen readers tell it.
fn text(page: &Page<'_>, element: Element<'_>, name: &mut String) {
    let mut next = 0;
    for inside in element.inside() {
        match inside {
            Inside::Text(place, text) if place >= next => add(text, name),
            Inside::Element(inside) if inside.place >= next => {
                let given = if inside.is_silent() { String::new() } else { given(page, inside) };
                add(&given, name);
                if !given.is_empty() || inside.is_silent() || inside.name() == "svg" {
                    next = inside.end();
                }
                if given.is_empty() && !inside.is_silent() {
                    own(inside, name);
                }
            }
            Inside::Text(..) | Inside::Element(_) => {}
        }
    }
}

/// All text within an element, whether it is shown or not: what is hidden may still name something.
pub(super) fn all_text(element: Element<'_>, name: &mut String) {
    own(element, name);
    for inside in element.inside() {
        match inside {
            Inside::Text(_, text) => add(text, name),
            Inside::Element(inside) => own(inside, name),
        }
    }
}

/// What an element itself, rather than what is in it, adds to a name.
fn own(element: Element<'_>, name: &mut String) {
    let words = match element.name() {
        "img" => element.said("alt").or(element.said("title")),
        "area" => element.said("alt"),
        "input" if element.is("type", &["image"]) => element.said("alt"),
        "input" if element.is("type", &["button", "submit", "reset"]) => element.said("value"),
        "svg" => {
            let title = element.descendants().find(|inside| inside.name() == "title");
            if let Some(title) = title {
                all_text(title, name);
            }
            None
        }
        _ => None,
    };
    add(words.unwrap_or_default(), name);
}

/// Adds words; white space counts as one space.
fn add(words: &str, name: &mut String) {
    if is_blank(words) {
        return;
    }
    for word in words.split_whitespace() {
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(word);
    }
}
