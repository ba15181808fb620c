//! Everything that a commit will do, decided before it does anything.

use super::changes::{Changes, must_differ};
use super::ground::Ground;
use super::journal;
use super::outputs::Output;
use super::path::{any_inside, folders_above};
use super::retire::remove_ours;
use super::staging::Staging;
use super::units::Units;
use crate::diagnostic::EnvironmentError;

/// What a commit does.
#[derive(Debug)]
pub(super) struct Plan {
    /// The manifest to be written before all else, if a new address is added.
    pub(super) journal: Option<String>,
    /// The folders that are moved as a whole.
    pub(super) units: Units,
    /// What is done to everything else.
    pub(super) changes: Changes,
    /// The manifest to be written at the end, if it differs from the one that is there.
    pub(super) manifest: Option<String>,
}

impl Plan {
    /// Compares the site as it is to be with the folder, and refuses what cannot be done.
    pub(super) fn new(ground: &Ground, site: &[Output], staging: &Staging) -> Result<Self, EnvironmentError> {
        must_differ(ground, site)?;
        let units = Units::find(ground, site, staging)?;
        let mut changes = Changes::default();
        for region in units.rest(ground, site) {
            changes.add(ground, site, region)?;
        }
        for unit in &units.retired {
            let left = folders_above(&unit.folder).take_while(|folder| !any_inside(site, folder));
            changes.left.extend(left.map(str::to_owned));
        }
        Ok(Self {
            journal: journal::before(ground, site),
            units,
            changes,
            manifest: journal::after(ground, site),
        })
    }

    /// Removes the old folders that were moved as a whole: the site is published by then, so what cannot be removed
    /// is left for the next run, and nobody need be told.
    pub(super) fn clear_away(&self, ground: &Ground, staging: &Staging) {
        for unit in self.units.exchanged.iter().chain(&self.units.retired) {
            if let Some(aside) = &unit.aside
                && staging.disk().asked().is_ok()
            {
                remove_ours(ground, unit.old(ground), &unit.folder, aside);
            }
        }
    }

    /// How many files go that the site no longer has.
    pub(super) fn removed(&self) -> usize {
        let units = self.units.exchanged.iter().chain(&self.units.retired);
        self.changes.in_the_way.len()
            + self.changes.obsolete.len()
            + units.map(|unit| unit.removed).sum::<usize>()
    }
}
