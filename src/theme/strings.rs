//! The words of the interface.

use std::collections::BTreeMap;

use crate::sentences::fill;

/// The words of the interface in the site's language, by key.
#[derive(Clone, Debug, Default)]
pub struct Strings(BTreeMap<String, String>);

impl Strings {
    /// The words of a key; the key itself where there are none, so that a gap shows and nothing breaks.
    pub fn get<'s>(&'s self, key: &'s str) -> &'s str {
        self.0.get(key).map_or(key, String::as_str)
    }

    /// The words of a key with values in their `{name}` places.
    pub fn fill(&self, key: &str, arguments: &[(&str, &str)]) -> String {
        fill(self.get(key), |name| {
            arguments.iter().find(|(argument, _)| *argument == name).map(|(_, value)| *value)
        })
    }

    /// Every key with its words, by key.
    pub fn entries(&self) -> &BTreeMap<String, String> {
        &self.0
    }

    /// Replaces or adds the words of a key.
    pub(super) fn set(&mut self, key: String, words: String) {
        self.0.insert(key, words);
    }
}
