//! The words of the interface.

use std::collections::BTreeMap;

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
            arguments.iter().find(|(argument, _)| *argument == name).map(|(_, value)| (*value).to_owned())
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

/// Puts values into the `{name}` places of a sentence in one pass; a place without a value stays.
pub(crate) fn fill(sentence: &str, value: impl Fn(&str) -> Option<String>) -> String {
    let mut filled = String::with_capacity(sentence.len());
    let mut rest = sentence;
    while let Some(open) = rest.find('{') {
        let Some(length) = rest[open..].find('}') else { break };
        filled.push_str(&rest[..open]);
        match value(&rest[open + 1..open + length]) {
            Some(value) => filled.push_str(&value),
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
