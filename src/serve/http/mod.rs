//! The HTTP of the preview: from a listening socket to a handler's answer, and events to open tabs.
//!
//! # Who may ask
//! A preview shows what is not public yet, so a request is refused before any handler sees it unless it names
//! this server in its `Host` header, which a page that was rebound by DNS cannot, and unless it comes from a page
//! of this server or from a person who follows a link. A path reaches the handler decoded once, and only if no
//! part of it could lead out of the site or to a hidden file, however often it was encoded.
//!
//! # Why the sockets are ours
//! The messages are written by `tiny_http`, but it does not accept the connections. Its pool can queue a request
//! behind a connection that says nothing, which browsers open in advance: of 100 requests that came just after
//! such a connection, 29 were not answered. It also reads a head without end, knows no timeouts, drops paths in
//! plain UTF-8, and stops accepting for good when the process is out of file descriptors; and it gives no hold on
//! its sockets, by which that could be mended from outside.
//!
//! # What is bounded
//! Each connection has a thread of its own and carries one request, so nobody waits for another one's reading.
//! The head is bounded in bytes and time, an answer in the time that it takes and the time without progress, and
//! connections in number: when there are too many, the one that has been silent for longest makes room. See
//! `limits` for the numbers.
//!
//! # How it ends
//! [`Stop`] ends [`Server::run`] within a second, whatever the clients do: every socket is shut down, which wakes
//! the threads that read or write. A handler that is still at work is not waited for.

mod answer;
mod connection;
mod connections;
mod content_type;
mod door;
mod event_stream;
mod head;
mod hub;
mod limits;
mod path;
mod precondition;
mod range;
mod refusal;
mod reply;
mod request;
mod server;
mod stop;
mod wire;

#[cfg(test)]
mod tests;

pub(super) use crate::percent::decoded;
pub use answer::{Answer, Body, Handler, Page};
pub use content_type::content_type;
pub use hub::{Hub, Subscription};
pub use request::{Method, Request};
pub use server::Server;
pub use stop::Stop;
