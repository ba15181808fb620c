//! What reading one Markdown file needs, whichever kind it is.

use super::context::Context;
use crate::address;
use crate::calendar::{self, Date, DateError, EraDisplay};
use crate::diagnostic::{Finding, Place, Rule};
use crate::markdown::{Labels, Problem, ProblemKind};
use crate::settings::Settings;
use crate::yaml::{self, FrontMatterError, Record, Shape, Step, Target};

/// One file that is being read: its name, its text and what is wrong with it so far.
pub(super) struct Reader<'a> {
    pub(super) file: String,
    pub(super) text: &'a str,
    pub(super) settings: &'a Settings,
    pub(super) labels: &'a Labels,
    pub(super) findings: Vec<Finding>,
}

/// The parts of a file that could be read.
pub(super) struct Parts<'a> {
    pub(super) record: Record,
    pub(super) body: &'a str,
    /// Where the body begins in the file, in bytes.
    pub(super) base: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(file: String, text: &'a str, context: &'a Context<'a>) -> Self {
        Self { file, text, settings: context.settings, labels: context.labels, findings: Vec::new() }
    }

    /// Cuts the file in two and reads its front matter; `None`, with a finding, where there is none.
    pub(super) fn parts(&mut self, shape: &Shape) -> Option<Parts<'a>> {
        let parts = match yaml::split(self.text) {
            Ok(parts) => parts,
            Err(FrontMatterError::Missing) => {
                let first_line = self.text.find('\n').unwrap_or(self.text.len());
                self.push(Finding::new(
                    Rule::FrontMatterMissing,
                    Place::span(self.file.clone(), 0..first_line),
                ));
                return None;
            }
            Err(FrontMatterError::Unclosed(span)) => {
                self.push(Finding::new(Rule::FrontMatterUnclosed, Place::span(self.file.clone(), span)));
                return None;
            }
        };
        let (record, issues) = yaml::read(&self.text[parts.yaml.clone()], shape);
        for issue in issues {
            self.push(Finding::from_issue(&self.file, parts.yaml.start, issue));
        }
        Some(Parts { record: record?, body: &self.text[parts.body.clone()], base: parts.body.start })
    }

    pub(super) fn push(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// The place of a key's value.
    pub(super) fn value(&self, path: impl IntoIterator<Item = Step>) -> Place {
        Place::yaml(self.file.clone(), Target::value(path))
    }

    /// A text that must be there and say something.
    pub(super) fn required<'r>(&mut self, record: &'r Record, key: &str, path: &[Step]) -> Option<&'r str> {
        let text = record.filled(key);
        if text.is_none() && !record.is_passed_over(key) {
            let rule = if record.get(key).is_some() { Rule::EmptyValue } else { Rule::MissingKey };
            let place = self.value(path.iter().cloned().chain([Step::from(key)]));
            self.push(Finding::new(rule, place).with("key", key));
        }
        text
    }

    /// A date, where the key has a value.
    pub(super) fn date(&mut self, record: &Record, key: &str) -> Option<Date> {
        let text = record.filled(key)?;
        match calendar::parse_date(text) {
            Ok(date) => Some(date),
            Err(error) => {
                let finding = Finding::new(Rule::DateInvalid, self.value([key.into()]))
                    .with("key", key)
                    .with("value", text);
                self.push(match error {
                    DateError::OutsideEra { suggestion } => finding.suggesting(calendar::display_date(
                        suggestion,
                        EraDisplay::Era,
                        self.settings.language,
                    )),
                    DateError::NotADate | DateError::NoSuchDay | DateError::Contradiction => finding,
                });
                None
            }
        }
    }

    /// A key that becomes part of an address.
    pub(super) fn key(&mut self, key: &str, path: impl IntoIterator<Item = Step>) {
        if !address::is_key(key) {
            let finding = Finding::new(Rule::InvalidKey, self.value(path)).with("key", key);
            self.push(match address::suggest_name(key) {
                Some(suggestion) => finding.suggesting(suggestion.replace('.', "-")),
                None => finding,
            });
        }
    }

    /// What the Markdown of a body did not like.
    pub(super) fn problems(&mut self, base: usize, problems: Vec<Problem>) {
        for problem in problems {
            let place = Place::span(self.file.clone(), base + problem.span.start..base + problem.span.end);
            let finding = match problem.kind {
                ProblemKind::EmptyItem => Finding::new(Rule::EmptyItem, place),
                ProblemKind::RawHtml => Finding::new(Rule::RawHtml, place),
                ProblemKind::UnsafeScheme { scheme } => {
                    Finding::new(Rule::UnsafeLink, place).with("scheme", scheme)
                }
                ProblemKind::ImageWithoutAlternative => Finding::new(Rule::ImageWithoutAlternative, place),
                ProblemKind::LinkWithoutWords => Finding::new(Rule::LinkWithoutWords, place),
                ProblemKind::UndefinedFootnote { label } => {
                    Finding::new(Rule::FootnoteUndefined, place).with("name", label)
                }
                ProblemKind::UnusedFootnote { label } => {
                    Finding::new(Rule::FootnoteUnused, place).with("name", label)
                }
                ProblemKind::HeadingAttribute { name } => {
                    Finding::new(Rule::HeadingAttribute, place).with("name", name)
                }
            };
            self.push(finding);
        }
    }
}
