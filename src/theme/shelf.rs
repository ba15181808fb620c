//! The files of a site's theme and of those that it builds upon, one by one: which the site overrides, and which can
//! be copied to be changed.

use std::collections::BTreeMap;
use std::path::Path;

use super::layer::{self, BUILT_IN_PREFIX, Layer};
use super::{BUILT_IN, origin};
use crate::diagnostic::EnvironmentError;
use crate::settings::Settings;

/// What a file of the site is to the one that it builds upon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// The site has none, and uses the theme's below.
    Inherited,
    /// A copy to which nothing was done.
    Copied,
    /// The site's own version.
    Overridden,
    /// A copy whose original has changed since.
    Outdated,
    /// There is none below.
    Own,
}

/// One file.
#[derive(Clone, Debug)]
pub struct Shelved {
    /// Its path in a theme's folder.
    pub path: String,
    /// The theme that it comes from below the site's own: `builtin`, or a parent's name.
    pub from: String,
    /// What the site has instead.
    pub state: State,
    original: Option<Vec<u8>>,
}

/// The files, by path.
#[derive(Clone, Debug)]
pub struct Shelf {
    /// The folder of the site's own theme, below the site's.
    pub folder: String,
    /// The files.
    pub files: Vec<Shelved>,
}

/// Looks at the files of the theme that the settings name.
///
/// # Errors
/// Where a folder cannot be read.
pub fn shelf(root: &Path, settings: &Settings) -> Result<Shelf, EnvironmentError> {
    let name = settings.theme.as_deref().unwrap_or(BUILT_IN);
    // What is wrong with the theme is for `check` to say.
    let mut layers = layer::chain(root, settings, &mut Vec::new())?;
    let own = if layers.last().is_some_and(|layer| layer.prefix == name) { layers.pop() } else { None };
    let mut files: BTreeMap<String, Shelved> = BTreeMap::new();
    for Layer { prefix, files: below, .. } in layers {
        for (path, bytes) in below {
            let from = prefix.clone();
            let shelved =
                Shelved { path: path.clone(), from, state: State::Inherited, original: Some(bytes) };
            files.insert(path, shelved);
        }
    }
    for (path, bytes) in own.into_iter().flat_map(|layer| layer.files) {
        let state = state(&path, &bytes, files.get(&path));
        let entry = files.entry(path.clone()).or_insert_with(|| Shelved {
            path,
            from: name.to_owned(),
            state,
            original: None,
        });
        entry.state = state;
    }
    Ok(Shelf { folder: format!("themes/{name}"), files: files.into_values().collect() })
}

fn state(path: &str, bytes: &[u8], below: Option<&Shelved>) -> State {
    let Some(original) = below.and_then(|shelved| shelved.original.as_deref()) else { return State::Own };
    match origin::read(path, bytes) {
        Some(origin) if !origin.is_of(original) => State::Outdated,
        Some(origin) if &bytes[origin.length..] == original => State::Copied,
        None if bytes == original => State::Copied,
        _ => State::Overridden,
    }
}

impl Shelf {
    /// The file of a path, or of a name that only one has: `base.html` for `templates/base.html`.
    pub fn find(&self, name: &str) -> Option<&Shelved> {
        let ending = format!("/{name}");
        let mut can = self.files.iter().filter(|file| file.original.is_some());
        can.clone().find(|file| file.path == name).or_else(|| can.find(|file| file.path.ends_with(&ending)))
    }

    /// The names of the files that can be copied.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.files.iter().filter(|file| file.original.is_some()).map(|file| file.path.as_str())
    }
}

impl Shelved {
    /// The file as a copy of its own, with a line that says of what.
    pub fn copy(&self) -> Vec<u8> {
        origin::mark(&self.path, self.original.as_deref().unwrap_or_default())
    }

    /// Whether it is part of the program.
    pub fn is_built_in(&self) -> bool {
        self.from == BUILT_IN_PREFIX
    }
}
