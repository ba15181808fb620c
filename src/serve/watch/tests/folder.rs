//! Folders that come and go.

use std::fs;
use std::thread;
use std::time::{Duration, Instant};

use super::*;

#[test]
fn new() {
    let mut site = Site::with(&["content/a.md"]);
    site.write("content/x/y/z/goal.md");
    let all = ["content/x", "content/x/y", "content/x/y/z", "content/x/y/z/goal.md"];
    assert_eq!(site.told(), paths(all));
    // Every one of them is watched by now.
    site.write("content/x/y/z/goal.md");
    assert_eq!(site.told(), paths(["content/x/y/z/goal.md"]));
    site.write("content/x/y/more.md");
    assert_eq!(site.told(), paths(["content/x/y/more.md"]));
}

/// Files are written while the folders' watches are being set, at every moment of it.
#[test]
fn new_while_files_are_written() {
    let mut site = Site::with(&["content/a.md"]);
    let root = site.path("content");
    let begun = Instant::now();
    let batches = site.batches_while(move || {
        for number in 0..60 {
            let folder = root.join(format!("f{number}/sub"));
            fs::create_dir_all(&folder).expect("folders");
            for file in 0..10 {
                thread::sleep(Duration::from_micros(700));
                fs::write(folder.join(format!("{file}.md")), "text").expect("written");
            }
        }
    });
    // As long as a folder is not watched it seems calm in it.
    let most = 5 + begun.elapsed().as_millis() / 80;
    assert!(batches.len() as u128 <= most, "{} batches, not {most}", batches.len());
    let told: BTreeSet<String> = batches.into_iter().flat_map(|changes| changes.paths).map(text).collect();
    for number in 0..60 {
        for file in 0..10 {
            let path = format!("content/f{number}/sub/{file}.md");
            assert!(told.contains(&path), "{path} was missed");
        }
    }
}

/// Folders that vanish while they are being watched do not keep others from it.
#[test]
fn new_beside_some_that_vanish() {
    let mut site = Site::with(&["content/a.md"]);
    let root = site.path("content");
    site.batches_while(move || {
        for number in 0..300 {
            let folder = root.join(format!("gone{number}/sub"));
            fs::create_dir_all(&folder).expect("folders");
            fs::remove_dir_all(root.join(format!("gone{number}"))).expect("removed");
            fs::create_dir_all(root.join(format!("stays{number}"))).expect("folders");
        }
    });
    for number in (0..300).step_by(7) {
        let path = format!("content/stays{number}/goal.md");
        site.write(&path);
        let changes = site.watcher.next_within(LONG).expect("told");
        assert!(changes.paths.contains(Path::new(&path)), "{path}: {changes:?}");
    }
}

#[test]
fn deleted() {
    let mut site = Site::with(&["content/x/y/goal.md", "content/a.md"]);
    fs::remove_dir_all(site.path("content/x")).expect("removed");
    let told = site.told();
    assert!(told.is_superset(&paths(["content/x"])), "{told:?}");
    site.write("content/x/goal.md");
    assert_eq!(site.told(), paths(["content/x", "content/x/goal.md"]));
    site.write("content/x/goal.md");
    assert_eq!(site.told(), paths(["content/x/goal.md"]));
}

#[test]
fn renamed_there_and_back() {
    let mut site = Site::with(&["content/x/sub/goal.md"]);
    site.rename("content/x", "content/y");
    assert_eq!(site.told(), paths(["content/x", "content/y", "content/y/sub", "content/y/sub/goal.md"]));
    site.write("content/y/sub/goal.md");
    assert_eq!(site.told(), paths(["content/y/sub/goal.md"]));
    site.rename("content/y", "content/x");
    assert_eq!(site.told(), paths(["content/x", "content/x/sub", "content/x/sub/goal.md", "content/y"]));
    site.write("content/x/sub/goal.md");
    assert_eq!(site.told(), paths(["content/x/sub/goal.md"]));
}

#[test]
fn renamed_there_and_back_at_once() {
    let mut site = Site::with(&["content/x/sub/goal.md"]);
    for _ in 0..5 {
        site.rename("content/x", "content/y");
        site.rename("content/y", "content/x");
    }
    site.told();
    site.write("content/x/sub/goal.md");
    assert_eq!(site.told(), paths(["content/x/sub/goal.md"]));
}

#[test]
fn exchanged() {
    let mut site = Site::with(&["content/x/one.md", "content/y/two.md"]);
    site.rename("content/x", "content/z");
    site.rename("content/y", "content/x");
    site.rename("content/z", "content/y");
    let told = site.told();
    assert!(told.is_superset(&paths(["content/x/two.md", "content/y/one.md"])), "{told:?}");
    site.write("content/x/two.md");
    assert_eq!(site.told(), paths(["content/x/two.md"]));
    site.write("content/y/one.md");
    assert_eq!(site.told(), paths(["content/y/one.md"]));
}

#[test]
fn moved_in_and_out() {
    let mut site = Site::with(&["content/a.md", "drafts/sub/goal.md"]);
    site.rename("drafts", "content/drafts");
    assert_eq!(site.told(), paths(["content/drafts", "content/drafts/sub", "content/drafts/sub/goal.md"]));
    site.rename("content/drafts", "drafts");
    assert_eq!(site.told(), paths(["content/drafts"]));
    site.write("drafts/sub/goal.md");
    assert_calm(&mut site);
}

#[test]
fn with_the_name_of_vims_probe() {
    let mut site = Site::with(&["content/a.md"]);
    site.write("content/4913/goal.md");
    assert_eq!(site.told(), paths(["content/4913", "content/4913/goal.md"]));
}

#[test]
fn top_deleted_and_made_again() {
    let mut site = Site::with(&["content/x/goal.md"]);
    for _ in 0..3 {
        fs::remove_dir_all(site.path("content")).expect("removed");
        let told = site.told();
        assert!(told.contains("content"), "{told:?}");
        site.write("content/x/goal.md");
        assert_eq!(site.told(), paths(["content", "content/x", "content/x/goal.md"]));
        site.write("content/x/goal.md");
        assert_eq!(site.told(), paths(["content/x/goal.md"]));
    }
}

#[test]
fn top_deleted_and_made_again_at_once() {
    let mut site = Site::with(&["content/x/goal.md"]);
    fs::remove_dir_all(site.path("content")).expect("removed");
    site.write("content/x/goal.md");
    let told = site.told();
    assert!(told.contains("content/x/goal.md"), "{told:?}");
    site.write("content/x/goal.md");
    assert_eq!(site.told(), paths(["content/x/goal.md"]));
}

#[test]
fn top_renamed_away_and_back() {
    let mut site = Site::with(&["content/x/goal.md"]);
    site.rename("content", "aside");
    assert!(site.told().contains("content"));
    site.write("aside/x/goal.md");
    assert_calm(&mut site);
    site.rename("aside", "content");
    assert_eq!(site.told(), paths(["content", "content/x", "content/x/goal.md"]));
    site.write("content/x/goal.md");
    assert_eq!(site.told(), paths(["content/x/goal.md"]));
}

#[test]
fn top_missing_at_first() {
    let mut site = Site::with(&["content/a.md"]);
    site.write("themes/mine/templates/goal.html");
    assert!(site.told().contains("themes/mine/templates/goal.html"));
    site.write("themes/mine/templates/goal.html");
    assert_eq!(site.told(), paths(["themes/mine/templates/goal.html"]));
}

#[test]
#[cfg(unix)]
fn that_could_not_be_read() {
    use std::os::unix::fs::PermissionsExt;
    let mut site = Site::with(&["content/a/1.md", "content/b/2.md", "content/c/3.md"]);
    let set = |site: &Site, mode| {
        fs::set_permissions(site.path("content/b"), fs::Permissions::from_mode(mode)).expect("set");
    };
    set(&site, 0o000);
    site.told();
    // The others are watched all the same, also by a new watcher.
    site.watcher = Watcher::start(site.folder.path(), &FOLDERS, WatchMode::Native).expect("a watcher");
    site.write("content/c/3.md");
    assert_eq!(site.told(), paths(["content/c/3.md"]));
    set(&site, 0o755);
    let told = site.told();
    assert!(told.contains("content/b/2.md"), "{told:?}");
    site.write("content/b/2.md");
    assert_eq!(site.told(), paths(["content/b/2.md"]));
}
