//! Changes that can be taken back.

use std::path::PathBuf;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::changes::Changes;
use super::ground::Ground;
use super::manifest;
use super::outputs::Output;
use super::plan::Plan;
use super::staging::Staging;
use super::units::Unit;
use crate::diagnostic::EnvironmentError;

/// Something that was done, with what it takes to take it back.
#[derive(Debug)]
enum Step {
    /// A file or a whole folder was put where nothing was.
    Placed {
        waiting: PathBuf,
        path: PathBuf,
    },
    /// A file was replaced or set aside, or a whole folder set aside; the old one is kept.
    Moved {
        kept: PathBuf,
        path: PathBuf,
    },
    /// Two folders have changed places.
    Exchanged {
        waiting: PathBuf,
        path: PathBuf,
    },
    RemovedFolder(PathBuf),
}

/// Makes all changes; or, if the system refuses one, takes back those that were made, so that the folder is as
/// it was. Where only whole folders are refused, their files are moved instead, and the plan tells so then.
pub(super) fn carry_out(
    ground: &Ground,
    staging: &Staging,
    site: &[Output],
    plan: &mut Plan,
) -> Result<(), EnvironmentError> {
    let mut transaction = Transaction { ground, staging, site, steps: Vec::new() };
    let done = transaction.carry_out(plan);
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
    site: &'a [Output],
    /// What was done, in order.
    steps: Vec<Step>,
}

impl Transaction<'_> {
    /// The order matters: the documentation of `output` tells why.
    fn carry_out(&mut self, plan: &mut Plan) -> Result<(), EnvironmentError> {
        if let Some(journal) = &plan.journal {
            self.write_manifest(journal)?;
        }
        for unit in &mut plan.units.exchanged {
            unit.aside = self.exchange(unit);
            if unit.aside.is_none() {
                unit.removed = 0;
                plan.changes.add(self.ground, self.site, unit.region(self.ground, self.site))?;
            }
        }
        self.make_room(&plan.changes)?;
        for placement in &plan.changes.placements {
            let waiting = self.staging.waiting(&placement.path);
            self.move_into_place(waiting, self.ground.on_disk(&placement.path), placement.replaces)?;
        }
        for unit in &mut plan.units.retired {
            unit.aside = self.set_aside(&unit.folder).ok();
            if unit.aside.is_none() {
                unit.removed = 0;
                plan.changes.add(self.ground, self.site, unit.region(self.ground, self.site))?;
            }
        }
        for path in &plan.changes.obsolete {
            self.set_aside(path)?;
        }
        plan.changes.left.sort_unstable_by(|left, right| right.cmp(left));
        self.remove_empty(&plan.changes.left)?;
        if let Some(manifest) = &plan.manifest {
            self.write_manifest(manifest)?;
        }
        Ok(())
    }

    fn write_manifest(&mut self, text: &str) -> Result<(), EnvironmentError> {
        let path = self.ground.on_disk(manifest::NAME);
        let replaces = path.exists();
        let waiting = self.staging.write_durably(text.as_bytes())?;
        self.move_into_place(waiting, path, replaces)
    }

    /// Lets a folder and the new one change places, and says where the old one is then; `None` if the system does
    /// not let them. What does not change is in both, by a second name.
    fn exchange(&mut self, unit: &Unit) -> Option<PathBuf> {
        let staging = self.staging;
        let site = &self.site[unit.outputs.clone()];
        let unchanged: Vec<&str> =
            site.iter().filter(|output| !output.is_staged()).map(|output| output.path.as_str()).collect();
        let linked = unchanged.par_iter().try_for_each(|path| staging.link(path, &self.ground.on_disk(path)));
        let (waiting, path) = (staging.waiting(&unit.folder), self.ground.on_disk(&unit.folder));
        if linked.and_then(|()| staging.disk().exchange(&waiting, &path)).is_err() {
            unchanged.par_iter().for_each(|path| staging.unlink(path));
            return None;
        }
        self.steps.push(Step::Exchanged { waiting: waiting.clone(), path });
        Some(waiting)
    }

    fn make_room(&mut self, changes: &Changes) -> Result<(), EnvironmentError> {
        for path in &changes.in_the_way {
            self.set_aside(path)?;
        }
        self.remove_empty(&changes.folders_in_the_way)
    }

    fn move_into_place(
        &mut self,
        waiting: PathBuf,
        path: PathBuf,
        replaces: bool,
    ) -> Result<(), EnvironmentError> {
        let disk = self.staging.disk();
        if replaces {
            let kept = self.staging.slot()?;
            disk.keep(&path, &kept)?;
            disk.place(&waiting, &path)?;
            self.steps.push(Step::Moved { kept, path });
        } else {
            disk.place(&waiting, &path)?;
            self.steps.push(Step::Placed { waiting, path });
        }
        Ok(())
    }

    fn set_aside(&mut self, path: &str) -> Result<PathBuf, EnvironmentError> {
        let path = self.ground.on_disk(path);
        let kept = self.staging.slot()?;
        self.staging.disk().set_aside(&path, &kept)?;
        self.steps.push(Step::Moved { kept: kept.clone(), path });
        Ok(kept)
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
                Step::Placed { waiting, path } => disk.set_aside(&path, &waiting)?,
                Step::Moved { kept, path } => disk.place(&kept, &path)?,
                Step::Exchanged { waiting, path } => {
                    disk.exchange(&waiting, &path)
                        .map_err(|error| EnvironmentError::io("rename", &path, error))?;
                }
                Step::RemovedFolder(path) => drop(disk.create_folder(&path)?),
            }
        }
        Ok(())
    }
}
