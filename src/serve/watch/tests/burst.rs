//! Many changes, too many, and none.

use std::fs::{self, File};
use std::io::Write;
use std::time::Instant;

use notify::event::Flag;
use notify::{ErrorKind, Event, EventHandler, EventKind};

use super::super::fallback::Fallback;
use super::super::listener::Listener;
use super::super::scope::Scope;
use super::*;

#[test]
fn of_thousands_of_files() {
    let mut site = Site::with(&["content/a.md"]);
    let root = site.path("content");
    let begun = Instant::now();
    let batches = site.batches_while(move || {
        for number in 0..5_000 {
            write(&root.join(format!("f{}/{number}.md", number / 50)), "text");
        }
    });
    let elapsed = begun.elapsed();
    let sizes: Vec<usize> = batches.iter().map(|changes| changes.paths.len()).collect();
    println!("batches of {sizes:?} in {elapsed:?}");
    assert!(sizes.len() as u128 <= 5 + elapsed.as_millis() / 80, "{sizes:?} in {elapsed:?}");
    if batches.iter().any(|changes| changes.rescan) {
        return;
    }
    let told: BTreeSet<PathBuf> = batches.into_iter().flat_map(|changes| changes.paths).collect();
    for number in 0..5_000 {
        let path = format!("content/f{}/{number}.md", number / 50);
        assert!(told.contains(Path::new(&path)), "{path} was missed");
    }
}

#[test]
fn before_anybody_asks_is_one() {
    let mut site = Site::with(&["content/a.md"]);
    for number in 0..100 {
        site.write(&format!("content/{number}.md"));
    }
    thread::sleep(LONG * 2);
    let sizes: Vec<usize> = site.batches().iter().map(|changes| changes.paths.len()).collect();
    assert_eq!(sizes, [100]);
}

#[test]
fn reading_is_none() {
    let mut site = Site::with(&["content/x/a.md", "content/b.md", "themes/c.css"]);
    for path in ["content/x/a.md", "content/b.md", "themes/c.css"] {
        fs::read(site.path(path)).expect("read");
    }
    assert_eq!(walkdir::WalkDir::new(site.path("content")).into_iter().count(), 4);
    assert_calm(&mut site);
}

#[test]
fn a_full_queue_is_a_rescan() {
    let Ok(most) = fs::read_to_string("/proc/sys/fs/inotify/max_queued_events") else { return };
    let most: usize = most.trim().parse().expect("a number");
    let mut site = Site::with(&["content/a.md", "content/b.md"]);
    site.watcher.mailbox().closed(|| {
        let open = |name| File::options().append(true).open(site.path(name)).expect("open");
        let (mut one, mut other) = (open("content/a.md"), open("content/b.md"));
        for _ in 0..most {
            // Equal events in a row would be one.
            one.write_all(b"x").expect("written");
            other.write_all(b"x").expect("written");
        }
        site.write("content/new/sub/goal.md");
    });
    assert!(site.batches().iter().any(|changes| changes.rescan));
    // A folder of which nothing was heard is watched.
    site.write("content/new/sub/goal.md");
    assert_eq!(site.told(), paths(["content/new/sub/goal.md"]));
}

/// Hears what the system would tell.
fn hear(site: &Site, event: notify::Result<Event>) {
    let scope = Scope::new(site.folder.path(), &FOLDERS).expect("a scope");
    Listener::new(scope, site.watcher.mailbox().clone()).handle_event(event);
}

#[test]
fn the_systems_doubt_is_a_rescan() {
    let mut site = Site::with(&["content/a.md"]);
    site.write("content/a.md");
    hear(&site, Ok(Event::new(EventKind::Other).set_flag(Flag::Rescan)));
    assert!(site.batches().iter().any(|changes| *changes == Changes::everything()));
    hear(&site, Err(notify::Error::generic("anything")));
    assert_eq!(site.batches(), [Changes::everything()]);
    site.write("content/a.md");
    assert_eq!(site.told(), paths(["content/a.md"]));
}

#[test]
fn the_systems_refusal_leads_to_polling() {
    let mut site = Site::with(&["content/a.md"]);
    hear(&site, Err(notify::Error::new(ErrorKind::MaxFilesWatch)));
    assert_eq!(site.watcher.next_within(LONG), Ok(Changes::everything()));
    assert_eq!(site.watcher.fallback(), Some(&Fallback::WatchLimit));
    write(&site.path("content/a.md"), "longer than before");
    let told = site.watcher.next_within(LONG * 10).expect("told");
    assert!(told.paths.contains(Path::new("content/a.md")), "{told:?}");
}
