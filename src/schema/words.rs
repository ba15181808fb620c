//! Titles and descriptions of keys, kept apart from the code.

use std::sync::LazyLock;

use crate::sentences::{Sentences, Translations};

/// A key's title, and below it the description, by the path of the key.
pub(super) static WORDS: Translations = Translations {
    japanese: LazyLock::new(|| Sentences::built_in(include_str!("words/ja.yaml"))),
    english: LazyLock::new(|| Sentences::built_in(include_str!("words/en.yaml"))),
};

/// The title of a path and its description, which may be empty.
pub(super) fn of<'a>(words: &'a Sentences, path: &str) -> (&'a str, &'a str) {
    let text = words.get(path).trim();
    text.split_once('\n').unwrap_or((text, ""))
}
