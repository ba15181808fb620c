//! Which of a site's files are meant.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::source::{CONTENT, Entry, Tree};

/// A path that names nothing to format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stray {
    /// There is nothing there.
    Missing(PathBuf),
    /// It lies outside of `content/`.
    Outside(PathBuf),
}

/// The files that are meant.
#[derive(Debug)]
pub(super) struct Selection<'a> {
    /// Files of the site, by path.
    pub(super) entries: Vec<&'a Entry>,
    /// Links that were asked for by name, relative to the site's folder.
    pub(super) links: Vec<String>,
}

/// The files below the named paths; all of them where none is named.
pub(super) fn select<'a>(tree: &'a Tree, asked: &[PathBuf]) -> Result<Selection<'a>, Vec<Stray>> {
    let (mut names, mut links, mut strays) = (BTreeSet::new(), Vec::new(), Vec::new());
    for path in asked {
        match inside(&tree.root, path) {
            Ok((name, true)) => links.push(format!("{CONTENT}/{name}")),
            Ok((name, false)) => {
                names.insert(name);
            }
            Err(stray) => strays.push(stray),
        }
    }
    if !strays.is_empty() {
        return Err(strays);
    }
    let is_meant = |entry: &&Entry| {
        let mut folders = entry.path.match_indices('/').map(|(at, _)| &entry.path[..at]);
        asked.is_empty()
            || names.contains("")
            || names.contains(&entry.path)
            || folders.any(|folder| names.contains(folder))
    };
    Ok(Selection { entries: tree.files.iter().filter(is_meant).collect(), links })
}

/// A path relative to `content/`, and whether it is a link. It is looked for from the current folder, as a shell
/// completes it, and from the site's, as findings name it.
fn inside(root: &Path, path: &Path) -> Result<(String, bool), Stray> {
    let missing = || Stray::Missing(path.to_owned());
    let outside = || Stray::Outside(path.to_owned());
    let content = root.join(CONTENT).canonicalize().map_err(|_| missing())?;
    let places = [path.to_owned(), root.join(path)];
    let place = places.iter().find(|place| place.symlink_metadata().is_ok()).ok_or_else(missing)?;
    // The link itself is meant, not what it leads to; `content` alone may be one.
    let is_link = place.is_symlink();
    let full = match (place.parent(), place.file_name()) {
        (Some(parent), Some(name)) if is_link => {
            let parent = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
            parent.canonicalize().map(|parent| parent.join(name))
        }
        _ => place.canonicalize(),
    };
    let full = full.map_err(|_| missing())?;
    let full =
        if is_link && full.canonicalize().is_ok_and(|full| full == content) { content.clone() } else { full };
    let inner = full.strip_prefix(&content).map_err(|_| outside())?;
    let name = inner.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
    Ok((name, is_link && full != content))
}
