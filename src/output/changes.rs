//! What a commit will do to single files and new folders, decided before it does anything.

use std::collections::BTreeSet;
use std::io;

use super::ground::{Ground, Standing};
use super::manifest::Entry;
use super::outputs::Output;
use super::path::{any_inside, find, folders_above, inside};
use crate::diagnostic::EnvironmentError;

/// A file or a folder that is to be moved into place.
#[derive(Debug)]
pub(super) struct Placement {
    pub(super) path: String,
    /// Whether an old file stands there. Where nothing does, it may be a whole folder that is moved.
    pub(super) replaces: bool,
}

/// What a commit does to single files and new folders, in its order.
#[derive(Debug, Default)]
pub(super) struct Changes {
    /// Old files that stand where a folder must go, or in a folder where a file must go.
    pub(super) in_the_way: Vec<String>,
    /// The folders where files must go, those inside before those above.
    pub(super) folders_in_the_way: Vec<String>,
    pub(super) placements: Vec<Placement>,
    /// All other old files that are no longer wanted.
    pub(super) obsolete: Vec<String>,
    /// Folders that old files were in, to be removed if they are empty, those inside before those above.
    pub(super) left: Vec<String>,
}

/// The files of the site, and the old ones, between two places in the order of paths.
#[derive(Clone, Copy, Debug)]
pub(super) struct Region<'a> {
    pub(super) outputs: &'a [Output],
    pub(super) old: &'a [Entry],
}

impl Changes {
    /// Adds what is to be done in a region of the site, and refuses what cannot be done.
    pub(super) fn add(
        &mut self,
        ground: &Ground,
        site: &[Output],
        region: Region<'_>,
    ) -> Result<(), EnvironmentError> {
        let mut folders_in_the_way = Vec::new();
        for output in region.outputs.iter().filter(|output| output.is_staged()) {
            let path = output.path.as_str();
            if self.placements.last().is_some_and(|placement| is_inside(path, &placement.path)) {
                continue;
            }
            let placement = if let Some(folder) = missing_folder(ground, path)? {
                must_be_whole(ground, site, folder)?;
                Placement { path: folder.to_owned(), replaces: false }
            } else {
                let standing = ground.at(path)?;
                if standing == Standing::Folder && any_inside(site, path) {
                    return Err(collision(ground, path, io::ErrorKind::NotADirectory));
                }
                folders_in_the_way.extend(ground.in_the_way(path, standing)?);
                Placement { path: path.to_owned(), replaces: matches!(standing, Standing::File(_)) }
            };
            self.placements.push(placement);
        }
        self.folders_in_the_way.extend(folders_in_the_way.into_iter().rev());

        let mut left = BTreeSet::new();
        for path in gone(region) {
            if stands_and_is_ours(ground, path)? {
                let blocks =
                    any_inside(site, path) || folders_above(path).any(|folder| find(site, folder).is_some());
                if blocks { &mut self.in_the_way } else { &mut self.obsolete }.push(path.to_owned());
            }
            left.extend(folders_above(path).take_while(|folder| !any_inside(site, folder)));
        }
        for folder in left.into_iter().rev() {
            // A stranger's link may lead to an empty folder elsewhere.
            if tolerate_strangers(ground.has_folder(folder))?.unwrap_or(false) {
                self.left.push(folder.to_owned());
            }
        }
        Ok(())
    }
}

/// Refuses two files at one address.
pub(super) fn must_differ(ground: &Ground, site: &[Output]) -> Result<(), EnvironmentError> {
    match site.windows(2).find(|pair| pair[0].path == pair[1].path) {
        Some(pair) => Err(collision(ground, pair[0].path.as_str(), io::ErrorKind::AlreadyExists)),
        None => Ok(()),
    }
}

/// The old files that the site no longer has: both lists are in order.
pub(super) fn gone(region: Region<'_>) -> impl Iterator<Item = &str> {
    let mut outputs = region.outputs.iter().map(|output| &output.path).peekable();
    region.old.iter().map(|entry| &entry.path).filter_map(move |path| {
        while outputs.next_if(|output| *output < path).is_some() {}
        (outputs.peek() != Some(&path)).then_some(path.as_str())
    })
}

fn is_inside(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}

/// The uppermost folder on the way to a path that is not there.
fn missing_folder<'a>(ground: &Ground, path: &'a str) -> Result<Option<&'a str>, EnvironmentError> {
    let mut missing = None;
    for folder in folders_above(path) {
        if ground.has_folder(folder)? {
            break;
        }
        missing = Some(folder);
    }
    Ok(missing)
}

/// Makes sure that all of a folder that is not there waits, so that it can be moved as it is.
fn must_be_whole(ground: &Ground, site: &[Output], folder: &str) -> Result<(), EnvironmentError> {
    if find(site, folder).is_some() {
        return Err(collision(ground, folder, io::ErrorKind::NotADirectory));
    }
    // A file that was published when it was looked at may have gone since.
    match site[inside(site, folder)].iter().find(|output| !output.is_staged()) {
        Some(gone) => Err(collision(ground, gone.path.as_str(), io::ErrorKind::NotFound)),
        None => Ok(()),
    }
}

/// Whether an old file can be removed: it may have been removed by hand, or be a stranger's by now.
fn stands_and_is_ours(ground: &Ground, path: &str) -> Result<bool, EnvironmentError> {
    match tolerate_strangers(ground.at(path))? {
        Some(Standing::File(_)) => ground.owns(path),
        _ => Ok(false),
    }
}

/// A stranger's file stops the work only where one of ours must go.
fn tolerate_strangers<T>(found: Result<T, EnvironmentError>) -> Result<Option<T>, EnvironmentError> {
    match found {
        Err(EnvironmentError::ForeignFile { .. }) => Ok(None),
        other => other.map(Some),
    }
}

/// Two outputs that cannot both be there. The pipeline tells a person's mistakes of this kind with the names
/// of the two sources; here it is only made sure that neither is silently lost.
fn collision(ground: &Ground, path: &str, kind: io::ErrorKind) -> EnvironmentError {
    EnvironmentError::io("write", &ground.on_disk(path), kind.into())
}
