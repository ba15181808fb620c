//! What the program says, kept apart from what it does: sentences by key, with places for values.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Serialize;

use crate::language::Language;

/// The sentences of one language.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct Sentences(BTreeMap<String, String>);

impl Sentences {
    /// Reads sentences that are part of the program. Tests read every file of them.
    ///
    /// # Panics
    /// Where the text is no map of sentences: a mistake in the program.
    #[allow(clippy::expect_used, reason = "the text is part of the program")]
    pub fn built_in(text: &str) -> Self {
        Self(serde_yaml::from_str(text).expect("the sentences are well-formed"))
    }

    /// A sentence; nothing where there is none of that name.
    pub fn get(&self, key: &str) -> &str {
        self.0.get(key).map_or("", String::as_str)
    }

    /// A sentence with values in its places.
    pub fn fill(&self, key: &str, arguments: &[(&str, &str)]) -> String {
        let value =
            |name: &str| arguments.iter().find(|(argument, _)| *argument == name).map(|(_, value)| *value);
        fill(self.get(key), |name| value(name).map(str::to_owned))
    }

    /// The names of all sentences, in order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

/// The sentences of one part of the program in every language; each is read when it is first needed.
#[derive(Debug)]
pub struct Translations {
    /// The Japanese ones.
    pub japanese: LazyLock<Sentences>,
    /// The English ones.
    pub english: LazyLock<Sentences>,
}

/// The sentences in a folder beside the file that asks for them: `ja.yaml` and `en.yaml`.
macro_rules! translations {
    ($folder:literal) => {
        $crate::sentences::Translations {
            japanese: std::sync::LazyLock::new(|| {
                $crate::sentences::Sentences::built_in(include_str!(concat!($folder, "/ja.yaml")))
            }),
            english: std::sync::LazyLock::new(|| {
                $crate::sentences::Sentences::built_in(include_str!(concat!($folder, "/en.yaml")))
            }),
        }
    };
}
pub(crate) use translations;

impl Translations {
    /// The sentences of a language.
    pub fn of(&self, language: Language) -> &Sentences {
        match language {
            Language::Japanese => &self.japanese,
            Language::English => &self.english,
        }
    }
}

/// Puts values into the `{name}` places of a sentence in one pass; a place without a value stays.
pub fn fill<V: AsRef<str>>(sentence: &str, value: impl Fn(&str) -> Option<V>) -> String {
    let mut filled = String::with_capacity(sentence.len());
    let mut rest = sentence;
    while let Some(open) = rest.find('{') {
        let Some(length) = rest[open..].find('}') else { break };
        filled.push_str(&rest[..open]);
        match value(&rest[open + 1..open + length]) {
            Some(value) => filled.push_str(value.as_ref()),
            None => filled.push_str(&rest[open..=open + length]),
        }
        rest = &rest[open + length + 1..];
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn places_are_filled_once() {
        let value = |name: &str| (name == "a").then(|| "{b}".to_owned());
        assert_eq!(fill("x {a} {c} {", value), "x {b} {c} {");
    }
}
