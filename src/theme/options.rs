//! What can be chosen about a theme, and what was chosen.

use std::collections::BTreeMap;

use serde::Serialize;

use super::manifest::Manifest;
use crate::address;
use crate::diagnostic::{Finding, Place, Rule};
use crate::yaml::{Node, Record};

/// The kinds of option, as `theme.yaml` names them.
const KINDS: [&str; 4] = ["choice", "number", "text", "asset"];

/// The option whose asset templates see as `theme.mark`.
pub(super) const MARK: &str = "mark";

/// What was chosen.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(untagged)]
pub enum Chosen {
    /// A whole number from 1.
    Number(u32),
    /// Anything else.
    Words(String),
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    Choice(Vec<String>),
    Number,
    Text,
    Asset,
}

#[derive(Clone, Debug)]
struct Declared {
    name: String,
    kind: Kind,
    chosen: Chosen,
    /// Where it was chosen.
    place: Place,
}

/// The options, in the order in which they were declared.
#[derive(Clone, Debug, Default)]
pub(super) struct Options(Vec<Declared>);

impl Options {
    /// Takes what a theme says: a record declares an option, and plain words choose.
    pub(super) fn take(&mut self, manifest: &Manifest, findings: &mut Vec<Finding>) {
        for (name, node) in manifest.entries("options") {
            match node {
                Node::Record(record) => self.declare(manifest, name, record, findings),
                Node::Text(_) | Node::List(_) => self.choose(manifest, name, node, findings),
            }
        }
    }

    fn declare(&mut self, manifest: &Manifest, name: &str, record: &Record, findings: &mut Vec<Finding>) {
        if !address::is_key(name) {
            let place = manifest.key(["options", name]);
            findings.push(Finding::new(Rule::InvalidKey, place).with("key", name));
            return;
        }
        let choices: Vec<String> =
            record.list("choices").iter().filter_map(Node::as_text).map(str::to_owned).collect();
        let written = record.filled("kind").unwrap_or(if choices.is_empty() { "text" } else { "choice" });
        let first = Chosen::Words(choices.first().cloned().unwrap_or_default());
        let (kind, start) = match written {
            "choice" => (Kind::Choice(choices), first),
            "number" => (Kind::Number, Chosen::Number(1)),
            "asset" => (Kind::Asset, Chosen::Words(String::new())),
            "text" => (Kind::Text, Chosen::Words(String::new())),
            _ => {
                let place = manifest.value(["options", name, "kind"]);
                findings.push(mistaken("kind", written, place, "a-choice").allowing(written, KINDS));
                (Kind::Text, Chosen::Words(String::new()))
            }
        };
        let place = manifest.value(["options", name, "default"]);
        let chosen = match record.text("default") {
            Some(words) => read(&kind, name, words, &place).unwrap_or_else(|finding| {
                findings.push(*finding);
                start
            }),
            None => start,
        };
        self.0.retain(|declared| declared.name != name);
        self.0.push(Declared { name: name.to_owned(), kind, chosen, place });
    }

    fn choose(&mut self, manifest: &Manifest, name: &str, node: &Node, findings: &mut Vec<Finding>) {
        let Some(declared) = self.0.iter_mut().find(|declared| declared.name == name) else {
            let names = self.0.iter().map(|declared| declared.name.as_str());
            let finding = Finding::new(Rule::UnknownKey, manifest.key(["options", name])).with("key", name);
            findings.push(finding.allowing(name, names));
            return;
        };
        let place = manifest.value(["options", name]);
        match read(&declared.kind, name, node.as_text().unwrap_or_default(), &place) {
            Ok(chosen) => (declared.chosen, declared.place) = (chosen, place),
            Err(finding) => findings.push(*finding),
        }
    }

    /// What was chosen, by name.
    pub(super) fn chosen(&self) -> BTreeMap<String, Chosen> {
        self.0.iter().map(|declared| (declared.name.clone(), declared.chosen.clone())).collect()
    }

    /// The assets that were chosen, with the place where.
    pub(super) fn assets(&self) -> impl Iterator<Item = (&str, &str, &Place)> {
        self.0.iter().filter(|declared| declared.kind == Kind::Asset).filter_map(|declared| {
            match &declared.chosen {
                Chosen::Words(name) if !name.is_empty() => {
                    Some((declared.name.as_str(), name.as_str(), &declared.place))
                }
                _ => None,
            }
        })
    }
}

/// Reads the words of a choice.
fn read(kind: &Kind, name: &str, words: &str, place: &Place) -> Result<Chosen, Box<Finding>> {
    match kind {
        Kind::Number => match words.parse::<u32>() {
            Ok(number) if number > 0 => Ok(Chosen::Number(number)),
            _ if words.is_empty() => Err(empty(name, place)),
            _ => Err(Box::new(mistaken(name, words, place.clone(), "positive-whole-number"))),
        },
        Kind::Choice(choices) if !choices.iter().any(|choice| choice == words) => Err(if words.is_empty() {
            empty(name, place)
        } else {
            Box::new(mistaken(name, words, place.clone(), "a-choice").allowing(words, choices.iter()))
        }),
        Kind::Choice(_) | Kind::Text | Kind::Asset => Ok(Chosen::Words(words.to_owned())),
    }
}

fn empty(name: &str, place: &Place) -> Box<Finding> {
    Box::new(Finding::new(Rule::EmptyValue, place.clone()).with("key", name))
}

fn mistaken(name: &str, words: &str, place: Place, expected: &'static str) -> Finding {
    Finding::new(Rule::InvalidValue, place)
        .with("key", name)
        .with("value", words)
        .with_term("expected", expected)
}
