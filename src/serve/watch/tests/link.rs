//! Symbolic links.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::symlink;

use super::*;

#[test]
fn inside_are_not_followed() {
    let mut site = Site::with(&["content/a.md", "elsewhere/secret.md"]);
    symlink(site.path("elsewhere"), site.path("content/link")).expect("a link");
    assert_eq!(site.told(), paths(["content/link"]));
    site.write("elsewhere/secret.md");
    assert_calm(&mut site);
    // Neither by a watcher that finds it there.
    site.watcher = Watcher::start(site.folder.path(), &FOLDERS, WatchMode::Native).expect("a watcher");
    site.write("elsewhere/secret.md");
    assert_calm(&mut site);
}

#[test]
fn in_a_circle() {
    let mut site = Site::with(&["content/x/a.md"]);
    symlink(site.path("content"), site.path("content/x/up")).expect("a link");
    assert_eq!(site.told(), paths(["content/x/up"]));
}

#[test]
fn top_may_be_one() {
    let mut site = Site::with(&["real/x/goal.md", "other/x/goal.md", "content/a.md"]);
    fs::remove_dir_all(site.path("content")).expect("removed");
    site.told();
    symlink("real", site.path("content")).expect("a link");
    assert!(site.batches().iter().any(|changes| changes.rescan));
    site.write("real/x/goal.md");
    assert_eq!(site.told(), paths(["content/x/goal.md"]));
    site.write("real/y/new.md");
    assert_eq!(site.told(), paths(["content/y", "content/y/new.md"]));

    fs::remove_file(site.path("content")).expect("removed");
    assert!(site.batches().iter().any(|changes| changes.rescan));
    symlink("other", site.path("content")).expect("a link");
    assert!(site.batches().iter().any(|changes| changes.rescan));
    site.write("other/x/goal.md");
    assert_eq!(site.told(), paths(["content/x/goal.md"]));
    site.write("real/x/goal.md");
    assert_calm(&mut site);
}

#[test]
fn on_the_way_to_the_site() {
    let site = Site::with(&["site/content/a.md"]);
    symlink(site.path("site"), site.path("way")).expect("a link");
    let mut watcher = Watcher::start(&site.path("way"), &FOLDERS, WatchMode::Native).expect("a watcher");
    site.write("site/content/a.md");
    assert!(watcher.next_within(LONG).expect("told").paths.contains(Path::new("content/a.md")));
}
