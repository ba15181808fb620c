//! The line at the head of a file that was copied out of a theme: of what it is a copy, so that one can tell later
//! whether the original has changed.

use crate::digest::Digest;

/// How many digits of the digest stand there: nobody forges them, and the line is read by people.
const DIGITS: usize = 16;

/// How a kind of file opens and closes a comment; `None` where it has none, as a picture.
fn comment(path: &str) -> Option<(&'static str, &'static str)> {
    let (_, ending) = path.rsplit_once('.')?;
    match ending {
        "html" | "xml" => Some(("{#- ", " -#}")),
        "css" => Some(("/* ", " */")),
        "yaml" => Some(("# ", "")),
        _ => None,
    }
}

/// What the line says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Origin<'a> {
    /// The version of the program that copied.
    pub(super) version: &'a str,
    /// The beginning of the original's digest.
    pub(super) digest: &'a str,
    /// Where the copy begins behind the line.
    pub(super) length: usize,
}

fn digest(bytes: &[u8]) -> String {
    Digest::of(bytes).to_string()[..DIGITS].to_owned()
}

/// A copy with its line.
pub(super) fn mark(path: &str, bytes: &[u8]) -> Vec<u8> {
    let Some((open, close)) = comment(path) else { return bytes.to_vec() };
    let name = path.rsplit_once('/').map_or(path, |(_, name)| name);
    let version = env!("CARGO_PKG_VERSION");
    let mut copy = format!("{open}goalpress {version} {name} {}{close}\n", digest(bytes)).into_bytes();
    copy.extend_from_slice(bytes);
    copy
}

/// Reads the line of a file; `None` where it is no copy.
pub(super) fn read<'a>(path: &str, bytes: &'a [u8]) -> Option<Origin<'a>> {
    let (open, close) = comment(path)?;
    let end = bytes.iter().position(|byte| *byte == b'\n')?;
    let line = std::str::from_utf8(&bytes[..end]).ok()?.trim_end_matches('\r');
    let words = line.strip_prefix(open)?.strip_suffix(close)?.strip_prefix("goalpress ")?;
    let mut words = words.split(' ');
    let (version, _, digest) = (words.next()?, words.next()?, words.next()?);
    Some(Origin { version, digest, length: end + 1 })
}

impl Origin<'_> {
    /// Whether these are the bytes that were copied.
    pub(super) fn is_of(&self, original: &[u8]) -> bool {
        digest(original) == self.digest
    }
}

#[cfg(test)]
mod tests {
    use super::{mark, read};

    #[test]
    fn a_copy_knows_its_original() {
        for path in ["templates/base.html", "assets/style.css", "strings/ja.yaml"] {
            let copy = mark(path, b"one\n");
            let origin = read(path, &copy).unwrap();
            assert!(origin.is_of(b"one\n") && !origin.is_of(b"two\n"));
            assert_eq!(&copy[origin.length..], b"one\n");
        }
        assert_eq!(mark("assets/mark.svg", b"<svg/>"), b"<svg/>");
        assert_eq!(read("templates/base.html", b"{% extends \"a\" %}\n"), None);
    }
}
