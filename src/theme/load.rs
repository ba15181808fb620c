//! Loads a theme: the built-in files, then what the site's own folder says otherwise.

use std::collections::BTreeMap;
use std::path::Path;

use super::asset::Asset;
use super::compact::{compact, compact_script};
use super::contrast;
use super::layer::{self, Layer};
use super::options::{Chosen, MARK, Options};
use super::palette::Palette;
use super::slips::{self, Said};
use super::strings::Strings;
use crate::diagnostic::{EnvironmentError, Finding, Place, Rule};
use crate::digest::Digest;
use crate::markdown::Labels;
use crate::picture::Colours;
use crate::settings::{self, Settings};
use crate::source;
use crate::yaml::{self, Node, Record, Shape, Step, Target};

/// The asset that the colours are put in front of.
const STYLE: &str = "style.css";

/// Where the built-in ones lie.
const BUILT_IN_ASSETS: &str = "themes/default/assets/";

/// A theme, ready for rendering.
#[derive(Clone, Debug, Default)]
pub struct Theme {
    /// What it is called.
    pub name: String,
    /// What was chosen about it.
    pub options: BTreeMap<String, Chosen>,
    /// The address of the picture beside the organisation's name; empty for none.
    pub mark: String,
    /// The templates; the site's own come with the built-in ones, which they may extend.
    pub templates: Vec<Template>,
    /// What may stand in front of a template's name, `builtin/` last: where a name comes without, the first theme that
    /// has it is meant.
    pub prefixes: Vec<String>,
    /// The files that pages need, by name.
    pub assets: Vec<Asset>,
    /// The words in the site's language.
    pub strings: Strings,
    /// The colours in light surroundings by name, red, green and blue.
    colours: BTreeMap<String, [u8; 3]>,
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
        Digest::of_value(&(
            (&self.name, &self.options, &self.mark),
            (templates.collect::<Vec<_>>(), assets.collect::<Vec<_>>()),
            self.strings.entries(),
        ))
    }

    /// The colours of share pictures.
    pub fn picture_colours(&self) -> Colours {
        Colours::named(|name| self.colours.get(name).copied())
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

/// An asset as it is published. A copy that nobody changed is the built-in one; a site's own stays as it is.
fn published(asset: &str, bytes: Vec<u8>) -> Vec<u8> {
    let compact = match asset {
        STYLE => compact,
        _ if asset.ends_with(".js") => compact_script,
        _ => return bytes,
    };
    let built_in =
        super::built_in_text(&format!("{BUILT_IN_ASSETS}{asset}")).filter(|text| text.as_bytes() == bytes);
    built_in.map_or(bytes, |text| compact(&text).into_bytes())
}

/// Loads the theme that the settings name.
///
/// # Errors
/// Where the theme's folder cannot be read. A mistake in its files is a finding.
pub fn load(root: &Path, settings: &Settings) -> Result<(Theme, Vec<Finding>), EnvironmentError> {
    let mut findings = Vec::new();
    let layers = layer::chain(root, settings, &mut findings)?;
    let mut theme = Theme::default();
    let mut look = Look::default();
    let mut assets: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let strings_file = format!("strings/{}.yaml", settings.language);
    let mut said: Vec<Said> = Vec::with_capacity(layers.len());
    let below: Vec<_> = (0..layers.len()).map(|number| layer::below(&layers, number)).collect();
    for (number, (layer, below)) in layers.into_iter().zip(below).enumerate() {
        let mut says = Said::new(&layer, &below);
        let Layer { prefix, folder, files, manifest } = layer;
        manifest.name().unwrap_or(&prefix).clone_into(&mut theme.name);
        look.palette.take(&manifest, number, &mut findings);
        look.options.take(&manifest, &mut findings);
        for (path, bytes) in files {
            let file = format!("{folder}/{path}");
            if let Some(asset) = path.strip_prefix("assets/") {
                assets.insert(asset.to_owned(), published(asset, bytes));
                continue;
            }
            let template = path.strip_prefix("templates/");
            if template.is_none() && path != strings_file {
                continue;
            }
            match (source::to_text(&file, bytes), template) {
                (Err(finding), _) => findings.push(*finding),
                (Ok(text), None) => {
                    let read = strings(&file, &text, &mut findings);
                    for (key, words) in read {
                        says.string(&file, &key, &words);
                        theme.strings.set(key, words);
                    }
                }
                (Ok(text), Some(template)) => {
                    theme.templates.push(Template { name: format!("{prefix}/{template}"), file, text });
                }
            }
        }
        theme.prefixes.insert(0, format!("{prefix}/"));
        said.push(says);
    }
    if let Some(style) = assets.get_mut(STYLE) {
        let mut whole = look.palette.css().into_bytes();
        whole.append(style);
        *style = whole;
    }
    theme.assets = assets.into_iter().map(|(name, bytes)| Asset::new(&name, bytes)).collect();
    theme.colours = look.palette.light();
    theme.options = look.options.chosen();
    findings.extend(contrast::check(&look.palette));
    findings.extend(chosen_assets(&look.options, &mut theme));
    let named: Vec<&str> = look.options.assets().map(|(_, name, _)| name).collect();
    findings.extend(slips::check(&theme, &said, &named));
    labels(settings, &mut theme.strings, &mut findings);
    Ok((theme, findings))
}

/// What the themes' `theme.yaml` say together.
#[derive(Default)]
struct Look {
    palette: Palette,
    options: Options,
}

/// Looks whether the assets are there that options name, and gives the mark its address.
fn chosen_assets(options: &Options, theme: &mut Theme) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (option, name, place) in options.assets() {
        match theme.assets.iter().find(|asset| asset.name == name) {
            Some(asset) if option == MARK => theme.mark.clone_from(&asset.address),
            Some(_) => {}
            None => {
                let names = theme.assets.iter().map(|asset| asset.name.as_str());
                let finding = Finding::new(Rule::AssetMissing, place.clone()).with("name", name);
                findings.push(finding.allowing(name, names));
            }
        }
    }
    findings
}

/// Reads a file of words: keys with sentences.
fn strings(file: &str, text: &str, findings: &mut Vec<Finding>) -> Vec<(String, String)> {
    let (record, issues) = yaml::read(text, &Shape::Map(Box::new(Shape::Text)));
    findings.extend(issues.into_iter().map(|issue| Finding::from_issue(file, 0, issue)));
    let entries = record.iter().flat_map(Record::entries);
    entries
        .filter_map(|(key, node)| match node {
            Node::Text(words) => Some((key.to_owned(), words.clone())),
            Node::List(_) | Node::Record(_) => None,
        })
        .collect()
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
        let files = crate::theme::folder::built_in();
        let mut read = Strings::default();
        let mut findings = Vec::new();
        let file = format!("strings/{language}.yaml");
        for (key, words) in super::strings(&file, &String::from_utf8_lossy(&files[&file]), &mut findings) {
            read.set(key, words);
        }
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
