//! What becomes of old folders that were moved out of their place.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::ground::Ground;
use super::manifest::Entry;
use super::path::{find, folders_above, parent};

/// Removes the files of an old folder, on every core, and gives back what is not ours: everything in it was ours
/// when it was looked through, but somebody may have put a file there before it was moved away. Such a one shows
/// when a folder is not empty at the end, so no folder need be read for that.
pub(super) fn remove_ours(ground: &Ground, old: &[Entry], folder: &str, aside: &Path) {
    let at = |path: &str| aside.join(path.strip_prefix(folder).unwrap_or(path).trim_start_matches('/'));
    // Most folders hold files alone, and can go together with them.
    let together: Vec<&[Entry]> =
        old.chunk_by(|one, other| parent(one.path.as_str()) == parent(other.path.as_str())).collect();
    let removed = together.par_iter().copied().map(|files| {
        for file in files {
            let _ = fs::remove_file(at(file.path.as_str()));
        }
        let folder = parent(files.first()?.path.as_str())?;
        remains(fs::remove_dir(at(folder))).then_some(folder)
    });
    let remaining: Vec<&str> = removed.flatten().collect();
    let above =
        together.iter().filter_map(|files| parent(files.first()?.path.as_str())).flat_map(folders_above);
    let folders: BTreeSet<&str> =
        remaining.into_iter().chain(above.filter(|path| path.len() >= folder.len())).collect();
    // Those inside come before those above.
    for folder in folders.into_iter().rev() {
        if remains(fs::remove_dir(at(folder))) {
            let _ = give_back(old, folder, &at(folder), &ground.on_disk(folder));
        }
    }
}

fn remains(removed: io::Result<()>) -> bool {
    removed.is_err_and(|error| error.kind() != ErrorKind::NotFound)
}

/// Moves what is in a folder and is not ours to where it was, and replaces nothing there. A file of ours is here
/// only if it cannot be removed.
fn give_back(old: &[Entry], folder: &str, aside: &Path, home: &Path) -> io::Result<()> {
    for entry in fs::read_dir(aside)? {
        let entry = entry?;
        let (from, to) = (entry.path(), home.join(entry.file_name()));
        let path = entry.file_name().to_str().map(|name| format!("{folder}/{name}")).unwrap_or_default();
        if entry.file_type()?.is_dir() {
            give_back(old, &path, &from, &to)?;
        } else if find(old, &path).is_none() {
            fs::create_dir_all(home)?;
            fs::hard_link(&from, to)?;
            fs::remove_file(from)?;
        }
    }
    fs::remove_dir(aside)
}
