//! Single messages.

use super::Preview;
use crate::serve::http::content_type;

#[test]
fn a_page_comes_with_everything_that_is_said_about_it() {
    let preview = Preview::start();
    let page = preview.get("/page/");
    assert_eq!((page.status, page.text()), (200, "0123456789"));
    for (name, value) in [
        ("Content-Type", "text/html; charset=utf-8"),
        ("Content-Length", "10"),
        ("Connection", "close"),
        ("Cache-Control", "no-cache"),
        ("X-Content-Type-Options", "nosniff"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Accept-Ranges", "bytes"),
        ("Server", "goalpress"),
    ] {
        assert_eq!(page.header(name), Some(value));
    }
    assert!(page.header("Date").is_some());
    assert!(page.head.starts_with("HTTP/1.1 200 OK\r\n"));
}

#[test]
fn head_is_get_without_the_body() {
    let preview = Preview::start();
    for target in ["/page/", "/tagged", "/missing", "/nowhere", "/redirect", "/.hidden", "/panic"] {
        let (get, head) = (preview.get(target), preview.ask("HEAD", target, ""));
        let lines =
            |head: &str| head.lines().filter(|line| !line.starts_with("Date")).collect::<Vec<_>>().join("\n");
        assert_eq!(lines(&get.head), lines(&head.head), "{target}");
        assert!(head.body.is_empty());
    }
    let events = preview.ask("HEAD", "/events", "");
    assert_eq!(events.header("Content-Type"), Some("text/event-stream; charset=utf-8"));
    assert_eq!(preview.hub.subscribers(), 0);
}

#[test]
fn other_methods_are_told_which_there_are() {
    let preview = Preview::start();
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "get", "PROPFIND"] {
        let answer = preview.ask(method, "/", "Content-Length: 3\r\n");
        assert_eq!((answer.status, answer.header("Allow")), (405, Some("GET, HEAD")), "{method}");
    }
    let body = preview.raw(preview.request("POST", "/", "Content-Length: 100000\r\n") + &"x".repeat(100_000));
    assert_eq!(body.status, 405);
    assert!(preview.asked().is_empty());
}

#[test]
fn media_types_come_with_their_character_sets() {
    for (path, expected) in [
        ("/", "text/html; charset=utf-8"),
        ("/目標/a.html", "text/html; charset=utf-8"),
        ("a.css", "text/css; charset=utf-8"),
        ("a.min.JS", "text/javascript; charset=utf-8"),
        ("a.json", "application/json; charset=utf-8"),
        ("a.xml", "application/xml; charset=utf-8"),
        ("a.svg", "image/svg+xml; charset=utf-8"),
        ("a.png", "image/png"),
        ("a.jpg", "image/jpeg"),
        ("a.webp", "image/webp"),
        ("a.avif", "image/avif"),
        ("a.ico", "image/vnd.microsoft.icon"),
        ("a.pdf", "application/pdf"),
        ("a.csv", "text/csv; charset=utf-8"),
        ("a.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("a.ics", "text/calendar; charset=utf-8"),
        ("a.txt", "text/plain; charset=utf-8"),
        ("a.woff2", "font/woff2"),
        ("a.b/c", "application/octet-stream"),
        ("html", "application/octet-stream"),
    ] {
        assert_eq!(content_type(path), expected, "{path}");
    }
}

#[test]
fn a_redirect_is_encoded_and_for_now() {
    let answer = Preview::start().get("/redirect");
    assert_eq!((answer.status, answer.header("Location")), (302, Some("/%E7%9B%AE%E6%A8%99/?a=%20")));
}

#[test]
fn a_handler_cannot_break_the_message() {
    let answer = Preview::start().get("/headers");
    assert_eq!(answer.header("Set-Cookie"), Some("a=b"));
    assert_eq!((answer.header("Evil"), answer.header("X")), (None, None));
    assert_eq!(answer.header("Content-Length"), Some("10"));
}

#[test]
fn a_handler_that_panics_costs_one_answer() {
    let preview = Preview::start();
    assert_eq!(preview.get("/panic").status, 500);
    assert_eq!(preview.get("/").status, 200);
}

#[test]
fn a_handler_is_told_parameters_cookies_and_headers() {
    let preview = Preview::start();
    let headers = "Cookie: x=1; seen=\"2026-04-01\"; seen=no\r\nAccept:  text/html \r\n";
    let answer = preview.ask("GET", "/echo?a&%E6%97%A5=2026%2F4+%E6%9C%88%zz&b=c", headers);
    assert_eq!(answer.text(), r#"(Some("2026/4 月%zz"), Some("2026-04-01"), Some("text/html"))"#);
    let empty = preview.ask("GET", "/echo", "Accept: a\r\nAccept: b\r\nCookie: 目\r\n");
    assert_eq!(empty.text(), "(None, None, None)");
}

#[test]
fn a_request_may_be_typed_by_hand() {
    let preview = Preview::start();
    assert_eq!(preview.raw(format!("\r\n\nGET / HTTP/1.0\nhOST:{}\n\n", preview.address)).status, 200);
}

#[test]
fn what_is_no_request_is_refused_at_once() {
    let preview = Preview::start();
    let host = format!("Host: {}", preview.address);
    for (request, status) in [
        (format!("GET /\r\n{host}\r\n\r\n"), 400),
        (format!("GET  / HTTP/1.1\r\n{host}\r\n\r\n"), 400),
        (format!("GET / x HTTP/1.1\r\n{host}\r\n\r\n"), 400),
        (format!("GET / HTTP/1.1\r\n{host}\r\nno colon\r\n\r\n"), 400),
        (format!("GET / HTTP/1.1\r\n{host}\r\nSpace : a\r\n\r\n"), 400),
        (format!("GET / HTTP/1.1\r\n{host}\r\nA: b\r\n folded\r\n\r\n"), 400),
        (format!("GET / HTTP/1.1\r\n{host}\r\nA: \0\r\n\r\n"), 400),
        (format!("GET / HTTP/1.1\r\n{host}\r\nA: b\rc\r\n\r\n"), 400),
        (format!("GET / HTTP/2.0\r\n{host}\r\n\r\n"), 505),
        ("\u{16}\u{3}\u{1} a TLS greeting without an end".to_owned(), 400),
        ("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_owned(), 505),
    ] {
        assert_eq!(preview.raw(&request).status, status, "{request:?}");
    }
    assert!(preview.asked().is_empty());
}
