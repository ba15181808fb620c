//! What the command line says, in each language.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::language::Language;

/// The sentences of one language.
#[derive(Debug)]
pub(super) struct Messages(BTreeMap<String, String>);

impl Messages {
    /// The sentences of a language; they are read once.
    pub(super) fn of(language: Language) -> &'static Self {
        static JAPANESE: OnceLock<Messages> = OnceLock::new();
        static ENGLISH: OnceLock<Messages> = OnceLock::new();
        let (cell, text) = match language {
            Language::Japanese => (&JAPANESE, include_str!("messages/ja.yaml")),
            Language::English => (&ENGLISH, include_str!("messages/en.yaml")),
        };
        #[allow(clippy::expect_used, reason = "the sentences are part of the program and a test reads both")]
        cell.get_or_init(|| Self(serde_yaml::from_str(text).expect("the sentences are well-formed")))
    }

    /// A sentence.
    pub(super) fn get(&self, key: &str) -> &str {
        self.0.get(key).map_or("", String::as_str)
    }

    /// A sentence with values in its places.
    pub(super) fn fill(&self, key: &str, arguments: &[(&str, &str)]) -> String {
        crate::theme::fill(self.get(key), |name| {
            arguments.iter().find(|(argument, _)| *argument == name).map(|(_, value)| (*value).to_owned())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Messages;
    use crate::language::Language;

    #[test]
    fn every_language_has_the_same_sentences() {
        let [japanese, english] = [Language::Japanese, Language::English].map(Messages::of);
        assert!(japanese.0.keys().eq(english.0.keys()));
        assert!(japanese.0.values().chain(english.0.values()).all(|sentence| !sentence.is_empty()));
    }
}
