//! The end.

use std::io::Read;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use super::Preview;
use crate::serve::http::answer::{Answer, Handler};
use crate::serve::http::request::Request;
use crate::serve::http::server::Server;
use crate::serve::http::stop::Stop;

#[test]
fn it_ends_within_a_second_whatever_the_clients_do() {
    let mut preview = Preview::start();
    let mut idle: Vec<_> = (0..50).map(|_| preview.connect()).collect();
    idle.extend((0..20).map(|_| preview.open(preview.request("GET", "/big", ""))));
    idle.extend((0..50).map(|_| preview.open(preview.request("GET", "/events", ""))));
    idle.extend((0..20).map(|_| preview.open("GET / HTTP")));
    thread::sleep(Duration::from_millis(200));
    let begun = Instant::now();
    preview.stop.trigger();
    preview.thread.take().expect("a server").join().expect("its end");
    assert!(begun.elapsed() < Duration::from_secs(1), "{:?}", begun.elapsed());
    let mut rest = Vec::new();
    for stream in &mut idle {
        let begun = Instant::now();
        let _ = stream.read_to_end(&mut rest);
        assert!(begun.elapsed() < Duration::from_secs(1), "a socket is still open");
    }
    // The port is free again, so that a tab finds the next server where this one was.
    let again = Server::bind("127.0.0.1", preview.address.port()).expect("a port");
    assert_eq!(again.address(), preview.address);
}

struct Stuck;

impl Handler for Stuck {
    fn answer(&self, _: &Request) -> Answer {
        thread::sleep(Duration::from_secs(3));
        Answer::NotFound
    }
}

#[test]
fn a_handler_that_is_at_work_is_not_waited_for() {
    let server = Server::bind("127.0.0.1", 0).expect("a port");
    let (address, stop) = (server.address(), Stop::new());
    let running = thread::spawn({
        let stop = stop.clone();
        move || server.run(Arc::new(Stuck), &stop)
    });
    let request = format!("GET / HTTP/1.1\r\nHost: {address}\r\n\r\n");
    let mut stream = std::net::TcpStream::connect(address).expect("a connection");
    std::io::Write::write_all(&mut stream, request.as_bytes()).expect("to be taken");
    thread::sleep(Duration::from_millis(100));
    let begun = Instant::now();
    stop.trigger();
    running.join().expect("its end").expect("no error");
    assert!(begun.elapsed() < Duration::from_secs(1));
}

#[test]
fn a_handle_that_was_triggered_before_ends_it_too() {
    let stop = Stop::new();
    stop.trigger();
    stop.trigger();
    assert!(stop.is_triggered());
    for host in ["127.0.0.1", "0.0.0.0"] {
        let begun = Instant::now();
        Server::bind(host, 0).expect("a port").run(Arc::new(Stuck), &stop).expect("no error");
        assert!(begun.elapsed() < Duration::from_secs(1));
    }
}
