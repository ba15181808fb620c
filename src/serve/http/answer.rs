//! What a handler answers.

use std::sync::Arc;

use super::hub::Subscription;
use super::request::Request;

/// Answers requests. It is called by several threads at once, and each waits only for its own answer.
pub trait Handler: Send + Sync {
    /// Answers a request. The methods that are not served and the requests of strangers were refused before.
    fn answer(&self, request: &Request) -> Answer;
}

/// An answer, without what follows from the request: methods, conditions and ranges are not a handler's affair.
#[derive(Debug)]
pub enum Answer {
    /// A page, an asset, or the site's own page for a status such as 404.
    Page(Page),
    /// Another address, for now: nothing in a preview is forever.
    Redirect {
        /// Where to, as a path or a URL. What has to be encoded is encoded, a per cent sign excepted.
        location: String,
        /// More headers, such as a cookie.
        headers: Vec<(String, String)>,
    },
    /// There is no such page, and no page of the site that says so.
    NotFound,
    /// Events from now on.
    Events(Subscription),
}

/// Bytes with what is said about them.
#[derive(Clone, Debug)]
pub struct Page {
    /// The status, usually 200. Conditions and ranges are heeded for 200 alone.
    pub status: u16,
    /// The media type with its character set: see [`super::content_type()`].
    pub content_type: String,
    /// The whole body.
    pub body: Body,
    /// What identifies exactly these bytes, without quotes.
    pub etag: Option<String>,
    /// More headers, such as a content security policy. Those that follow from the answer itself, such as its
    /// length, and those that every answer has are left out; so is what is no proper header.
    pub headers: Vec<(String, String)>,
}

impl Page {
    /// A page that was found.
    pub fn new(content_type: &str, body: impl Into<Body>) -> Self {
        let (content_type, body) = (content_type.to_owned(), body.into());
        Self { status: 200, content_type, body, etag: None, headers: Vec::new() }
    }
}

/// A body that is the answer's own, or shared with what it was taken from.
#[derive(Clone, Debug)]
pub enum Body {
    /// Rendered for this answer.
    Own(Vec<u8>),
    /// Kept in memory for more than one answer.
    Shared(Arc<[u8]>),
    /// Part of the program.
    Fixed(&'static [u8]),
}

impl Body {
    /// The bytes, wherever they are.
    pub fn bytes(&self) -> &[u8] {
        match self {
            Self::Own(bytes) => bytes,
            Self::Shared(bytes) => bytes,
            Self::Fixed(bytes) => bytes,
        }
    }
}

impl From<Vec<u8>> for Body {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Own(bytes)
    }
}

impl From<String> for Body {
    fn from(text: String) -> Self {
        Self::Own(text.into_bytes())
    }
}

impl From<Arc<[u8]>> for Body {
    fn from(bytes: Arc<[u8]>) -> Self {
        Self::Shared(bytes)
    }
}

impl From<&'static [u8]> for Body {
    fn from(bytes: &'static [u8]) -> Self {
        Self::Fixed(bytes)
    }
}

impl From<&'static str> for Body {
    fn from(text: &'static str) -> Self {
        Self::Fixed(text.as_bytes())
    }
}
