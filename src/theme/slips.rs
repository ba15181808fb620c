//! Files, words and names of a theme that nothing asks for, or that ask for what is not there: most of them are
//! misspelt.

use std::collections::{BTreeMap, BTreeSet};

use super::layer::Layer;
use super::load::Theme;
use super::origin;
use super::scan::{Mentions, scan};
use crate::diagnostic::{Finding, Place, Rule};
use crate::language::Language;

/// What a layer says, apart from its templates' texts.
pub(super) struct Said {
    prefix: String,
    folder: String,
    /// The paths of its files.
    paths: Vec<String>,
    /// The keys of its words, with the file that they are in.
    strings: Vec<(String, String, String)>,
    outdated: Vec<(String, String)>,
}

impl Said {
    /// Notes what a layer says; `below` are the files of the themes below it.
    pub(super) fn new(layer: &Layer, below: &BTreeMap<String, Vec<u8>>) -> Self {
        let is_outdated = |path: &String, bytes: &Vec<u8>| {
            let origin = origin::read(path, bytes)?;
            let original = below.get(path)?;
            (!origin.is_of(original)).then(|| (path.clone(), origin.version.to_owned()))
        };
        Self {
            prefix: layer.prefix.clone(),
            folder: layer.folder.clone(),
            paths: layer.files.keys().cloned().collect(),
            strings: Vec::new(),
            outdated: layer.files.iter().filter_map(|(path, bytes)| is_outdated(path, bytes)).collect(),
        }
    }

    /// Notes words.
    pub(super) fn string(&mut self, file: &str, key: &str, words: &str) {
        self.strings.push((file.to_owned(), key.to_owned(), words.to_owned()));
    }
}

/// Looks through every theme but the built-in one, which comes first.
pub(super) fn check(theme: &Theme, layers: &[Said], options: &[&str]) -> Vec<Finding> {
    let Some((built_in, own)) = layers.split_first() else { return Vec::new() };
    if own.is_empty() {
        return Vec::new();
    }
    let mentions: Vec<Mentions> = theme.templates.iter().map(|template| scan(&template.text)).collect();
    let mut findings = Vec::new();
    let mut known: BTreeSet<&str> = built_in.paths.iter().map(String::as_str).collect();
    let mut words: BTreeMap<&str, &str> = strings(built_in).collect();
    for layer in own {
        findings.extend(files(theme, layer, &known, &mentions, options));
        findings.extend(unused_words(layer, &words, &mentions));
        for (path, version) in &layer.outdated {
            let file = format!("{}/{path}", layer.folder);
            let place = Place::span(file, 0..1);
            findings.push(Finding::new(Rule::CopyOutdated, place).with("version", version.as_str()));
        }
        known.extend(layer.paths.iter().map(String::as_str));
        words.extend(strings(layer));
    }
    findings.extend(unknown_fields(theme, &mentions));
    findings
}

fn strings(layer: &Said) -> impl Iterator<Item = (&str, &str)> {
    layer.strings.iter().map(|(_, key, words)| (key.as_str(), words.as_str()))
}

/// Files that override nothing and that nothing asks for.
fn files(
    theme: &Theme,
    layer: &Said,
    known: &BTreeSet<&str>,
    mentions: &[Mentions],
    options: &[&str],
) -> Vec<Finding> {
    let is_asked = |path: &str| {
        if let Some(name) = path.strip_prefix("templates/") {
            let whole = format!("{}/{name}", layer.prefix);
            let defines = theme
                .templates
                .iter()
                .zip(mentions)
                .any(|(template, mentions)| template.name == whole && !mentions.components.is_empty());
            let mut asked = mentions.iter().flat_map(|mentions| &mentions.templates);
            return defines || asked.any(|(asked, _)| *asked == name || *asked == whole);
        }
        if let Some(name) = path.strip_prefix("assets/") {
            return options.contains(&name)
                || theme.templates.iter().any(|template| template.text.contains(name));
        }
        let language = path.strip_prefix("strings/").and_then(|name| name.strip_suffix(".yaml"));
        language.is_some_and(|tag| Language::from_tag(tag).is_some())
            || (!path.contains('/') && nearest_file(path, known).is_none())
    };
    let unasked = layer.paths.iter().filter(|path| !known.contains(path.as_str()) && !is_asked(path));
    unasked
        .map(|path| {
            let place = Place::file(format!("{}/{path}", layer.folder));
            let finding = Finding::new(Rule::ThemeFileUnused, place).with("name", path.as_str());
            nearest_file(path, known).into_iter().fold(finding, Finding::suggesting)
        })
        .collect()
}

/// The known file that was most likely meant: of the same name elsewhere, else one in the same folder.
fn nearest_file<'k>(path: &str, known: &BTreeSet<&'k str>) -> Option<&'k str> {
    let name = |path: &'k str| path.rsplit_once('/').map_or(path, |(_, name)| name);
    let written = path.rsplit_once('/').map_or(path, |(_, name)| name);
    let folder = path.split_once('/').map(|(folder, _)| folder);
    let same_folder =
        |path: &&&str| folder.is_some() && path.split_once('/').map(|(folder, _)| folder) == folder;
    let by_name = |names: Vec<&'k str>| {
        let nearest = crate::diagnostic::nearest(written, names.iter().map(|path| name(path)))?;
        names.into_iter().find(|path| name(path) == nearest)
    };
    let top = (folder.is_none()).then_some(super::manifest::FILE);
    by_name(known.iter().filter(same_folder).copied().collect())
        .or_else(|| by_name(known.iter().copied().chain(top).collect()))
}

/// Words with a key that no template asks for, and words with other places than those that they stand for.
fn unused_words(layer: &Said, below: &BTreeMap<&str, &str>, mentions: &[Mentions]) -> Vec<Finding> {
    let computes = mentions.iter().any(|mentions| mentions.computes_strings);
    let is_asked = |key: &str| {
        computes || mentions.iter().flat_map(|mentions| &mentions.strings).any(|(asked, _)| asked == key)
    };
    let mut findings = Vec::new();
    for (file, key, words) in &layer.strings {
        let place = |part: crate::yaml::Part| {
            let step = [crate::yaml::Step::from(key.as_str())];
            let target = match part {
                crate::yaml::Part::Key => crate::yaml::Target::key(step, 0),
                crate::yaml::Part::Value => crate::yaml::Target::value(step),
            };
            Place::yaml(file.as_str(), target)
        };
        let Some(original) = below.get(key.as_str()) else {
            if !is_asked(key) {
                let finding =
                    Finding::new(Rule::StringUnused, place(crate::yaml::Part::Key)).with("key", key.as_str());
                let nearest = crate::diagnostic::nearest(key, below.keys().copied());
                findings.push(nearest.into_iter().fold(finding, Finding::suggesting));
            }
            continue;
        };
        let (written, wanted) = (places(words), places(original));
        let at = || place(crate::yaml::Part::Value);
        for name in written.difference(&wanted) {
            let finding =
                Finding::new(Rule::StringPlaceUnknown, at()).with("name", *name).with("key", key.as_str());
            findings.push(finding.allowing(name, wanted.iter().copied()));
        }
        for name in wanted.difference(&written) {
            findings.push(
                Finding::new(Rule::StringPlaceMissing, at()).with("name", *name).with("key", key.as_str()),
            );
        }
    }
    findings
}

/// The `{name}` places of a sentence.
fn places(words: &str) -> BTreeSet<&str> {
    words.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).collect()
}

/// Assets and words that templates ask for in brackets: the engine does not say what there would be.
fn unknown_fields(theme: &Theme, mentions: &[Mentions]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (template, mentions) in theme.templates.iter().zip(mentions) {
        for (name, span) in &mentions.assets {
            if !theme.assets.iter().any(|asset| asset.name == *name) {
                let names = theme.assets.iter().map(|asset| asset.name.as_str());
                let place = Place::span(template.file.as_str(), span.clone());
                let finding = Finding::new(Rule::AssetMissing, place).with("name", name.as_str());
                findings.push(finding.allowing(name, names));
            }
        }
        for (key, span) in &mentions.strings {
            if !theme.strings.entries().contains_key(key) {
                let place = Place::span(template.file.as_str(), span.clone());
                let finding = Finding::new(Rule::StringMissing, place).with("key", key.as_str());
                let nearest =
                    crate::diagnostic::nearest(key, theme.strings.entries().keys().map(String::as_str));
                findings.push(nearest.into_iter().fold(finding, Finding::suggesting));
            }
        }
    }
    findings
}
