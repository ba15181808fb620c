//! Keeps what was heard until a burst has calmed down.

use std::collections::BTreeSet;
use std::mem;
use std::path::PathBuf;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::burst::{Burst, News};
use super::changes::Silence;
use super::fallback::Fallback;

/// How long one change that was handed out is remembered. A person's saves, and a program's that waits for each to
/// be shown, are slower than this; a checkout is faster.
const MEMORY: Duration = Duration::from_millis(10);
/// How many changes are remembered at most, so that a storm is forgotten within a second.
const REMEMBERED: u32 = 96;
/// How often to look whether a burst has ended. Whoever puts something in does not wake the reader each time.
const GLANCE: Duration = Duration::from_millis(10);

/// Between the thread that hears of changes and the one that asks for them.
#[derive(Debug, Default)]
pub(super) struct Mailbox {
    state: Mutex<State>,
    wake: Condvar,
}

#[derive(Debug, Default)]
struct State {
    burst: Burst,
    /// When something was last heard.
    last: Option<Instant>,
    /// When the last burst that was handed out began, and how many changes were remembered with it.
    handed_out: Option<(Instant, u32)>,
    stopped: bool,
    /// How many threads can still tell something.
    listeners: usize,
}

impl State {
    /// How many of the changes that were handed out are still remembered.
    fn remembered(&self, now: Instant) -> u32 {
        let Some((at, size)) = self.handed_out else { return 0 };
        let ages = (now - at).as_millis() / MEMORY.as_millis();
        size.saturating_sub(u32::try_from(ages).unwrap_or(u32::MAX))
    }
}

impl Mailbox {
    /// Puts in what was heard of a path.
    pub(super) fn put(&self, path: PathBuf, news: News) {
        self.change(|burst| burst.add(path, news));
    }

    /// Puts in that something was missed.
    pub(super) fn put_miss(&self) {
        self.change(|burst| {
            burst.miss();
            true
        });
    }

    /// Puts in that the system can tell no more.
    pub(super) fn put_refusal(&self, refusal: Fallback) {
        self.change(|burst| {
            burst.refusal = Some(refusal);
            true
        });
    }

    fn change(&self, change: impl FnOnce(&mut Burst) -> bool) {
        let mut state = self.lock();
        let was_empty = state.burst.is_empty();
        if change(&mut state.burst) {
            state.last = Some(Instant::now());
        }
        if was_empty && !state.burst.is_empty() {
            self.wake.notify_all();
        }
    }

    /// Waits, until a moment if one is given, for a burst and then for its end. Meanwhile new folders are looked
    /// into: as nothing is heard of what happens in them before, it would seem calm there.
    pub(super) fn collect(
        &self,
        until: Option<Instant>,
        mut look_into: impl FnMut(BTreeSet<PathBuf>) -> Result<BTreeSet<PathBuf>, Fallback>,
    ) -> Result<Burst, Silence> {
        let mut state = self.lock();
        while state.burst.is_empty() || state.stopped {
            state = self.wait(state, until)?;
        }
        let begun = Instant::now();
        let before = state.remembered(begun);
        loop {
            if !state.burst.appeared.is_empty() {
                let appeared = mem::take(&mut state.burst.appeared);
                drop(state);
                let found = look_into(appeared);
                state = self.lock();
                match found {
                    Ok(found) => {
                        if state.burst.add_found(found) {
                            state.last = Some(Instant::now());
                        }
                    }
                    Err(refusal) => state.burst.refusal = Some(refusal),
                }
            }
            let now = Instant::now();
            let calm = state.last.map_or(now, |last| last + state.burst.quiet(before));
            let due = calm.min(begun + state.burst.longest());
            if due <= now {
                state.handed_out = Some((begun, state.burst.size().saturating_add(before).min(REMEMBERED)));
                return Ok(state.burst.take());
            }
            state = match self.wait(state, Some(due.min(now + GLANCE))) {
                Err(Silence::Calm) => self.lock(),
                other => other?,
            };
        }
    }

    /// Waits until a moment.
    pub(super) fn sleep(&self, until: Instant) -> Result<(), Silence> {
        let mut state = self.lock();
        loop {
            state = match self.wait(state, Some(until)) {
                Err(Silence::Calm) => return Ok(()),
                other => other?,
            };
        }
    }

    /// Waits until woken or until a moment.
    fn wait<'a>(
        &self,
        state: MutexGuard<'a, State>,
        until: Option<Instant>,
    ) -> Result<MutexGuard<'a, State>, Silence> {
        if state.stopped {
            return Err(Silence::Stopped);
        }
        let Some(until) = until else {
            return Ok(self.wake.wait(state).unwrap_or_else(PoisonError::into_inner));
        };
        let left = until.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(Silence::Calm);
        }
        Ok(self.wake.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0)
    }

    /// Notes that nobody wants to be told anything any more.
    pub(super) fn stop(&self) {
        self.lock().stopped = true;
        self.wake.notify_all();
    }

    /// Whether nobody wants to be told anything any more.
    pub(super) fn is_stopped(&self) -> bool {
        self.lock().stopped
    }

    /// Notes that one more thread can tell something.
    pub(super) fn attach(&self) {
        self.lock().listeners += 1;
    }

    /// Notes that a thread has ended.
    pub(super) fn detach(&self) {
        self.lock().listeners -= 1;
        self.wake.notify_all();
    }

    /// Waits until no thread is left, but not for ever; says whether none is.
    pub(super) fn wait_for_threads(&self, patience: Duration) -> bool {
        let left = self.wake.wait_timeout_while(self.lock(), patience, |state| state.listeners > 0);
        left.unwrap_or_else(PoisonError::into_inner).0.listeners == 0
    }

    /// Lets nobody put anything in meanwhile, so that the system's queue fills.
    #[cfg(test)]
    pub(super) fn closed<T>(&self, action: impl FnOnce() -> T) -> T {
        let _state = self.lock();
        action()
    }

    /// A thread that panicked while it held this left nothing half done.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
