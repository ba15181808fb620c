//! Titles and descriptions of keys, kept apart from the code.

use crate::sentences::{Sentences, Translations, translations};

/// A key's title, and below it the description, by the path of the key.
pub(super) static WORDS: Translations = translations!("words");

/// The title of a path and its description, which may be empty.
pub(super) fn of<'a>(words: &'a Sentences, path: &str) -> (&'a str, &'a str) {
    let text = words.get(path).trim();
    text.split_once('\n').unwrap_or((text, ""))
}
