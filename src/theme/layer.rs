//! The themes that a site's look is made of: the built-in one, then parents, then the site's own.

use std::collections::BTreeMap;
use std::path::Path;

use super::manifest::{self, Manifest};
use super::{BUILT_IN, folder};
use crate::address;
use crate::diagnostic::{EnvironmentError, Finding, Place, Rule};
use crate::settings::{self, Settings};
use crate::source;
use crate::yaml::{Step, Target};

/// What stands in front of a built-in template's name: `builtin/base.html`.
pub(super) const BUILT_IN_PREFIX: &str = "builtin";

/// One theme's files.
pub(super) struct Layer {
    /// What stands in front of its templates' names.
    pub(super) prefix: String,
    /// Its folder, as findings name it.
    pub(super) folder: String,
    /// Its files by path.
    pub(super) files: BTreeMap<String, Vec<u8>>,
    pub(super) manifest: Manifest,
}

/// Reads the site's theme and those that it builds upon; the built-in one comes first, the site's own last.
///
/// # Errors
/// Where a folder cannot be read.
pub(super) fn chain(
    root: &Path,
    settings: &Settings,
    findings: &mut Vec<Finding>,
) -> Result<Vec<Layer>, EnvironmentError> {
    let mut layers = Vec::new();
    let mut name = settings.theme.clone().unwrap_or_else(|| BUILT_IN.to_owned());
    let mut place = Place::yaml(settings::FILE, Target::value([Step::from("theme")]));
    loop {
        let folder = format!("themes/{name}");
        if name == BUILT_IN_PREFIX {
            findings.push(Finding::new(Rule::ReservedKey, place).with("key", name));
            break;
        }
        let files = folder::on_disk(&root.join(&folder))?;
        if files.is_empty() {
            if name != BUILT_IN {
                let finding = Finding::new(Rule::ThemeMissing, place).with("name", name.as_str());
                // Nothing builds upon itself.
                let is_free = |known: &String| layers.iter().all(|layer: &Layer| layer.prefix != *known);
                findings.push(finding.allowing(&name, folder::themes(root).into_iter().filter(is_free)));
            }
            break;
        }
        let layer = layer(name.clone(), folder, files, findings);
        let parent = layer.manifest.parent().map(str::to_owned);
        place = layer.manifest.value(["parent"]);
        layers.push(layer);
        let Some(parent) = parent else { break };
        if !address::is_key(&parent) {
            findings.push(Finding::new(Rule::InvalidKey, place).with("key", parent));
            break;
        }
        if layers.iter().any(|layer| layer.prefix == parent) {
            let names = layers.iter().map(|layer| layer.prefix.as_str()).chain([parent.as_str()]);
            let chain = names.collect::<Vec<_>>().join(" → ");
            findings.push(Finding::new(Rule::ThemeLoop, place).with("chain", chain));
            break;
        }
        name = parent;
    }
    let folder = format!("themes/{BUILT_IN}");
    layers.push(layer(BUILT_IN_PREFIX.to_owned(), folder, folder::built_in(), findings));
    layers.reverse();
    Ok(layers)
}

/// The files that a theme builds upon, most specific ones first asked; none for the built-in theme. Only those that the
/// theme has too: nobody asks for others.
pub(super) fn below(layers: &[Layer], number: usize) -> BTreeMap<String, Vec<u8>> {
    let Some(own) = layers.get(number) else { return BTreeMap::new() };
    let original = |path: &String| layers[..number].iter().rev().find_map(|layer| layer.files.get(path));
    own.files.keys().filter_map(|path| Some((path.clone(), original(path)?.clone()))).collect()
}

fn layer(
    prefix: String,
    folder: String,
    mut files: BTreeMap<String, Vec<u8>>,
    findings: &mut Vec<Finding>,
) -> Layer {
    let file = format!("{folder}/{}", manifest::FILE);
    let manifest = match files.remove(manifest::FILE).map(|bytes| source::to_text(&file, bytes)) {
        Some(Ok(text)) => Manifest::read(&file, &text, findings),
        Some(Err(finding)) => {
            findings.push(*finding);
            Manifest::default()
        }
        None => Manifest::default(),
    };
    Layer { prefix, folder, files, manifest }
}
