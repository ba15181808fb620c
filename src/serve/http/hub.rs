//! Events for everyone who listens.

use std::collections::BTreeMap;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// How many events wait for a client that does not take them. One that is left behind further is ended: it connects
/// again by itself, and begins with how things are by then.
const BACKLOG: usize = 256;

/// Where events are sent, and subscribed to. Clones are the same hub.
#[derive(Clone, Debug, Default)]
pub struct Hub {
    shared: Arc<Mutex<Subscribers>>,
}

#[derive(Debug, Default)]
struct Subscribers {
    senders: BTreeMap<u64, SyncSender<Arc<[u8]>>>,
    next: u64,
}

/// The events from a moment on, until it is dropped.
#[derive(Debug)]
pub struct Subscription {
    pub(super) seat: Seat,
    pub(super) first: Option<Arc<[u8]>>,
    pub(super) events: Receiver<Arc<[u8]>>,
}

/// The right to be sent events, which others than the listener can end: its thread, which waits for events, wakes.
#[derive(Clone, Debug)]
pub(super) struct Seat {
    id: u64,
    hub: Hub,
}

impl Seat {
    /// Ends the events, once those on their way were taken.
    pub(super) fn leave(&self) {
        self.hub.lock().senders.remove(&self.id);
    }
}

impl Hub {
    /// A hub to which nobody listens yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sends an event to everyone who listens now. It never waits for any of them.
    pub fn send(&self, event: &str, data: &str) {
        let bytes = encoded(event, data);
        self.lock().senders.retain(|_, sender| sender.try_send(Arc::clone(&bytes)).is_ok());
    }

    /// Listens from now on. Subscribe before looking at how things are, and nothing is missed between the two.
    pub fn subscribe(&self) -> Subscription {
        let (sender, events) = sync_channel(BACKLOG);
        let mut subscribers = self.lock();
        let id = subscribers.next;
        subscribers.next += 1;
        subscribers.senders.insert(id, sender);
        drop(subscribers);
        Subscription { seat: Seat { id, hub: self.clone() }, first: None, events }
    }

    /// How many listen. A tab that was closed counts for a second or two.
    pub fn subscribers(&self) -> usize {
        self.lock().senders.len()
    }

    fn lock(&self) -> MutexGuard<'_, Subscribers> {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Subscription {
    /// Sends an event to this listener alone, before all others: how things are, for instance, by which a tab that
    /// was cut off learns whether it missed anything.
    #[must_use]
    pub fn beginning_with(mut self, event: &str, data: &str) -> Self {
        self.first = Some(encoded(event, data));
        self
    }
}

impl Drop for Subscription {
    fn drop(&mut self) {
        self.seat.leave();
    }
}

/// An event as it is sent. A line break would end the name, and begins another line of the data.
fn encoded(event: &str, data: &str) -> Arc<[u8]> {
    let mut text = format!("event: {}\n", event.replace(['\r', '\n'], " "));
    for line in data.replace("\r\n", "\n").split(['\r', '\n']) {
        text.push_str("data: ");
        text.push_str(line);
        text.push('\n');
    }
    text.push('\n');
    Arc::from(text.into_bytes())
}
