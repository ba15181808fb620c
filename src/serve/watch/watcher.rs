//! Watches a site's folders.

use std::io;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::changes::{Changes, Silence};
use super::fallback::Fallback;
use super::mailbox::Mailbox;
use super::native::Native;
use super::poll::Poll;
use super::scope::{Scope, is_plain};
use super::stopper::Stopper;

/// How often folders are looked through where the system was to tell and cannot.
const FALLBACK_INTERVAL: Duration = Duration::from_millis(500);
/// How long to wait for threads at the end: they do nothing that takes time.
const PATIENCE: Duration = Duration::from_millis(80);

/// How changes are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WatchMode {
    /// The system tells of them.
    Native,
    /// Everything is looked through, for network drives, which tell nothing of what others do on them.
    Poll {
        /// How long to wait between two looks; longer if a look itself takes long.
        interval: Duration,
    },
}

/// Tells of changes in a site's folders. As an iterator it waits for the next ones, and ends when it is stopped.
#[derive(Debug)]
pub struct Watcher {
    mailbox: Arc<Mailbox>,
    engine: Engine,
    fallback: Option<Fallback>,
}

#[derive(Debug)]
enum Engine {
    Native(Native),
    Poll(Poll),
    Stopped,
}

impl Watcher {
    /// Watches some folders, given by their names in the site's folder; each may be missing so far, or be a file.
    /// From now on nothing that happens in them is missed, whenever it is asked for. It fails only if the site's
    /// folder cannot be found, or a name is not a plain one: if the system refuses to tell of changes, the folders
    /// are polled, and [`Self::fallback`] tells why.
    pub fn start(root: &Path, folders: &[&str], mode: WatchMode) -> io::Result<Self> {
        if !folders.iter().all(|name| is_plain(name)) {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        let scope = Scope::new(root, folders)?;
        let mailbox = Arc::<Mailbox>::default();
        let mut fallback = None;
        let engine = match mode {
            WatchMode::Poll { interval } => Engine::Poll(Poll::start(scope, interval)),
            WatchMode::Native => Native::start(scope.clone(), &mailbox).map_or_else(
                |refusal| {
                    fallback = Some(refusal);
                    Engine::Poll(Poll::start(scope, FALLBACK_INTERVAL))
                },
                Engine::Native,
            ),
        };
        Ok(Self { mailbox, engine, fallback })
    }

    /// Why the folders are polled although the system was to tell. That can begin at any time, and does so with a
    /// [`Changes::rescan`].
    pub fn fallback(&self) -> Option<&Fallback> {
        self.fallback.as_ref()
    }

    /// What stops this.
    pub fn stopper(&self) -> Stopper {
        Stopper::new(&self.mailbox)
    }

    /// Waits for the next changes, but not longer than a given time for their beginning. Once something has
    /// changed it takes at most some 300 ms more.
    pub fn next_within(&mut self, patience: Duration) -> Result<Changes, Silence> {
        self.next_until(Some(Instant::now() + patience))
    }

    fn next_until(&mut self, until: Option<Instant>) -> Result<Changes, Silence> {
        loop {
            let changes = match &mut self.engine {
                Engine::Stopped => Err(Silence::Stopped),
                Engine::Poll(poll) => poll.next(&self.mailbox, until),
                Engine::Native(native) => match native.next(until) {
                    Ok(Err(refusal)) => {
                        let poll = Poll::start(native.scope().clone(), FALLBACK_INTERVAL);
                        self.engine = Engine::Poll(poll);
                        self.fallback = Some(refusal);
                        Ok(Changes::everything())
                    }
                    Ok(Ok(changes)) => Ok(changes),
                    Err(silence) => Err(silence),
                },
            };
            match changes {
                Ok(changes) if changes.is_empty() => {}
                Err(Silence::Stopped) => {
                    self.end();
                    return Err(Silence::Stopped);
                }
                other => return other,
            }
        }
    }

    /// Ends the threads.
    fn end(&mut self) {
        self.engine = Engine::Stopped;
        self.mailbox.wait_for_threads(PATIENCE);
    }

    #[cfg(test)]
    pub(super) fn mailbox(&self) -> &Arc<Mailbox> {
        &self.mailbox
    }
}

impl Iterator for Watcher {
    type Item = Changes;

    fn next(&mut self) -> Option<Changes> {
        self.next_until(None).ok()
    }
}

impl Drop for Watcher {
    fn drop(&mut self) {
        self.end();
    }
}
