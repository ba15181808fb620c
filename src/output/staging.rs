//! Where files wait until all of them are there.

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use super::disk::Disk;
use super::folders::Folders;
use super::manifest::Content;
use super::path::parent;
use crate::diagnostic::EnvironmentError;
use crate::stamp::Stamp;

/// The staging folder's name in the output folder.
pub(super) const NAME: &str = ".goalpress-staging";

/// The folder in it whose tree is that of the site.
const SITE: &str = "site";

/// A folder for files that wait to be moved into place, and for old ones that were moved out of it. It is made
/// when it is first needed, and removed when this is dropped. New files lie in it as they will in the output
/// folder, so that whole folders can be moved; everything else is numbered, in no particular order.
#[derive(Debug)]
pub(super) struct Staging {
    disk: Disk,
    folder: PathBuf,
    made: AtomicBool,
    next: AtomicUsize,
    /// The folders of the site's tree that were made.
    folders: Folders,
    /// Whether a file could not be written, so that what lies here must not be published.
    broken: AtomicBool,
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
        Ok(Self {
            disk,
            folder,
            made: AtomicBool::new(false),
            next: AtomicUsize::new(0),
            folders: Folders::default(),
            broken: AtomicBool::new(false),
        })
    }

    /// The disk that it is on.
    pub(super) fn disk(&self) -> &Disk {
        &self.disk
    }

    /// Whether there is anything in it.
    pub(super) fn is_made(&self) -> bool {
        self.made.load(Ordering::Acquire)
    }

    /// A path at which nothing is yet.
    pub(super) fn slot(&self) -> Result<PathBuf, EnvironmentError> {
        self.make()?;
        Ok(self.folder.join(self.next.fetch_add(1, Ordering::Relaxed).to_string()))
    }

    /// Where a file or folder of the site waits.
    pub(super) fn waiting(&self, path: &str) -> PathBuf {
        let mut waiting = self.folder.join(SITE);
        waiting.push(path);
        waiting
    }

    /// Writes a file of the site. May be called from many threads, but only once for each path.
    pub(super) fn write(&self, path: &str, bytes: &[u8]) -> Result<Stamp, EnvironmentError> {
        let written = self.make_folders(parent(path)).and_then(|()| {
            let waiting = self.waiting(path);
            let file = self.disk.write_new(&waiting, bytes)?;
            let metadata = file.metadata();
            Ok(Stamp::of(&metadata.map_err(|error| EnvironmentError::io("write", &waiting, error))?))
        });
        if written.is_err() {
            self.broken.store(true, Ordering::Release);
        }
        written
    }

    /// Writes a large file of the site, piece by piece, and says what it holds.
    pub(super) fn write_pieces(
        &self,
        path: &str,
        pieces: impl FnOnce(&mut File) -> io::Result<()>,
    ) -> Result<(Stamp, Content), EnvironmentError> {
        let written = self.make_folders(parent(path)).and_then(|()| {
            let waiting = self.waiting(path);
            let file = self.disk.write_pieces(&waiting, pieces)?;
            let told = || Ok((Stamp::of(&file.metadata()?), Content::of_file(&waiting)?));
            told().map_err(|error| EnvironmentError::io("write", &waiting, error))
        });
        if written.is_err() {
            self.broken.store(true, Ordering::Release);
        }
        written
    }

    /// Puts a published file into the tree as well. Its times of writing and its inode stay as they are.
    pub(super) fn link(&self, path: &str, published: &Path) -> io::Result<()> {
        // Whoever links is content with less, so which path was refused does not matter.
        self.make_folders(parent(path)).map_err(|_| io::Error::from(ErrorKind::Other))?;
        self.disk.link(published, &self.waiting(path))
    }

    /// Takes a published file out of the tree again, now rather than when all is cleared away: that moves the time
    /// of its inode's change.
    pub(super) fn unlink(&self, path: &str) {
        let _ = fs::remove_file(self.waiting(path));
    }

    /// Writes a file that waits outside the tree, and forces it to the disk.
    pub(super) fn write_durably(&self, bytes: &[u8]) -> Result<PathBuf, EnvironmentError> {
        let path = self.slot()?;
        let file = self.disk.write_new(&path, bytes)?;
        self.disk.synchronise(&path, &file)?;
        Ok(path)
    }

    /// Refuses to go on where a file could not be written.
    pub(super) fn must_be_whole(&self) -> Result<(), EnvironmentError> {
        if self.broken.load(Ordering::Acquire) {
            return Err(EnvironmentError::io("write", &self.folder, ErrorKind::Other.into()));
        }
        Ok(())
    }

    fn make(&self) -> Result<(), EnvironmentError> {
        if !self.is_made() {
            self.disk.create_folder(&self.folder)?;
            self.made.store(true, Ordering::Release);
        }
        Ok(())
    }

    /// Makes a folder of the tree and those that it lies in, each once; or the tree itself.
    fn make_folders(&self, folder: Option<&str>) -> Result<(), EnvironmentError> {
        let name = folder.unwrap_or_default();
        if self.folders.get(name).is_none() {
            match folder {
                Some(folder) => self.make_folders(parent(folder))?,
                None => self.make()?,
            }
            // Another thread may have made it meanwhile.
            self.disk.create_folder(&self.waiting(name))?;
            self.folders.insert(name, true);
        }
        Ok(())
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        if self.is_made() {
            // Nobody is left to tell; the next run clears it, or tells that it cannot.
            let _ = self.disk.remove_tree(&self.folder);
        }
    }
}
