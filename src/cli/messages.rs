//! What the command line says.

use std::sync::LazyLock;

use crate::sentences::{Sentences, Translations};

/// The words of the help, and of what a run says at its end.
pub(super) static MESSAGES: Translations = Translations {
    japanese: LazyLock::new(|| Sentences::built_in(include_str!("messages/ja.yaml"))),
    english: LazyLock::new(|| Sentences::built_in(include_str!("messages/en.yaml"))),
};

#[cfg(test)]
mod tests {
    use super::MESSAGES;

    #[test]
    fn every_language_has_the_same_sentences() {
        assert!(MESSAGES.japanese.keys().eq(MESSAGES.english.keys()));
    }
}
