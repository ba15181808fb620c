//! What a watcher tells.

use std::collections::BTreeSet;
use std::path::PathBuf;

/// What changed since the last time, or may have: what a file holds must be compared by whoever needs to know.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Files and folders that may have been changed, made, renamed or deleted, relative to the site's folder.
    /// Of a new folder everything inside is named as well; a folder that has gone may be named alone. For one that
    /// is still there nothing follows from its own name.
    pub paths: BTreeSet<PathBuf>,
    /// Too much happened, or it is unclear what: everything must be read again, and no path is named. A file
    /// may have been written twice within one tick of the disk's clock, so one that has its old size and time is read
    /// too.
    pub rescan: bool,
}

impl Changes {
    /// Everything may have changed.
    pub(super) fn everything() -> Self {
        Self { paths: BTreeSet::new(), rescan: true }
    }

    /// Whether there is nothing to tell.
    pub(super) fn is_empty(&self) -> bool {
        self.paths.is_empty() && !self.rescan
    }
}

/// Why a watcher tells nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Silence {
    /// Nothing changed in the time that was given.
    Calm,
    /// The watcher was stopped; its threads have ended.
    Stopped,
}
