//! Follows the folders as the system tells of changes in them.

use std::collections::BTreeSet;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use notify::{Config, ErrorKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::burst::Burst;
use super::changes::Changes;
use super::fallback::Fallback;
use super::listener::Listener;
use super::mailbox::Mailbox;
use super::scope::Scope;
use super::tree::walk;

/// Whether each folder needs a watch of its own. Where it does not, the whole site's folder is watched at once, so
/// that folders in it may come and go; what else happens there is not told.
pub(super) const EACH_FOLDER: bool = !cfg!(any(target_os = "macos", target_os = "windows"));

/// The system's watches on the folders.
pub(super) struct Native {
    scope: Scope,
    mailbox: Arc<Mailbox>,
    watcher: RecommendedWatcher,
}

impl fmt::Debug for Native {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Native").field("scope", &self.scope).finish_non_exhaustive()
    }
}

impl Native {
    /// Watches every folder that is there.
    pub(super) fn start(scope: Scope, mailbox: &Arc<Mailbox>) -> Result<Self, Fallback> {
        let listener = Listener::new(scope.clone(), Arc::clone(mailbox));
        let watcher = RecommendedWatcher::new(listener, Config::default().with_follow_symlinks(false))?;
        let mut native = Self { scope, mailbox: Arc::clone(mailbox), watcher };
        if EACH_FOLDER {
            // This sees the folders come and go.
            native.watcher.watch(native.scope.root(), RecursiveMode::NonRecursive)?;
            for name in native.scope.names().map(Path::to_owned).collect::<Vec<_>>() {
                native.take_in(&name, None)?;
            }
        } else {
            native.watcher.watch(native.scope.root(), RecursiveMode::Recursive)?;
            for folder in native.scope.linked() {
                native.watcher.watch(folder, RecursiveMode::Recursive)?;
            }
        }
        Ok(native)
    }

    /// What is watched.
    pub(super) fn scope(&self) -> &Scope {
        &self.scope
    }

    /// Turns what was heard into what is told, and keeps the watches in step with the folders.
    pub(super) fn follow(&mut self, burst: Burst) -> Result<Changes, Fallback> {
        let Burst { mut paths, appeared, rescan, refusal, .. } = burst;
        if let Some(refusal) = refusal {
            return Err(refusal);
        }
        if rescan || self.scope.is_outdated(&paths) {
            let scope = self.scope.renewed().map_err(|error| Fallback::Refused(error.to_string()))?;
            *self = Self::start(scope, &self.mailbox)?;
            return Ok(Changes::everything());
        }
        let mut taken_in: Option<PathBuf> = None;
        for path in appeared {
            let is_known = taken_in.as_ref().is_some_and(|folder| path.starts_with(folder));
            if !is_known && self.is_folder(&path) {
                self.take_in(&path, Some(&mut paths))?;
                taken_in = Some(path);
            }
        }
        Ok(Changes { paths, rescan: false })
    }

    /// Watches a folder with all folders inside, and adds everything in it to some paths.
    fn take_in(&mut self, folder: &Path, mut paths: Option<&mut BTreeSet<PathBuf>>) -> Result<(), Fallback> {
        // What cannot be read has no entries to tell of, and what has gone meanwhile will be told.
        for found in walk(&self.scope, folder).flatten() {
            if EACH_FOLDER && found.is_folder() {
                watch(&mut self.watcher, &self.scope.on_disk(&found.path))?;
            }
            if let Some(paths) = &mut paths {
                paths.insert(found.path);
            }
        }
        Ok(())
    }

    /// Whether there is a folder at a path, and not a link to one.
    fn is_folder(&self, path: &Path) -> bool {
        self.scope.on_disk(path).symlink_metadata().is_ok_and(|metadata| metadata.is_dir())
    }
}

/// Watches one folder, unless it has gone or may not be read: then there is nothing to tell of it.
fn watch(watcher: &mut RecommendedWatcher, folder: &Path) -> Result<(), Fallback> {
    match watcher.watch(folder, RecursiveMode::NonRecursive) {
        Err(error) if !matches!(error.kind, ErrorKind::MaxFilesWatch) => Ok(()),
        other => Ok(other?),
    }
}
