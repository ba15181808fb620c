//! As much HTTP as the tests need: one request over one connection.

use std::io::{BufRead, BufReader, Error, ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::thread;
use std::time::{Duration, Instant};

/// Nothing is waited for longer than this. Far more than anything needs, however busy the machine.
pub(crate) const GUARD: Duration = Duration::from_secs(30);

/// What a server answered.
#[derive(Clone, Debug)]
pub(crate) struct Response {
    pub(crate) status: u16,
    headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Response {
    /// The first header of this name, which is in lower case.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(given, _)| given == name).map(|(_, value)| value.as_str())
    }

    /// The body, which is text.
    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.body.clone()).expect("a body in UTF-8")
    }
}

/// A connection that gives up where nothing moves.
pub(crate) fn connect(address: &str) -> Result<TcpStream, Error> {
    let address: SocketAddr = address.parse().map_err(Error::other)?;
    let stream = TcpStream::connect_timeout(&address, GUARD)?;
    stream.set_read_timeout(Some(GUARD))?;
    stream.set_write_timeout(Some(GUARD))?;
    Ok(stream)
}

/// Sends one request and reads the whole answer. A `Host` among the headers stands in for the address.
pub(crate) fn request(
    address: &str,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: &str,
) -> Result<Response, Error> {
    let mut stream = connect(address)?;
    let mut head = format!("{method} {path} HTTP/1.1\r\nConnection: close\r\n");
    if !body.is_empty() {
        head.push_str(&format!("Content-Type: application/json\r\nContent-Length: {}\r\n", body.len()));
    }
    if !headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("host")) {
        head.push_str(&format!("Host: {address}\r\n"));
    }
    for (name, value) in headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    stream.write_all(format!("{head}\r\n{body}").as_bytes())?;
    receive(stream, method == "HEAD")
}

fn receive(stream: TcpStream, is_head: bool) -> Result<Response, Error> {
    let mut reader = BufReader::new(stream);
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        if line.trim_end().is_empty() {
            break;
        }
        lines.push(line.trim_end().to_owned());
    }
    let status = lines.first().and_then(|line| line.split(' ').nth(1)?.parse().ok());
    let status = status.ok_or_else(|| Error::from(ErrorKind::InvalidData))?;
    let pairs = lines.iter().skip(1).filter_map(|line| line.split_once(':'));
    let headers = pairs.map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned())).collect();
    let mut response = Response { status, headers, body: Vec::new() };
    let length: Option<u64> = response.header("content-length").and_then(|length| length.parse().ok());
    if is_head || status == 304 {
        // These have the length of a body that is not sent. Were it sent, it would be kept to be seen.
        reader.read_to_end(&mut response.body)?;
    } else if let Some(length) = length {
        let read = reader.by_ref().take(length).read_to_end(&mut response.body)?;
        if u64::try_from(read).ok() != Some(length) {
            return Err(Error::from(ErrorKind::UnexpectedEof));
        }
    } else {
        reader.read_to_end(&mut response.body)?;
    }
    Ok(response)
}

/// Tries again until something is there, and fails with the last words of what kept it away.
#[track_caller]
pub(crate) fn until<T>(what: &str, mut attempt: impl FnMut() -> Result<T, String>) -> T {
    let end = Instant::now() + GUARD;
    loop {
        match attempt() {
            Ok(found) => return found,
            Err(why) if Instant::now() > end => panic!("{what}: not in time\n{why}"),
            Err(_) => thread::sleep(Duration::from_millis(10)),
        }
    }
}
