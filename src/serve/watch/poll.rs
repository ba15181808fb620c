//! Looks through the folders at intervals.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::changes::{Changes, Silence};
use super::mailbox::Mailbox;
use super::scope::Scope;
use super::snapshot::Snapshot;

/// Finds changes without being told. It works in the thread that asks for them; between two looks it sleeps.
#[derive(Debug)]
pub(super) struct Poll {
    scope: Scope,
    interval: Duration,
    last: Snapshot,
    due: Instant,
}

impl Poll {
    /// Takes the first look.
    pub(super) fn start(scope: Scope, interval: Duration) -> Self {
        let last = Snapshot::take(&scope, || true).unwrap_or_default();
        Self { scope, interval, last, due: Instant::now() + interval }
    }

    /// Waits for changes, until a moment if one is given.
    pub(super) fn next(&mut self, mailbox: &Mailbox, until: Option<Instant>) -> Result<Changes, Silence> {
        loop {
            mailbox.sleep(until.map_or(self.due, |until| until.min(self.due)))?;
            if Instant::now() < self.due {
                return Err(Silence::Calm);
            }
            let paths = self.look(mailbox);
            if !paths.is_empty() {
                return Ok(Changes { paths, rescan: false });
            }
        }
    }

    /// Compares what is there with what was there at the last look. A large or slow tree is looked at less often,
    /// so that looking takes no more than a third of the time.
    fn look(&mut self, mailbox: &Mailbox) -> BTreeSet<PathBuf> {
        let begun = Instant::now();
        // A folder may be a link by now, or lead elsewhere.
        let scope = self.scope.renewed().unwrap_or_else(|_| self.scope.clone());
        let differences = Snapshot::take(&scope, || !mailbox.is_stopped()).map(|snapshot| {
            let differences = self.last.differences(&snapshot);
            self.last = snapshot;
            differences
        });
        self.scope = scope;
        self.due = Instant::now() + self.interval.max(begun.elapsed() * 2);
        differences.unwrap_or_default()
    }
}
