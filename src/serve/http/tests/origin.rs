//! Who may ask.

use std::net::SocketAddr;

use super::Preview;
use crate::serve::http::door::Door;
use crate::serve::http::limits::Limits;
use crate::serve::http::server::Server;

fn host(preview: &Preview, host: &str) -> u16 {
    preview.raw(format!("GET / HTTP/1.1\r\nHost: {host}\r\n\r\n")).status
}

#[test]
fn only_its_own_names_are_answered() {
    let preview = Preview::start();
    let port = preview.address.port();
    for name in ["127.0.0.1", "localhost", "LocalHost", "[::1]", "[0:0:0:0:0:0:0:1]"] {
        assert_eq!(host(&preview, &format!("{name}:{port}")), 200, "{name}");
    }
    let other = port.wrapping_add(1);
    for name in [
        "localhost".to_owned(),
        "127.0.0.1".to_owned(),
        "evil.example".to_owned(),
        format!("evil.example:{port}"),
        format!("localhost.evil.example:{port}"),
        format!("localhost.:{port}"),
        format!("127.0.0.1:{other}"),
        format!("127.0.0.2:{port}"),
        format!("192.168.0.1:{port}"),
        format!("::1:{port}"),
        format!("localhost:+{port}"),
        format!("localhost:{port} "),
        format!("user@localhost:{port}"),
        format!("localhost:{port}, localhost:{port}"),
        format!("localhost:{port}:{port}"),
        String::new(),
        ":".to_owned(),
        format!("ロカール:{port}"),
    ] {
        // The space at the end belongs to the header, not to the name.
        let expected = if name.ends_with(' ') { 200 } else { 421 };
        assert_eq!(host(&preview, &name), expected, "{name}");
    }
}

#[test]
fn a_host_is_named_once() {
    let preview = Preview::start();
    let named = format!("Host: {}\r\n", preview.address);
    assert_eq!(preview.raw("GET / HTTP/1.1\r\n\r\n").status, 421);
    assert_eq!(preview.raw("GET / HTTP/1.0\r\n\r\n").status, 421);
    let answer = preview.raw(format!("GET / HTTP/1.1\r\n{named}{named}\r\n"));
    assert_eq!(answer.status, 421);
    assert!(answer.text().contains("DNS rebinding"), "{}", answer.text());
    assert_eq!(answer.header("Content-Type"), Some("text/plain; charset=utf-8"));
    assert!(preview.asked().is_empty());
}

#[test]
fn the_common_port_need_not_be_named() {
    let door = Door::new("127.0.0.1", SocketAddr::from(([127, 0, 0, 1], 80)));
    for (host, is_ours) in
        [("localhost", true), ("[::1]", true), ("localhost:80", true), ("localhost:", false)]
    {
        assert_eq!(door.is_ours(host), is_ours, "{host}");
    }
}

#[test]
fn a_server_for_the_network_has_more_names() {
    let any = Door::new("0.0.0.0", SocketAddr::from(([0, 0, 0, 0], 4000)));
    for host in ["192.168.1.5:4000", "[fe80::1]:4000", "localhost:4000"] {
        assert!(any.is_ours(host), "{host}");
    }
    assert!(!any.is_ours("evil.example:4000"));
    if let Ok(name) = std::fs::read_to_string("/proc/sys/kernel/hostname") {
        assert!(any.is_ours(&format!("{}:4000", name.trim())), "{name}");
    }
    let named = Door::new("Plan.Example", SocketAddr::from(([192, 168, 1, 5], 4000)));
    for (host, is_ours) in
        [("plan.example:4000", true), ("192.168.1.5:4000", true), ("192.168.1.6:4000", false)]
    {
        assert_eq!(named.is_ours(host), is_ours, "{host}");
    }
}

#[test]
fn pages_of_other_sites_load_nothing() {
    let preview = Preview::start();
    let port = preview.address.port();
    for (headers, status) in [
        (format!("Origin: http://localhost:{port}\r\n"), 200),
        (format!("Origin: http://{}\r\nSec-Fetch-Site: same-origin\r\n", preview.address), 200),
        ("Sec-Fetch-Site: none\r\nSec-Fetch-Mode: navigate\r\n".to_owned(), 200),
        ("Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\n".to_owned(), 200),
        ("Origin: http://evil.example\r\n".to_owned(), 403),
        (format!("Origin: https://localhost:{port}\r\n"), 403),
        ("Origin: null\r\n".to_owned(), 403),
        ("Origin: \r\n".to_owned(), 403),
        (format!("Origin: http://localhost:{port}\r\nOrigin: http://localhost:{port}\r\n"), 403),
        (format!("Origin: http://localhost:{}\r\n", port.wrapping_add(1)), 403),
        ("Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\n".to_owned(), 403),
        ("Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: cors\r\n".to_owned(), 403),
        ("Sec-Fetch-Site: cross-site\r\n".to_owned(), 403),
        ("Sec-Fetch-Site: same-site\r\nSec-Fetch-Mode: no-cors\r\n".to_owned(), 403),
    ] {
        assert_eq!(preview.ask("GET", "/", &headers).status, status, "{headers}");
    }
}

#[test]
fn a_taken_port_leads_to_the_next() {
    let first = Server::bind("127.0.0.1", 0).expect("a port");
    let taken = first.address().port();
    let second = Server::bind("127.0.0.1", taken).expect("another port");
    assert!(second.address().port() > taken && second.address().port() - taken < 100);
    assert!(second.is_loopback());
    assert!(!Server::bind("0.0.0.0", 0).expect("a port").is_loopback());
    assert!(Server::bind("no such host.invalid", 0).is_err());
}

#[test]
fn it_speaks_the_newer_protocol_where_there_is_one() {
    if Server::bind("::1", 0).is_err() {
        return;
    }
    let preview = Preview::start_at("[::1]", Limits::default());
    assert!(preview.address.is_ipv6());
    assert_eq!(preview.get("/").status, 200);
    assert_eq!(host(&preview, &format!("localhost:{}", preview.address.port())), 200);
}
