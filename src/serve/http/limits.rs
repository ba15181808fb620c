//! How much of anything one client can take.

use std::time::Duration;

/// The bounds of a server. Only tests have other ones than the default.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// The longest request line with its headers. Browsers send below two kilobytes, cookies of other servers on
    /// the same machine included, since cookies know no ports.
    pub(super) head_bytes: usize,
    /// How long a client may take to send them. A browser's connection in advance ends by this too, and the
    /// browser opens another one.
    pub(super) head_time: Duration,
    /// How long a client may take nothing of what is sent to it.
    pub(super) stall: Duration,
    /// How long one answer may take in all, so that a client that takes a byte now and then ends too.
    pub(super) answer_time: Duration,
    /// How long to read on after an answer to a request that was not read to its end.
    pub(super) linger: Duration,
    /// How many connections there are at most, event streams included: below the 1,024 descriptors that a process
    /// commonly has, and above the two for each of 200 open tabs.
    pub(super) connections: usize,
    /// How often an event stream says something, so that no one on the way takes it for dead.
    pub(super) heartbeat: Duration,
    /// How often an event stream looks whether its tab was closed. Tabs that reload leave a stream each time.
    pub(super) glance: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            head_bytes: 16 * 1024,
            head_time: Duration::from_secs(10),
            stall: Duration::from_secs(10),
            answer_time: Duration::from_secs(300),
            linger: Duration::from_secs(1),
            connections: 512,
            heartbeat: Duration::from_secs(15),
            glance: Duration::from_secs(1),
        }
    }
}
