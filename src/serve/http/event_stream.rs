//! Sends one listener's events, for as long as it listens.

use std::io::{self, ErrorKind};
use std::net::TcpStream;
use std::sync::mpsc::RecvTimeoutError;
use std::time::{Duration, Instant};

use super::hub::Subscription;
use super::limits::Limits;
use super::reply::Reply;
use super::wire::{Extent, Wire, head};

/// What a tab is told first: after how many milliseconds it connects again when it was cut off.
const BEGINNING: &[u8] = b"retry: 500\n\n";
/// Says nothing to the tab's script.
const HEARTBEAT: &[u8] = b":\n\n";
/// How much is collected for one write.
const PIECE: usize = 64 * 1024;

/// Sends events until the listener hangs up, does not read, or is left behind.
pub(super) fn relay(wire: &Wire<'_>, subscription: &Subscription, limits: &Limits) -> io::Result<()> {
    let reply = Reply::events();
    let mut first = head(reply.status, &reply.headers, Extent::Chunked)?;
    let mut beginning = BEGINNING.to_vec();
    beginning.extend(subscription.first.iter().flat_map(|event| event.iter()));
    first.extend(chunk(&beginning));
    write(wire, &first, limits)?;
    let mut written = Instant::now();
    loop {
        let bytes = match subscription.events.recv_timeout(limits.glance) {
            Ok(event) => {
                let mut bytes = event.to_vec();
                while bytes.len() < PIECE {
                    let Ok(event) = subscription.events.try_recv() else { break };
                    bytes.extend_from_slice(&event);
                }
                bytes
            }
            Err(RecvTimeoutError::Timeout) if has_gone(wire.stream) => return Ok(()),
            Err(RecvTimeoutError::Timeout) if written.elapsed() >= limits.heartbeat => HEARTBEAT.to_vec(),
            Err(RecvTimeoutError::Timeout) => continue,
            Err(RecvTimeoutError::Disconnected) => return write(wire, &chunk(&[]), limits),
        };
        write(wire, &chunk(&bytes), limits)?;
        written = Instant::now();
    }
}

/// Writes a few events, for which no client needs longer than for one piece of a page.
fn write(wire: &Wire<'_>, bytes: &[u8], limits: &Limits) -> io::Result<()> {
    wire.write(bytes, Instant::now() + limits.stall)
}

/// Bytes as a chunk of a message without a length.
fn chunk(bytes: &[u8]) -> Vec<u8> {
    let mut chunk = format!("{:X}\r\n", bytes.len()).into_bytes();
    chunk.extend_from_slice(bytes);
    chunk.extend_from_slice(b"\r\n");
    chunk
}

/// Whether the client hung up. Writing tells it too, but only at the second attempt.
fn has_gone(stream: &TcpStream) -> bool {
    // The shortest that every system knows: there is nothing to wait for.
    if stream.set_read_timeout(Some(Duration::from_millis(1))).is_err() {
        return true;
    }
    match stream.peek(&mut [0]) {
        Ok(count) => count == 0,
        Err(error) => {
            !matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut | ErrorKind::Interrupted)
        }
    }
}
