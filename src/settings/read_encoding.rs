//! Characters that the encoding of the tables does not have, found where they are written.

use std::ops::Range;

use super::FILE;
use super::cp932::{self, Unsupported};
use super::data::Encoding;
use super::site::Settings;
use crate::diagnostic::{Finding, Place, Rule};
use crate::yaml::{self, Node, Record, Step, Target};

/// A file whose words go into tables.
#[derive(Clone, Copy, Debug)]
pub struct Written<'a> {
    /// Its name.
    pub file: &'a str,
    /// Its text.
    pub text: &'a str,
    /// Where its YAML begins and ends.
    pub yaml: (usize, usize),
}

impl Written<'_> {
    /// What a value of the YAML holds that the encoding does not have. `field` is what the value is called.
    pub fn in_value(&self, target: &Target, field: &str, value: &str) -> Vec<Finding> {
        let place_of = |character: char| {
            self.in_words_of(target, character).map_or_else(
                || Place::yaml(self.file, target.clone()),
                |start| Place::span(self.file, start..start + character.len_utf8()),
            )
        };
        findings(field, value, place_of)
    }

    /// The same of words that were made of a piece of the text; the whole piece is the place of what it says otherwise
    /// than the words do.
    pub fn in_span(&self, span: &Range<usize>, field: &str, words: &str) -> Vec<Finding> {
        let source = self.text.get(span.clone()).unwrap_or_default();
        let place_of = |character: char| {
            let spellings: &[&str] = match character {
                '☑' => &["[x]", "[X]"],
                '☐' => &["[ ]"],
                _ => &[],
            };
            let found = source.find(character).map(|at| (at, character.len_utf8())).or_else(|| {
                spellings.iter().find_map(|spelling| Some((source.find(spelling)?, spelling.len())))
            });
            let heading = source.find('\n').unwrap_or(source.len());
            let (at, length) = found.unwrap_or((0, heading));
            Place::span(self.file, span.start + at..span.start + at + length)
        };
        findings(field, words, place_of)
    }

    /// Where a character of a value is: in its line, or in the lines that go on with it, which are indented.
    fn in_words_of(&self, target: &Target, character: char) -> Option<usize> {
        let (start, end) = self.yaml;
        let yaml = self.text.get(start..end)?;
        let words = yaml::locate(yaml, target)?;
        let in_words = |range: Range<usize>| Some(range.start + yaml.get(range)?.find(character)?);
        let following = yaml.get(words.end..)?;
        let goes_on =
            following.split_inclusive('\n').skip(1).take_while(|line| line.starts_with([' ', '\r', '\n']));
        let rest = following.split_inclusive('\n').next().map_or(0, str::len);
        let more = rest + goes_on.map(str::len).sum::<usize>();
        in_words(words.clone()).or_else(|| in_words(words.end..words.end + more)).map(|at| start + at)
    }
}

fn findings(field: &str, words: &str, place_of: impl Fn(char) -> Place) -> Vec<Finding> {
    let told = |unsupported: Unsupported| {
        let Unsupported { character, nearest } = unsupported;
        let finding = Finding::new(Rule::EncodingUnsupported, place_of(character))
            .with("field", field)
            .with("character", character)
            .with("code", format!("U+{:04X}", u32::from(character)));
        match nearest {
            Some(nearest) => finding.suggesting(nearest),
            None => finding,
        }
    };
    cp932::unsupported(words).into_iter().map(told).collect()
}

/// What the configuration says in tables and cannot in their encoding.
pub(super) fn read(text: &str, record: &Record, settings: &Settings) -> Vec<Finding> {
    if settings.data.encoding != Encoding::Cp932 {
        return Vec::new();
    }
    let start = text.len() - text.trim_start_matches('\u{feff}').len();
    let written = Written { file: FILE, text, yaml: (start, text.len()) };
    let mut found = Vec::new();
    let mut check = |above: &[Step], step: Step, field: &str, value: Option<&str>| {
        let path = above.iter().cloned().chain([step]);
        found.extend(written.in_value(&Target::value(path), field, value.unwrap_or_default()));
    };
    check(&[], "organisation".into(), "organisation", record.filled("organisation"));
    for (index, category) in records(record.list("categories")) {
        for key in ["name", "description"] {
            check(&[Step::from("categories"), Step::from(index)], key.into(), key, category.filled(key));
        }
    }
    let common = record.record("labels").and_then(|labels| labels.filled("common"));
    check(&[Step::from("labels")], "common".into(), "common", common);
    let columns = record.record("form").map(|form| form.list("columns")).unwrap_or_default();
    for (index, column) in records(columns) {
        let above = [Step::from("form"), Step::from("columns"), Step::from(index)];
        for key in ["label", "hint"] {
            check(&above, key.into(), key, column.filled(key));
        }
        let above = above.into_iter().chain([Step::from("choices")]).collect::<Vec<_>>();
        for (place, choice) in column.list("choices").iter().enumerate() {
            check(&above, place.into(), "choices", choice.as_text());
        }
    }
    found
}

fn records(nodes: &[Node]) -> impl Iterator<Item = (usize, &Record)> {
    nodes.iter().enumerate().filter_map(|(index, node)| Some((index, node.as_record()?)))
}
