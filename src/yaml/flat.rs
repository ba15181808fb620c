//! The quick way through YAML as nearly every goal has it: lines of `key: value`, and nothing else.
//!
//! `serde_yaml` stays the authority on what YAML means. The scanner here answers only for texts that leave nothing to
//! decide, with the record that the full reader gives and no issue; whatever it does not know for certain it leaves to
//! the full reader. A property test holds the two against each other.

use super::MAXIMUM_BYTES;
use super::read::scalar;
use super::shape::{Field, Record, Shape};

/// The longest key that is recognised. YAML has a limit of its own, which is higher.
const LONGEST_KEY: usize = 128;

/// Reads a text that is flat; `None` where the full reader has to decide.
pub(super) fn read(text: &str, fields: &[Field]) -> Option<Record> {
    if text.len() > MAXIMUM_BYTES || !text.chars().all(is_plain) {
        return None;
    }
    let mut record = Record::default();
    for line in text.lines() {
        // A return that no line feed follows ends a line too, as on old systems.
        if line.contains('\r') {
            return None;
        }
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let (key, rest) = line.split_once(':')?;
        if !is_key_of(fields, key) || record.get(key).is_some() {
            return None;
        }
        record.push(key.to_owned(), scalar(value(rest)?));
    }
    Some(record)
}

/// Whether a character is itself wherever it stands, those aside that [`value`] looks at. Brackets are not, because
/// deep ones are refused, and no character is that YAML or Unicode counts as a line's end, a space or a control; the
/// full-width space is none of these to YAML.
fn is_plain(character: char) -> bool {
    match character {
        '[' | '{' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' => false,
        '\n' | '\r' | ' '..='~' | '\u{3000}' => true,
        _ => !character.is_control() && !character.is_whitespace(),
    }
}

/// Whether this is the key of a text, and a word to YAML: no dash of an item and no line of dashes.
fn is_key_of(fields: &[Field], key: &str) -> bool {
    let is_field = || fields.iter().any(|field| field.key == key && matches!(field.shape, Shape::Text));
    key.len() <= LONGEST_KEY
        && key.starts_with(|first: char| first.is_ascii_alphanumeric())
        && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
        && is_field()
}

/// The words behind a key's colon, to the end of the line.
fn value(rest: &str) -> Option<&str> {
    let words = rest.trim_matches(' ');
    if !words.is_empty() && !rest.starts_with(' ') {
        return None;
    }
    match words.chars().next() {
        None => Some(words),
        Some(quote @ ('"' | '\'')) => {
            let quoted = words[1..].strip_suffix(quote)?;
            (!quoted.contains([quote, '\\'])).then_some(quoted)
        }
        Some(first) => {
            let begins_plain = first.is_ascii_alphanumeric() || first == '(' || !first.is_ascii();
            let is_plain = begins_plain
                && first != '\u{3000}'
                && !words.contains(": ")
                && !words.ends_with(':')
                && !words.contains(" #");
            is_plain.then_some(words)
        }
    }
}

#[cfg(test)]
#[path = "flat_tests.rs"]
mod tests;
