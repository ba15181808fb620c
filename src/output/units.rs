//! Which folders are published, or removed, as a whole.

use std::fs;
use std::ops::Range;
use std::path::PathBuf;

use super::changes::Region;
use super::ground::Ground;
use super::manifest::Entry;
use super::mounts;
use super::outputs::Output;
use super::path::{Placed, any_inside, find, inside};
use super::staging::Staging;
use super::survey::{Likeness, surplus_in};
use crate::diagnostic::EnvironmentError;

/// How many files must be moved before it pays to look through a folder in order to move it as a whole.
const WORTH_IT: usize = if cfg!(test) { 2 } else { 64 };

/// A folder in which everything is ours, and of which the site has another, or none any more.
#[derive(Debug)]
pub(super) struct Unit {
    pub(super) folder: String,
    /// Its new files among those of the site. There are none if the folder is to be removed.
    pub(super) outputs: Range<usize>,
    /// Its old files among those of the manifest.
    pub(super) old: Range<usize>,
    /// How many files go with it that the site no longer has.
    pub(super) removed: usize,
    /// Where the old folder is once it was moved.
    pub(super) aside: Option<PathBuf>,
}

/// The folders that can change places with new ones, because most of their files are new; and those that can go.
#[derive(Debug, Default)]
pub(super) struct Units {
    pub(super) exchanged: Vec<Unit>,
    pub(super) retired: Vec<Unit>,
}

impl Units {
    /// Looks for them from above, and for smaller ones only where a larger one cannot be moved.
    pub(super) fn find(
        ground: &Ground,
        site: &[Output],
        staging: &Staging,
    ) -> Result<Self, EnvironmentError> {
        let mut units = Self::default();
        let Some(finder) = Finder::new(ground, site, staging) else { return Ok(units) };
        finder.find_exchanged("", 0..site.len(), &mut units.exchanged)?;
        let old = 0..ground.manifest().files.len();
        for gap in gaps(old, units.exchanged.iter().map(|unit| unit.old.clone())) {
            finder.find_retired("", gap, &mut units.retired);
        }
        Ok(units)
    }

    /// What lies between them.
    pub(super) fn rest<'a>(&self, ground: &'a Ground, site: &'a [Output]) -> Vec<Region<'a>> {
        let mut all: Vec<&Unit> = self.exchanged.iter().chain(&self.retired).collect();
        // Not by the names of the folders: what is in `a-b` comes before what is in `a`.
        all.sort_unstable_by_key(|unit| (unit.outputs.start, unit.old.start));
        let old = &ground.manifest().files;
        let outputs = gaps(0..site.len(), all.iter().map(|unit| unit.outputs.clone()));
        let entries = gaps(0..old.len(), all.iter().map(|unit| unit.old.clone()));
        outputs
            .zip(entries)
            .map(|(outputs, entries)| Region { outputs: &site[outputs], old: &old[entries] })
            .collect()
    }
}

impl Unit {
    pub(super) fn region<'a>(&self, ground: &'a Ground, site: &'a [Output]) -> Region<'a> {
        Region { outputs: &site[self.outputs.clone()], old: self.old(ground) }
    }

    pub(super) fn old<'a>(&self, ground: &'a Ground) -> &'a [Entry] {
        &ground.manifest().files[self.old.clone()]
    }
}

/// The ranges before, between and after some that are in order.
fn gaps(
    whole: Range<usize>,
    taken: impl Iterator<Item = Range<usize>>,
) -> impl Iterator<Item = Range<usize>> {
    let mut start = whole.start;
    taken.chain(std::iter::once(whole.end..whole.end)).map(move |range| {
        let gap = start..range.start;
        start = range.end;
        gap
    })
}

struct Finder<'a> {
    ground: &'a Ground,
    site: &'a [Output],
    /// The output folder.
    whole: Likeness,
    /// The folder that new ones wait in.
    waiting: Option<Likeness>,
}

impl<'a> Finder<'a> {
    /// `None` where there is too little to do, or where something may be mounted inside.
    fn new(ground: &'a Ground, site: &'a [Output], staging: &Staging) -> Option<Self> {
        let staged = site.iter().filter(|output| output.is_staged()).count();
        // At most so many, since what is not staged stands already.
        let gone = (ground.manifest().files.len() + staged).saturating_sub(site.len());
        if staged.max(gone) < WORTH_IT || !ground.has_manifest() || mounts::may_lie_in(ground.folder()) {
            return None;
        }
        let whole = Likeness::of(&fs::metadata(ground.folder()).ok()?).device();
        let waiting = fs::metadata(staging.waiting("")).ok().map(|waiting| Likeness::of(&waiting));
        Some(Self { ground, site, whole, waiting })
    }

    /// In a range of the site's files that lie in one folder, whose name ends with a `/` here.
    fn find_exchanged(
        &self,
        prefix: &str,
        range: Range<usize>,
        found: &mut Vec<Unit>,
    ) -> Result<(), EnvironmentError> {
        for (folder, outputs) in subfolders(self.site, prefix, range) {
            let files = &self.site[outputs.clone()];
            let staged = files.iter().filter(|output| output.is_staged()).count();
            if staged < WORTH_IT || !self.ground.has_folder(folder)? {
                continue;
            }
            let unit = if staged * 2 > files.len() { self.exchanged(folder, outputs.clone()) } else { None };
            match unit {
                Some(unit) => found.push(unit),
                None => self.find_exchanged(&format!("{folder}/"), outputs, found)?,
            }
        }
        Ok(())
    }

    fn exchanged(&self, folder: &str, outputs: Range<usize>) -> Option<Unit> {
        let like = self.waiting?;
        let old = inside(&self.ground.manifest().files, folder);
        let unit = Unit { folder: folder.to_owned(), outputs, old, removed: 0, aside: None };
        let removed = surplus_in(self.ground, unit.region(self.ground, self.site), folder, like)?;
        Some(Unit { removed, ..unit })
    }

    /// In a range of the manifest's files that lie in one folder.
    fn find_retired(&self, prefix: &str, range: Range<usize>, found: &mut Vec<Unit>) {
        let old = &self.ground.manifest().files;
        for (folder, range) in subfolders(old, prefix, range) {
            // Where a file must go there is more to do than to remove the folder.
            if range.len() < WORTH_IT || find(self.site, folder).is_some() {
                continue;
            }
            let unit = if any_inside(self.site, folder) { None } else { self.retired(folder, range.clone()) };
            match unit {
                Some(unit) => found.push(unit),
                None => self.find_retired(&format!("{folder}/"), range, found),
            }
        }
    }

    fn retired(&self, folder: &str, old: Range<usize>) -> Option<Unit> {
        if !matches!(self.ground.has_folder(folder), Ok(true)) {
            return None;
        }
        let outputs = inside(self.site, folder);
        let unit = Unit { folder: folder.to_owned(), outputs, old, removed: 0, aside: None };
        let removed = surplus_in(self.ground, unit.region(self.ground, self.site), folder, self.whole)?;
        Some(Unit { removed, ..unit })
    }
}

/// The folders directly inside the one that the prefix names, with the ranges of what is in each.
fn subfolders<'a, T: Placed>(
    sorted: &'a [T],
    prefix: &str,
    range: Range<usize>,
) -> impl Iterator<Item = (&'a str, Range<usize>)> {
    let (end, start) = (range.end, prefix.len());
    let mut next = range.start;
    std::iter::from_fn(move || {
        while next < end {
            let path = sorted[next].path();
            let first = next;
            let Some(length) = path[start..].find('/') else {
                next += 1;
                continue;
            };
            let folder = &path[..=start + length];
            next += sorted[first..end].partition_point(|thing| thing.path().starts_with(folder));
            return Some((folder.trim_end_matches('/'), first..next));
        }
        None
    })
}
