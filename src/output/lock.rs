//! One run at a time.

use std::fs::{self, File, TryLockError};
use std::io::ErrorKind;
use std::path::Path;

use super::disk::Disk;
use crate::diagnostic::EnvironmentError;

/// The lock file's name in the output folder.
pub(super) const NAME: &str = ".goalpress-lock";

/// The exclusive right to publish into a folder, until it is dropped or the process ends in any way.
#[derive(Debug)]
pub(super) struct Lock {
    pub(super) file: File,
}

impl Lock {
    /// Takes the right, or says that another run has it. The file is empty and never removed: a lock on a
    /// file that may be removed by its holder can be held twice.
    pub(super) fn take(disk: &Disk, folder: &Path) -> Result<Self, EnvironmentError> {
        let path = folder.join(NAME);
        if !is_taken_before(folder)? {
            // Two runs may get here at once: then the other one's file will do.
            match disk.write_new(&path, b"") {
                Err(EnvironmentError::Io { source, .. }) if source.kind() == ErrorKind::AlreadyExists => {}
                made => drop(made?),
            }
        }
        let refused = |error| EnvironmentError::io("write", &path, error);
        // Network file systems want a file that can be written to; a folder that only can be read has none.
        let open = File::options().read(true).write(true).open(&path);
        let file = open.or_else(|_| File::open(&path)).map_err(refused)?;
        match file.try_lock() {
            Ok(()) => Ok(Self { file }),
            Err(TryLockError::WouldBlock) => Err(EnvironmentError::Locked { path: folder.to_owned() }),
            // Some network file systems have no locks. There the person must see to it.
            Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => Ok(Self { file }),
            Err(TryLockError::Error(error)) => Err(refused(error)),
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Closing the file would not do: a process that is just being started, such as `git`, has it too for a
        // moment, and the next run would find it locked.
        let _ = self.file.unlock();
    }
}

/// Whether the folder has a lock file, held or not.
pub(super) fn is_taken_before(folder: &Path) -> Result<bool, EnvironmentError> {
    let path = folder.join(NAME);
    match fs::symlink_metadata(&path) {
        Ok(metadata) if metadata.is_file() => Ok(true),
        Ok(_) => Err(EnvironmentError::ForeignFile { path }),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(EnvironmentError::io("read", &path, error)),
    }
}
