//! What the server must do, over real sockets.

mod condition;
mod events;
mod hostile;
mod message;
mod origin;
mod path;
mod stop;
mod traffic;

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use super::answer::{Answer, Handler, Page};
use super::content_type::content_type;
use super::hub::Hub;
use super::limits::Limits;
use super::request::Request;
use super::server::Server;
use super::stop::Stop;

/// More than any system keeps for a client that does not read.
const BIG: usize = 10_000_000;
/// By how much a busy machine may be slower than the idle one that a time was promised for.
const PATIENCE: u32 = 5;

/// A site with a page for each thing that is tried, which notes what it is asked.
struct Site {
    hub: Hub,
    big: Arc<[u8]>,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Handler for Site {
    fn answer(&self, request: &Request) -> Answer {
        self.asked.lock().expect("a lock").push(request.path.clone());
        let mut page = Page::new(content_type(&request.path), "0123456789");
        match request.path.as_str() {
            "/tagged" => page.etag = Some("v1".to_owned()),
            "/big" => page.body = Arc::clone(&self.big).into(),
            "/missing" => {
                page.status = 404;
                page.etag = Some("v1".to_owned());
            }
            "/headers" => {
                page.headers = [("Set-Cookie", "a=b"), ("Evil", "a\r\nX: y"), ("Content-Length", "3")]
                    .map(|(name, value)| (name.to_owned(), value.to_owned()))
                    .to_vec();
            }
            "/echo" => {
                let told = (request.parameter("日"), request.cookie("seen"), request.header("accept"));
                page.body = format!("{told:?}").into();
            }
            "/redirect" => {
                return Answer::Redirect { location: "/目標/?a=%20".to_owned(), headers: Vec::new() };
            }
            "/nowhere" => return Answer::NotFound,
            "/panic" => panic!("as the test wants it"),
            "/events" => return Answer::Events(self.hub.subscribe().beginning_with("hello", "now")),
            _ => {}
        }
        Answer::Page(page)
    }
}

/// A server that runs until it is dropped.
struct Preview {
    address: SocketAddr,
    hub: Hub,
    big: Arc<[u8]>,
    asked: Arc<Mutex<Vec<String>>>,
    stop: Stop,
    thread: Option<JoinHandle<()>>,
}

impl Preview {
    fn start() -> Self {
        Self::start_at("127.0.0.1", Limits::default())
    }

    /// A server that loses its patience sooner.
    fn hasty() -> Self {
        let short = Duration::from_millis(300);
        let limits = Limits { head_time: short, stall: short, heartbeat: short, ..Limits::default() };
        Self::start_at("127.0.0.1", Limits { glance: Duration::from_millis(50), ..limits })
    }

    fn start_at(host: &str, limits: Limits) -> Self {
        let server = Server::bind_with(host, 0, limits).expect("a free port");
        let (address, hub, stop) = (server.address(), Hub::new(), Stop::new());
        let asked = Arc::default();
        let big: Arc<[u8]> = vec![b'x'; BIG].into();
        let site = Site { hub: hub.clone(), big: Arc::clone(&big), asked: Arc::clone(&asked) };
        let thread = thread::spawn({
            let stop = stop.clone();
            move || server.run(Arc::new(site), &stop).expect("a server")
        });
        Self { address, hub, big, asked, stop, thread: Some(thread) }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).expect("a connection");
        stream.set_read_timeout(Some(Duration::from_secs(5))).expect("a time");
        stream
    }

    /// A connection over which something was sent.
    fn open(&self, bytes: impl AsRef<[u8]>) -> TcpStream {
        let mut stream = self.connect();
        stream.write_all(bytes.as_ref()).expect("to be taken");
        stream
    }

    /// The answer to some bytes, read until the server closes the connection.
    fn raw(&self, bytes: impl AsRef<[u8]>) -> Response {
        let mut answer = Vec::new();
        self.open(bytes).read_to_end(&mut answer).expect("an answer and then the end");
        Response::parse(&answer)
    }

    /// The answer to a request in the server's own name. Each further header ends in a line break.
    fn ask(&self, method: &str, target: &str, headers: &str) -> Response {
        self.raw(self.request(method, target, headers))
    }

    fn get(&self, target: &str) -> Response {
        self.ask("GET", target, "")
    }

    fn request(&self, method: &str, target: &str, headers: &str) -> String {
        format!("{method} {target} HTTP/1.1\r\nHost: {}\r\n{headers}\r\n", self.address)
    }

    /// That a new request is answered soon, whatever else goes on.
    fn is_responsive(&self) {
        let begun = Instant::now();
        assert_eq!(self.get("/").status, 200);
        let elapsed = begun.elapsed();
        assert!(elapsed < Duration::from_millis(100) * PATIENCE, "answered after {elapsed:?}");
    }

    /// How many big answers are being sent.
    fn sending(&self) -> usize {
        // One is the site's, and one is kept here.
        Arc::strong_count(&self.big) - 2
    }

    fn asked(&self) -> Vec<String> {
        self.asked.lock().expect("a lock").clone()
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        self.stop.trigger();
        if let Some(thread) = self.thread.take() {
            let ended = thread.join();
            assert!(thread::panicking() || ended.is_ok(), "the server panicked");
        }
    }
}

/// An answer taken apart.
#[derive(Debug)]
struct Response {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Response {
    fn parse(bytes: &[u8]) -> Self {
        let end = bytes.windows(4).position(|window| window == b"\r\n\r\n").expect("a whole head");
        let head = str::from_utf8(&bytes[..end]).expect("UTF-8").to_owned();
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
        Self { status, head, body: bytes[end + 4..].to_vec() }
    }

    /// A header that is there once, or not at all.
    fn header(&self, name: &str) -> Option<&str> {
        let headers = self.head.lines().skip(1).filter_map(|line| line.split_once(": "));
        let mut values =
            headers.filter(|(given, _)| given.eq_ignore_ascii_case(name)).map(|(_, value)| value);
        let value = values.next();
        assert_eq!(values.next(), None, "{name} is there twice");
        value
    }

    fn text(&self) -> &str {
        str::from_utf8(&self.body).expect("UTF-8")
    }
}

/// Waits for something that must come true soon.
fn eventually(what: &str, mut is_true: impl FnMut() -> bool) {
    let end = Instant::now() + Duration::from_secs(10);
    while !is_true() {
        assert!(Instant::now() < end, "never came true: {what}");
        thread::sleep(Duration::from_millis(5));
    }
}
