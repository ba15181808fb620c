//! Nobody else gets in, and nothing but the site gets out.

use super::Preview;
use crate::harness::Site;

/// A word that only the site's sources hold.
const SECRET: &str = "himitsu";

#[test]
fn a_strangers_host_is_refused() {
    let preview = Preview::start(&Site::new());
    let port = preview.port();
    let rebound = format!("example.jp:{port}");
    let other = format!("127.0.0.1:{}", if port == 1 { 2 } else { port - 1 });
    for host in ["example.jp", &rebound, &other, "", "127.0.0.1", "localhost.example.jp"] {
        for path in ["/", "/.goalpress/state?path=/", "/.goalpress/events", "/.goalpress/preview.js"] {
            let answer = preview.ask("GET", path, &[("Host", host)]);
            assert_eq!(answer.status, 421, "{host} {path}");
            assert!(!answer.text().contains("組織目標"));
        }
    }
    for host in [format!("127.0.0.1:{port}"), format!("localhost:{port}"), format!("LocalHost:{port}")] {
        assert_eq!(preview.ask("GET", "/", &[("Host", &host)]).status, 200, "{host}");
    }
}

#[test]
fn a_strangers_page_is_refused() {
    let preview = Preview::start(&Site::new());
    for header in [("Origin", "https://example.jp"), ("Origin", "null"), ("Sec-Fetch-Site", "cross-site")] {
        assert_eq!(preview.ask("GET", "/.goalpress/state?path=/", &[header]).status, 403, "{header:?}");
    }
}

#[test]
fn sources_and_hidden_files_are_not_served() {
    let site = Site::new()
        .file("content/.hidden", SECRET)
        .file("content/2022/policy/.draft.md", SECRET)
        .file(".env", SECRET)
        .file("secret.txt", SECRET)
        .file("themes/default/templates/page.html", &format!("<p>{SECRET}</p>"))
        .settings(&format!("footer: 下の文 # {SECRET}\n"));
    let preview = Preview::start(&site);
    for path in [
        "/content/site.yaml",
        "/site.yaml",
        "/content/2022/policy/02-booking.md",
        "/2022/policy/02-booking.md",
        "/2022/policy/_index.md",
        "/.hidden",
        "/2022/policy/.draft.md",
        "/.env",
        "/secret.txt",
        "/themes/default/templates/page.html",
        "/templates/page.html",
        "/.goalpress",
        "/.goalpress/",
        "/.goalpress/none",
        "/.goalpress/preview.js/",
        "/.git/config",
        "/Cargo.toml",
    ] {
        let answer = preview.ask("GET", path, &[]);
        assert_eq!(answer.status, 404, "{path}");
        let text = answer.text();
        assert!(!text.contains(SECRET) && !text.contains("category:"), "{path}: {text}");
    }
}

#[test]
fn no_path_leaves_the_site() {
    let site = Site::new().file("secret.txt", SECRET).settings(&format!("footer: 下 # {SECRET}\n"));
    std::fs::write(site.beside("secret.txt"), SECRET).unwrap();
    let preview = Preview::start(&site);
    for path in [
        "/../secret.txt",
        "/../../secret.txt",
        "/2022/../../secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/%2e%2e%2fsecret.txt",
        "/%252e%252e%252fsecret.txt",
        "/%25252e%25252e/secret.txt",
        "/..%5csecret.txt",
        "/..\\secret.txt",
        "/%c0%ae%c0%ae/secret.txt",
        "/..%00/secret.txt",
        "/2022/%00",
        "/./secret.txt",
        "//secret.txt",
        "//etc/passwd",
        "/%2fetc/passwd",
        "/2022//policy/",
        "secret.txt",
        "http://example.jp/",
    ] {
        let answer = preview.ask("GET", path, &[]);
        assert!(matches!(answer.status, 400 | 404), "{path}: {}", answer.status);
        assert!(!answer.text().contains(SECRET), "{path}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_out_is_not_followed() {
    let site = Site::new().bytes("content/2022/policy/real.png", b"png");
    std::fs::write(site.beside("secret.png"), SECRET).unwrap();
    std::fs::create_dir(site.beside("outside")).unwrap();
    std::fs::write(site.beside("outside").join("more.png"), SECRET).unwrap();
    let folder = site.root().join("content/2022/policy");
    let preview = Preview::start(&site);
    std::os::unix::fs::symlink(site.beside("secret.png"), folder.join("link.png")).unwrap();
    std::os::unix::fs::symlink(site.beside("outside"), folder.join("outside")).unwrap();
    // A file that was known is replaced by a link of its name.
    std::fs::remove_file(folder.join("real.png")).unwrap();
    std::os::unix::fs::symlink(site.beside("secret.png"), folder.join("real.png")).unwrap();
    preview.edit(|site| site.goal("04-more", |goal| goal.title("四つ目")));
    for _ in 0..20 {
        for path in ["link.png", "outside/more.png", "real.png"] {
            let answer = preview.get(&format!("2022/policy/{path}"));
            assert!(!String::from_utf8_lossy(&answer.body).contains(SECRET), "{path}");
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
}
