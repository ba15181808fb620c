//! Saves as editors make them.

use std::fs::{self, File};
use std::io::Write;
use std::thread;
use std::time::{Duration, Instant};

use super::*;

const GOAL: &str = "content/goal.md";

/// A site in which a goal was saved in some way.
fn after(save: impl FnOnce(&Site)) -> Site {
    let site = Site::with(&[GOAL]);
    save(&site);
    site
}

/// A way to save is told in one piece.
fn assert_told_at_once<const N: usize>(told: [&str; N], save: impl Fn(&Site)) {
    let told = Changes { paths: told.iter().map(PathBuf::from).collect(), rescan: false };
    assert_once(|| match after(&save).batches() {
        batches if batches == [told.clone()] => Ok(()),
        batches => Err(format!("{batches:?}")),
    });
}

#[test]
fn plain() {
    assert_told_at_once([GOAL], |site| site.write(GOAL));
}

#[test]
fn of_the_same_bytes() {
    // Whether a file differs is for others to say.
    assert_told_at_once([GOAL], |site| write(&site.path(GOAL), "first"));
}

#[test]
fn truncated_then_written() {
    // One batch: an empty file must not be shown in between.
    assert_told_at_once([GOAL], |site| {
        let mut file = File::create(site.path(GOAL)).expect("created");
        thread::sleep(Duration::from_millis(5));
        file.write_all(b"second").expect("written");
    });
}

#[test]
#[cfg(target_os = "linux")]
fn written_in_pieces() {
    // A file that is still open is waited for.
    assert_once(|| {
        let mut site = Site::with(&[GOAL]);
        let path = site.path(GOAL);
        let batches = site.batches_while(move || {
            let mut file = File::create(path).expect("created");
            for _ in 0..6 {
                thread::sleep(Duration::from_millis(12));
                file.write_all(b"piece").expect("written");
            }
        });
        if batches.len() == 1 { Ok(()) } else { Err(format!("{batches:?}")) }
    });
}

#[test]
fn by_vim() {
    assert_told_at_once([GOAL], |site| {
        site.write("content/.goal.md.swp");
        site.write("content/4913");
        fs::remove_file(site.path("content/4913")).expect("removed");
        site.rename(GOAL, "content/goal.md~");
        site.write(GOAL);
        fs::remove_file(site.path("content/goal.md~")).expect("removed");
        fs::remove_file(site.path("content/.goal.md.swp")).expect("removed");
    });
}

#[test]
fn by_vim_with_a_pause_between_old_and_new() {
    // One batch: the goal must not vanish in between.
    assert_told_at_once([GOAL], |site| {
        site.rename(GOAL, "content/goal.md~");
        thread::sleep(Duration::from_millis(12));
        site.write(GOAL);
    });
}

#[test]
fn by_rename_over() {
    assert_told_at_once([GOAL], |site| {
        site.write("content/goal.md.tmp");
        site.rename("content/goal.md.tmp", GOAL);
    });
}

#[test]
fn by_sed() {
    // A rename is told of both names; what had the first one has gone.
    assert_told_at_once([GOAL, "content/sedAbCdEf"], |site| {
        site.write("content/sedAbCdEf");
        site.rename("content/sedAbCdEf", GOAL);
    });
}

#[test]
fn by_emacs_with_a_pause_before_the_new_one_is_in_place() {
    // One batch: what is there for a moment has a name that would be a mistake.
    assert_told_at_once([GOAL, "content/tmpAbCdEf"], |site| {
        site.write("content/tmpAbCdEf");
        thread::sleep(Duration::from_millis(30));
        site.rename("content/tmpAbCdEf", GOAL);
    });
}

#[test]
#[cfg(unix)]
fn by_emacs() {
    assert_told_at_once([GOAL], |site| {
        let lock = site.path("content/.#goal.md");
        std::os::unix::fs::symlink("user@host.1:2", &lock).expect("a link");
        site.write("content/#goal.md#");
        site.rename(GOAL, "content/goal.md~");
        site.write(GOAL);
        fs::remove_file(site.path("content/#goal.md#")).expect("removed");
        fs::remove_file(lock).expect("removed");
    });
}

#[test]
fn from_elsewhere() {
    assert_told_at_once([GOAL], |site| {
        site.write("elsewhere.md");
        site.rename("elsewhere.md", GOAL);
    });
}

#[test]
fn to_elsewhere_and_deleted() {
    let mut site = Site::with(&[GOAL, "themes/a.css"]);
    site.rename(GOAL, "elsewhere.md");
    fs::remove_file(site.path("themes/a.css")).expect("removed");
    assert_eq!(site.told(), paths([GOAL, "themes/a.css"]));
}

#[test]
fn temporary_files_alone() {
    let mut site = after(|site| {
        for name in [".goal.md.swp", "goal.md~", "#goal.md#", ".git/index", "4913", "a.tmp"] {
            site.write(&format!("content/{name}"));
        }
    });
    assert_calm(&mut site);
}

#[test]
fn files_outside() {
    let mut site = after(|site| {
        for name in ["public/index.html", ".goalpress/cache", "README.md", "contents/a.md"] {
            site.write(name);
        }
    });
    assert_calm(&mut site);
}

/// The quicker half of the saves counts, since other tests run on the same cores. They follow one another as fast as
/// they are told, which does not make a storm of them.
#[test]
fn is_told_quickly() {
    assert_once(|| {
        let mut site = Site::with(&[GOAL]);
        let mut times: Vec<Duration> = (0..80)
            .map(|number| {
                thread::sleep(Duration::from_millis(number % 3 * 5));
                site.write(GOAL);
                let saved = Instant::now();
                site.watcher.next_within(LONG).expect("told");
                saved.elapsed()
            })
            .collect();
        times.sort_unstable();
        if times[40] <= Duration::from_millis(20) { Ok(()) } else { Err(format!("{times:?}")) }
    });
}
