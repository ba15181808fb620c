//! Clients that do not behave.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use super::{BIG, Preview, eventually};
use crate::serve::http::connections::{Activity, Connections};
use crate::serve::http::hub::Hub;
use crate::serve::http::limits::Limits;

#[test]
fn endless_headers_end() {
    let preview = Preview::start();
    for head in ["GET / HTTP/1.1\r\nX: ", "GET /", "\r\n\r\n"] {
        let megabyte = format!("{head}{}", if head.starts_with('G') { "a" } else { "\n" }.repeat(1 << 20));
        assert_eq!(preview.raw(&megabyte).status, 431);
    }
    let many = format!("GET / HTTP/1.1\r\n{}\r\n", "a: b\r\n".repeat(100_000));
    assert_eq!(preview.raw(&many).status, 431);
    let enough = format!("X: {}\r\n", "a".repeat(15 * 1024));
    assert_eq!(preview.ask("GET", "/", &enough).status, 200);
    preview.is_responsive();
}

#[test]
fn half_a_request_is_not_waited_for() {
    let preview = Preview::hasty();
    assert_eq!(preview.raw("GET / HTTP/1.1\r\nHost: loc").status, 408);
    let mut silent = preview.connect();
    assert_eq!(silent.read(&mut [0; 9]).ok(), Some(0), "a silent connection is just closed");
    // A byte now and then does not buy time.
    let mut loris = preview.open("GET / HTTP/1.1\r\n");
    let begun = Instant::now();
    while loris.write_all(b"a").is_ok() && begun.elapsed() < Duration::from_secs(4) {
        thread::sleep(Duration::from_millis(50));
    }
    assert!(begun.elapsed() < Duration::from_secs(3), "it still takes bytes after {:?}", begun.elapsed());
}

#[test]
fn hanging_up_disturbs_nobody() {
    let preview = Preview::start();
    for round in 0..100 {
        let request = preview.request("GET", "/big", "");
        let stream = preview.open(&request.as_bytes()[..(round * 7) % request.len()]);
        if round % 2 == 0 {
            stream.shutdown(Shutdown::Both).expect("a hang-up");
        }
    }
    let begun: Vec<_> = (0..20).map(|_| preview.open(preview.request("GET", "/big", ""))).collect();
    preview.is_responsive();
    drop(begun);
    preview.is_responsive();
}

#[test]
fn a_big_answer_waits_for_a_slow_reader_alone() {
    let preview = Preview::start();
    let mut slow: Vec<TcpStream> = (0..6).map(|_| preview.open(preview.request("GET", "/big", ""))).collect();
    let mut read = vec![0; 10_000];
    for stream in &mut slow {
        stream.read_exact(&mut read).expect("a beginning");
        preview.is_responsive();
    }
    let mut rest = Vec::new();
    for stream in &mut slow {
        rest.clear();
        stream.read_to_end(&mut rest).expect("the rest");
        let total = rest.len() + read.len();
        assert!(total > BIG && total < BIG + 1000, "{total}");
    }
}

#[test]
fn who_does_not_read_is_given_up() {
    let preview = Preview::hasty();
    let deaf: Vec<_> = (0..20).map(|_| preview.open(preview.request("GET", "/big", ""))).collect();
    eventually("all are being sent", || preview.sending() == 20);
    preview.is_responsive();
    eventually("all are given up", || preview.sending() == 0);
    let mut answer = Vec::new();
    for mut stream in deaf {
        answer.clear();
        let _ = stream.read_to_end(&mut answer);
        assert!(answer.len() < BIG, "it was not given up");
    }
}

#[test]
fn idle_connections_keep_nobody_waiting() {
    let preview = Preview::start();
    let mut idle = Vec::new();
    for _ in 0..200 {
        idle.push(preview.connect());
        // Right after an idle one, as browsers do it.
        assert_eq!(preview.get("/").status, 200);
    }
    preview.is_responsive();
    let mut used = idle.pop().expect("a connection");
    used.write_all(preview.request("GET", "/", "").as_bytes()).expect("to be taken");
    let mut answer = String::new();
    used.read_to_string(&mut answer).expect("an answer");
    assert!(answer.starts_with("HTTP/1.1 200"));
}

#[test]
fn connections_are_bounded_and_the_oldest_silent_one_makes_room() {
    let preview = Preview::start_at("127.0.0.1", Limits { connections: 8, ..Limits::default() });
    let mut events = preview.open(preview.request("GET", "/events", ""));
    events.read_exact(&mut [0; 20]).expect("a beginning");
    let mut idle: Vec<_> = (0..50).map(|_| preview.connect()).collect();
    preview.is_responsive();
    let mut closed = 0;
    for stream in &mut idle {
        stream.set_read_timeout(Some(Duration::from_millis(20))).expect("a time");
        closed += usize::from(matches!(stream.read(&mut [0]), Ok(0)));
    }
    assert!((42..50).contains(&closed), "{closed} were closed");
    assert_eq!(preview.hub.subscribers(), 1, "who listens is kept while others are silent");
    // When all listen, the one that did so for longest makes room.
    let _more: Vec<_> = (0..8).map(|_| preview.open(preview.request("GET", "/events", ""))).collect();
    preview.is_responsive();
}

#[test]
fn who_has_just_come_is_not_sent_away_for_want_of_room() {
    // What happens when there are no more descriptors: the request that was accepted last is not read yet.
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    let connections = Arc::new(Connections::new(8));
    let admit = || {
        let client = TcpStream::connect(address).expect("a connection");
        let (stream, _) = listener.accept().expect("a connection");
        client.set_read_timeout(Some(Duration::from_millis(20))).expect("a time");
        (client, connections.admit(stream).expect("room"))
    };
    let (mut listening, connection) = admit();
    let subscription = Hub::new().subscribe();
    connection.turns_to(Activity::Listening(subscription.seat.clone()));
    let (mut newest, _waiting) = admit();
    connections.make_room();
    assert_eq!(listening.read(&mut [0]).ok(), Some(0));
    assert!(subscription.events.recv().is_err(), "its thread is not woken");
    assert!(newest.read(&mut [0]).is_err(), "it was ended");
    connections.make_room();
    assert_eq!(newest.read(&mut [0]).ok(), Some(0));
}
