//! Changes that can be taken back.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use super::changes::{Changes, Placement};
use super::ground::Ground;
use super::manifest::{self, Manifest};
use super::path::folders_above;
use super::staging::Staging;
use crate::diagnostic::EnvironmentError;

/// Something that was done, with what it takes to take it back.
#[derive(Debug)]
enum Step {
    /// A file was put where none was.
    Placed(PathBuf),
    /// A file was replaced or set aside; the old one is kept.
    Moved {
        kept: PathBuf,
        path: PathBuf,
    },
    MadeFolder(PathBuf),
    RemovedFolder(PathBuf),
}

/// Makes all changes; or, if the system refuses one, takes back those that were made, so that the folder is as
/// it was.
pub(super) fn carry_out(
    ground: &Ground,
    staging: &Staging,
    changes: &Changes,
) -> Result<(), EnvironmentError> {
    let mut transaction = Transaction { ground, staging, steps: Vec::new() };
    let done = transaction.carry_out(changes);
    if done.is_err() {
        // The error that a person can do something about is the first one. If taking back is refused too,
        // the journal stays, and the next run makes the folder whole.
        let _ = transaction.take_back();
    }
    done
}

struct Transaction<'a> {
    ground: &'a Ground,
    staging: &'a Staging,
    /// What was done, in order.
    steps: Vec<Step>,
}

impl Transaction<'_> {
    /// The order matters: the documentation of `output` tells why.
    fn carry_out(&mut self, changes: &Changes) -> Result<(), EnvironmentError> {
        if let Some(journal) = &changes.journal {
            self.write_manifest(journal)?;
        }
        for path in &changes.in_the_way {
            self.set_aside(path.as_str())?;
        }
        self.remove_empty(&changes.folders_in_the_way)?;
        let mut made = HashSet::new();
        for placement in &changes.placements {
            self.make_folders(placement.path.as_str(), &mut made)?;
            self.place(placement)?;
        }
        for path in &changes.obsolete {
            self.set_aside(path.as_str())?;
        }
        self.remove_empty(&changes.left)?;
        if let Some(manifest) = &changes.manifest {
            self.write_manifest(manifest)?;
        }
        Ok(())
    }

    fn write_manifest(&mut self, manifest: &Manifest) -> Result<(), EnvironmentError> {
        let path = self.ground.on_disk(manifest::NAME);
        let replaces = path.exists();
        let staged = self.staging.write_durably(manifest.text().as_bytes())?;
        self.move_into_place(&staged, path, replaces)
    }

    fn place(&mut self, placement: &Placement) -> Result<(), EnvironmentError> {
        let path = self.ground.on_disk(placement.path.as_str());
        self.move_into_place(&placement.staged, path, placement.replaces)
    }

    fn move_into_place(
        &mut self,
        staged: &Path,
        path: PathBuf,
        replaces: bool,
    ) -> Result<(), EnvironmentError> {
        let disk = self.staging.disk();
        if replaces {
            let kept = self.staging.slot()?;
            disk.keep(&path, &kept)?;
            disk.place(staged, &path)?;
            self.steps.push(Step::Moved { kept, path });
        } else {
            disk.place(staged, &path)?;
            self.steps.push(Step::Placed(path));
        }
        Ok(())
    }

    fn set_aside(&mut self, path: &str) -> Result<(), EnvironmentError> {
        let path = self.ground.on_disk(path);
        let kept = self.staging.slot()?;
        self.staging.disk().set_aside(&path, &kept)?;
        self.steps.push(Step::Moved { kept, path });
        Ok(())
    }

    /// Makes those folders above a path that were not there when the commit began.
    fn make_folders<'p>(
        &mut self,
        path: &'p str,
        made: &mut HashSet<&'p str>,
    ) -> Result<(), EnvironmentError> {
        let mut missing = Vec::new();
        for folder in folders_above(path) {
            if made.contains(folder) || self.ground.has_folder(folder)? {
                break;
            }
            missing.push(folder);
        }
        for folder in missing.into_iter().rev() {
            let path = self.ground.on_disk(folder);
            if self.staging.disk().create_folder(&path)? {
                self.steps.push(Step::MadeFolder(path));
            }
            made.insert(folder);
        }
        Ok(())
    }

    /// Removes those of the folders that are empty: whatever else is in one is not ours.
    fn remove_empty(&mut self, folders: &[String]) -> Result<(), EnvironmentError> {
        for folder in folders {
            let path = self.ground.on_disk(folder);
            if self.staging.disk().remove_empty_folder(&path)? {
                self.steps.push(Step::RemovedFolder(path));
            }
        }
        Ok(())
    }

    /// Undoes all steps, the last first, and stops at the first that cannot be undone: the old manifest must
    /// return only to a folder in which everything else has.
    fn take_back(mut self) -> Result<(), EnvironmentError> {
        let disk = self.staging.disk();
        while let Some(step) = self.steps.pop() {
            match step {
                Step::Placed(path) => disk.remove_file(&path)?,
                Step::Moved { kept, path } => disk.place(&kept, &path)?,
                Step::MadeFolder(path) => drop(disk.remove_empty_folder(&path)?),
                Step::RemovedFolder(path) => drop(disk.create_folder(&path)?),
            }
        }
        Ok(())
    }
}
