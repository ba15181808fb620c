//! Words that stand at the head of columns and beside what the head of a form says.

use crate::sentences::{Translations, translations};

pub(super) static WORDS: Translations = translations!("words");

/// The words of a kind, in every language.
pub(super) fn each(key: &str) -> Vec<&'static str> {
    let languages = [&*WORDS.japanese, &*WORDS.english];
    languages.into_iter().flat_map(|words| words.get(key).split(['、', ','])).map(str::trim).collect()
}

#[cfg(test)]
mod tests {
    use super::WORDS;

    #[test]
    fn every_language_has_the_same_sentences() {
        assert!(WORDS.japanese.keys().eq(WORDS.english.keys()));
    }
}
