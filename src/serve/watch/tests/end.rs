//! The beginning and the end.

use std::thread;
use std::time::Instant;

use super::*;

const MODES: [WatchMode; 2] = [WatchMode::Native, WatchMode::Poll { interval: Duration::from_secs(60) }];

#[test]
fn stops_whoever_waits() {
    for mode in MODES {
        assert_once(|| {
            let Site { folder: _folder, mut watcher } = Site::watched(&["content/a.md"], mode);
            let (stopper, mailbox) = (watcher.stopper(), watcher.mailbox().clone());
            let waiting = thread::spawn(move || {
                assert_eq!(watcher.next(), None);
                let ended = mailbox.wait_for_threads(Duration::ZERO);
                assert_eq!(watcher.next(), None);
                assert_eq!(watcher.next_within(LONG), Err(Silence::Stopped));
                ended
            });
            thread::sleep(Duration::from_millis(30));
            let begun = Instant::now();
            stopper.stop();
            let ended = waiting.join().expect("stopped");
            let elapsed = begun.elapsed();
            if ended && elapsed < Duration::from_millis(100) { Ok(()) } else { Err(format!("{elapsed:?}")) }
        });
    }
}

#[test]
fn stops_in_a_burst() {
    let mut site = Site::with(&["content/a.md"]);
    site.write("content/a.md");
    site.watcher.stopper().stop();
    assert_eq!(site.watcher.next(), None);
}

#[test]
fn ends_its_threads_when_it_is_dropped() {
    let site = Site::with(&["content/a.md"]);
    let mailbox = site.watcher.mailbox().clone();
    drop(site);
    assert!(mailbox.wait_for_threads(LONG * 10));
}

#[test]
fn refuses_what_cannot_be_watched() {
    let site = Site::with(&["file"]);
    for mode in MODES {
        assert!(Watcher::start(&site.path("missing"), &FOLDERS, mode).is_err());
        assert!(Watcher::start(&site.path("file"), &FOLDERS, mode).is_err());
        for name in ["..", "a/b", "/", ".", ""] {
            assert!(Watcher::start(site.folder.path(), &[name], mode).is_err(), "{name}");
        }
    }
}

#[test]
#[cfg(target_os = "linux")]
fn survives_that_the_site_goes() {
    let outer = tempfile::tempdir().expect("a folder");
    let root = outer.path().join("site");
    write(&root.join("content/a.md"), "first");
    let mut watcher = Watcher::start(&root, &FOLDERS, WatchMode::Native).expect("a watcher");
    fs::remove_dir_all(&root).expect("removed");
    assert!(watcher.next_within(LONG).is_ok());
    while watcher.next_within(LONG).is_ok() {}
    assert!(watcher.fallback().is_some());
    write(&root.join("content/a.md"), "second");
    assert!(watcher.next_within(LONG * 10).is_ok());
}
