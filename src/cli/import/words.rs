//! The sentences of an import's report.

use crate::sentences::{Translations, translations};

pub(super) static WORDS: Translations = translations!("words");

#[cfg(test)]
mod tests {
    use super::WORDS;

    #[test]
    fn every_language_has_the_same_sentences() {
        assert!(WORDS.japanese.keys().eq(WORDS.english.keys()));
    }
}
