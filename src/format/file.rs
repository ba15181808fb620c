//! One file's text, formatted.

use super::front_matter::{Said, formatted};
use super::left::Left;
use super::text::{with_last_line_feed, with_line_feeds};
use crate::settings;
use crate::yaml::{self, Shape};

/// A Markdown file that says the same.
pub(super) fn markdown(raw: &str, shape: &Shape) -> Result<String, Left> {
    let text = with_line_feeds(raw);
    let parts = yaml::split(&text).map_err(|_| Left::Mistake)?;
    let (yaml, body) = (&text[parts.yaml], &text[parts.body]);
    let said = Said::read(yaml, shape)?;
    let formatted = format!("---\n{}---\n{}", formatted(yaml, &said, shape)?, with_last_line_feed(body));
    if formatted != raw
        && !(says_the_same(&formatted, &said, body, shape) && is_what_was_read(raw, &said, body, shape))
    {
        return Err(Left::Uncertain);
    }
    Ok(formatted)
}

/// Whether a text has the same front matter and the same body, but for the empty lines at its end.
fn says_the_same(text: &str, said: &Said, body: &str, shape: &Shape) -> bool {
    let Ok(parts) = yaml::split(text) else { return false };
    let is_same_body = with_last_line_feed(&text[parts.body]) == with_last_line_feed(body);
    is_same_body && Said::read(&text[parts.yaml], shape).is_ok_and(|read| read.is_same_as(said))
}

/// Whether the text says with its own line ends what it says with line feeds. One from an old system, where returns end
/// lines, could not be read at all, and contradicts nothing.
fn is_what_was_read(raw: &str, said: &Said, body: &str, shape: &Shape) -> bool {
    let Ok(parts) = yaml::split(raw) else { return !raw.contains('\n') };
    let is_same_body = with_line_feeds(&raw[parts.body]) == body;
    is_same_body && Said::read(&raw[parts.yaml], shape).is_ok_and(|read| read.is_same_as(said))
}

/// The configuration with its own order: people group its keys, and explain them.
pub(super) fn settings(raw: &str) -> Result<String, Left> {
    let shape = settings::shape();
    let text = with_line_feeds(raw);
    let said = Said::read(&text, &shape)?;
    let without_blanks: String =
        text.lines().flat_map(|line| [line.trim_end_matches([' ', '\t']), "\n"]).collect();
    // White space at the end of a line means something in a text of several lines.
    [without_blanks.as_str(), &text]
        .into_iter()
        .map(with_last_line_feed)
        .find(|formatted| Said::read(formatted, &shape).is_ok_and(|read| read.is_same_as(&said)))
        .ok_or(Left::Uncertain)
}

#[cfg(test)]
mod tests {
    use super::{Said, is_what_was_read, says_the_same};
    use crate::yaml::Shape;

    #[test]
    fn what_says_something_else_is_told() {
        let shape = Shape::record([("number", Shape::Text), ("aliases", Shape::list(Shape::Text))]);
        let said = Said::read("number: 1\naliases: [a, b]\nx: 1\n", &shape).unwrap();
        let right = "---\nx: 2\naliases:\n  - a\n  - 'b'\nnumber: 1\n---\nbody  \n";
        let is_same = |text: &str| {
            let is_same = says_the_same(text, &said, "body  \n\n", &shape);
            assert_eq!(is_same, is_what_was_read(text, &said, "body  \n", &shape), "{text}");
            is_same
        };
        assert!(is_same(right));
        for (from, to) in [
            ("number: 1", "number: 2"),
            ("number: 1\n", ""),
            ("  - a\n", ""),
            ("x: 2\n", ""),
            ("x: 2\n", "x: 2\ny: 1\n"),
            ("'b'", "b c"),
            ("'b'", "[b]"),
            ("body  ", "body"),
            ("body", "Body"),
        ] {
            assert!(!is_same(&right.replacen(from, to, 1)), "{from} {to}");
        }
    }
}
