//! What the command line says.

use crate::sentences::{Translations, translations};

/// The words of the help, and of what a run says at its end.
pub(super) static MESSAGES: Translations = translations!("messages");

#[cfg(test)]
mod tests {
    use super::MESSAGES;

    #[test]
    fn every_language_has_the_same_sentences() {
        assert!(MESSAGES.japanese.keys().eq(MESSAGES.english.keys()));
    }
}
