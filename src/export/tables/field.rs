//! What stands in a field: one line, and nothing that a spreadsheet takes for a formula.
//!
//! A spreadsheet evaluates a cell of a CSV file that begins with `=`, `+`, `-` or `@`, quoted or not: quotes belong to
//! the file and not to the datum, and a strict reader takes away nothing but them. So there is no way to stop a
//! spreadsheet that a strict reader would not see. What is added has to be taken away again, by a rule that loses
//! nothing: a text that could be taken for a formula gets one apostrophe in front, which is what spreadsheets
//! themselves mark text with, and so does a text that begins with an apostrophe. A reader takes one leading
//! apostrophe away, whatever follows, and has the datum. The README says it for people, each text field of
//! `datapackage.json` for machines. Numbers, dates, ids and codes of the program's own are never touched.

use std::borrow::Cow;

/// The mark in front of a text that could be taken for a formula.
pub(super) const MARK: char = '\'';

/// A text as it is written into a field of CSV.
pub(super) fn escaped(datum: &str) -> Cow<'_, str> {
    let flat = flat(datum);
    if needs_mark(&flat) { Cow::Owned(format!("{MARK}{flat}")) } else { flat }
}

/// The datum of a text field.
pub(crate) fn datum(field: &str) -> &str {
    field.strip_prefix(MARK).unwrap_or(field)
}

/// A text in one line: line ends, tabs and other control characters in a row become one space.
pub(super) fn flat(text: &str) -> Cow<'_, str> {
    if !text.contains(breaks) {
        return Cow::Borrowed(text);
    }
    let mut flat = String::with_capacity(text.len());
    let mut is_open = false;
    for character in text.chars() {
        let is_break = breaks(character);
        if !is_break {
            flat.push(character);
        } else if !is_open {
            flat.push(' ');
        }
        is_open = is_break;
    }
    Cow::Owned(flat)
}

/// Control characters, and those that Unicode has for the ends of lines and paragraphs.
fn breaks(character: char) -> bool {
    character.is_control() || matches!(character, '\u{2028}' | '\u{2029}')
}

/// Whether a text begins with what a formula begins with, full-width forms included, which a Japanese spreadsheet
/// takes for the same. Spaces and invisible characters in front do not count: some programs drop them.
fn needs_mark(text: &str) -> bool {
    if text.starts_with(MARK) {
        return true;
    }
    let is_passed_over = |character: char| {
        character.is_whitespace()
            || matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
    };
    let first = text.trim_start_matches(is_passed_over).chars().next();
    first.is_some_and(|first| {
        matches!(first, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '﹦' | '﹢' | '﹣' | '﹫' | '−')
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

    use super::{datum, escaped, flat};

    #[test]
    fn a_formula_is_marked_and_nothing_else_changes() {
        for text in [
            "=cmd|'/C calc'!A0",
            "+1",
            "-1",
            "@SUM(1)",
            "＝1",
            "＋1",
            "－1",
            "＠a",
            " =1",
            "\t=1",
            "\u{feff}=1",
            "'",
            "''a",
        ] {
            assert_eq!(escaped(text), format!("'{}", flat(text)), "{text}");
        }
        for text in ["", "a=1", "髙𠮷🎉", "・a", "1-2", "\"=1\"", "ー", "～", "#a", "|a", " a"] {
            assert_eq!(escaped(text), text);
        }
    }

    #[test]
    fn there_is_one_line() {
        assert_eq!(flat("a\r\n\tb\u{2028}c\u{85}\u{1b}d e"), "a b c d e");
    }

    proptest! {
        #[test]
        fn taking_the_mark_away_gives_the_datum(text in "[=+@'\\-＝ \\t\\r\\n\"a,教\u{feff}\u{2028}]{0,6}") {
            let written = escaped(&text);
            prop_assert_eq!(datum(&written), &*flat(&text));
            prop_assert!(!written.trim_start().starts_with(['=', '+', '-', '@']));
        }
    }
}
