//! Paths, as no browser sends some of them.

use super::Preview;

#[test]
fn a_path_is_decoded_once() {
    let preview = Preview::start();
    for (target, path) in [
        ("/", "/"),
        ("/%E7%9B%AE%E6%A8%99/", "/目標/"),
        ("/目標/計画.html?日=1", "/目標/計画.html"),
        ("/a%20b", "/a b"),
        ("/100%25%E9%81%94%E6%88%90.pdf", "/100%達成.pdf"),
        ("/50%2525", "/50%25"),
        ("/a..b/c.", "/a..b/c."),
        ("/?/../..//", "/"),
        ("/.goalpress/events", "/.goalpress/events"),
        ("/.goalpress/", "/.goalpress/"),
        ("/%2egoalpress/live.js", "/.goalpress/live.js"),
    ] {
        assert_eq!(preview.get(target).status, 200, "{target}");
        assert_eq!(preview.asked().last().map(String::as_str), Some(path), "{target}");
    }
}

#[test]
fn no_path_leaves_the_site() {
    let preview = Preview::start();
    let long = format!("/{}", "a".repeat(8 * 1024));
    for target in [
        "/..",
        "/../",
        "/../etc/passwd",
        "/a/../../b",
        "/./a",
        "/a/.",
        "/%2e%2e/a",
        "/.%2E/a",
        "/%252e%252e/a",
        "/%25252e%25252e%25252fa",
        "/..%2fa",
        "/..%5ca",
        "/a%2fb",
        "/a%252fb",
        "/a\\b",
        "/a%5Cb",
        "/a%255cb",
        "/%00",
        "/a%2500",
        "/a%0d%0ab",
        "/%7f",
        "/%C2%85",
        "//",
        "//evil.example/",
        "/a//b",
        "/%ff",
        "/%c0%ae%c0%ae/a",
        "/%",
        "/%4",
        "/%zz",
        "/a%",
        "/a#b",
        "a",
        "*",
        "http://localhost/",
        "http://evil.example/../",
        &long,
    ] {
        let status = preview.get(target).status;
        assert_eq!(status, 400, "{target}");
    }
    assert_eq!(
        preview
            .raw(
                [b"GET /\xff HTTP/1.1\r\nHost: ", preview.address.to_string().as_bytes(), b"\r\n\r\n"]
                    .concat()
            )
            .status,
        400
    );
    assert_eq!(preview.asked(), Vec::<String>::new());
}

#[test]
fn hidden_files_are_not_served() {
    let preview = Preview::start();
    for target in [
        "/.git/config",
        "/a/.env",
        "/...",
        "/.goalpress",
        "/.goalpress/.hidden",
        "/.goalpress2/a",
        "/a/.goalpress/events",
        "/%2egit/config",
        "/%252egit/config",
        "/.GOALPRESS/a",
    ] {
        assert_eq!(preview.get(target).status, 404, "{target}");
    }
    assert_eq!(preview.asked(), Vec::<String>::new());
}
