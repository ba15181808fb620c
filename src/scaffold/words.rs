//! The words of comments in files that are made, in the site's language.

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
