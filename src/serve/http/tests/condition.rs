//! Conditions and parts, as browsers and PDF viewers send them.

use super::Preview;

#[test]
fn a_page_that_is_known_is_not_sent_again() {
    let preview = Preview::start();
    assert_eq!(preview.get("/tagged").header("ETag"), Some("\"v1\""));
    for known in ["\"v1\"", "W/\"v1\"", "\"v0\", \"v1\"", "*"] {
        let answer = preview.ask("GET", "/tagged", &format!("If-None-Match: {known}\r\n"));
        assert_eq!((answer.status, answer.body.len()), (304, 0), "{known}");
        assert_eq!(answer.header("ETag"), Some("\"v1\""));
        assert_eq!(answer.header("Cache-Control"), Some("no-cache"));
    }
    for unknown in ["\"v2\"", "v1", "\"v1"] {
        assert_eq!(
            preview.ask("GET", "/tagged", &format!("If-None-Match: {unknown}\r\n")).status,
            200,
            "{unknown}"
        );
    }
    assert_eq!(preview.ask("HEAD", "/tagged", "If-None-Match: \"v1\"\r\n").status, 304);
    assert_eq!(preview.ask("GET", "/missing", "If-None-Match: \"v1\"\r\n").status, 404);
    assert_eq!(preview.ask("GET", "/", "If-None-Match: \"\"\r\n").status, 200);
}

#[test]
fn a_part_is_sent_alone() {
    let preview = Preview::start();
    for (range, part, told) in [
        ("bytes=0-3", "0123", "bytes 0-3/10"),
        ("bytes=4-", "456789", "bytes 4-9/10"),
        ("bytes=-5", "56789", "bytes 5-9/10"),
        ("bytes=0-99", "0123456789", "bytes 0-9/10"),
    ] {
        let answer = preview.ask("GET", "/tagged", &format!("Range: {range}\r\n"));
        assert_eq!((answer.status, answer.text()), (206, part), "{range}");
        assert_eq!(answer.header("Content-Range"), Some(told));
        assert_eq!(answer.header("Content-Length"), Some(part.len().to_string().as_str()));
        assert_eq!(answer.header("ETag"), Some("\"v1\""));
    }
}

#[test]
fn a_part_that_is_not_there_is_refused() {
    let preview = Preview::start();
    for range in ["bytes=10-", "bytes=10-20", "bytes=-0"] {
        let answer = preview.ask("GET", "/tagged", &format!("Range: {range}\r\n"));
        assert_eq!((answer.status, answer.body.len()), (416, 0), "{range}");
        assert_eq!(answer.header("Content-Range"), Some("bytes */10"));
    }
}

#[test]
fn other_ranges_are_ignored() {
    let preview = Preview::start();
    for headers in [
        "Range: bytes=0-1,3-4\r\n",
        "Range: bytes=x-\r\n",
        "Range: lines=0-1\r\n",
        "Range: bytes=0-1\r\nRange: bytes=0-1\r\n",
        "Range: bytes=5-4\r\n",
    ] {
        let answer = preview.ask("GET", "/tagged", headers);
        assert_eq!((answer.status, answer.text()), (200, "0123456789"), "{headers}");
    }
    assert_eq!(preview.ask("HEAD", "/tagged", "Range: bytes=0-1\r\n").header("Content-Length"), Some("10"));
    assert_eq!(preview.ask("GET", "/missing", "Range: bytes=0-1\r\n").status, 404);
}

#[test]
fn a_part_of_another_version_is_the_whole_page() {
    let preview = Preview::start();
    for (condition, status) in
        [("\"v1\"", 206), ("\"v0\"", 200), ("W/\"v1\"", 200), ("Wed, 21 Oct 2015 07:28:00 GMT", 200)]
    {
        let answer = preview.ask("GET", "/tagged", &format!("Range: bytes=0-1\r\nIf-Range: {condition}\r\n"));
        assert_eq!(answer.status, status, "{condition}");
    }
    // A page without a tag cannot be told from another version of it.
    assert_eq!(preview.ask("GET", "/", "Range: bytes=0-1\r\nIf-Range: \"v1\"\r\n").status, 200);
}
