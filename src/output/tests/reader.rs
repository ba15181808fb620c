//! Somebody who reads the site while it is published.

use std::fs;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use super::super::publication::Publication;
use super::{folder, path};

const PAGES: usize = 120;

fn address(page: usize) -> String {
    format!("2022/department-{}/{page}/index.html", page % 4)
}

/// A text that shows whether it is whole and of one version.
fn text(page: usize, version: usize) -> String {
    format!("{page} {version} ").repeat(400)
}

fn is_whole(page: usize, text: &str) -> bool {
    let version = text.split(' ').nth(1).and_then(|version| version.parse().ok());
    version.is_some_and(|version| text == self::text(page, version))
}

/// Ends the reader however the publisher ends, since the test waits for both.
struct End<'a>(&'a AtomicBool);

impl Drop for End<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

#[test]
fn a_reader_finds_every_page_whole_while_folders_change_places() {
    let output = folder();
    let publish = |version: usize| {
        let publication = Publication::open(output.path()).unwrap();
        (0..PAGES).into_par_iter().for_each(|page| {
            // Some stay as they are, so that they are linked into the new folder.
            let version = if page % 3 == 0 { 0 } else { version };
            publication.stage(&path(&address(page)), text(page, version).as_bytes(), None).unwrap();
        });
        publication.commit().unwrap().0
    };
    publish(0);
    let inode = || std::os::unix::fs::MetadataExt::ino(&fs::metadata(output.path().join("2022")).unwrap());
    let (ended, reads) = (AtomicBool::new(false), AtomicUsize::new(0));
    thread::scope(|scope| {
        scope.spawn(|| {
            while !ended.load(Ordering::Relaxed) {
                for page in 0..PAGES {
                    let name = output.path().join(address(page));
                    let text = fs::read_to_string(&name).unwrap_or_else(|error| panic!("{page}: {error}"));
                    assert!(is_whole(page, &text), "{page} is torn: {text}");
                    reads.fetch_add(1, Ordering::Relaxed);
                }
            }
        });
        let _end = End(&ended);
        for version in 1..=100 {
            let before = inode();
            assert_eq!(publish(version).written, PAGES - PAGES.div_ceil(3));
            assert_ne!(inode(), before, "the folders changed places");
        }
    });
    assert!(reads.into_inner() > PAGES, "it read all the while");
}
