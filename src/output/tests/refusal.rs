//! A system that refuses.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::super::publication::Publication;
use super::{FaultKind, clean, everything, folder, path, publish, publish_with, site, visible};
use crate::diagnostic::EnvironmentError;

#[test]
fn a_change_refused_anywhere_leaves_the_site_as_it_was() {
    let old =
        site(&[("a", "one"), ("b/x/y/z", "one"), ("d/e", "two"), ("d/g", "one"), ("index.html", "one")]);
    let new = site(&[
        ("a/b/c", "one"),
        ("a/d/index.html", "two"),
        ("b", "two"),
        ("d/e", "one"),
        ("index.html", "two"),
    ]);
    let mut refusals = 0;
    for step in 0.. {
        let output = folder();
        publish(output.path(), &old).unwrap();
        let before = everything(output.path());
        let (result, asked) = publish_with(output.path(), &new, FaultKind::RefusedAt(step));
        if step >= asked {
            break;
        }
        match result {
            Err(EnvironmentError::Io { path, .. }) => {
                refusals += 1;
                assert!(path.starts_with(output.path()), "{path:?}");
                assert_eq!(everything(output.path()), before, "refused at {step}");
            }
            Err(other) => panic!("{other}"),
            // Only clearing away may fail without a word: all is published.
            Ok(_) => assert_eq!(visible(output.path()).len(), visible_of(&clean(&new))),
        }
        publish(output.path(), &new).unwrap();
        assert_eq!(everything(output.path()), clean(&new));
    }
    assert!(refusals > 20, "only {refusals} changes");
}

fn visible_of(found: &std::collections::BTreeMap<String, Option<Vec<u8>>>) -> usize {
    found.keys().filter(|name| !name.starts_with(".goalpress")).count()
}

#[test]
fn a_file_in_place_of_the_folder_is_refused() {
    let outer = folder();
    let file = outer.path().join("public");
    fs::write(&file, "theirs").unwrap();
    match publish(&file, &site(&[])) {
        Err(EnvironmentError::Io { doing: "create-folder", path, .. }) => assert_eq!(path, file),
        other => panic!("{other:?}"),
    }
}

/// A small file system in memory, unmounted at the end.
pub(super) struct Mounted(PathBuf);

impl Mounted {
    /// `None`, with a word about it, where this process may not mount.
    pub(super) fn new(folder: &Path, options: &str) -> Option<Self> {
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", options, "none"]).arg(folder).output();
        if mounted.is_ok_and(|output| output.status.success()) {
            Some(Self(folder.to_owned()))
        } else {
            eprintln!("skipped: this process may not mount a file system");
            None
        }
    }

    fn remount(&self, options: &str) {
        let status = Command::new("mount").args(["-o", &format!("remount,{options}")]).arg(&self.0).status();
        assert!(status.unwrap().success());
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}

#[test]
fn a_full_disk_leaves_the_site_as_it_was() {
    let output = folder();
    let Some(_mounted) = Mounted::new(output.path(), "size=64k") else { return };
    let pages = site(&[("index.html", "one"), ("2022/index.html", "two")]);
    publish(output.path(), &pages).unwrap();
    let before = everything(output.path());
    let publication = Publication::open(output.path()).unwrap();
    publication.stage(&path("index.html"), b"other", None).unwrap();
    match publication.stage(&path("large.bin"), &vec![1; 200_000], None) {
        Err(EnvironmentError::Io { doing: "write", path, source }) => {
            assert!(path.starts_with(output.path()));
            assert_eq!(source.kind(), std::io::ErrorKind::StorageFull);
        }
        other => panic!("{other:?}"),
    }
    drop(publication);
    assert_eq!(everything(output.path()), before);
}

#[test]
fn a_folder_that_can_only_be_read_is_read() {
    let output = folder();
    let Some(mounted) = Mounted::new(output.path(), "size=64k") else { return };
    let pages = site(&[("index.html", "one")]);
    publish(output.path(), &pages).unwrap();
    mounted.remount("ro");
    assert_eq!(publish(output.path(), &pages).unwrap().unchanged, 1, "there is nothing to write");
    match publish(output.path(), &site(&[("index.html", "two")])) {
        Err(EnvironmentError::Io { doing: "create-folder", path, .. }) => {
            assert_eq!(path, output.path().join(".goalpress-staging"));
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(everything(output.path()), clean(&pages));
}

#[test]
fn another_file_system_inside_the_folder_is_refused_and_all_is_taken_back() {
    let output = folder();
    publish(output.path(), &site(&[("a", "one"), ("z", "one")])).unwrap();
    fs::create_dir(output.path().join("mounted")).unwrap();
    let Some(_mounted) = Mounted::new(&output.path().join("mounted"), "size=64k") else { return };
    let before = everything(output.path());
    match publish(output.path(), &site(&[("a", "two"), ("mounted/b", "one"), ("z", "two")])) {
        Err(EnvironmentError::Io { doing: "rename", path, .. }) => {
            assert_eq!(path, output.path().join("mounted/b"));
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(everything(output.path()), before);
}

#[test]
fn a_folder_without_permission_leaves_the_site_as_it_was() {
    use std::os::unix::fs::PermissionsExt;
    let output = folder();
    publish(output.path(), &site(&[("a", "one"), ("closed/b", "one")])).unwrap();
    let before = everything(output.path());
    let closed = output.path().join("closed");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o555)).unwrap();
    if fs::write(closed.join("probe"), "").is_ok() {
        eprintln!("skipped: this process may do what permissions forbid");
        return;
    }
    let refused = publish(output.path(), &site(&[("a", "two"), ("closed/b", "two")]));
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o755)).unwrap();
    match refused {
        Err(EnvironmentError::Io { doing: "rename", path, .. }) => assert_eq!(path, closed.join("b")),
        other => panic!("{other:?}"),
    }
    assert_eq!(everything(output.path()), before);
}
