//! What is believed without being read.

use std::fs::{self, File};
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use super::super::disk::Disk;
use super::super::publication::Publication;
use super::super::stand::{self, lists_just};
use super::{
    Fault, FaultKind, Records, Site, clean, everything, folder, path, publish, publish_known, site,
    whole_folders,
};
use crate::digest::Digest;

/// Publishes until every stamp is settled, which takes more than once where the clock moves in long steps.
fn settle(folder: &Path, pages: &Site) -> Records {
    for _ in 0..50 {
        let (_, records) = publish_known(folder, pages, FaultKind::None, &Records::new()).0.unwrap();
        if records.values().all(|record| record.stamp.is_some()) {
            return records;
        }
        sleep(Duration::from_millis(50));
    }
    panic!("the clock of this file system stands still");
}

/// Whether the folder holds just the site of these records.
pub(super) fn stand(folder: &Path, records: &Records) -> bool {
    lists_just(folder, records.iter().map(|(path, record)| (path.as_str(), record)))
        && !stand::stand(folder, records.iter().map(|(path, record)| (path.as_str(), record)))
            .contains(&false)
}

fn pages() -> Site {
    site(&[("a/b/page", "one"), ("a/page", "two"), ("index.html", "three"), ("空/頁", "")])
}

#[test]
fn records_tell_what_was_published() {
    let output = folder();
    let records = settle(output.path(), &pages());
    assert_eq!(records.keys().collect::<Vec<_>>(), pages().keys().collect::<Vec<_>>());
    for (name, text) in pages() {
        let record = records[name];
        assert_eq!((record.digest, record.size), (Digest::of(text.as_bytes()), text.len() as u64));
    }
    assert!(stand(output.path(), &records));
}

#[test]
fn a_file_that_stands_as_recorded_is_not_read() {
    let output = folder();
    let mut records = settle(output.path(), &pages());
    let record = records.get_mut("a/page").unwrap();
    record.digest = Digest::of(b"TWO");
    let publication = Publication::open(output.path()).unwrap();
    // A lie that only reading would show.
    assert!(publication.keep(&path("a/page"), record).unwrap());
    publication.stage(&path("index.html"), b"three", Some(&records["index.html"])).unwrap();
    publication.stage(&path("a/b/page"), b"new", Some(&records["a/b/page"])).unwrap();
    let (published, _) = publication.commit().unwrap();
    assert_eq!((published.written, published.unchanged, published.removed), (1, 2, 1));
    records.get_mut("a/page").unwrap().stamp = None;
    let publication = Publication::open(output.path()).unwrap();
    assert!(!publication.keep(&path("a/page"), &records["a/page"]).unwrap());
}

#[test]
fn records_that_nothing_changed_are_given_back_as_they_were() {
    let output = folder();
    let records = settle(output.path(), &pages());
    let (done, _) = publish_known(output.path(), &pages(), FaultKind::None, &records);
    assert_eq!(done.unwrap().1, records);
}

#[test]
fn an_edit_is_noticed_however_well_it_is_hidden() {
    let output = folder();
    let records = settle(output.path(), &pages());
    let page = output.path().join("a/page");
    let time = fs::metadata(&page).unwrap().modified().unwrap();
    fs::write(&page, "TWO").unwrap();
    File::options().write(true).open(&page).unwrap().set_modified(time).unwrap();
    assert!(!stand(output.path(), &records));
    let (done, _) = publish_known(output.path(), &pages(), FaultKind::None, &records);
    assert_eq!(done.unwrap().0.written, 1);
    assert_eq!(everything(output.path()), clean(&pages()));
}

#[test]
fn an_edit_right_after_publishing_is_always_noticed() {
    let output = folder();
    for round in 0..300 {
        let text: &'static str = ["one", "two"][round % 2];
        let pages = site(&[("a", text), ("b/c", text), ("b/d", text), ("b/e", "same")]);
        let (done, _) = publish_known(output.path(), &pages, FaultKind::None, &Records::new());
        let (_, records) = done.unwrap();
        // Without a pause, and with the same size: often within one step of the clock.
        for name in ["a", "b/c", "b/e"] {
            let file = File::options().write(true).open(output.path().join(name)).unwrap();
            let time = file.metadata().unwrap().modified().unwrap();
            std::io::Write::write_all(&mut &file, b"EDIT").unwrap();
            file.set_len(pages[name].len() as u64).unwrap();
            file.set_modified(time).unwrap();
        }
        assert!(!stand(output.path(), &records));
        let publication = Publication::open(output.path()).unwrap();
        for name in ["a", "b/c", "b/e"] {
            assert!(!publication.keep(&path(name), &records[name]).unwrap(), "{name} in round {round}");
        }
    }
}

#[test]
fn an_edit_in_the_middle_of_publishing_is_noticed_by_the_next_run() {
    let output = folder();
    publish(output.path(), &whole_folders::old()).unwrap();
    let page = output.path().join("2022/a/2");
    let edited = page.clone();
    // It was compared already, and is about to be linked into the new folder.
    let meanwhile = move || fs::write(&edited, "TWO").unwrap();
    let fault = Fault { meanwhile: Some(Box::new(meanwhile)), ..Fault::default() };
    let publication = Publication::open_on(Disk { fault }, output.path()).unwrap();
    for (name, text) in whole_folders::new() {
        publication.stage(&path(name), text.as_bytes(), None).unwrap();
    }
    let (_, records) = publication.commit().unwrap();
    let records = records.into_iter().map(|(path, record)| (path.to_string(), record)).collect();
    assert_eq!(fs::read_to_string(&page).unwrap(), "TWO");
    assert!(!stand(output.path(), &records));
    publish_known(output.path(), &whole_folders::new(), FaultKind::None, &records).0.unwrap();
    assert_eq!(everything(output.path()), clean(&whole_folders::new()));
}

#[test]
fn a_file_from_the_future_is_read_each_time() {
    let output = folder();
    settle(output.path(), &pages());
    let future = std::time::SystemTime::now() + Duration::from_secs(1000);
    File::open(output.path().join("a/page")).unwrap().set_modified(future).unwrap();
    let (done, _) = publish_known(output.path(), &pages(), FaultKind::None, &Records::new());
    let (published, records) = done.unwrap();
    assert_eq!(published.written, 0);
    assert_eq!(records["a/page"].stamp, None, "no clock has passed it");
    assert!(!stand(output.path(), &records));
}

#[test]
fn whatever_happens_to_the_folder_is_noticed() {
    type Deed = fn(&Path);
    let deeds: [(&str, Deed); 7] = [
        ("deleted", |output| fs::remove_file(output.join("a/page")).unwrap()),
        ("a folder deleted", |output| fs::remove_dir_all(output.join("a/b")).unwrap()),
        ("a link instead", |output| {
            fs::rename(output.join("a/page"), output.join("moved")).unwrap();
            std::os::unix::fs::symlink("../moved", output.join("a/page")).unwrap();
        }),
        ("another file", |output| {
            fs::copy(output.join("a/page"), output.join("copy")).unwrap();
            fs::rename(output.join("copy"), output.join("a/page")).unwrap();
        }),
        ("no manifest", |output| fs::remove_file(output.join(".goalpress-manifest")).unwrap()),
        ("another manifest", |output| {
            let more = site(&[("a/b/page", "one"), ("a/page", "two"), ("index.html", "three"), ("more", "")]);
            let mut more = more;
            more.insert("空/頁", "");
            publish(output, &more).unwrap();
        }),
        ("a killed run", |output| fs::create_dir(output.join(".goalpress-staging")).unwrap()),
    ];
    for (name, deed) in deeds {
        let output = folder();
        let records = settle(output.path(), &pages());
        deed(output.path());
        assert!(!stand(output.path(), &records), "{name}");
    }
}

#[test]
fn records_of_other_files_do_not_stand() {
    let output = folder();
    let records = settle(output.path(), &pages());
    for name in records.keys() {
        let mut fewer = records.clone();
        fewer.remove(name);
        assert!(!stand(output.path(), &fewer));
        let mut unsure = records.clone();
        unsure.get_mut(name).unwrap().stamp = None;
        assert!(!stand(output.path(), &unsure));
    }
    assert!(!stand(&output.path().join("missing"), &records));
    assert!(!stand(output.path(), &Records::new()));
    let backwards = records.iter().rev().map(|(path, record)| (path.as_str(), record));
    assert!(lists_just(output.path(), backwards), "in whatever order");
}
