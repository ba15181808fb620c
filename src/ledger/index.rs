//! What a build remembers of the search index: as much as takes to change it without the site's texts.
//!
//! It is believed only together with its head, which is removed before anything of it changes and written last.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use super::store::FOLDER;
use crate::digest::Digest;

/// The folder in the ledger's.
const INDEX: &str = "search";

/// What is remembered of the search index.
#[derive(Debug)]
pub struct IndexMemory {
    folder: PathBuf,
    /// Whether something could not be written, so that nothing may be believed.
    is_broken: AtomicBool,
}

impl IndexMemory {
    /// What is remembered in a site's folder.
    pub fn of(root: &Path) -> Self {
        Self { folder: root.join(FOLDER).join(INDEX), is_broken: AtomicBool::new(false) }
    }

    /// The head, if it was written whole.
    pub fn head(&self) -> Option<Vec<u8>> {
        fs::read(self.folder.join("head")).ok()
    }

    /// What was remembered of a file of lists; `None` where it is not as it was written.
    pub fn lists(&self, number: u32) -> Option<Vec<u8>> {
        let mut bytes = fs::read(self.file(number)).ok()?;
        let content = bytes.len().checked_sub(16)?;
        (Digest::of(&bytes[..content]).to_bytes() == bytes[content..]).then(|| {
            bytes.truncate(content);
            bytes
        })
    }

    /// Forgets everything.
    pub fn forget(&self) {
        self.doubt();
        let removed = fs::remove_dir_all(&self.folder);
        self.note(&removed.or_else(|error| match error.kind() {
            std::io::ErrorKind::NotFound => Ok(()),
            _ => Err(error),
        }));
        self.note(&fs::create_dir_all(&self.folder));
    }

    /// Says that what is remembered is about to change.
    pub fn doubt(&self) {
        match fs::remove_file(self.folder.join("head")) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => self.note(&Err(error)),
            _ => {}
        }
    }

    /// Remembers what belongs to a file of lists.
    pub fn remember(&self, number: u32, mut bytes: Vec<u8>) {
        let digest = Digest::of(&bytes).to_bytes();
        bytes.extend(digest);
        self.note(&fs::write(self.file(number), bytes));
    }

    /// Remembers the head, so that all of it can be believed.
    pub fn finish(&self, head: &[u8]) {
        if !self.is_broken.load(Ordering::Relaxed) {
            // Where that is refused the next build makes the whole index.
            let _ = fs::write(self.folder.join("head"), head);
        }
    }

    fn file(&self, number: u32) -> PathBuf {
        self.folder.join(format!("{number:x}"))
    }

    fn note(&self, done: &std::io::Result<()>) {
        if done.is_err() {
            self.is_broken.store(true, Ordering::Relaxed);
        }
    }
}
