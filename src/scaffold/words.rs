//! The words of comments in files that are made, in the site's language.

use std::sync::LazyLock;

use crate::sentences::{Sentences, Translations};

pub(super) static WORDS: Translations = Translations {
    japanese: LazyLock::new(|| Sentences::built_in(include_str!("words/ja.yaml"))),
    english: LazyLock::new(|| Sentences::built_in(include_str!("words/en.yaml"))),
};

#[cfg(test)]
mod tests {
    use super::WORDS;

    #[test]
    fn every_language_has_the_same_sentences() {
        assert!(WORDS.japanese.keys().eq(WORDS.english.keys()));
    }
}
