//! What a request asks for: a path that cannot leave the site.

use super::refusal::Refusal;
use crate::percent;

/// The longest target: some servers and editors are content with less.
const LONGEST: usize = 8 * 1024;
/// The one hidden name that is served, because it is not a file's: the preview's own script and events.
const OWN: &str = ".goalpress";

/// A target that was taken apart.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Target {
    /// Decoded once. It begins with a slash, and nothing between two slashes is empty, hidden, `.` or `..`.
    pub(super) path: String,
    /// As it came.
    pub(super) query: Option<String>,
}

/// Takes a request's target apart. Whole addresses are what proxies are asked for, and this is none.
pub(super) fn decode(target: &[u8]) -> Result<Target, Refusal> {
    let is_strange = |byte: &u8| byte.is_ascii_control() || b" #\\".contains(byte);
    if target.len() > LONGEST || target.iter().any(is_strange) {
        return Err(Refusal::ADDRESS);
    }
    let target = str::from_utf8(target).map_err(|_| Refusal::ADDRESS)?;
    let (path, query) = match target.split_once('?') {
        Some((path, query)) => (path, Some(query.to_owned())),
        None => (target, None),
    };
    let segments = path.strip_prefix('/').ok_or(Refusal::ADDRESS)?;
    let mut decoded = String::with_capacity(path.len());
    let count = segments.split('/').count();
    for (index, segment) in segments.split('/').enumerate() {
        let is_last = index + 1 == count;
        decoded.push('/');
        // The trailing slash, or the home page.
        if segment.is_empty() && is_last {
            continue;
        }
        let name = name(segment)?;
        let is_own = index == 0 && !is_last && name == OWN;
        if name.starts_with('.') && !is_own {
            return Err(Refusal::NOT_FOUND);
        }
        decoded.push_str(&name);
    }
    Ok(Target { path: decoded, query })
}

/// What stands between two slashes, decoded once. Decoding it again, as someone further on might, must not turn it
/// into something else than a name either; a per cent sign that is part of a name is no harm.
fn name(segment: &str) -> Result<String, Refusal> {
    let name = percent::decoded(segment).ok_or(Refusal::ADDRESS)?;
    let mut current = name.clone();
    loop {
        let is_strange = |character: char| character.is_control() || matches!(character, '/' | '\\');
        if current.is_empty() || current == "." || current == ".." || current.contains(is_strange) {
            return Err(Refusal::ADDRESS);
        }
        if current != name && current.starts_with('.') {
            return Err(Refusal::NOT_FOUND);
        }
        // Each round shortens it, so there is an end.
        match percent::decoded(&current) {
            Some(next) if next != current => current = next,
            _ => return Ok(name),
        }
    }
}
