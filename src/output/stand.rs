//! Whether anything happened to a published site since.

use std::fs::{self, Metadata};
use std::io::{self, ErrorKind};
use std::path::Path;

use super::manifest::{self, Claim};
use super::record::Record;
use super::staging;
use crate::stamp::Folder;

/// Whether the manifest lists just the files of these records, and no killed run left anything. Together with a look
/// at each file by [`stand`] that says, without reading one, that the folder holds just their site. Nothing is written,
/// and a run that publishes meanwhile is no hindrance.
pub fn lists_just<'a>(folder: &Path, records: impl IntoIterator<Item = (&'a str, &'a Record)>) -> bool {
    let mut records: Vec<(&str, &Record)> = records.into_iter().collect();
    if !records.is_sorted_by_key(|(path, _)| *path) {
        records.sort_unstable_by_key(|(path, _)| *path);
    }
    let is_gone =
        |found: io::Result<Metadata>| matches!(found, Err(error) if error.kind() == ErrorKind::NotFound);
    is_gone(fs::symlink_metadata(folder.join(staging::NAME))) && is_listed(folder, &records)
}

/// Whether each of some published files still stands as it was recorded, by its stamp alone; their paths are relative
/// to the folder. A file that has no stamp, or that cannot be looked at, does not.
///
/// It counts as standing wherever a link in the folder leads to it, because it is the same file then.
pub fn stand<'a>(folder: &Path, records: impl IntoIterator<Item = (&'a str, &'a Record)>) -> Vec<bool> {
    let folder = Folder::open(folder);
    let stands = |(path, record): (&str, &Record)| {
        folder.as_ref().and_then(|folder| folder.stamp(path)).is_some_and(|stamp| record.is_of(&stamp))
    };
    records.into_iter().map(stands).collect()
}

/// Whether the manifest is that of these files.
fn is_listed(folder: &Path, records: &[(&str, &Record)]) -> bool {
    let expected = manifest::text(records, |(path, record)| (path, Claim::Settled, record.content()));
    manifest::is(folder, &expected)
}
