//! Polling.

use std::fs::{self, File};
use std::time::Instant;

use super::*;

const INTERVAL: Duration = Duration::from_millis(40);

fn polled(files: &[&str]) -> Site {
    Site::watched(files, WatchMode::Poll { interval: INTERVAL })
}

#[test]
fn sizes() {
    let mut site = polled(&["content/a.md", "content/b.md"]);
    write(&site.path("content/a.md"), "longer than before");
    let begun = Instant::now();
    assert!(site.watcher.next_within(LONG).expect("told").paths.contains(Path::new("content/a.md")));
    assert!(begun.elapsed() <= INTERVAL * 3, "{:?}", begun.elapsed());
    assert_calm(&mut site);
}

#[test]
fn times() {
    let mut site = polled(&["content/a.md", "content/b.md"]);
    let file = File::options().append(true).open(site.path("content/a.md")).expect("open");
    file.set_modified(std::time::UNIX_EPOCH).expect("set");
    assert_eq!(site.told(), paths(["content/a.md"]));
}

#[test]
fn another_file_of_the_same_size_and_time() {
    let mut site = polled(&["content/a.md"]);
    thread::sleep(Duration::from_millis(20));
    write(&site.path("content/b.md"), "other");
    let old = fs::metadata(site.path("content/a.md")).expect("there");
    let file = File::options().append(true).open(site.path("content/b.md")).expect("open");
    file.set_modified(old.modified().expect("a time")).expect("set");
    site.told();
    if old.created().is_ok() {
        site.rename("content/b.md", "content/a.md");
        assert_eq!(site.told(), paths(["content/a.md", "content/b.md"]));
    }
}

#[test]
fn folders() {
    let mut site = polled(&["content/x/a.md"]);
    site.write("content/y/b.md");
    assert_eq!(site.told(), paths(["content/y", "content/y/b.md"]));
    fs::remove_dir_all(site.path("content")).expect("removed");
    let all = ["content", "content/x", "content/x/a.md", "content/y", "content/y/b.md"];
    assert_eq!(site.told(), paths(all));
    site.write("content/x/a.md");
    assert_eq!(site.told(), paths(["content", "content/x", "content/x/a.md"]));
    site.write("themes/a.css");
    assert_eq!(site.told(), paths(["themes", "themes/a.css"]));
}

#[test]
fn nothing_that_does_not_count() {
    let mut site = polled(&["content/a.md"]);
    for name in ["content/.a.md.swp", "content/a.md~", "public/index.html", "content/.git/x"] {
        site.write(name);
    }
    fs::read(site.path("content/a.md")).expect("read");
    assert_calm(&mut site);
}

#[test]
#[cfg(unix)]
fn links() {
    let mut site = polled(&["content/a.md", "elsewhere/secret.md", "real/themes.css"]);
    std::os::unix::fs::symlink(site.path("elsewhere"), site.path("content/link")).expect("a link");
    assert_eq!(site.told(), paths(["content/link"]));
    write(&site.path("elsewhere/secret.md"), "longer than before");
    assert_calm(&mut site);
    std::os::unix::fs::symlink("real", site.path("themes")).expect("a link");
    assert_eq!(site.told(), paths(["themes", "themes/themes.css"]));
}
