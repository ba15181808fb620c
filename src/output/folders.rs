//! Which folders are known to be there.

use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};

use xxhash_rust::xxh3::xxh3_64;

const PARTS: usize = 16;

/// Folders, and what was found of each when it was looked at. It is in parts, so that threads seldom wait for each
/// other.
#[derive(Debug, Default)]
pub(super) struct Folders {
    parts: [RwLock<HashMap<String, bool>>; PARTS],
}

impl Folders {
    pub(super) fn get(&self, folder: &str) -> Option<bool> {
        self.part(folder).read().unwrap_or_else(PoisonError::into_inner).get(folder).copied()
    }

    pub(super) fn insert(&self, folder: &str, found: bool) {
        self.part(folder).write().unwrap_or_else(PoisonError::into_inner).insert(folder.to_owned(), found);
    }

    fn part(&self, folder: &str) -> &RwLock<HashMap<String, bool>> {
        let [byte, ..] = xxh3_64(folder.as_bytes()).to_le_bytes();
        &self.parts[usize::from(byte) % PARTS]
    }
}
