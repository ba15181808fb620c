//! One run's publishing into the output folder.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::{fs, mem};

use super::changes::{Changes, Output};
use super::disk::Disk;
use super::ground::{Ground, Standing};
use super::lock::{self, Lock};
use super::manifest::{Content, Manifest};
use super::path::OutputPath;
use super::staging::Staging;
use super::transaction;
use crate::diagnostic::EnvironmentError;
use crate::digest::Digest;

/// A run that publishes: it takes every file of the site, and then puts all that changed into place at once.
/// If it is dropped instead, nothing that was published has changed. It must be dropped if any file could not
/// be taken, since a commit removes what was not.
#[derive(Debug)]
pub struct Publication {
    ground: Ground,
    outputs: Mutex<Vec<Output>>,
    // Dropped in this order: the right to publish is given back only when the staging folder is gone.
    staging: Staging,
    _lock: Lock,
}

/// How many files of the site were treated in which way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// Files that were new or had other bytes.
    pub written: usize,
    /// Files that were there with the same bytes, and were not touched.
    pub unchanged: usize,
    /// Files of an earlier run that the site no longer has.
    pub removed: usize,
    /// Files of the site.
    pub total: usize,
}

impl Publication {
    /// Begins to publish into a folder, which is made if it is missing. One that holds files, dot files aside,
    /// and no manifest of ours is refused without a trace; so is one that another run publishes to.
    pub fn open(folder: &Path) -> Result<Self, EnvironmentError> {
        Self::open_on(Disk::default(), folder)
    }

    pub(super) fn open_on(disk: Disk, folder: &Path) -> Result<Self, EnvironmentError> {
        disk.create_folders(folder)?;
        if !lock::is_taken_before(folder)? {
            // Even the lock file would be too much in a stranger's folder.
            Manifest::read(folder)?;
        }
        let lock = Lock::take(&disk, folder)?;
        let ground = Ground::new(folder, Manifest::read(folder)?);
        let staging = Staging::open(disk, folder)?;
        Ok(Self { ground, outputs: Mutex::default(), staging, _lock: lock })
    }

    /// Takes a file of the site. If what is published has the same bytes nothing is written; otherwise they wait
    /// in the staging folder. May be called from many threads, once for each path.
    pub fn stage(&self, path: &OutputPath, bytes: &[u8]) -> Result<(), EnvironmentError> {
        let content = Content::of(bytes);
        let standing = self.ground.at(path.as_str())?;
        let same =
            standing == Standing::File { size: content.size } && self.ground.holds(path.as_str(), bytes)?;
        let staged = if same {
            None
        } else {
            self.ground.in_the_way(path.as_str(), standing)?;
            Some(self.staging.write(bytes)?)
        };
        self.take(path, content, staged);
        Ok(())
    }

    /// Takes a copy of a file, such as an image, that lies outside the output folder. It is read whole, so that
    /// what is compared is what is written.
    pub fn stage_copy(&self, path: &OutputPath, original: &Path) -> Result<(), EnvironmentError> {
        let bytes = fs::read(original).map_err(|error| EnvironmentError::io("read", original, error))?;
        self.stage(path, &bytes)
    }

    /// Takes the published file at a path as it is, if its bytes really have this digest, and says whether it
    /// did. If not, the bytes must be made and staged.
    pub fn keep(&self, path: &OutputPath, digest: Digest) -> Result<bool, EnvironmentError> {
        if !matches!(self.ground.at(path.as_str())?, Standing::File { .. }) {
            return Ok(false);
        }
        let content = self.ground.content(path.as_str())?;
        if content.digest == digest {
            self.take(path, content, None);
        }
        Ok(content.digest == digest)
    }

    /// Puts everything that waits into place, each file by one rename, and removes the files of earlier runs
    /// that this one did not take, with the folders that become empty. An error leaves the site as it was.
    pub fn commit(mut self) -> Result<Published, EnvironmentError> {
        let outputs = mem::take(self.outputs.get_mut().unwrap_or_else(PoisonError::into_inner));
        let total = outputs.len();
        // Somebody may have put a file somewhere since the run began.
        self.ground.forget();
        let changes = Changes::new(&self.ground, outputs)?;
        transaction::carry_out(&self.ground, &self.staging, &changes)?;
        let written = changes.placements.len();
        let removed = changes.in_the_way.len() + changes.obsolete.len();
        Ok(Published { written, unchanged: total - written, removed, total })
    }

    fn take(&self, path: &OutputPath, content: Content, staged: Option<PathBuf>) {
        let output = Output { path: path.clone(), content, staged };
        self.outputs.lock().unwrap_or_else(PoisonError::into_inner).push(output);
    }
}
