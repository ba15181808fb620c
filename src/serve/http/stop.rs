//! The end of a server, from outside.

use std::sync::{Arc, Condvar, Mutex, PoisonError};

/// A handle that ends every server that runs with it. Clones are the same handle.
#[derive(Clone, Debug, Default)]
pub struct Stop {
    shared: Arc<(Mutex<bool>, Condvar)>,
}

impl Stop {
    /// A handle that was not triggered yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Ends the servers, those that begin later included. It returns at once and may be called more than once,
    /// but not from a signal handler itself, because it takes a lock.
    pub fn trigger(&self) {
        let (triggered, changed) = &*self.shared;
        *triggered.lock().unwrap_or_else(PoisonError::into_inner) = true;
        changed.notify_all();
    }

    /// Whether it was triggered, for other loops that end together with a server.
    pub fn is_triggered(&self) -> bool {
        *self.shared.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns when it is triggered.
    pub fn wait(&self) {
        let (triggered, changed) = &*self.shared;
        let mut guard = triggered.lock().unwrap_or_else(PoisonError::into_inner);
        while !*guard {
            guard = changed.wait(guard).unwrap_or_else(PoisonError::into_inner);
        }
    }
}
