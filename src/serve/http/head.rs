//! The head of a request: its first line and its headers, as they came.

use std::io::{ErrorKind, Read};
use std::net::TcpStream;
use std::time::Instant;

use super::limits::Limits;
use super::refusal::Refusal;

/// A request that is well formed. Nothing is said yet about what it asks for.
#[derive(Debug)]
pub(super) struct Head {
    pub(super) method: String,
    /// Bytes, because command-line clients send Japanese paths as they are.
    pub(super) target: Vec<u8>,
    /// Names are in lower case. Values may have been anything but control characters.
    pub(super) headers: Vec<(String, String)>,
    has_surplus: bool,
}

/// What came over a connection.
#[derive(Debug)]
pub(super) enum Received {
    Head(Head),
    Refused(Refusal),
    /// The client hung up, or kept silent for so long that it cannot expect an answer.
    Nothing,
}

impl Head {
    /// Reads a head that is bounded in bytes and time.
    pub(super) fn receive(mut stream: &TcpStream, limits: &Limits) -> Received {
        let end = Instant::now() + limits.head_time;
        let mut bytes: Vec<u8> = Vec::new();
        let mut buffer = [0; 4096];
        loop {
            let left = end.saturating_duration_since(Instant::now());
            let read = if left.is_zero() || stream.set_read_timeout(Some(left)).is_err() {
                Err(ErrorKind::TimedOut)
            } else {
                stream.read(&mut buffer).map_err(|error| error.kind())
            };
            match read {
                Ok(0) => return Received::Nothing,
                Ok(count) => bytes.extend(buffer.iter().take(count)),
                Err(ErrorKind::Interrupted) => continue,
                Err(ErrorKind::WouldBlock | ErrorKind::TimedOut) if !bytes.is_empty() => {
                    return Received::Refused(Refusal::SLOW);
                }
                Err(_) => return Received::Nothing,
            }
            // The first bytes of TLS: a browser that tries `https` before `http` must not wait for the time to end.
            if bytes.first().is_some_and(|first| !first.is_ascii_alphabetic() && !b"\r\n".contains(first)) {
                return Received::Refused(Refusal::MALFORMED);
            }
            let searched = bytes.len().saturating_sub(buffer.len() + 3);
            match end_of_head(&bytes, searched) {
                Some(length) if length <= limits.head_bytes => {
                    let (head, surplus) = bytes.split_at(length);
                    return match Self::parse(head, !surplus.is_empty()) {
                        Ok(head) => Received::Head(head),
                        Err(refusal) => Received::Refused(refusal),
                    };
                }
                None if bytes.len() < limits.head_bytes => {}
                _ => return Received::Refused(Refusal::LARGE),
            }
        }
    }

    /// Reads the lines of a head. Lines may end in a line feed alone, as they do when typed by hand.
    fn parse(bytes: &[u8], has_surplus: bool) -> Result<Self, Refusal> {
        let mut lines = bytes
            .split(|byte| *byte == b'\n')
            .map(|line| line.strip_suffix(b"\r").unwrap_or(line))
            .skip_while(|line| line.is_empty());
        let line = lines.next().ok_or(Refusal::MALFORMED)?;
        let parts: Vec<&[u8]> = line.split(|byte| *byte == b' ').collect();
        let [method, target, version] = parts.as_slice() else { return Err(Refusal::MALFORMED) };
        let method = token(method).ok_or(Refusal::MALFORMED)?;
        match *version {
            b"HTTP/1.1" | b"HTTP/1.0" => {}
            other if other.starts_with(b"HTTP/") => return Err(Refusal::VERSION),
            _ => return Err(Refusal::MALFORMED),
        }
        let headers = lines.take_while(|line| !line.is_empty()).map(header);
        let headers = headers.collect::<Option<Vec<_>>>().ok_or(Refusal::MALFORMED)?;
        Ok(Self { method, target: target.to_vec(), headers, has_surplus })
    }

    /// The values of a header, of which there may be more than one. The name is in lower case.
    pub(super) fn values<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.headers.iter().filter(move |(given, _)| given == name).map(|(_, value)| value.as_str())
    }

    /// Whether nothing follows. A body is never read, because no request that is answered has one.
    pub(super) fn is_all(&self) -> bool {
        let has_body = self.values("content-length").any(|length| length != "0")
            || self.values("transfer-encoding").any(|_| true);
        !has_body && !self.has_surplus
    }
}

/// Where the empty line ends that ends a head, if it has come. Empty lines before the first one do not count.
fn end_of_head(bytes: &[u8], searched: usize) -> Option<usize> {
    let begin = bytes.iter().position(|byte| !b"\r\n".contains(byte))?;
    let from = begin.max(searched);
    let rest = bytes.get(from..)?;
    let ends = rest.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(index, _)| index);
    for index in ends {
        match rest.get(index + 1..) {
            Some([b'\n', ..]) => return Some(from + index + 2),
            Some([b'\r', b'\n', ..]) => return Some(from + index + 3),
            _ => {}
        }
    }
    None
}

/// One header. A line that continues the one before begins with a space, and is as malformed as any other name with
/// a space: readers have never agreed on what it means.
fn header(line: &[u8]) -> Option<(String, String)> {
    let colon = line.iter().position(|byte| *byte == b':')?;
    let (name, value) = (line.get(..colon)?, line.get(colon + 1..)?);
    if value.iter().any(|byte| byte.is_ascii_control() && *byte != b'\t') {
        return None;
    }
    let value = String::from_utf8_lossy(value).trim_matches([' ', '\t']).to_owned();
    Some((token(name)?.to_ascii_lowercase(), value))
}

/// A word of the protocol.
fn token(bytes: &[u8]) -> Option<String> {
    let is_word = |byte: &u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(byte);
    if bytes.is_empty() || !bytes.iter().all(is_word) {
        return None;
    }
    str::from_utf8(bytes).ok().map(str::to_owned)
}
