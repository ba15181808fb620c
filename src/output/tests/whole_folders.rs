//! Folders that are published or removed as a whole.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::Path;

use super::super::disk::Disk;
use super::super::publication::{Publication, Published};
use super::refusal::Mounted;
use super::{Fault, FaultKind, Site, clean, everything, folder, path, publish, publish_with, site};
use crate::diagnostic::EnvironmentError;

fn inode(folder: &Path, name: &str) -> u64 {
    fs::symlink_metadata(folder.join(name)).unwrap().ino()
}

pub(super) fn old() -> Site {
    site(&[
        ("2021/index.html", "old year"),
        ("2022/a/1", "one"),
        ("2022/a/2", "two"),
        ("2022/b/3", "three"),
        ("2022/gone/4", "four"),
        ("index.html", "home"),
    ])
}

/// Most of 2022 is new: of its five files only one stays as it is.
pub(super) fn new() -> Site {
    site(&[
        ("2021/index.html", "old year"),
        ("2022/a/1", "ONE"),
        ("2022/a/2", "two"),
        ("2022/b/3", "THREE"),
        ("2022/new/5", "five"),
        ("2022/new/6", "six"),
        ("index.html", "home"),
    ])
}

/// Publishes the new site over the old one after something happened there; and says whether the folder was
/// exchanged.
fn exchanges(deed: impl Fn(&Path), kind: FaultKind) -> bool {
    let output = folder();
    publish(output.path(), &old()).unwrap();
    deed(output.path());
    let before = inode(output.path(), "2022");
    let (published, _) = publish_with(output.path(), &new(), kind);
    let expected = Published { written: 4, unchanged: 3, removed: 1, total: 7 };
    assert_eq!(published.unwrap(), expected);
    for (name, text) in new() {
        assert_eq!(fs::read_to_string(output.path().join(name)).unwrap(), text);
    }
    assert!(!output.path().join("2022/gone/4").exists());
    assert!(!output.path().join(".goalpress-staging").exists());
    inode(output.path(), "2022") != before
}

#[test]
fn a_folder_that_mostly_changes_is_exchanged() {
    assert!(exchanges(|_| {}, FaultKind::None));
    for kind in [FaultKind::NoExchange, FaultKind::NoLinks] {
        assert!(!exchanges(|_| {}, kind), "{kind:?}");
    }
}

#[test]
fn what_does_not_change_in_an_exchanged_folder_stays_the_same_file() {
    let output = folder();
    publish(output.path(), &old()).unwrap();
    let look = || {
        let metadata = fs::metadata(output.path().join("2022/a/2")).unwrap();
        (metadata.ino(), metadata.mtime(), metadata.mtime_nsec(), metadata.nlink(), metadata.mode())
    };
    let (before, folder) = (look(), inode(output.path(), "2022"));
    publish(output.path(), &new()).unwrap();
    assert_eq!(look(), before);
    assert_ne!(inode(output.path(), "2022"), folder);
    assert_eq!(everything(output.path()), clean(&new()));
}

#[test]
fn a_folder_that_holds_anything_of_a_strangers_is_not_exchanged() {
    type Deed = fn(&Path);
    let deeds: [(&str, Deed); 6] = [
        ("2022/theirs.txt", |output| fs::write(output.join("2022/theirs.txt"), "theirs").unwrap()),
        ("2022/a/.htaccess", |output| fs::write(output.join("2022/a/.htaccess"), "deny").unwrap()),
        ("2022/uploads", |output| fs::create_dir(output.join("2022/uploads")).unwrap()),
        ("2022/b/link", |output| symlink("nowhere", output.join("2022/b/link")).unwrap()),
        ("2022/a/deep/er/theirs", |output| {
            fs::create_dir_all(output.join("2022/a/deep/er")).unwrap();
            fs::write(output.join("2022/a/deep/er/theirs"), "theirs").unwrap();
        }),
        ("2022/b", |output| {
            fs::set_permissions(output.join("2022/b"), fs::Permissions::from_mode(0o700)).unwrap();
        }),
    ];
    for (name, deed) in deeds {
        let before = std::cell::Cell::new(None);
        let look = |output: &Path| {
            let metadata = fs::symlink_metadata(output.join(name)).unwrap();
            Some((metadata.ino(), metadata.mode()))
        };
        let output = folder();
        publish(output.path(), &old()).unwrap();
        deed(output.path());
        before.set(look(output.path()));
        let folder = inode(output.path(), "2022");
        publish(output.path(), &new()).unwrap();
        assert_eq!(look(output.path()), before.get(), "{name}");
        assert_eq!(inode(output.path(), "2022"), folder, "{name}");
        for (name, text) in new() {
            assert_eq!(fs::read_to_string(output.path().join(name)).unwrap(), text);
        }
    }
}

#[test]
fn a_smaller_folder_is_exchanged_where_a_larger_one_cannot_be() {
    let output = folder();
    publish(output.path(), &site(&[("x/a/1", "1"), ("x/a/2", "2"), ("x/b", "3")])).unwrap();
    fs::write(output.path().join("x/theirs"), "theirs").unwrap();
    let before = ["x", "x/a"].map(|name| inode(output.path(), name));
    publish(output.path(), &site(&[("x/a/1", "one"), ("x/a/2", "two"), ("x/b", "3")])).unwrap();
    assert_eq!(inode(output.path(), "x"), before[0]);
    assert_ne!(inode(output.path(), "x/a"), before[1]);
    assert_eq!(fs::read_to_string(output.path().join("x/theirs")).unwrap(), "theirs");
}

#[test]
fn a_folder_in_which_something_is_mounted_is_not_exchanged() {
    let output = folder();
    publish(output.path(), &old()).unwrap();
    let inside = output.path().join("2022/b/mounted here");
    fs::create_dir(&inside).unwrap();
    let Some(_mounted) = Mounted::new(&inside, "size=64k") else { return };
    fs::write(inside.join("theirs"), "theirs").unwrap();
    let before = inode(output.path(), "2022");
    publish(output.path(), &new()).unwrap();
    assert_eq!(inode(output.path(), "2022"), before);
    assert_eq!(fs::read_to_string(inside.join("theirs")).unwrap(), "theirs");
    publish(output.path(), &site(&[("index.html", "home")])).unwrap();
    assert_eq!(fs::read_to_string(inside.join("theirs")).unwrap(), "theirs");
}

#[test]
fn what_is_mounted_in_place_is_refused_as_ever() {
    for name in ["2022/a", "2022/a/1"] {
        let output = folder();
        publish(output.path(), &old()).unwrap();
        let Some(_mounted) = Mounted::in_place(&output.path().join(name)) else { return };
        let before = everything(output.path());
        match publish(output.path(), &new()) {
            Err(EnvironmentError::Io { doing: "rename", path, .. }) => {
                assert_eq!(path, output.path().join("2022/a/1"));
            }
            other => panic!("{name}: {other:?}"),
        }
        assert_eq!(everything(output.path()), before, "{name}");
    }
}

#[test]
fn a_new_folder_is_moved_as_it_is() {
    let mut pages = site(&[("index.html", "home")]);
    let count = |pages: &Site, kind| {
        let output = folder();
        publish(output.path(), &site(&[("index.html", "home")])).unwrap();
        publish_with(output.path(), pages, kind).1
    };
    pages.insert("2023/a", "one");
    let one = count(&pages, FaultKind::None);
    pages.insert("2023/b", "two");
    assert_eq!(count(&pages, FaultKind::None), one + 2, "one more to write, and none to move");
}

#[test]
fn an_old_folder_goes_as_a_whole_unless_a_stranger_is_in_it() {
    let few = site(&[("index.html", "home")]);
    let counts = [false, true].map(|stranger| {
        let output = folder();
        publish(output.path(), &old()).unwrap();
        if stranger {
            fs::write(output.path().join("2022/a/theirs"), "theirs").unwrap();
        }
        let (published, asked) = publish_with(output.path(), &few, FaultKind::None);
        assert_eq!(published.unwrap().removed, 5);
        assert_eq!(output.path().join("2022/a/theirs").exists(), stranger);
        if !stranger {
            assert_eq!(everything(output.path()), clean(&few));
        }
        asked
    });
    assert!(counts[0] + 3 < counts[1], "{counts:?}");
}

#[test]
fn a_strangers_file_that_comes_at_the_last_moment_is_given_back() {
    let output = folder();
    publish(output.path(), &old()).unwrap();
    let root = output.path().to_owned();
    let meanwhile = move || {
        fs::write(root.join("2022/a/upload"), "theirs").unwrap();
        fs::create_dir_all(root.join("2022/gone/deep")).unwrap();
        fs::write(root.join("2022/gone/deep/upload"), "theirs too").unwrap();
        fs::write(root.join("2022/new"), "in the way").unwrap_or_default();
    };
    let fault = Fault { meanwhile: Some(Box::new(meanwhile)), ..Fault::default() };
    let publication = Publication::open_on(Disk { fault }, output.path()).unwrap();
    for (name, text) in new() {
        publication.stage(&path(name), text.as_bytes(), None).unwrap();
    }
    let before = inode(output.path(), "2022");
    publication.commit().unwrap();
    assert_ne!(inode(output.path(), "2022"), before);
    let read = |name: &str| fs::read_to_string(output.path().join(name)).unwrap();
    assert_eq!(read("2022/a/upload"), "theirs");
    assert_eq!(read("2022/gone/deep/upload"), "theirs too");
    for (name, text) in new() {
        assert_eq!(read(name), text);
    }
    assert!(!output.path().join(".goalpress-staging").exists());
}
