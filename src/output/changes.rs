//! What a commit will do, decided before it does anything.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::io;
use std::path::PathBuf;

use super::ground::{Ground, Standing};
use super::manifest::{Claim, Content, Manifest};
use super::path::{OutputPath, folders_above};
use crate::diagnostic::EnvironmentError;

/// A file of the site as it is to be.
#[derive(Debug)]
pub(super) struct Output {
    pub(super) path: OutputPath,
    pub(super) content: Content,
    /// The file in the staging folder, unless what is published has the same bytes.
    pub(super) staged: Option<PathBuf>,
}

/// A file that is to be moved into place.
#[derive(Debug)]
pub(super) struct Placement {
    pub(super) path: OutputPath,
    pub(super) staged: PathBuf,
    pub(super) replaces: bool,
}

/// Everything that a commit does, in its order.
#[derive(Debug, Default)]
pub(super) struct Changes {
    /// The manifest to be written before all else, if a new address is added.
    pub(super) journal: Option<Manifest>,
    /// Old files that stand where a folder must go, or in a folder where a file must go.
    pub(super) in_the_way: Vec<OutputPath>,
    /// The folders where files must go, those inside before those above.
    pub(super) folders_in_the_way: Vec<String>,
    pub(super) placements: Vec<Placement>,
    /// All other old files that are no longer wanted.
    pub(super) obsolete: Vec<OutputPath>,
    /// Folders that old files were in, to be removed if they are empty, those inside before those above.
    pub(super) left: Vec<String>,
    /// The manifest to be written at the end, if it differs from the one that is there.
    pub(super) manifest: Option<Manifest>,
}

impl Changes {
    /// Compares the site as it is to be with the folder, and refuses what cannot be done.
    pub(super) fn new(ground: &Ground, mut outputs: Vec<Output>) -> Result<Self, EnvironmentError> {
        outputs.sort_unstable_by(|left, right| left.path.cmp(&right.path));
        let old = ground.manifest();
        let mut changes = Self::default();
        let mut journal = old.clone();
        let mut files = BTreeMap::new();
        for Output { path, content, staged } in outputs {
            let standing = if staged.is_some() {
                ground.at(path.as_str())?
            } else {
                Standing::File { size: content.size }
            };
            let stands = matches!(standing, Standing::File { .. });
            if let Some(staged) = staged {
                changes.folders_in_the_way.extend(ground.in_the_way(path.as_str(), standing)?);
                changes.placements.push(Placement { path: path.clone(), staged, replaces: stands });
            }
            if !old.files.get(&path).is_some_and(|(claim, _)| *claim == Claim::Settled) {
                // A file that stands here was found to be ours, or to be what we would write.
                let claim = if stands { Claim::Settled } else { Claim::Pending };
                journal.files.insert(path.clone(), (claim, content));
            }
            if files.insert(path.clone(), (Claim::Settled, content)).is_some() {
                return Err(collision(ground, &path, io::ErrorKind::AlreadyExists));
            }
        }
        changes.folders_in_the_way.reverse();

        let needed: HashSet<&str> = files.keys().flat_map(|path| folders_above(path.as_str())).collect();
        if let Some(path) = files.keys().find(|path| needed.contains(path.as_str())) {
            return Err(collision(ground, path, io::ErrorKind::NotADirectory));
        }
        let mut left = BTreeSet::new();
        for path in old.files.keys().filter(|path| !files.contains_key(*path)) {
            if stands_and_is_ours(ground, path)? {
                let blocks = needed.contains(path.as_str())
                    || folders_above(path.as_str()).any(|folder| files.contains_key(folder));
                if blocks { &mut changes.in_the_way } else { &mut changes.obsolete }.push(path.clone());
            }
            left.extend(folders_above(path.as_str()).filter(|folder| !needed.contains(folder)));
        }
        for folder in left.into_iter().rev() {
            // A stranger's link may lead to an empty folder elsewhere.
            if tolerate_strangers(ground.has_folder(folder))?.unwrap_or(false) {
                changes.left.push(folder.to_owned());
            }
        }

        let manifest = Manifest { files };
        changes.journal = (journal != *old).then_some(journal);
        changes.manifest = (!ground.is_recorded(&manifest)).then_some(manifest);
        Ok(changes)
    }
}

/// Whether an old file can be removed: it may have been removed by hand, or be a stranger's by now.
fn stands_and_is_ours(ground: &Ground, path: &OutputPath) -> Result<bool, EnvironmentError> {
    match tolerate_strangers(ground.at(path.as_str()))? {
        Some(Standing::File { .. }) => ground.owns(path.as_str()),
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
fn collision(ground: &Ground, path: &OutputPath, kind: io::ErrorKind) -> EnvironmentError {
    EnvironmentError::io("write", &ground.on_disk(path.as_str()), kind.into())
}
