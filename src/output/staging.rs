//! Where files wait until all of them are there.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use super::disk::Disk;
use crate::diagnostic::EnvironmentError;

/// The staging folder's name in the output folder.
pub(super) const NAME: &str = ".goalpress-staging";

/// A folder for files that wait to be moved into place, and for old ones that were moved out of it. It is made
/// when it is first needed, and removed when this is dropped. Its files are numbered in no particular order.
#[derive(Debug)]
pub(super) struct Staging {
    disk: Disk,
    folder: PathBuf,
    made: AtomicBool,
    next: AtomicUsize,
}

impl Staging {
    /// Clears what a killed run left.
    pub(super) fn open(disk: Disk, output: &Path) -> Result<Self, EnvironmentError> {
        let folder = output.join(NAME);
        match fs::symlink_metadata(&folder) {
            Ok(metadata) if metadata.is_dir() => disk.remove_tree(&folder)?,
            Ok(_) => return Err(EnvironmentError::ForeignFile { path: folder }),
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(EnvironmentError::io("read", &folder, error)),
        }
        Ok(Self { disk, folder, made: AtomicBool::new(false), next: AtomicUsize::new(0) })
    }

    /// The disk that it is on.
    pub(super) fn disk(&self) -> &Disk {
        &self.disk
    }

    /// A path at which nothing is yet.
    pub(super) fn slot(&self) -> Result<PathBuf, EnvironmentError> {
        if !self.made.load(Ordering::Acquire) {
            self.disk.create_folder(&self.folder)?;
            self.made.store(true, Ordering::Release);
        }
        Ok(self.folder.join(self.next.fetch_add(1, Ordering::Relaxed).to_string()))
    }

    /// Writes a file that waits.
    pub(super) fn write(&self, bytes: &[u8]) -> Result<PathBuf, EnvironmentError> {
        let path = self.slot()?;
        self.disk.write_new(&path, bytes)?;
        Ok(path)
    }

    /// Writes a file that waits, and forces it to the disk.
    pub(super) fn write_durably(&self, bytes: &[u8]) -> Result<PathBuf, EnvironmentError> {
        let path = self.slot()?;
        let file = self.disk.write_new(&path, bytes)?;
        self.disk.synchronise(&path, &file)?;
        Ok(path)
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        if self.made.load(Ordering::Acquire) {
            // Nobody is left to tell; the next run clears it, or tells that it cannot.
            let _ = self.disk.remove_tree(&self.folder);
        }
    }
}
