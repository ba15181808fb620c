//! How a preview begins and ends, and what it tells open pages.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::time::{Duration, Instant};

use super::{Preview, client, until};
use crate::harness::{Site, goalpress};

/// The promise is a second; a machine that is busy with other tests may need a little more.
const FAREWELL: Duration = Duration::from_secs(4);

/// Subscribes to a preview's events and reads up to the end of the head.
fn subscribe(preview: &Preview) -> BufReader<TcpStream> {
    let mut stream = client::connect(&preview.address).expect("a connection");
    let head = format!("GET /.goalpress/events HTTP/1.1\r\nHost: {}\r\n\r\n", preview.address);
    stream.write_all(head.as_bytes()).expect("a request");
    let mut reader = BufReader::new(stream);
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        assert!(reader.read_line(&mut head).expect("a head") > 0, "{head}");
    }
    assert!(head.starts_with("HTTP/1.1 200") && head.contains("text/event-stream"), "{head}");
    reader
}

/// The data of the next event that tells of a change.
fn change(events: &mut BufReader<TcpStream>) -> serde_json::Value {
    let mut is_change = false;
    loop {
        let mut line = String::new();
        assert!(events.read_line(&mut line).expect("an event") > 0, "the events ended");
        if line.trim_end() == "event: change" {
            is_change = true;
        } else if let Some(data) = line.strip_prefix("data: ").filter(|_| is_change) {
            return serde_json::from_str(data.trim_end()).expect("data in JSON");
        }
    }
}

#[test]
fn a_change_is_told_to_everyone_who_listens() {
    let preview = Preview::start(&Site::complete());
    let mut listeners: Vec<_> = (0..20).map(|_| subscribe(&preview)).collect();
    preview.edit(|site| site.replace("content/about.md", "説明", "別の説明"));
    for events in &mut listeners {
        let data = change(events);
        assert!(data["version"].as_u64() > Some(1), "{data}");
        // Whoever is told sees the new page at once.
        assert!(preview.get("about/").text().contains("別の説明"));
    }
}

#[test]
fn what_is_no_content_is_not_told() {
    let preview = Preview::start(&Site::new());
    let version = preview.state("")["version"].clone();
    preview.edit(|site| site.file("notes.txt", "a").file("content/2022/policy/.02-booking.md.swp", "b"));
    preview.edit(|site| site.goal("02-booking", |goal| goal.level("直した水準")));
    preview.shows("2022/policy/02-booking/", "直した水準");
    assert_eq!(preview.state("")["version"].as_u64(), version.as_u64().map(|version| version + 1));
}

#[test]
fn a_port_in_use_is_not_taken() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    let preview = Preview::start_with(&Site::new(), &["--port", &port.to_string()]);
    assert_ne!(preview.port(), port);
    let moved = format!("ポート {port} は使用中のため、{} を使います。", preview.port());
    assert!(preview.printed().contains(&moved), "{}", preview.printed());
    assert_eq!(preview.get("").status, 200);
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_it_in_good_order() {
    let mut preview = Preview::start(&Site::new());
    // Neither those who listen nor those who say nothing hold it up.
    let listeners = [subscribe(&preview), subscribe(&preview)];
    let silent = client::connect(&preview.address).expect("a connection");
    let started = Instant::now();
    preview.interrupt();
    assert_eq!(preview.ended(), Some(0), "{}", preview.printed());
    assert!(started.elapsed() < FAREWELL, "{:?}", started.elapsed());
    assert!(TcpStream::connect(&preview.address).is_err());
    assert!(!preview.printed().contains("panicked"), "{}", preview.printed());
    drop((listeners, silent));
    // The port is free for the next one at once.
    let again = Preview::start_with(&preview.site, &["--port", &preview.port().to_string()]);
    assert_eq!(again.port(), preview.port());
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_a_preview_of_a_broken_site() {
    let mut preview = Preview::start(&Site::new().settings("titel: x\n"));
    preview.interrupt();
    assert_eq!(preview.ended(), Some(0), "{}", preview.printed());
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_a_preview_that_is_held_up() {
    use std::io::Read;
    use std::process::{Command, Stdio};

    // So many findings that they fill the pipe, which nobody reads: the preview waits in the middle of its words.
    let site = (100..600).fold(Site::new(), |site, number| {
        site.goal(&format!("{number}-broken"), |goal| goal.category("施政方鍼"))
    });
    let mut command = Command::new(env!("CARGO_BIN_EXE_goalpress"));
    command.args(["serve", "--port", "0", "--root"]).arg(site.root());
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().expect("it starts");
    let mut pipe = child.stdout.take().expect("a pipe");
    pipe.read_exact(&mut [0]).expect("the first word");
    let started = Instant::now();
    let killed = Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(killed.expect("kill runs").success());
    let ended = until("the end", || {
        let ended = child.try_wait().expect("a child can be waited for");
        ended.ok_or_else(|| "it still runs".to_owned())
    });
    assert_eq!(ended.code(), Some(0));
    assert!(started.elapsed() < FAREWELL, "{:?}", started.elapsed());
    drop(pipe);
}

#[test]
fn others_are_let_in_only_with_a_warning() {
    let preview = Preview::start(&Site::new());
    assert!(preview.address.starts_with("127.0.0.1:"));
    assert!(!preview.printed().contains("ほかの機械"));
    let open = Preview::start_with(&Site::new(), &["--port", "0", "--host", "0.0.0.0"]);
    until("the warning", || {
        let printed = open.printed();
        if printed.contains("ほかの機械からも見られます") { Ok(()) } else { Err(printed) }
    });
}

#[test]
fn a_host_that_is_not_this_machines_is_told() {
    let site = Site::new();
    let root = site.root();
    let ran = goalpress(&root, &["serve", "--host", "192.0.2.1", "--port", "0"], &[]);
    assert_ne!(ran.status, 0, "{}", ran.told());
    assert!(ran.stderr.contains("192.0.2.1"), "{}", ran.told());
}
