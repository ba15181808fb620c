//! What a build knows of the last build's search index.

use std::path::Path;
use std::sync::atomic::Ordering;
use std::sync::{Mutex, PoisonError};

use super::press::Press;
use super::recall::Recall;
use crate::address::search::{LISTS, PLACES};
use crate::diagnostic::EnvironmentError;
use crate::digest::Digest;
use crate::ledger::{IndexMemory, Written};
use crate::search::texts;

/// What is remembered of the search index, and what is to be.
pub(super) struct PressIndex {
    memory: IndexMemory,
    head: Mutex<Option<Vec<u8>>>,
}

impl PressIndex {
    /// What is remembered in a site's folder.
    pub(super) fn of(root: &Path) -> Self {
        Self { memory: IndexMemory::of(root), head: Mutex::default() }
    }

    /// Remembers the index, now that it is published.
    pub(super) fn finish(self) {
        if let Some(head) = self.head.into_inner().unwrap_or_else(PoisonError::into_inner) {
            self.memory.finish(&head);
        }
    }
}

impl Press<'_> {
    fn written(&self) -> &[Written] {
        self.book.map(|book| book.outputs.as_slice()).unwrap_or_default()
    }

    /// The files of lists and places of the last build.
    fn known_lists(&self) -> impl Iterator<Item = &Written> {
        let below =
            |folder| self.book.map(|book| &book.outputs[book.outputs_below(folder)]).unwrap_or_default();
        below(LISTS).iter().chain(below(PLACES))
    }
}

impl Recall for Press<'_> {
    fn lists_from(&self) -> Option<Digest> {
        let from = self.known_lists().next()?.made_from;
        self.known_lists().all(|written| written.made_from == from).then_some(from)
    }

    fn keep_lists(&self, is_wanted: &dyn Fn(&str) -> bool) -> Result<Option<Vec<String>>, EnvironmentError> {
        let mut kept = Vec::new();
        for written in self.known_lists().filter(|written| is_wanted(&written.path)) {
            if !self.take(written)? {
                self.is_outdated.store(true, Ordering::Relaxed);
                return Ok(None);
            }
            kept.push(written.path.to_string());
        }
        Ok(Some(kept))
    }

    fn texts(&self) -> Vec<(&str, Digest)> {
        let texts = self.written().iter().filter(|written| texts::is_at(&written.path));
        texts.map(|written| (&*written.path, written.made_from)).collect()
    }

    fn published(&self, path: &str) -> Option<Vec<u8>> {
        let written = self.book?.output(path)?;
        let bytes = std::fs::read(self.folder.join(path)).ok()?;
        (Digest::of(&bytes) == written.record.digest).then_some(bytes)
    }

    fn index(&self) -> Option<Vec<u8>> {
        self.index.memory.head()
    }

    fn lists(&self, number: u32) -> Option<Vec<u8>> {
        self.index.memory.lists(number)
    }

    fn forget_index(&self) {
        self.index.memory.forget();
    }

    fn doubt_index(&self) {
        self.index.memory.doubt();
    }

    fn remember_lists(&self, number: u32, bytes: Vec<u8>) {
        self.index.memory.remember(number, bytes);
    }

    fn remember_index(&self, head: Vec<u8>) {
        *self.index.head.lock().unwrap_or_else(PoisonError::into_inner) = Some(head);
    }
}
