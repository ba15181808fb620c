//! One connection, from its request to its end.

use std::any::Any;
use std::io::Read;
use std::net::{Shutdown, TcpStream};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Instant;

use super::answer::{Answer, Handler};
use super::connections::{Activity, Connection};
use super::door::Door;
use super::event_stream;
use super::head::{Head, Received};
use super::limits::Limits;
use super::path;
use super::refusal::Refusal;
use super::reply::Reply;
use super::request::{Method, Request};
use super::wire::Wire;

/// How much is read after an answer for the sake of a client that is still sending.
const LINGER_BYTES: usize = 8 * 1024 * 1024;

/// What every connection of a server needs.
pub(super) struct Service {
    pub(super) handler: Arc<dyn Handler>,
    pub(super) door: Door,
    pub(super) limits: Limits,
}

impl Service {
    /// Reads one request and answers it. A client that has gone is no error to anyone.
    pub(super) fn serve(&self, connection: &Connection) {
        let stream = connection.stream();
        // A delay only makes it slower.
        let _ = stream.set_nodelay(true);
        let received = Head::receive(stream, &self.limits);
        connection.turns_to(Activity::Answering);
        let wire = Wire::new(stream, &self.limits);
        let is_read_to_end = match received {
            Received::Nothing => return,
            Received::Refused(refusal) => {
                let _ = wire.send(&Reply::from(refusal));
                false
            }
            Received::Head(head) => {
                match self.answer(&head) {
                    Ok((request, Answer::Events(subscription))) if request.method == Method::Get => {
                        connection.turns_to(Activity::Listening(subscription.seat.clone()));
                        let _ = event_stream::relay(&wire, &subscription, &self.limits);
                    }
                    Ok((request, answer)) => {
                        let _ = wire.send(&Reply::new(&request, answer));
                    }
                    Err(refusal) => {
                        let reply = Reply::from(refusal);
                        let is_head = head.method == "HEAD";
                        let _ = wire.send(&if is_head { reply.without_body() } else { reply });
                    }
                }
                head.is_all()
            }
        };
        if !is_read_to_end {
            linger(stream, &self.limits);
        }
    }

    /// Asks the handler, after everything that it can rely on was looked at. Who asks comes first: a stranger is
    /// told nothing else.
    fn answer(&self, head: &Head) -> Result<(Request, Answer), Refusal> {
        self.door.check(head)?;
        let method = match head.method.as_str() {
            "GET" => Method::Get,
            "HEAD" => Method::Head,
            _ => return Err(Refusal::METHOD),
        };
        let target = path::decode(&head.target)?;
        let request = Request::new(method, target.path, target.query, head.headers.clone());
        // A mistake in a handler must cost one answer, not the preview; what it holds is for it to keep sound.
        let answer = catch_unwind(AssertUnwindSafe(|| self.handler.answer(&request)));
        match answer {
            Ok(answer) => Ok((request, answer)),
            Err(panic) => {
                forget(panic);
                Err(Refusal::PANIC)
            }
        }
    }
}

/// Drops what a panic carried, which may panic itself.
fn forget(panic: Box<dyn Any + Send>) {
    let _ = catch_unwind(AssertUnwindSafe(|| drop(panic)));
}

/// Lets a client that is still sending take its answer: if the socket were closed with bytes unread, the system
/// would reset it, and the client might never see why it was refused.
fn linger(mut stream: &TcpStream, limits: &Limits) {
    if stream.shutdown(Shutdown::Write).is_err() {
        return;
    }
    let end = Instant::now() + limits.linger;
    let mut discarded = 0;
    let mut buffer = [0; 16 * 1024];
    while discarded < LINGER_BYTES {
        let left = end.saturating_duration_since(Instant::now());
        if left.is_zero() || stream.set_read_timeout(Some(left)).is_err() {
            return;
        }
        match stream.read(&mut buffer) {
            Ok(0) | Err(_) => return,
            Ok(count) => discarded += count,
        }
    }
}
