//! What is written, and what is left alone.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use super::super::publication::{Publication, Published};
use super::super::record::Record;
use super::{clean, everything, folder, path, publish, site, visible};
use crate::diagnostic::EnvironmentError;
use crate::digest::Digest;

/// When each file and folder was last changed, after all of them were made to look old.
fn times(folder: &Path) -> BTreeMap<String, SystemTime> {
    let names = everything(folder).into_keys().chain([String::new()]);
    names.map(|name| (name.clone(), fs::metadata(folder.join(name)).unwrap().modified().unwrap())).collect()
}

fn make_old(folder: &Path) {
    let old = SystemTime::now() - Duration::from_secs(100_000);
    for name in everything(folder).into_keys().chain([String::new()]) {
        fs::File::open(folder.join(name)).unwrap().set_modified(old).unwrap();
    }
}

#[test]
fn a_missing_folder_is_made_and_filled() {
    let outer = folder();
    let output = outer.path().join("deep/public");
    let published = publish(&output, &site(&[("index.html", "a"), ("2022/index.html", "b")])).unwrap();
    assert_eq!(published, Published { written: 2, unchanged: 0, removed: 0, total: 2 });
    let expected = [("2022", None), ("2022/index.html", Some("b")), ("index.html", Some("a"))];
    let expected = expected.map(|(name, text)| (name.to_owned(), text.map(|text| text.as_bytes().to_vec())));
    assert_eq!(visible(&output), BTreeMap::from(expected));
    assert_eq!(everything(&output).len(), 5, "the manifest and the lock file, and no staging folder");
}

#[test]
fn nothing_is_touched_when_nothing_changed() {
    let output = folder();
    let pages = site(&[("index.html", "a"), ("2022/index.html", "b"), ("画像/図.png", "")]);
    publish(output.path(), &pages).unwrap();
    make_old(output.path());
    let before = times(output.path());
    let published = publish(output.path(), &pages).unwrap();
    assert_eq!(published, Published { written: 0, unchanged: 3, removed: 0, total: 3 });
    assert_eq!(times(output.path()), before);
}

#[test]
fn only_what_changed_is_touched() {
    let output = folder();
    publish(output.path(), &site(&[("a/x", "one"), ("a/y", "two"), ("b/z", "three"), ("c/w", "four")]))
        .unwrap();
    make_old(output.path());
    let before = times(output.path());
    let next = site(&[("a/x", "one"), ("a/y", "TWO"), ("b/z", "three")]);
    let published = publish(output.path(), &next).unwrap();
    assert_eq!(published, Published { written: 1, unchanged: 2, removed: 1, total: 3 });
    let after = times(output.path());
    let touched: Vec<_> =
        after.iter().filter(|(name, time)| before[*name] != **time).map(|(name, _)| &**name).collect();
    assert_eq!(touched, ["", ".goalpress-manifest", "a", "a/y"]);
    assert_eq!(everything(output.path()), clean(&next));
}

#[test]
fn a_change_that_keeps_size_and_time_is_noticed() {
    let output = folder();
    let pages = site(&[("a", "one")]);
    publish(output.path(), &pages).unwrap();
    let time = fs::metadata(output.path().join("a")).unwrap().modified().unwrap();
    fs::write(output.path().join("a"), "two").unwrap();
    fs::File::open(output.path().join("a")).unwrap().set_modified(time).unwrap();
    assert_eq!(publish(output.path(), &pages).unwrap().written, 1);
    assert_eq!(everything(output.path()), clean(&pages));
}

#[test]
fn files_edited_or_deleted_by_hand_are_written_again() {
    let output = folder();
    let pages = site(&[("a", "one"), ("b/c", "two"), ("d", "three")]);
    publish(output.path(), &pages).unwrap();
    fs::write(output.path().join("a"), "edited").unwrap();
    fs::remove_dir_all(output.path().join("b")).unwrap();
    assert_eq!(publish(output.path(), &pages).unwrap().written, 2);
    assert_eq!(everything(output.path()), clean(&pages));
}

#[test]
fn dropping_changes_nothing() {
    let output = folder();
    publish(output.path(), &site(&[("a", "one"), ("b", "two")])).unwrap();
    let before = everything(output.path());
    let publication = Publication::open(output.path()).unwrap();
    publication.stage(&path("a"), b"other", None).unwrap();
    publication.stage(&path("new/c"), b"new", None).unwrap();
    assert!(everything(output.path()).len() > before.len(), "it waits in the staging folder");
    drop(publication);
    assert_eq!(everything(output.path()), before);
}

fn record(text: &str) -> Record {
    Record { digest: Digest::of(text.as_bytes()), size: text.len() as u64, stamp: None }
}

#[test]
fn a_file_is_kept_only_with_the_bytes_that_were_meant() {
    let output = folder();
    publish(output.path(), &site(&[("a", "one"), ("b", "two"), ("c", "three")])).unwrap();
    let publication = Publication::open(output.path()).unwrap();
    assert!(publication.keep(&path("a"), &record("one")).unwrap());
    assert!(!publication.keep(&path("b"), &record("else")).unwrap());
    assert!(!publication.keep(&path("none"), &record("")).unwrap());
    let (published, _) = publication.commit().unwrap();
    assert_eq!(published, Published { written: 0, unchanged: 1, removed: 2, total: 1 });
    assert_eq!(everything(output.path()), clean(&site(&[("a", "one")])));
}

#[test]
fn a_copy_of_a_file_is_published() {
    let output = folder();
    let elsewhere = folder();
    fs::write(elsewhere.path().join("map.png"), "image").unwrap();
    let publication = Publication::open(output.path()).unwrap();
    publication.stage_copy(&path("2022/map.png"), &elsewhere.path().join("map.png"), None).unwrap();
    let missing = elsewhere.path().join("missing.png");
    match publication.stage_copy(&path("2022/missing.png"), &missing, None) {
        Err(EnvironmentError::Io { doing: "read", path, .. }) => assert_eq!(path, missing),
        other => panic!("{other:?}"),
    }
    publication.commit().unwrap();
    assert_eq!(everything(output.path()), clean(&site(&[("2022/map.png", "image")])));
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let publish_on = |threads| {
        let output = folder();
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let publication = Publication::open(output.path()).unwrap();
        pool.install(|| {
            (0..500).into_par_iter().for_each(|number: usize| {
                let page = path(&format!("{}/{}/index.html", number % 7, number));
                publication.stage(&page, number.to_string().as_bytes(), None).unwrap();
            });
        });
        assert_eq!(publication.commit().unwrap().0.written, 500);
        everything(output.path())
    };
    assert_eq!(publish_on(1), publish_on(8));
}

#[test]
fn an_empty_site_removes_all_of_ours() {
    let output = folder();
    publish(output.path(), &site(&[("a/b/c", "one"), ("d", "two")])).unwrap();
    assert_eq!(publish(output.path(), &site(&[])).unwrap().removed, 2);
    assert!(visible(output.path()).is_empty());
    publish(output.path(), &site(&[("d", "two")])).unwrap();
}
