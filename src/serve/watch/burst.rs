//! Everything that was heard since the last time.

use std::collections::BTreeSet;
use std::mem;
use std::path::PathBuf;
use std::time::Duration;

use super::fallback::Fallback;

/// How long it must be quiet after a save. Programs that save in several steps take less between two of them.
const QUIET: Duration = Duration::from_millis(10);
/// How long it must be quiet after many changes.
const QUIET_AFTER_MANY: Duration = Duration::from_millis(15);
/// How long it must be quiet while a file is still open for writing or has just gone: another write, or another
/// file in its place, is likely to come.
const QUIET_WHILE_UNFINISHED: Duration = Duration::from_millis(25);
/// How long it must be quiet where many changes were handed out just before: a checkout that pauses, because the
/// disk is slow, would otherwise come in a hundred pieces.
const QUIET_IN_A_STORM: Duration = Duration::from_millis(80);
/// How long to wait for the end before what there is so far is handed out.
const LONGEST: Duration = Duration::from_millis(300);
/// The same for many changes: half of a checkout is no site that anybody meant, and may be full of mistakes that the
/// other half mends.
const LONGEST_OF_MANY: Duration = Duration::from_millis(1500);
/// How many changes are many.
const MANY: u32 = 32;
/// How many paths are kept. A caller who does not ask for so long must look at everything again.
const MOST: usize = 100_000;

/// What was heard of one path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum News {
    /// It changed, and nothing says whether that was all.
    Changed,
    /// It is being written, or has gone.
    Unfinished,
    /// It may be new, and a folder with anything in it.
    Appeared,
    /// It was closed by somebody who could write to it. That alone is no change.
    Closed,
}

/// What was heard, each path once.
#[derive(Debug, Default)]
pub(super) struct Burst {
    pub(super) paths: BTreeSet<PathBuf>,
    /// What may be a new folder and was not looked into so far. Nothing is heard of what happens in it.
    pub(super) appeared: BTreeSet<PathBuf>,
    unfinished: BTreeSet<PathBuf>,
    /// Something was missed; no path is kept.
    pub(super) rescan: bool,
    /// The system can tell no more.
    pub(super) refusal: Option<Fallback>,
}

impl Burst {
    /// Adds what was heard of a path, and says whether it prolongs the burst.
    pub(super) fn add(&mut self, path: PathBuf, news: News) -> bool {
        if news == News::Closed {
            return self.unfinished.remove(&path);
        }
        if self.rescan || self.paths.len() >= MOST {
            self.miss();
            return true;
        }
        match news {
            News::Changed | News::Closed => {}
            News::Unfinished => {
                if !self.unfinished.contains(&path) {
                    self.unfinished.insert(path.clone());
                }
            }
            News::Appeared => {
                self.unfinished.remove(&path);
                self.appeared.insert(path.clone());
            }
        }
        self.paths.insert(path);
        true
    }

    /// Adds what was found in new folders, and says whether any of it had not been heard of.
    pub(super) fn add_found(&mut self, mut found: BTreeSet<PathBuf>) -> bool {
        let before = self.paths.len();
        self.paths.append(&mut found);
        let is_news = self.paths.len() > before;
        if self.rescan || self.paths.len() > MOST {
            self.miss();
        }
        is_news
    }

    /// Hands everything out but the new folders that are still to be looked into.
    pub(super) fn take(&mut self) -> Self {
        let appeared = mem::take(&mut self.appeared);
        mem::replace(self, Self { appeared, ..Self::default() })
    }

    /// Notes that something was missed.
    pub(super) fn miss(&mut self) {
        *self = Self { rescan: true, refusal: self.refusal.take(), ..Self::default() };
    }

    /// Whether nothing was heard.
    pub(super) fn is_empty(&self) -> bool {
        self.paths.is_empty() && self.appeared.is_empty() && !self.rescan && self.refusal.is_none()
    }

    /// How many changes there are.
    pub(super) fn size(&self) -> u32 {
        if self.rescan { u32::MAX } else { u32::try_from(self.paths.len()).unwrap_or(u32::MAX) }
    }

    /// How long it may go on before it is handed out unfinished.
    pub(super) fn longest(&self) -> Duration {
        if self.size() > MANY { LONGEST_OF_MANY } else { LONGEST }
    }

    /// How long it must be quiet before this counts as all, if so many changes were handed out just before.
    pub(super) fn quiet(&self, before: u32) -> Duration {
        if before > MANY {
            QUIET_IN_A_STORM
        } else if !self.unfinished.is_empty() {
            QUIET_WHILE_UNFINISHED
        } else if self.size() > MANY {
            QUIET_AFTER_MANY
        } else {
            QUIET
        }
    }
}
