//! What is ours, and what is a stranger's.

use std::fs;
use std::os::unix::fs::symlink;

use super::super::disk::Disk;
use super::super::lock::Lock;
use super::super::publication::{Publication, Published};
use super::{clean, everything, folder, path, publish, site, stranger, visible};
use crate::diagnostic::EnvironmentError;

#[test]
fn a_strangers_folder_is_refused_without_a_trace() {
    let output = folder();
    fs::write(output.path().join("thesis.txt"), "years").unwrap();
    let before = everything(output.path());
    let refused = publish(output.path(), &site(&[("index.html", "a")]));
    assert!(matches!(refused, Err(EnvironmentError::ForeignFolder { path }) if path == output.path()));
    assert_eq!(everything(output.path()), before);
}

#[test]
fn a_folder_with_only_dot_files_is_as_good_as_empty() {
    let output = folder();
    fs::write(output.path().join(".gitkeep"), "").unwrap();
    fs::create_dir(output.path().join(".git")).unwrap();
    fs::write(output.path().join(".git/config"), "x").unwrap();
    publish(output.path(), &site(&[("index.html", "a")])).unwrap();
    publish(output.path(), &site(&[])).unwrap();
    assert_eq!(visible(output.path()).len(), 3, "they are never touched");
}

#[test]
fn a_damaged_manifest_makes_the_folder_a_strangers() {
    let output = folder();
    publish(output.path(), &site(&[("index.html", "a")])).unwrap();
    let manifest = output.path().join(".goalpress-manifest");
    let whole = fs::read(&manifest).unwrap();
    for damaged in [&b""[..], b"\xff\xfe", &whole[..whole.len() - 1]] {
        fs::write(&manifest, damaged).unwrap();
        let refused = publish(output.path(), &site(&[("index.html", "b")]));
        assert!(matches!(refused, Err(EnvironmentError::ForeignFolder { .. })));
    }
    assert_eq!(fs::read(output.path().join("index.html")).unwrap(), b"a");
    fs::remove_file(output.path().join("index.html")).unwrap();
    publish(output.path(), &site(&[("index.html", "b")])).unwrap();
    assert_eq!(everything(output.path()), clean(&site(&[("index.html", "b")])));
}

#[test]
fn a_strangers_file_at_an_address_of_ours_is_refused_or_adopted() {
    let output = folder();
    publish(output.path(), &site(&[("index.html", "a")])).unwrap();
    fs::write(output.path().join("about.html"), "theirs").unwrap();
    let before = everything(output.path());
    let refused = publish(output.path(), &site(&[("index.html", "b"), ("about.html", "ours")]));
    assert_eq!(stranger(output.path(), refused), "about.html");
    assert_eq!(everything(output.path()), before);

    let adopted = site(&[("index.html", "a"), ("about.html", "theirs")]);
    let published = publish(output.path(), &adopted).unwrap();
    assert_eq!(published, Published { written: 0, unchanged: 2, removed: 0, total: 2 });
    assert_eq!(everything(output.path()), clean(&adopted));
}

#[test]
fn a_strangers_file_that_appears_before_the_commit_is_refused() {
    let output = folder();
    publish(output.path(), &site(&[("a", "one")])).unwrap();
    let publication = Publication::open(output.path()).unwrap();
    publication.stage(&path("a"), b"two", None).unwrap();
    publication.stage(&path("new/page"), b"ours", None).unwrap();
    fs::create_dir(output.path().join("new")).unwrap();
    fs::write(output.path().join("new/page"), "theirs").unwrap();
    assert_eq!(stranger(output.path(), publication.commit().map(|(published, _)| published)), "new/page");
    assert_eq!(fs::read(output.path().join("a")).unwrap(), b"one");
    assert_eq!(fs::read(output.path().join("new/page")).unwrap(), b"theirs");
}

#[test]
fn strangers_elsewhere_stay_with_their_folders() {
    let output = folder();
    publish(output.path(), &site(&[("a/b/page", "one"), ("c/page", "two"), ("index.html", "x")])).unwrap();
    fs::write(output.path().join("a/notes.txt"), "theirs").unwrap();
    assert_eq!(publish(output.path(), &site(&[("index.html", "x")])).unwrap().removed, 2);
    let names: Vec<_> = visible(output.path()).into_keys().collect();
    assert_eq!(names, ["a", "a/notes.txt", "index.html"]);
}

#[test]
fn a_page_becomes_a_folder_and_a_folder_a_page() {
    let output = folder();
    let flat = site(&[("a", "page"), ("b", "page")]);
    let deep = site(&[("a/index.html", "page"), ("a/b/c/index.html", "page"), ("b", "page")]);
    publish(output.path(), &flat).unwrap();
    for pages in [&deep, &flat, &deep] {
        publish(output.path(), pages).unwrap();
        assert_eq!(everything(output.path()), clean(pages));
    }
    // Empty folders belong to nobody.
    fs::create_dir_all(output.path().join("a/empty/folder")).unwrap();
    publish(output.path(), &flat).unwrap();
    assert_eq!(everything(output.path()), clean(&flat));
}

#[test]
fn a_strangers_obstacle_is_refused() {
    let output = folder();
    publish(output.path(), &site(&[("a/index.html", "page"), ("index.html", "x")])).unwrap();
    fs::write(output.path().join("a/notes.txt"), "theirs").unwrap();
    fs::write(output.path().join("b"), "theirs").unwrap();
    let before = everything(output.path());
    let refused = publish(output.path(), &site(&[("a", "page"), ("index.html", "y")]));
    assert_eq!(stranger(output.path(), refused), "a/notes.txt");
    let refused = publish(output.path(), &site(&[("b/c/index.html", "page"), ("index.html", "y")]));
    assert_eq!(stranger(output.path(), refused), "b");
    assert_eq!(everything(output.path()), before);
}

#[test]
fn links_inside_the_folder_are_never_followed() {
    let output = folder();
    let elsewhere = folder();
    let pages = site(&[("2022/policy/index.html", "page"), ("index.html", "x")]);
    publish(output.path(), &pages).unwrap();
    fs::rename(output.path().join("2022"), elsewhere.path().join("2022")).unwrap();
    symlink(elsewhere.path().join("2022"), output.path().join("2022")).unwrap();
    let before = everything(elsewhere.path());

    let edited = site(&[("2022/policy/index.html", "other"), ("index.html", "y")]);
    for refused in [&pages, &edited] {
        assert_eq!(stranger(output.path(), publish(output.path(), refused)), "2022");
    }
    // Our page is no longer there, so it cannot be removed; nor can its folder, even if it is empty there.
    fs::remove_file(elsewhere.path().join("2022/policy/index.html")).unwrap();
    assert_eq!(publish(output.path(), &site(&[("index.html", "y")])).unwrap().removed, 0);
    assert!(elsewhere.path().join("2022/policy").is_dir());
    assert_eq!(before.len(), 3);

    fs::write(elsewhere.path().join("page"), "same").unwrap();
    symlink(elsewhere.path().join("page"), output.path().join("page")).unwrap();
    let refused = publish(output.path(), &site(&[("page", "same")]));
    assert_eq!(stranger(output.path(), refused), "page");
}

#[test]
fn links_in_place_of_our_own_names_are_refused() {
    for name in [".goalpress-manifest", ".goalpress-lock", ".goalpress-staging"] {
        let output = folder();
        let elsewhere = folder();
        symlink(elsewhere.path().join("target"), output.path().join(name)).unwrap();
        assert_eq!(stranger(output.path(), publish(output.path(), &site(&[("a", "one")]))), name);
        assert!(everything(elsewhere.path()).is_empty());
    }
}

#[test]
fn the_folder_itself_may_be_a_link() {
    let outer = folder();
    fs::create_dir(outer.path().join("real")).unwrap();
    symlink(outer.path().join("real"), outer.path().join("public")).unwrap();
    let pages = site(&[("a/b", "one")]);
    publish(&outer.path().join("public"), &pages).unwrap();
    assert_eq!(everything(&outer.path().join("real")), clean(&pages));
}

#[test]
fn two_outputs_at_one_address_are_refused() {
    let output = folder();
    publish(output.path(), &site(&[("a", "one")])).unwrap();
    let before = everything(output.path());
    let publication = Publication::open(output.path()).unwrap();
    publication.stage(&path("a"), b"one", None).unwrap();
    publication.stage(&path("a"), b"two", None).unwrap();
    assert!(matches!(publication.commit(), Err(EnvironmentError::Io { doing: "write", .. })));
    let refused = publish(output.path(), &site(&[("a", "one"), ("a/b", "two")]));
    assert!(matches!(refused, Err(EnvironmentError::Io { doing: "write", .. })));
    assert_eq!(everything(output.path()), before);

    let output = folder();
    publish(output.path(), &site(&[("a/b", "one")])).unwrap();
    let before = everything(output.path());
    let refused = publish(output.path(), &site(&[("a", "two"), ("a/b", "one")]));
    assert!(matches!(refused, Err(EnvironmentError::Io { doing: "write", .. })));
    assert_eq!(everything(output.path()), before);
}

#[test]
fn two_runs_at_once_are_refused() {
    let output = folder();
    let first = Publication::open(output.path()).unwrap();
    let refused = Publication::open(output.path());
    assert!(matches!(refused, Err(EnvironmentError::Locked { path }) if path == output.path()));
    first.stage(&path("a"), b"one", None).unwrap();
    first.commit().unwrap();
    drop(Publication::open(output.path()).unwrap());
}

#[test]
fn a_lock_that_a_starting_process_inherited_is_given_back() {
    let output = folder();
    let lock = Lock::take(&Disk::default(), output.path()).unwrap();
    let inherited = lock.file.try_clone().unwrap();
    assert!(Lock::take(&Disk::default(), output.path()).is_err());
    drop(lock);
    drop(Lock::take(&Disk::default(), output.path()).unwrap());
    drop(inherited);
}
