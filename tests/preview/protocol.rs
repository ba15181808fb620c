//! The preview speaks HTTP as a proper server does.

use super::Preview;
use crate::harness::Site;

const GOAL: &str = "/2022/policy/02-booking/";

#[test]
fn head_is_get_without_a_body() {
    let preview = Preview::start(&Site::complete());
    for path in ["/", GOAL, "/2022/policy/plan.pdf", "/none/", "/.goalpress/preview.js"] {
        let (get, head) = (preview.ask("GET", path, &[]), preview.ask("HEAD", path, &[]));
        assert_eq!((head.status, head.body.len()), (get.status, 0), "{path}");
        for name in ["content-type", "content-length", "etag", "content-security-policy"] {
            assert_eq!(head.header(name), get.header(name), "{path}: {name}");
        }
        assert_eq!(get.header("content-length"), Some(get.body.len().to_string().as_str()));
    }
    for method in ["POST", "PUT", "DELETE"] {
        assert_eq!(preview.ask(method, "/", &[]).status, 405, "{method}");
    }
}

#[test]
fn types_and_the_policy_are_told() {
    let preview = Preview::start(&Site::complete());
    let style = preview.state("")["styles"]["style.css"].as_str().unwrap_or_default().to_owned();
    for (path, start) in [
        ("/", "text/html; charset=utf-8"),
        ("/2022/policy/plan.pdf", "application/pdf"),
        ("/2022/policy/plan.png", "image/png"),
        ("/.goalpress/preview.js", "text/javascript"),
        ("/.goalpress/preview.css", "text/css"),
        (&format!("/{style}"), "text/css"),
        ("/sitemap.xml", "application/xml"),
        ("/robots.txt", "text/plain"),
    ] {
        let path = if path.starts_with("/.") { path.to_owned() } else { format!("/goals{path}") };
        let answer = preview.ask("GET", &path, &[]);
        let told = answer.header("content-type").unwrap_or_default();
        assert!(answer.status == 200 && told.starts_with(start), "{path}: {} {told}", answer.status);
    }
    let policy = preview.get("").header("content-security-policy").unwrap_or_default().to_owned();
    assert!(policy.contains("default-src 'self'") && !policy.contains("unsafe"), "{policy}");
}

#[test]
fn a_page_that_has_not_changed_is_not_sent_again() {
    let preview = Preview::start(&Site::complete());
    for path in [GOAL, "/2022/policy/plan.pdf"] {
        let path = format!("/goals{path}");
        let etag = preview.ask("GET", &path, &[]).header("etag").expect("an etag").to_owned();
        let again = preview.ask("GET", &path, &[("If-None-Match", &etag)]);
        assert_eq!((again.status, again.body.len()), (304, 0), "{path}");
        assert_eq!(preview.ask("GET", &path, &[("If-None-Match", "\"other\"")]).status, 200);
    }
    let path = format!("/goals{GOAL}");
    let etag = preview.ask("GET", &path, &[]).header("etag").expect("an etag").to_owned();
    preview.edit(|site| site.replace("content/2022/policy/02-booking.md", "小見出し", "直した見出し"));
    preview.shows("2022/policy/02-booking/", "直した見出し");
    assert_eq!(preview.ask("GET", &path, &[("If-None-Match", &etag)]).status, 200);
}

#[test]
fn a_part_of_a_file_can_be_asked_for() {
    let preview = Preview::start(&Site::complete());
    let answer = preview.ask("GET", "/goals/2022/policy/plan.pdf", &[("Range", "bytes=1-")]);
    assert_eq!((answer.status, answer.body.as_slice()), (206, b"df".as_slice()));
    assert_eq!(answer.header("content-range"), Some("bytes 1-2/3"));
}

#[test]
fn what_is_missing_is_told_on_the_sites_own_page() {
    let preview = Preview::start(&Site::new());
    for path in ["/none", "/none/", "/2022/policy/99-none/", "/a/b/c/d.html", "/2022/none.png"] {
        let answer = preview.ask("GET", path, &[]);
        assert_eq!(answer.status, 404, "{path}");
        let text = answer.text();
        assert!(text.contains("ページが見つかりません") && text.contains("組織目標"), "{path}: {text}");
    }
    // It appears where it was missing.
    preview.edit(|site| site.goal("99-none", |goal| goal.title("ここにある")));
    preview.shows("2022/policy/99-none/", "ここにある");
}

#[test]
fn a_folder_without_its_slash_leads_to_the_page() {
    let preview = Preview::start(&Site::new());
    for path in ["/2022", "/2022/policy", "/2022/policy/02-booking"] {
        let answer = preview.ask("GET", path, &[]);
        assert!((302..=308).contains(&answer.status), "{path}: {}", answer.status);
        assert_eq!(answer.header("location"), Some(format!("{path}/").as_str()));
    }
    assert_eq!(preview.ask("GET", "/2022/policy/index.html", &[]).status, 200);
    // Percent-encoding names the same page.
    assert_eq!(preview.ask("GET", "/2022/%70olicy/", &[]).status, 200);
}

#[test]
fn a_site_in_a_subfolder_lies_there() {
    let preview = Preview::start(&Site::complete());
    assert_eq!(preview.base, "/goals/");
    assert_eq!(preview.get("2022/policy/02-booking/").status, 200);
    for path in ["/", "/2022/"] {
        let answer = preview.ask("GET", path, &[]);
        assert!((302..=308).contains(&answer.status), "{path}: {}", answer.status);
        assert_eq!(answer.header("location"), Some(format!("/goals{path}").as_str()));
    }
    let other =
        Preview::start_with(&Site::complete(), &["--port", "0", "--base-url", "https://example.jp/a/b/"]);
    assert_eq!(other.base, "/a/b/");
    assert_eq!(other.get("2022/").status, 200);
}

#[test]
fn hundreds_of_requests_are_answered_at_once() {
    let preview = Preview::start(&Site::new());
    // Connections that say nothing, as browsers open them in advance, keep nobody waiting.
    let silent: Vec<_> =
        (0..50).map(|_| super::client::connect(&preview.address).expect("a connection")).collect();
    std::thread::scope(|scope| {
        for _ in 0..16 {
            scope.spawn(|| (0..25).for_each(|_| assert_eq!(preview.ask("GET", GOAL, &[]).status, 200)));
        }
    });
    drop(silent);
}
