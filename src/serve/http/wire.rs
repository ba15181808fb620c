//! Writes messages to a client that may read slowly, or not at all.

use std::io::{self, ErrorKind, Write};
use std::net::TcpStream;
use std::time::Instant;

use tiny_http::{HTTPVersion, Header, Response, StatusCode};

use super::limits::Limits;
use super::reply::Reply;

/// How much of a body goes into the first write, with the head: all of nearly every page.
const FIRST: usize = 128 * 1024;
/// How much is written at once. The system notices a client without progress once per write.
const PIECE: usize = 256 * 1024;

/// A connection as seen by who writes to it.
#[derive(Debug)]
pub(super) struct Wire<'a> {
    pub(super) stream: &'a TcpStream,
    limits: &'a Limits,
}

/// How far a message tells its own end.
#[derive(Clone, Copy, Debug)]
pub(super) enum Extent {
    /// By its length.
    Length(usize),
    /// By chunks, of which the last is empty.
    Chunked,
}

impl<'a> Wire<'a> {
    pub(super) fn new(stream: &'a TcpStream, limits: &'a Limits) -> Self {
        Self { stream, limits }
    }

    /// Sends a reply: its head and the beginning of its body in one write, because the second of two small ones
    /// may have to wait for the client's acknowledgement of the first.
    pub(super) fn send(&self, reply: &Reply) -> io::Result<()> {
        let length = reply.length();
        let mut first = head(reply.status, &reply.headers, Extent::Length(length))?;
        let body = reply.body();
        let (beginning, rest) = body.split_at(body.len().min(FIRST));
        first.extend_from_slice(beginning);
        let end = Instant::now() + self.limits.answer_time;
        self.write(&first, end)?;
        self.write(rest, end)
    }

    /// Writes all bytes before a time. A client that takes none for too long is given up.
    pub(super) fn write(&self, mut bytes: &[u8], end: Instant) -> io::Result<()> {
        let mut stream = self.stream;
        while !bytes.is_empty() {
            let left = end.saturating_duration_since(Instant::now()).min(self.limits.stall);
            if left.is_zero() {
                return Err(io::Error::from(ErrorKind::TimedOut));
            }
            stream.set_write_timeout(Some(left))?;
            let (piece, _) = bytes.split_at(bytes.len().min(PIECE));
            match stream.write(piece) {
                Ok(0) => return Err(io::Error::from(ErrorKind::WriteZero)),
                Ok(count) => bytes = bytes.get(count..).unwrap_or_default(),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }
}

/// The head of a message. Each connection carries one, so it says that it closes, which `tiny_http` does not let be
/// said among the other headers.
pub(super) fn head(status: u16, headers: &[(String, String)], extent: Extent) -> io::Result<Vec<u8>> {
    let headers =
        headers.iter().filter_map(|(name, value)| Header::from_bytes(name.as_str(), value.as_str()).ok());
    let (length, threshold) = match extent {
        Extent::Length(length) => (Some(length), usize::MAX),
        Extent::Chunked => (None, 0),
    };
    let response = Response::new(StatusCode(status), headers.collect(), io::empty(), length, None);
    let mut head = Vec::with_capacity(512);
    // Without the request's headers, because among them might be one that asks for another way to tell the end.
    let version = HTTPVersion::from((1, 1));
    response.with_chunked_threshold(threshold).raw_print(&mut head, version, &[], true, None)?;
    head.truncate(head.len().saturating_sub(2));
    head.extend_from_slice(b"Connection: close\r\n\r\n");
    Ok(head)
}
