//! Everything that publishing does to the disk.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::diagnostic::EnvironmentError;

/// The disk as something that is written to: every change of it goes through here, so that errors name the path
/// and the tests can refuse any one of them.
#[derive(Debug, Default)]
pub(super) struct Disk {
    #[cfg(test)]
    pub(super) fault: super::tests::Fault,
}

impl Disk {
    /// Makes a folder and those that it lies in, if they are missing.
    pub(super) fn create_folders(&self, path: &Path) -> Result<(), EnvironmentError> {
        if path.is_dir() {
            return Ok(());
        }
        self.asked()
            .and_then(|()| fs::create_dir_all(path))
            .map_err(|error| refused("create-folder", path, error))
    }

    /// Makes a folder in one that is there; says whether it was missing.
    pub(super) fn create_folder(&self, path: &Path) -> Result<bool, EnvironmentError> {
        match self.asked().and_then(|()| fs::create_dir(path)) {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
            Err(error) => Err(refused("create-folder", path, error)),
        }
    }

    /// Writes a file that must not be there yet.
    pub(super) fn write_new(&self, path: &Path, bytes: &[u8]) -> Result<File, EnvironmentError> {
        let write = || {
            self.asked()?;
            let mut file = File::create_new(path)?;
            if let Err(error) = self.asked() {
                file.write_all(&bytes[..bytes.len() / 2])?;
                return Err(error);
            }
            file.write_all(bytes)?;
            Ok(file)
        };
        write().map_err(|error| refused("write", path, error))
    }

    /// Writes a file that must not be there yet, piece by piece.
    pub(super) fn write_pieces(
        &self,
        path: &Path,
        pieces: impl FnOnce(&mut File) -> io::Result<()>,
    ) -> Result<File, EnvironmentError> {
        let write = || {
            self.asked()?;
            let mut file = File::options().read(true).write(true).create_new(true).open(path)?;
            pieces(&mut file)?;
            self.asked()?;
            Ok(file)
        };
        write().map_err(|error| refused("write", path, error))
    }

    /// Makes a file that has no name and is gone when it is closed, so that the folder is as it was. Not every
    /// system can.
    pub(super) fn nameless_file(&self, folder: &Path) -> io::Result<File> {
        self.asked()?;
        #[cfg(any(target_os = "linux", target_os = "android"))]
        {
            use rustix::fs::{Mode, OFlags, open};
            let flags = OFlags::TMPFILE | OFlags::RDWR | OFlags::CLOEXEC;
            Ok(open(folder, flags, Mode::RUSR | Mode::WUSR)?.into())
        }
        #[cfg(not(any(target_os = "linux", target_os = "android")))]
        Err(ErrorKind::Unsupported.into())
    }

    /// Forces a file's bytes to the disk itself.
    pub(super) fn synchronise(&self, path: &Path, file: &File) -> Result<(), EnvironmentError> {
        self.asked().and_then(|()| file.sync_all()).map_err(|error| refused("write", path, error))
    }

    /// Gives a file a second name, or a copy under it where the file system has no hard links.
    pub(super) fn keep(&self, path: &Path, copy: &Path) -> Result<(), EnvironmentError> {
        self.asked()
            .and_then(|()| fs::hard_link(path, copy).or_else(|_| fs::copy(path, copy).map(drop)))
            .map_err(|error| refused("write", path, error))
    }

    /// Gives a file a second name.
    pub(super) fn link(&self, path: &Path, link: &Path) -> io::Result<()> {
        self.asked_to_link()?;
        fs::hard_link(path, link)
    }

    /// Lets two folders change places in one step, so that nobody ever finds either missing. Not every system and
    /// file system can.
    pub(super) fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        self.asked_to_exchange()?;
        #[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
        {
            use rustix::fs::{CWD, RenameFlags, renameat_with};
            Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
        }
        #[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
        Err(ErrorKind::Unsupported.into())
    }

    /// Moves a file, or a whole folder, to its place, over the file that may be there.
    pub(super) fn place(&self, from: &Path, to: &Path) -> Result<(), EnvironmentError> {
        self.asked().and_then(|()| fs::rename(from, to)).map_err(|error| refused("rename", to, error))
    }

    /// Moves a file, or a whole folder, out of its place.
    pub(super) fn set_aside(&self, from: &Path, to: &Path) -> Result<(), EnvironmentError> {
        self.asked().and_then(|()| fs::rename(from, to)).map_err(|error| refused("remove", from, error))
    }

    /// Removes a folder if there is one and it is empty; says whether it did. One that is a mount point is busy,
    /// and stays.
    pub(super) fn remove_empty_folder(&self, path: &Path) -> Result<bool, EnvironmentError> {
        use ErrorKind::{DirectoryNotEmpty, NotADirectory, NotFound, ResourceBusy};
        match self.asked().and_then(|()| fs::remove_dir(path)) {
            Ok(()) => Ok(true),
            Err(error)
                if matches!(error.kind(), DirectoryNotEmpty | NotADirectory | NotFound | ResourceBusy) =>
            {
                Ok(false)
            }
            Err(error) => Err(refused("remove", path, error)),
        }
    }

    /// Removes a folder with all that is in it, if it is there. Links in it are removed, not followed.
    pub(super) fn remove_tree(&self, path: &Path) -> Result<(), EnvironmentError> {
        match self.asked().and_then(|()| remove_tree(path)) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(refused("remove", path, error)),
            _ => Ok(()),
        }
    }

    /// Asks whether a change may be made: outside the tests, always.
    #[cfg(not(test))]
    #[expect(clippy::unused_self, clippy::unnecessary_wraps, reason = "the tests' disk can refuse")]
    pub(super) fn asked(&self) -> io::Result<()> {
        Ok(())
    }

    #[cfg(not(test))]
    fn asked_to_link(&self) -> io::Result<()> {
        self.asked()
    }

    #[cfg(not(test))]
    fn asked_to_exchange(&self) -> io::Result<()> {
        self.asked()
    }

    #[cfg(test)]
    pub(super) fn asked(&self) -> io::Result<()> {
        self.fault.asked()
    }

    #[cfg(test)]
    fn asked_to_link(&self) -> io::Result<()> {
        self.fault.asked_to_link()
    }

    #[cfg(test)]
    fn asked_to_exchange(&self) -> io::Result<()> {
        self.fault.asked_to_exchange()
    }
}

/// Removes a folder with all that is in it, on every core.
fn remove_tree(folder: &Path) -> io::Result<()> {
    let mut folders = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            folders.push(entry.path());
        } else {
            fs::remove_file(entry.path())?;
        }
    }
    folders.par_iter().try_for_each(|folder| remove_tree(folder))?;
    fs::remove_dir(folder)
}

fn refused(doing: &'static str, path: &Path, error: io::Error) -> EnvironmentError {
    EnvironmentError::io(doing, path, error)
}
