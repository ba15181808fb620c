//! Follows the folders as the system tells of changes in them.

use std::collections::BTreeSet;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use notify::{Config, ErrorKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::burst::Burst;
use super::changes::{Changes, Silence};
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

    /// Waits for changes, until a moment if one is given.
    pub(super) fn next(&mut self, until: Option<Instant>) -> Result<Result<Changes, Fallback>, Silence> {
        let mailbox = Arc::clone(&self.mailbox);
        let burst = mailbox.collect(until, |appeared| self.look_into(appeared))?;
        Ok(self.follow(burst))
    }

    /// Turns what was heard into what is told, and watches everything anew where something was missed.
    fn follow(&mut self, burst: Burst) -> Result<Changes, Fallback> {
        if let Some(refusal) = burst.refusal {
            return Err(refusal);
        }
        if burst.rescan || self.scope.is_outdated(&burst.paths) {
            let scope = self.scope.renewed().map_err(|error| Fallback::Refused(error.to_string()))?;
            *self = Self::start(scope, &self.mailbox)?;
            return Ok(Changes::everything());
        }
        Ok(Changes { paths: burst.paths, rescan: false })
    }

    /// Watches those of some paths that are folders, and says what is in them.
    fn look_into(&mut self, paths: BTreeSet<PathBuf>) -> Result<BTreeSet<PathBuf>, Fallback> {
        let mut found = BTreeSet::new();
        for path in paths {
            if !found.contains(&path) && self.is_folder(&path) {
                self.take_in(&path, Some(&mut found))?;
            }
        }
        Ok(found)
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
