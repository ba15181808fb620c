//! The sentences of findings, in each language.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::excerpt::visible;
use super::finding::{Argument, Finding, Severity};
use crate::language::Language;

/// The sentences of one language.
#[derive(Debug, Deserialize)]
pub struct Catalogue {
    levels: Levels,
    nearest: String,
    allowed: String,
    separator: String,
    related: String,
    totals: String,
    pages: String,
    template: String,
    terms: BTreeMap<String, String>,
    rules: BTreeMap<String, Sentences>,
}

#[derive(Debug, Deserialize)]
struct Levels {
    error: String,
    warning: String,
    help: String,
    note: String,
}

#[derive(Debug, Deserialize)]
struct Sentences {
    message: String,
    help: Option<String>,
}

impl Catalogue {
    /// The catalogue of a language; they are read once.
    #[allow(clippy::missing_panics_doc, reason = "it cannot: see below")]
    pub fn of(language: Language) -> &'static Self {
        static JAPANESE: OnceLock<Catalogue> = OnceLock::new();
        static ENGLISH: OnceLock<Catalogue> = OnceLock::new();
        let (cell, text) = match language {
            Language::Japanese => (&JAPANESE, include_str!("catalogue/ja.yaml")),
            Language::English => (&ENGLISH, include_str!("catalogue/en.yaml")),
        };
        #[allow(clippy::expect_used, reason = "the catalogues are part of the program and a test reads both")]
        cell.get_or_init(|| serde_yaml::from_str(text).expect("the catalogue is well-formed"))
    }

    /// What a severity is called.
    pub fn level(&self, severity: Severity) -> &str {
        match severity {
            Severity::Error => &self.levels.error,
            Severity::Warning => &self.levels.warning,
        }
    }

    /// What introduces a hint.
    pub fn help_level(&self) -> &str {
        &self.levels.help
    }

    /// What introduces a remark.
    pub fn note_level(&self) -> &str {
        &self.levels.note
    }

    /// What stands at a related place.
    pub fn related(&self) -> &str {
        &self.related
    }

    /// The words of a term; its name where the catalogue lacks it.
    pub fn term<'a>(&'a self, name: &'a str) -> &'a str {
        self.terms.get(name).map_or(name, String::as_str)
    }

    /// The sentence that counts the findings.
    pub fn totals(&self, errors: usize, warnings: usize) -> String {
        self.totals.replace("{errors}", &errors.to_string()).replace("{warnings}", &warnings.to_string())
    }

    /// The sentence that says what is wrong.
    pub fn message(&self, finding: &Finding) -> String {
        let sentence = self.rules.get(finding.rule.name()).map_or("", |sentences| &sentences.message);
        self.fill(sentence, finding)
    }

    /// The sentences that say how to mend it, one each: the nearest match, what is allowed, the rule's advice, where a
    /// rendered page comes from.
    pub fn help(&self, finding: &Finding) -> Vec<String> {
        let nearest = finding.nearest.as_ref().map(|word| self.nearest.replace("{nearest}", word));
        let allowed = (!finding.allowed.is_empty())
            .then(|| self.allowed.replace("{list}", &finding.allowed.join(&self.separator)));
        let advice = self
            .rules
            .get(finding.rule.name())
            .and_then(|sentences| sentences.help.as_deref())
            .map(|sentence| self.fill(sentence, finding));
        let pages = finding.rendered.as_ref().map(|rendered| rendered.pages).filter(|pages| *pages > 1);
        let pages = pages.map(|pages| self.pages.replace("{pages}", &pages.to_string()));
        let template = finding.rendered.as_ref().and_then(|rendered| rendered.template.as_ref());
        let template = template.map(|file| self.template.replace("{file}", file));
        nearest.into_iter().chain(allowed).chain(advice).chain(template).chain(pages).collect()
    }

    /// Puts a finding's words into a sentence, in one pass: braces in the words stay what they are.
    fn fill(&self, sentence: &str, finding: &Finding) -> String {
        let mut filled = String::with_capacity(sentence.len());
        let mut rest = sentence;
        while let Some(open) = rest.find('{') {
            let Some(length) = rest[open..].find('}') else { break };
            let name = &rest[open + 1..open + length];
            filled.push_str(&rest[..open]);
            match finding.arguments.iter().find(|(argument, _)| *argument == name) {
                Some((_, Argument::Words(words))) => filled.push_str(&shorten(words)),
                Some((_, Argument::Term(term))) => filled.push_str(self.term(term)),
                None => filled.push_str(&rest[open..=open + length]),
            }
            rest = &rest[open + length + 1..];
        }
        filled.push_str(rest);
        filled
    }
}

/// Words from the content on one line and of a bearable length; the whole stands in the excerpt.
fn shorten(words: &str) -> String {
    const MAXIMUM: usize = 80;
    let mut line: String = words.chars().map(visible).take(MAXIMUM).collect();
    if words.chars().nth(MAXIMUM).is_some() {
        line.push('…');
    }
    line
}

#[cfg(test)]
mod tests {
    use super::Catalogue;
    use crate::diagnostic::Rule;
    use crate::language::Language;

    fn places(sentence: &str) -> Vec<String> {
        let mut names: Vec<_> = sentence
            .split('{')
            .skip(1)
            .filter_map(|rest| rest.split_once('}').map(|(name, _)| name.to_owned()))
            .collect();
        names.sort();
        names
    }

    #[test]
    fn every_rule_has_the_same_sentences_in_every_language() {
        let english = Catalogue::of(Language::English);
        let japanese = Catalogue::of(Language::Japanese);
        for rule in Rule::ALL {
            let (a, b) = (&english.rules[rule.name()], &japanese.rules[rule.name()]);
            assert_eq!(places(&a.message), places(&b.message), "{}", rule.name());
            assert_eq!(a.help.is_some(), b.help.is_some(), "{}", rule.name());
            assert_eq!(a.help.as_deref().map(places), b.help.as_deref().map(places), "{}", rule.name());
        }
        assert_eq!(english.rules.len(), Rule::ALL.len());
        assert_eq!(japanese.rules.len(), Rule::ALL.len());
        assert!(english.terms.keys().eq(japanese.terms.keys()));
    }
}
