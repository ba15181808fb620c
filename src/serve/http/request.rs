//! What a handler is asked.

use crate::percent::form_decoded;

/// The two methods that are answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// The whole answer.
    Get,
    /// The answer without its body. A handler need not care: the body is left out for it.
    Head,
}

/// A request from someone who may ask, with a path that cannot leave the site.
#[derive(Clone, Debug)]
pub struct Request {
    /// How it is asked.
    pub method: Method,
    /// The path, decoded. It begins with a slash, and has no empty, hidden, `.` or `..` part, but for the slash at
    /// its end and a first part `.goalpress`. Joined to a folder it does not lead out of it, on Windows too, if
    /// names with a colon are refused there.
    pub path: String,
    /// What follows the question mark, as it came. See [`Self::parameter`] for one value of it.
    pub query: Option<String>,
    headers: Vec<(String, String)>,
}

impl Request {
    /// A request from its parts. The names of headers are in lower case.
    pub fn new(method: Method, path: String, query: Option<String>, headers: Vec<(String, String)>) -> Self {
        Self { method, path, query, headers }
    }

    /// The value of a header that came exactly once. The name is in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut values = self.headers.iter().filter(|(given, _)| given == name);
        let value = values.next();
        if values.next().is_some() { None } else { value.map(|(_, value)| value.as_str()) }
    }

    /// The value of the first cookie of this name, without quotes. Cookies know no ports: other servers on this
    /// machine set them too.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        let headers = self.headers.iter().filter(|(given, _)| given == "cookie");
        let mut cookies =
            headers.flat_map(|(_, value)| value.split(';')).filter_map(|pair| pair.split_once('='));
        let (_, value) = cookies.find(|(given, _)| given.trim() == name)?;
        let value = value.trim();
        Some(value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(value))
    }

    /// The first value of a parameter in the query, decoded as a form's, and empty if it has none. What cannot be
    /// decoded stays as it is.
    pub fn parameter(&self, name: &str) -> Option<String> {
        let pairs = self.query.as_deref()?.split('&');
        let mut pairs = pairs.map(|pair| pair.split_once('=').unwrap_or((pair, "")));
        pairs.find(|(given, _)| form_decoded(given) == name).map(|(_, value)| form_decoded(value))
    }
}
