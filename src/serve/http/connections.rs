//! The connections that are open, so that they are bounded in number and can all be ended.

use std::collections::BTreeMap;
use std::net::{Shutdown, TcpStream};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::hub::Seat;

/// What a connection is doing, which decides whether it makes room for another one.
#[derive(Debug)]
pub(super) enum Activity {
    /// It has not sent its request.
    Silent,
    /// Its request is being answered.
    Answering,
    /// It takes events. Its tab connects again by itself if it is ended, and it may be a closed tab's.
    Listening(Seat),
}

/// All connections of a server.
#[derive(Debug)]
pub(super) struct Connections {
    most: usize,
    open: Mutex<Open>,
    left: Condvar,
}

#[derive(Debug, Default)]
struct Open {
    /// In the order in which they came.
    entries: BTreeMap<u64, Entry>,
    next: u64,
    closed: bool,
}

#[derive(Debug)]
struct Entry {
    stream: Arc<TcpStream>,
    activity: Activity,
}

impl Connections {
    pub(super) fn new(most: usize) -> Self {
        Self { most, open: Mutex::default(), left: Condvar::new() }
    }

    /// Takes a connection in, and ends another one for it if there are too many. If none of them can go, or the
    /// server is being stopped, the new one is dropped.
    pub(super) fn admit(self: &Arc<Self>, stream: TcpStream) -> Option<Connection> {
        let mut open = self.lock();
        if open.closed || (open.entries.len() >= self.most && !open.make_room()) {
            return None;
        }
        let (id, stream) = (open.next, Arc::new(stream));
        open.next += 1;
        open.entries.insert(id, Entry { stream: Arc::clone(&stream), activity: Activity::Silent });
        Some(Connection { id, stream, connections: Arc::clone(self) })
    }

    /// Ends the connection that is needed least.
    pub(super) fn make_room(&self) {
        self.lock().make_room();
    }

    /// Ends every connection, and takes no other one in.
    pub(super) fn close(&self) {
        let mut open = self.lock();
        open.closed = true;
        for entry in open.entries.values() {
            entry.end();
        }
    }

    /// Returns when the threads of all connections have ended, or after some time.
    pub(super) fn wait_until_empty(&self, patience: Duration) {
        let open = self.lock();
        // Either way the server ends now.
        drop(self.left.wait_timeout_while(open, patience, |open| !open.entries.is_empty()));
    }

    fn lock(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Open {
    /// Ends the connection that has been silent for longest, or else the oldest that takes events. The one that
    /// came last goes only if there is no other: its request may be here already and not be read yet.
    fn make_room(&mut self) -> bool {
        let newest = self.next.wrapping_sub(1);
        let oldest = |is_wanted: fn(&Activity) -> bool| {
            let mut found = self.entries.iter().filter(|(_, entry)| is_wanted(&entry.activity));
            found.next().map(|(id, _)| *id)
        };
        let silent = oldest(|activity| matches!(activity, Activity::Silent));
        let listening = oldest(|activity| matches!(activity, Activity::Listening(_)));
        let chosen = silent.filter(|id| *id != newest).or(listening).or(silent);
        let Some(entry) = chosen.and_then(|id| self.entries.remove(&id)) else { return false };
        entry.end();
        true
    }
}

impl Entry {
    /// Ends the connection under the hands of its thread, which wakes and finds it closed.
    fn end(&self) {
        // It may be closed already.
        let _ = self.stream.shutdown(Shutdown::Both);
        if let Activity::Listening(seat) = &self.activity {
            seat.leave();
        }
    }
}

/// One connection that was taken in, until it is dropped.
#[derive(Debug)]
pub(super) struct Connection {
    id: u64,
    stream: Arc<TcpStream>,
    connections: Arc<Connections>,
}

impl Connection {
    pub(super) fn stream(&self) -> &TcpStream {
        &self.stream
    }

    /// Notes what the connection is doing now. One that was ended meanwhile finds its socket closed, and its seat
    /// given up.
    pub(super) fn turns_to(&self, activity: Activity) {
        let mut open = self.connections.lock();
        let is_closed = open.closed;
        if let Some(entry) = open.entries.get_mut(&self.id) {
            entry.activity = activity;
            if is_closed {
                entry.end();
            }
        } else if let Activity::Listening(seat) = activity {
            seat.leave();
        }
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.connections.lock().entries.remove(&self.id);
        self.connections.left.notify_all();
    }
}
