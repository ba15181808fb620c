//! What is in the output folder already, and whose it is.

use std::fs::{self, Metadata};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::folders::Folders;
use super::manifest::{Claim, Content, Manifest};
use super::path::parent;
use crate::diagnostic::EnvironmentError;
use crate::stamp::Stamp;

/// What stands at an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    Nothing,
    File(Stamp),
    /// A folder where a file is asked for.
    Folder,
}

/// The output folder as it was when the run began. Paths are looked up without following any link, and folders
/// only once each.
#[derive(Debug)]
pub(super) struct Ground {
    folder: PathBuf,
    manifest: Manifest,
    has_manifest: bool,
    /// Whether a folder on the way to an output is there.
    folders: Folders,
}

impl Ground {
    pub(super) fn new(folder: &Path, manifest: Option<Manifest>) -> Self {
        let has_manifest = manifest.is_some();
        let manifest = manifest.unwrap_or_default();
        Self { folder: folder.to_owned(), manifest, has_manifest, folders: Folders::default() }
    }

    /// What was ours when the run began.
    pub(super) fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Whether a manifest is stored.
    pub(super) fn has_manifest(&self) -> bool {
        self.has_manifest
    }

    /// The output folder.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// The path of an address on the disk.
    pub(super) fn on_disk(&self, path: &str) -> PathBuf {
        self.folder.join(path)
    }

    /// Forgets which folders there were, in order to look again.
    pub(super) fn forget(&mut self) {
        self.folders = Folders::default();
    }

    /// What stands at an address. A link, a device, or a stranger's file in a folder's place is an error.
    pub(super) fn at(&self, path: &str) -> Result<Standing, EnvironmentError> {
        if let Some(folder) = parent(path)
            && !self.has_folder(folder)?
        {
            return Ok(Standing::Nothing);
        }
        match self.metadata(path)? {
            None => Ok(Standing::Nothing),
            Some(metadata) if metadata.is_file() => Ok(Standing::File(Stamp::of(&metadata))),
            Some(metadata) if metadata.is_dir() => Ok(Standing::Folder),
            Some(_) => Err(self.foreign(path)),
        }
    }

    /// Whether there is a folder, and not a file of ours instead, which will have gone by the time that the
    /// folder is needed. Anything else in its place is a stranger's.
    pub(super) fn has_folder(&self, path: &str) -> Result<bool, EnvironmentError> {
        if let Some(known) = self.folders.get(path) {
            return Ok(known);
        }
        if let Some(above) = parent(path)
            && !self.has_folder(above)?
        {
            return Ok(false);
        }
        let found = match self.metadata(path)? {
            None => false,
            Some(metadata) if metadata.is_dir() => true,
            Some(metadata) if metadata.is_file() && self.owns(path)? => false,
            Some(_) => return Err(self.foreign(path)),
        };
        self.folders.insert(path, found);
        Ok(found)
    }

    /// The stamp of the file at an address, if there is one. Folders on the way are not looked at: whoever knows
    /// the stamp knows the file, wherever it lies.
    pub(super) fn stamp(&self, path: &str) -> Option<Stamp> {
        let metadata = fs::symlink_metadata(self.on_disk(path)).ok()?;
        metadata.is_file().then(|| Stamp::of(&metadata))
    }

    /// Whether the file at an address has these bytes.
    pub(super) fn holds(&self, path: &str, bytes: &[u8]) -> Result<bool, EnvironmentError> {
        Ok(self.read(path)? == bytes)
    }

    /// Whether the file at an address has bytes with this digest.
    pub(super) fn content(&self, path: &str) -> Result<Content, EnvironmentError> {
        let path = self.on_disk(path);
        Content::of_file(&path).map_err(|error| EnvironmentError::io("read", &path, error))
    }

    /// Whether the file at an address is ours.
    pub(super) fn owns(&self, path: &str) -> Result<bool, EnvironmentError> {
        match self.manifest.get(path) {
            None => Ok(false),
            Some(entry) if entry.claim == Claim::Settled => Ok(true),
            Some(entry) => Ok(self.content(path)? == entry.content),
        }
    }

    /// The folders that must go before a file can stand at an address, those above before those inside; or an
    /// error that names a stranger's file, if that is what stands at the address or in a folder there.
    pub(super) fn in_the_way(&self, path: &str, standing: Standing) -> Result<Vec<String>, EnvironmentError> {
        let mut folders = Vec::new();
        match standing {
            Standing::Nothing => {}
            Standing::File(_) => self.must_own(path)?,
            Standing::Folder => self.collect_folders(path, &mut folders)?,
        }
        Ok(folders)
    }

    fn collect_folders(&self, path: &str, folders: &mut Vec<String>) -> Result<(), EnvironmentError> {
        folders.push(path.to_owned());
        let folder = self.on_disk(path);
        let refused = |error| EnvironmentError::io("read-folder", &folder, error);
        let mut entries =
            fs::read_dir(&folder).map_err(refused)?.collect::<Result<Vec<_>, _>>().map_err(refused)?;
        // So that the same stranger is named each time.
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            let name = entry.file_name();
            let Some(name) = name.to_str() else {
                return Err(EnvironmentError::ForeignFile { path: entry.path() });
            };
            let inside = format!("{path}/{name}");
            match entry.file_type().map_err(refused)? {
                kind if kind.is_dir() => self.collect_folders(&inside, folders)?,
                kind if kind.is_file() => self.must_own(&inside)?,
                _ => return Err(self.foreign(&inside)),
            }
        }
        Ok(())
    }

    fn must_own(&self, path: &str) -> Result<(), EnvironmentError> {
        if self.owns(path)? { Ok(()) } else { Err(self.foreign(path)) }
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, EnvironmentError> {
        let path = self.on_disk(path);
        fs::read(&path).map_err(|error| EnvironmentError::io("read", &path, error))
    }

    fn metadata(&self, path: &str) -> Result<Option<Metadata>, EnvironmentError> {
        let path = self.on_disk(path);
        match fs::symlink_metadata(&path) {
            Ok(metadata) => Ok(Some(metadata)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(EnvironmentError::io("read", &path, error)),
        }
    }

    fn foreign(&self, path: &str) -> EnvironmentError {
        EnvironmentError::ForeignFile { path: self.on_disk(path) }
    }
}
