//! Stops a watcher.

use std::sync::Arc;

use super::mailbox::Mailbox;

/// Stops a watcher, from any thread.
#[derive(Clone, Debug)]
pub struct Stopper(Arc<Mailbox>);

impl Stopper {
    pub(super) fn new(mailbox: &Arc<Mailbox>) -> Self {
        Self(Arc::clone(mailbox))
    }

    /// Makes the watcher end its threads and tell nothing any more, whatever it is waiting for.
    pub fn stop(&self) {
        self.0.stop();
    }
}
