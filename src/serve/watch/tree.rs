//! Walks a watched folder.

use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::scope::Scope;
use super::scratch::{is_hidden, is_scratch};

/// A file or folder that counts.
#[derive(Debug)]
pub(super) struct Found {
    /// Relative to the site's folder.
    pub(super) path: PathBuf,
    pub(super) entry: DirEntry,
}

impl Found {
    /// Whether it is a folder, and not a link to one.
    pub(super) fn is_folder(&self) -> bool {
        self.entry.file_type().is_dir()
    }
}

/// Everything in a folder that counts, the folder itself first, in no particular order. A folder is handed out
/// before its entries are read, so that it can be watched first. Links are not followed, but for the one that the
/// folder itself may be.
pub(super) fn walk(scope: &Scope, folder: &Path) -> impl Iterator<Item = Result<Found, walkdir::Error>> {
    let start = scope.on_disk(folder);
    WalkDir::new(&start)
        .follow_links(false)
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry.file_name()))
        .filter_map(move |entry| match entry {
            Err(error) => Some(Err(error)),
            Ok(entry) if entry.depth() == 0 => Some(Ok(Found { path: folder.to_owned(), entry })),
            Ok(entry) => {
                let path = folder.join(entry.path().strip_prefix(&start).ok()?);
                (!is_scratch(&path)).then_some(Ok(Found { path, entry }))
            }
        })
}
