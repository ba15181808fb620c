//! What the preview says, on pages and in the terminal.

use crate::sentences::{Translations, translations};

/// The words of the preview.
pub static WORDS: Translations = translations!("words");

#[cfg(test)]
mod tests {
    use super::WORDS;

    #[test]
    fn every_language_has_the_same_sentences() {
        assert!(WORDS.japanese.keys().eq(WORDS.english.keys()));
    }
}
