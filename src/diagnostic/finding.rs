//! One finding.

use std::sync::Arc;

use super::place::Place;
use super::rule::Rule;
use crate::yaml::{Expected, Issue, IssueKind, IssuePlace, SyntaxKind, Target};

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing is published while it stands.
    Error,
    /// The site is published; a person should look.
    Warning,
}

/// A word of a finding's sentence.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Argument {
    /// Words from the content, shown as they are.
    Words(String),
    /// The name of a term in the catalogue, shown in the reader's language.
    Term(&'static str),
}

/// Something in the content that a person should mend, as data: [`super::Catalogue`] has the sentences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule that the content breaks.
    pub rule: Rule,
    /// Whether it stops the publication.
    pub severity: Severity,
    /// Where it is.
    pub place: Place,
    /// The words that the rule's sentence has places for.
    pub arguments: Vec<(&'static str, Argument)>,
    /// What is allowed in its place; empty where that is no list.
    pub allowed: Vec<String>,
    /// The allowed word that is nearest to what was written.
    pub nearest: Option<String>,
    /// Another place that has part in it, such as the first use of a number used twice.
    pub related: Option<Place>,
    /// What is known of the page, where it is about a rendered one.
    pub rendered: Option<Rendered>,
}

/// Where a mistake on a rendered page comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// The file of the template that makes this kind of page.
    pub template: Option<String>,
    /// How many pages have it.
    pub pages: usize,
}

impl Finding {
    /// A finding of the rule's own severity.
    pub fn new(rule: Rule, place: Place) -> Self {
        Self {
            rule,
            severity: rule.severity(),
            place,
            arguments: Vec::new(),
            allowed: Vec::new(),
            nearest: None,
            related: None,
            rendered: None,
        }
    }

    /// Adds words from the content.
    #[must_use]
    pub fn with(mut self, name: &'static str, words: impl Into<String>) -> Self {
        self.arguments.push((name, Argument::Words(words.into())));
        self
    }

    /// Adds a term of the catalogue.
    #[must_use]
    pub fn with_term(mut self, name: &'static str, term: &'static str) -> Self {
        self.arguments.push((name, Argument::Term(term)));
        self
    }

    /// Says what is allowed, and which of it is nearest to the words that were written.
    #[must_use]
    pub fn allowing<S: Into<String>>(mut self, written: &str, allowed: impl IntoIterator<Item = S>) -> Self {
        self.allowed = allowed.into_iter().map(Into::into).collect();
        self.nearest = super::nearest(written, self.allowed.iter().map(String::as_str)).map(str::to_owned);
        self
    }

    /// Names the word that was most likely meant.
    #[must_use]
    pub fn suggesting(mut self, nearest: impl Into<String>) -> Self {
        self.nearest = Some(nearest.into());
        self
    }

    /// Names another place that has part in it.
    #[must_use]
    pub fn related_to(mut self, place: Place) -> Self {
        self.related = Some(place);
        self
    }

    /// Makes it a warning, where the circumstances excuse it.
    #[must_use]
    pub fn as_warning(mut self) -> Self {
        self.severity = Severity::Warning;
        self
    }

    /// A mistake in the YAML of a file; `base` is where the YAML begins in the file's text.
    pub fn from_issue(file: &str, base: usize, issue: Issue) -> Self {
        let place = match issue.place {
            IssuePlace::Target(target) => Place::yaml(file, target),
            IssuePlace::Span(span) => Place::span(file, base + span.start..base + span.end),
        };
        match issue.kind {
            IssueKind::Syntax(kind) => {
                let rule = match &kind {
                    SyntaxKind::Tab => Rule::YamlTab,
                    SyntaxKind::FullWidthColon => Rule::YamlFullWidthColon,
                    SyntaxKind::Colon => Rule::YamlColon,
                    SyntaxKind::Unclosed => Rule::YamlUnclosed,
                    SyntaxKind::ReservedCharacter => Rule::YamlReservedCharacter,
                    SyntaxKind::TooComplex => Rule::YamlTooComplex,
                    SyntaxKind::TooLarge => Rule::YamlTooLarge,
                    SyntaxKind::SeveralDocuments => Rule::YamlSeveralDocuments,
                    SyntaxKind::Other(_) => Rule::YamlSyntax,
                };
                let finding = Self::new(rule, place);
                match kind {
                    SyntaxKind::Other(told) => finding.with("detail", told),
                    _ => finding,
                }
            }
            IssueKind::ControlCharacter => Self::new(Rule::ControlCharacter, place),
            IssueKind::UnknownKey { key, allowed } => {
                Self::new(Rule::UnknownKey, place).with("key", key.clone()).allowing(&key, allowed)
            }
            IssueKind::DuplicateKey { key } => {
                let first = match &place.at {
                    super::At::Yaml(target) => {
                        Some(Place::yaml(file, Target { occurrence: 0, ..target.clone() }))
                    }
                    super::At::File | super::At::Span(..) | super::At::Quote(_) => None,
                };
                let finding = Self::new(Rule::DuplicateKey, place).with("key", key);
                match first {
                    Some(first) => finding.related_to(first),
                    None => finding,
                }
            }
            IssueKind::WrongType { key, expected } => {
                let term = match expected {
                    Expected::Text => "a-text",
                    Expected::List => "a-list",
                    Expected::Record => "a-record",
                };
                // A front matter that is no record at all has no key to name.
                if key.is_empty() {
                    return Self::new(Rule::YamlSyntax, place).with("detail", "");
                }
                Self::new(Rule::WrongType, place).with("key", key).with_term("expected", term)
            }
        }
    }
}

/// Puts findings in the order in which they are shown: by file, then by place, each once.
pub fn sort(findings: &mut Vec<Finding>, texts: &dyn super::Texts) {
    let mut keyed: Vec<_> = {
        let mut last: Option<(String, Option<Arc<super::Text>>)> = None;
        findings.sort_by(|a, b| (&a.place, a.rule).cmp(&(&b.place, b.rule)));
        findings
            .drain(..)
            .map(|finding| {
                if last.as_ref().is_none_or(|(file, _)| *file != finding.place.file) {
                    last = Some((finding.place.file.clone(), texts.text(&finding.place.file)));
                }
                let position = last
                    .as_ref()
                    .and_then(|(_, text)| text.as_deref())
                    .and_then(|text| super::Position::find(&finding.place, text));
                let start = position.map_or(0, |position| position.span.start);
                (finding.place.file.clone(), start, finding)
            })
            .collect()
    };
    keyed.sort_by(|a, b| (&a.0, a.1, a.2.rule).cmp(&(&b.0, b.1, b.2.rule)));
    findings.extend(keyed.into_iter().map(|(_, _, finding)| finding));
    findings.dedup();
}
