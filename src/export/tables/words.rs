//! What the data set says about itself.

use crate::sentences::{Translations, translations};

/// The names and descriptions of tables, columns and codes, and the sentences of the README.
pub(super) static WORDS: Translations = translations!("words");

#[cfg(test)]
mod tests {
    use super::WORDS;
    use crate::settings::cp932;

    #[test]
    fn every_language_has_the_same_sentences() {
        assert!(WORDS.japanese.keys().eq(WORDS.english.keys()));
    }

    #[test]
    fn every_encoding_has_their_characters() {
        for words in [&*WORDS.japanese, &*WORDS.english] {
            for key in words.keys() {
                assert!(cp932::unsupported(words.get(key)).is_empty(), "{key}");
            }
        }
    }
}
