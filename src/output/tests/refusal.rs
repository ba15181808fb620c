//! A system that refuses.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::super::disk::Disk;
use super::super::publication::Publication;
use super::{
    Fault, FaultKind, Site, clean, everything, folder, path, publish, publish_with, site, visible,
    whole_folders,
};
use crate::diagnostic::EnvironmentError;

fn refuse_everywhere(old: &Site, new: &Site) -> usize {
    let mut refusals = 0;
    for step in 0.. {
        let output = folder();
        publish(output.path(), old).unwrap();
        let before = everything(output.path());
        let (result, asked) = publish_with(output.path(), new, FaultKind::RefusedAt(step));
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
            // Where there is another way, or nothing but clearing away is left, all is published.
            Ok(_) => assert_eq!(visible(output.path()), visible_of(clean(new)), "refused at {step}"),
        }
        publish(output.path(), new).unwrap();
        assert_eq!(everything(output.path()), clean(new));
    }
    refusals
}

fn visible_of(mut found: BTreeMap<String, Option<Vec<u8>>>) -> BTreeMap<String, Option<Vec<u8>>> {
    found.retain(|name, _| !name.starts_with(".goalpress"));
    found
}

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
    let refusals = refuse_everywhere(&old, &new);
    assert!(refusals > 15, "only {refusals} changes");
    let refusals = refuse_everywhere(&whole_folders::old(), &whole_folders::new());
    assert!(refusals > 10, "only {refusals} changes");
    refuse_everywhere(&whole_folders::new(), &site(&[("index.html", "two")]));
}

#[test]
fn what_vanishes_on_the_way_stops_the_run() {
    let (old, new) = (whole_folders::old(), whole_folders::new());
    let names = [".goalpress-staging", ".goalpress-staging/site/2022", "2022/a", "2022"];
    for name in names {
        let output = folder();
        publish(output.path(), &old).unwrap();
        let publication = Publication::open(output.path()).unwrap();
        for (address, text) in &new {
            publication.stage(&path(address), text.as_bytes(), None).unwrap();
        }
        fs::remove_dir_all(output.path().join(name)).unwrap();
        let before = visible(output.path());
        match publication.commit() {
            Err(EnvironmentError::Io { path, source, .. }) => {
                assert!(path.starts_with(output.path()), "{path:?}");
                assert_eq!(source.kind(), std::io::ErrorKind::NotFound, "{name}");
            }
            other => panic!("{name}: {other:?}"),
        }
        assert_eq!(visible(output.path()), before, "{name}");
        publish(output.path(), &new).unwrap();
        assert_eq!(everything(output.path()), clean(&new), "{name}");
    }
}

#[test]
fn a_file_that_could_not_be_written_is_never_published() {
    let output = folder();
    let fault = Fault { kind: FaultKind::RefusedAt(5), ..Fault::default() };
    let publication = Publication::open_on(Disk { fault }, output.path()).unwrap();
    publication.stage(&path("2022/page"), b"a text of which half is written", None).unwrap_err();
    publication.stage(&path("2022/other"), b"whole", None).unwrap();
    assert!(matches!(publication.commit(), Err(EnvironmentError::Io { doing: "write", .. })));
    assert!(visible(output.path()).is_empty());
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
        Self::mount(Command::new("mount").args(["-t", "tmpfs", "-o", options, "none"]).arg(folder), folder)
    }

    /// A file or folder, mounted where it is: it looks as before, but cannot be moved.
    pub(super) fn in_place(path: &Path) -> Option<Self> {
        Self::mount(Command::new("mount").arg("--bind").args([path, path]), path)
    }

    fn mount(command: &mut Command, folder: &Path) -> Option<Self> {
        let mounted = command.output();
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
