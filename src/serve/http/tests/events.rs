//! Events, and those who listen or pretend to.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use super::{Preview, eventually};
use crate::serve::http::limits::Limits;

/// Reads until a text has come.
fn read_until(stream: &mut TcpStream, wanted: &str) -> String {
    let mut text = String::new();
    let mut buffer = [0; 4096];
    while !text.contains(wanted) {
        let count = stream.read(&mut buffer).unwrap_or_else(|error| panic!("{error} after {text:?}"));
        assert!(count > 0, "it ended after {text:?}");
        text.push_str(str::from_utf8(&buffer[..count]).expect("UTF-8"));
    }
    text
}

fn listen(preview: &Preview) -> TcpStream {
    let mut stream = preview.open(preview.request("GET", "/events", ""));
    read_until(&mut stream, "data: now\n\n");
    stream
}

#[test]
fn events_come_as_they_are_sent() {
    let preview = Preview::start();
    let mut stream = preview.open(preview.request("GET", "/events", ""));
    let beginning = read_until(&mut stream, "data: now\n\n");
    assert!(beginning.starts_with("HTTP/1.1 200 OK\r\n"));
    assert!(beginning.contains("Content-Type: text/event-stream; charset=utf-8\r\n"));
    assert!(beginning.contains("Transfer-Encoding: chunked\r\n") && !beginning.contains("Content-Length"));
    assert!(beginning.contains("retry: 500\n\nevent: hello\ndata: now\n\n"));
    let begun = Instant::now();
    preview.hub.send("change\nd", "一\r\n二\r三\n");
    assert!(
        read_until(&mut stream, "\n\n").contains("event: change d\ndata: 一\ndata: 二\ndata: 三\ndata: \n\n")
    );
    assert!(begun.elapsed() < Duration::from_millis(500));
}

#[test]
fn a_silent_stream_is_kept_alive() {
    let preview = Preview::hasty();
    let mut stream = listen(&preview);
    read_until(&mut stream, ":\n\n");
    read_until(&mut stream, ":\n\n");
}

#[test]
fn who_hangs_up_listens_no_more() {
    let preview = Preview::start();
    let streams: Vec<_> = (0..10).map(|_| listen(&preview)).collect();
    assert_eq!(preview.hub.subscribers(), 10);
    drop(streams);
    eventually("all have gone", || preview.hub.subscribers() == 0);
}

#[test]
fn two_hundred_listen_and_some_never_read() {
    // Longer than a busy machine may let a reader wait.
    let limits = Limits { stall: Duration::from_secs(2), ..Limits::default() };
    let preview = Preview::start_at("127.0.0.1", limits);
    let mut readers: Vec<_> = (0..60).map(|_| listen(&preview)).collect();
    let deaf: Vec<_> = (0..140).map(|_| listen(&preview)).collect();
    // A reader of its own for each, as tabs are of their own.
    let reading: Vec<_> = readers
        .drain(..)
        .map(|mut stream| {
            std::thread::spawn(move || {
                let (mut total, mut last) = (0, Vec::new());
                let mut buffer = [0; 16 * 1024];
                while !last.ends_with(b"data: end\n\n\r\n") {
                    let count = stream.read(&mut buffer).expect("more");
                    assert!(count > 0, "a reader was cut off after {total}");
                    total += count;
                    last.extend_from_slice(&buffer[..count]);
                    last.drain(..last.len().saturating_sub(32));
                }
                total
            })
        })
        .collect();
    let data = "x".repeat(100_000);
    for _ in 0..100 {
        preview.hub.send("big", &data);
        std::thread::sleep(Duration::from_millis(10));
    }
    preview.is_responsive();
    preview.hub.send("last", "end");
    for reader in reading {
        assert!(reader.join().expect("a reader") > 10_000_000);
    }
    eventually("the deaf are given up", || preview.hub.subscribers() == 0);
    drop(deaf);
}

#[test]
fn who_is_left_behind_is_ended() {
    let preview = Preview::start();
    let mut stream = listen(&preview);
    // More than the backlog with what the system keeps, while nobody reads.
    let data = "x".repeat(100_000);
    for _ in 0..400 {
        preview.hub.send("big", &data);
    }
    assert_eq!(preview.hub.subscribers(), 0);
    stream.read_to_end(&mut Vec::new()).expect("the end");
}

#[test]
fn a_listener_that_talks_is_heard_out() {
    let preview = Preview::hasty();
    let mut stream = listen(&preview);
    stream.write_all(b"GET / HTTP/1.1\r\n\r\n").expect("to be taken");
    preview.hub.send("change", "1");
    read_until(&mut stream, "data: 1\n\n");
}
