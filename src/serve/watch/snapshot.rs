//! What the watched folders look like at one moment.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::Metadata;
use std::io::ErrorKind;
use std::path::PathBuf;
use std::time::SystemTime;

use super::scope::Scope;
use super::tree::walk;

/// Every file and folder that counts, with what tells a change of it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Snapshot(BTreeMap<PathBuf, Stamp>);

/// What tells a change of a file without reading it: reading every file at each look is what a network drive can
/// least bear. The time of creation, where the file system knows it, tells a file that was renamed over another of
/// the same size and time. For folders only their being there counts: their entries are in the snapshot themselves.
#[derive(Debug, PartialEq, Eq)]
enum Stamp {
    Folder,
    File { size: u64, modified: Option<SystemTime>, created: Option<SystemTime> },
}

impl Snapshot {
    /// Looks at everything. Fails where the disk does not answer as it should: a drive that is away for a moment
    /// must not look like a site that was deleted. What may not be read counts as empty. It also fails as soon
    /// as nobody wants it any more.
    pub(super) fn take(scope: &Scope, is_wanted: impl Fn() -> bool) -> Option<Self> {
        let mut stamps = BTreeMap::new();
        for found in scope.names().flat_map(|name| walk(scope, name)) {
            if !is_wanted() {
                return None;
            }
            let stamped = found.and_then(|found| Ok((found.entry.metadata()?, found.path)));
            match stamped {
                Ok((metadata, path)) => {
                    stamps.insert(path, Stamp::new(&metadata));
                }
                Err(error) => match error.io_error().map(std::io::Error::kind) {
                    Some(ErrorKind::NotFound | ErrorKind::NotADirectory | ErrorKind::PermissionDenied) => {}
                    _ => return None,
                },
            }
        }
        Some(Self(stamps))
    }

    /// Everything that is not the same in a later snapshot.
    pub(super) fn differences(&self, later: &Self) -> BTreeSet<PathBuf> {
        let changed = later.0.iter().filter(|(path, stamp)| self.0.get(*path) != Some(stamp));
        let gone = self.0.iter().filter(|(path, _)| !later.0.contains_key(*path));
        changed.chain(gone).map(|(path, _)| path.clone()).collect()
    }
}

impl Stamp {
    fn new(metadata: &Metadata) -> Self {
        if metadata.is_dir() {
            Self::Folder
        } else {
            let (modified, created) = (metadata.modified().ok(), metadata.created().ok());
            Self::File { size: metadata.len(), modified, created }
        }
    }
}
