//! An answer with everything that follows from the request.

use std::ops::Range;

use super::answer::{Answer, Body, Page};
use super::precondition::{is_known, permits_part};
use super::range::{Part, part};
use super::refusal::Refusal;
use super::request::{Method, Request};
use crate::percent;

/// Plain text in the character set of everything here.
const TEXT: &str = "text/plain; charset=utf-8";
/// What follows from the answer, or is the same for all of them: no handler decides about it.
const RESERVED: [&str; 15] = [
    "accept-ranges",
    "cache-control",
    "connection",
    "content-length",
    "content-range",
    "content-type",
    "cross-origin-resource-policy",
    "date",
    "etag",
    "location",
    "server",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "x-content-type-options",
];

/// A message that only has to be written.
#[derive(Debug)]
pub(super) struct Reply {
    pub(super) status: u16,
    pub(super) headers: Vec<(String, String)>,
    body: Body,
    /// Which bytes of the body are meant.
    span: Range<usize>,
    has_body: bool,
}

impl Reply {
    pub(super) fn new(request: &Request, answer: Answer) -> Self {
        let reply = match answer {
            Answer::Page(page) => Self::page(request, page),
            Answer::Redirect { location, headers } => {
                let mut reply = Self::whole(302, TEXT, "");
                reply.add("Location", percent::encoded(&location));
                reply.add_given(headers);
                reply
            }
            Answer::NotFound => Self::from(Refusal::NOT_FOUND),
            // The events themselves are sent elsewhere: this answers who asks for the headers alone.
            Answer::Events(_) => Self::events(),
        };
        if request.method == Method::Head { reply.without_body() } else { reply }
    }

    /// The head of a stream of events.
    pub(super) fn events() -> Self {
        Self::whole(200, "text/event-stream; charset=utf-8", "")
    }

    /// Leaves the body out, but not its length.
    pub(super) fn without_body(mut self) -> Self {
        self.has_body = false;
        self
    }

    /// How many bytes it tells of.
    pub(super) fn length(&self) -> usize {
        self.span.len()
    }

    /// The bytes that are sent after the head.
    pub(super) fn body(&self) -> &[u8] {
        let body = if self.has_body { self.body.bytes().get(self.span.clone()) } else { None };
        body.unwrap_or_default()
    }

    fn page(request: &Request, page: Page) -> Self {
        let Page { status, content_type, body, etag, headers } = page;
        let mut reply = Self::whole(status, &content_type, body);
        reply.add_given(headers);
        let etag = etag.filter(|etag| etag.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'"'));
        if let Some(etag) = &etag {
            reply.add("ETag", format!("\"{etag}\""));
        }
        if status != 200 {
            return reply;
        }
        reply.add("Accept-Ranges", "bytes");
        if request.header("if-none-match").is_some_and(|list| is_known(list, etag.as_deref())) {
            reply.status = 304;
            return reply.without_body();
        }
        reply.narrow(request, etag.as_deref());
        reply
    }

    /// Leaves what the request asks for, if it asks for a part, and for a part of these very bytes.
    fn narrow(&mut self, request: &Request, etag: Option<&str>) {
        let is_same = match request.header("if-range") {
            Some(condition) => etag.is_some_and(|etag| permits_part(condition, etag)),
            None => true,
        };
        let Some(range) = request.header("range") else { return };
        if request.method != Method::Get || !is_same {
            return;
        }
        let length = self.span.len();
        match part(range, length) {
            Part::Whole => {}
            Part::Some(span) => {
                let (first, last) = (span.start, span.end.saturating_sub(1));
                self.add("Content-Range", format!("bytes {first}-{last}/{length}"));
                self.status = 206;
                self.span = span;
            }
            Part::Unsatisfiable => {
                self.add("Content-Range", format!("bytes */{length}"));
                self.status = 416;
                self.span = 0..0;
            }
        }
    }

    fn whole(status: u16, content_type: &str, body: impl Into<Body>) -> Self {
        let body = body.into();
        let mut reply =
            Self { status, headers: Vec::new(), span: 0..body.bytes().len(), body, has_body: true };
        reply.add("Content-Type", content_type);
        reply.add("X-Content-Type-Options", "nosniff");
        // A browser asks each time, and gets nothing twice that has a tag.
        reply.add("Cache-Control", "no-cache");
        // What other sites' pages embed, they can measure.
        reply.add("Cross-Origin-Resource-Policy", "same-origin");
        reply.add("Server", "goalpress");
        reply
    }

    fn add(&mut self, name: &str, value: impl Into<String>) {
        self.headers.push((name.to_owned(), value.into()));
    }

    /// Adds a handler's headers, but for those that would break the message or contradict it.
    fn add_given(&mut self, headers: Vec<(String, String)>) {
        let is_proper = |(name, value): &(String, String)| {
            let is_name = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
            let is_value = value.bytes().all(|byte| byte.is_ascii_graphic() || byte == b' ');
            let is_reserved = RESERVED.contains(&name.to_ascii_lowercase().as_str());
            !name.is_empty() && is_name && is_value && !is_reserved
        };
        self.headers.extend(headers.into_iter().filter(is_proper));
    }
}

impl From<Refusal> for Reply {
    fn from(refusal: Refusal) -> Self {
        let mut reply = Self::whole(refusal.status, TEXT, refusal.text());
        if refusal == Refusal::METHOD {
            reply.add("Allow", "GET, HEAD");
        }
        reply
    }
}
