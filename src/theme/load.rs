//! Loads a theme: the built-in files, then what the site's own folder says otherwise.

use std::collections::BTreeMap;
use std::path::Path;

use super::asset::Asset;
use super::strings::Strings;
use super::{BUILT_IN, folder};
use crate::diagnostic::{EnvironmentError, Finding, Place, Rule};
use crate::digest::Digest;
use crate::markdown::Labels;
use crate::settings::{self, Settings};
use crate::source;
use crate::yaml::{self, Node, Record, Shape, Step, Target};

/// A theme, ready for rendering.
#[derive(Clone, Debug, Default)]
pub struct Theme {
    /// The templates; the site's own come with the built-in ones, which they may extend.
    pub templates: Vec<Template>,
    /// The files that pages need, by name.
    pub assets: Vec<Asset>,
    /// The words in the site's language.
    pub strings: Strings,
}

/// A template's source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// The name that other templates know it by, with its origin in front: `builtin/base.html`.
    pub name: String,
    /// Its file, as findings name it.
    pub file: String,
    /// Its text.
    pub text: String,
}

impl Theme {
    /// The digest of everything in it.
    pub fn digest(&self) -> Digest {
        let templates = self.templates.iter().map(|template| (&template.name, &template.text));
        let assets = self.assets.iter().map(|asset| (&asset.address, Digest::of(&asset.bytes)));
        Digest::of_value(&(templates.collect::<Vec<_>>(), assets.collect::<Vec<_>>(), self.strings.entries()))
    }

    /// The file of a template, the site's own before the built-in one.
    pub fn file(&self, template: &str) -> Option<&str> {
        let is_it = |known: &&Template| known.name.split_once('/').is_some_and(|(_, name)| name == template);
        self.templates.iter().rev().find(is_it).map(|known| known.file.as_str())
    }

    /// The words that end up in converted Markdown.
    pub fn labels(&self) -> Labels {
        let text = |key: &str| self.strings.get(key).to_owned();
        Labels {
            footnote_reference: text("footnote_reference"),
            footnote_back: text("footnote_back"),
            footnotes: text("footnotes"),
            table: text("table"),
        }
    }
}

/// Loads the theme that the settings name.
///
/// # Errors
/// Where the theme's folder cannot be read. A mistake in its files is a finding.
pub fn load(root: &Path, settings: &Settings) -> Result<(Theme, Vec<Finding>), EnvironmentError> {
    let mut findings = Vec::new();
    let name = settings.theme.as_deref().unwrap_or(BUILT_IN);
    let own_folder = format!("themes/{name}");
    let own = folder::on_disk(&root.join(&own_folder))?;
    if own.is_empty() && name != BUILT_IN {
        let place = Place::yaml(settings::FILE, Target::value([Step::from("theme")]));
        findings.push(Finding::new(Rule::ThemeMissing, place).with("name", name));
    }
    let built_in = folder::built_in();
    let mut theme = Theme::default();
    let mut assets: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    for (origin, files) in [("builtin", built_in), ("user", own)] {
        let base = if origin == "user" { own_folder.clone() } else { format!("themes/{BUILT_IN}") };
        let strings_file = format!("strings/{}.yaml", settings.language);
        for (path, bytes) in files {
            let file = format!("{base}/{path}");
            if let Some(asset) = path.strip_prefix("assets/") {
                assets.insert(asset.to_owned(), bytes);
                continue;
            }
            let template = path.strip_prefix("templates/");
            if template.is_none() && path != strings_file {
                continue;
            }
            match (source::to_text(&file, bytes), template) {
                (Err(finding), _) => findings.push(*finding),
                (Ok(text), None) => strings(&file, &text, &mut theme.strings, &mut findings),
                (Ok(text), Some(template)) => {
                    theme.templates.push(Template { name: format!("{origin}/{template}"), file, text });
                }
            }
        }
    }
    theme.assets = assets.into_iter().map(|(name, bytes)| Asset::new(&name, bytes)).collect();
    labels(settings, &mut theme.strings, &mut findings);
    Ok((theme, findings))
}

/// Reads a file of words into those that are already there.
fn strings(file: &str, text: &str, strings: &mut Strings, findings: &mut Vec<Finding>) {
    let (record, issues) = yaml::read(text, &Shape::Map(Box::new(Shape::Text)));
    findings.extend(issues.into_iter().map(|issue| Finding::from_issue(file, 0, issue)));
    for (key, node) in record.iter().flat_map(Record::entries) {
        if let Node::Text(words) = node {
            strings.set(key.to_owned(), words.clone());
        }
    }
}

/// Lets the configuration say some words otherwise; a key that the theme does not have is a slip.
fn labels(settings: &Settings, strings: &mut Strings, findings: &mut Vec<Finding>) {
    for (key, words) in &settings.labels {
        if strings.entries().contains_key(key) {
            strings.set(key.clone(), words.clone());
        } else {
            let place =
                Place::yaml(settings::FILE, Target::key([Step::from("labels"), Step::from(key.as_str())], 0));
            let nearest = crate::diagnostic::nearest(key, strings.entries().keys().map(String::as_str))
                .map(str::to_owned);
            let finding = Finding::new(Rule::UnknownKey, place).with("key", key);
            findings.push(match nearest {
                Some(nearest) => finding.suggesting(nearest),
                None => finding,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Strings;
    use crate::language::Language;

    fn built_in_strings(language: Language) -> Strings {
        let files = super::folder::built_in();
        let mut read = Strings::default();
        let mut findings = Vec::new();
        let file = format!("strings/{language}.yaml");
        super::strings(&file, &String::from_utf8_lossy(&files[&file]), &mut read, &mut findings);
        assert_eq!(findings, Vec::new());
        read
    }

    fn places(words: &str) -> Vec<&str> {
        let mut names: Vec<_> =
            words.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).collect();
        names.sort_unstable();
        names
    }

    #[test]
    fn every_language_has_the_same_words_with_the_same_places() {
        let japanese = built_in_strings(Language::Japanese);
        let english = built_in_strings(Language::English);
        assert!(japanese.entries().keys().eq(english.entries().keys()));
        for (key, words) in japanese.entries() {
            assert_eq!(places(words), places(english.get(key)), "{key}");
        }
    }
}
