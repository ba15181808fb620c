//! What publishing must do, on real folders.

mod address;
mod belief;
mod interruption;
mod ownership;
mod pieces;
mod reader;
mod refusal;
mod trees;
mod unchanged;
mod whole_folders;

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tempfile::TempDir;

use super::disk::Disk;
use super::path::OutputPath;
use super::publication::{Publication, Published};
use super::record::Record;
use crate::diagnostic::EnvironmentError;

/// Which changes the tests' disk refuses.
#[derive(Default)]
pub(super) struct Fault {
    kind: FaultKind,
    /// What somebody else does just before two folders change places.
    meanwhile: Option<Box<dyn Fn() + Send + Sync>>,
    /// How many changes were asked for so far.
    asked: Arc<AtomicUsize>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum FaultKind {
    #[default]
    None,
    /// No change is made from this one on: what a killed run looks like to the next one.
    KilledAt(usize),
    /// This change alone is refused.
    RefusedAt(usize),
    /// The system cannot let two folders change places.
    NoExchange,
    /// The file system has no links.
    NoLinks,
}

impl fmt::Debug for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.kind.fmt(formatter)
    }
}

impl Fault {
    pub(super) fn asked(&self) -> io::Result<()> {
        let number = self.asked.fetch_add(1, Ordering::SeqCst);
        let refuse = match self.kind {
            FaultKind::None | FaultKind::NoExchange | FaultKind::NoLinks => false,
            FaultKind::KilledAt(first) => number >= first,
            FaultKind::RefusedAt(only) => number == only,
        };
        if refuse { Err(io::Error::other("refused by the test")) } else { Ok(()) }
    }

    pub(super) fn asked_to_link(&self) -> io::Result<()> {
        if self.kind == FaultKind::NoLinks {
            return Err(io::ErrorKind::Unsupported.into());
        }
        self.asked()
    }

    pub(super) fn asked_to_exchange(&self) -> io::Result<()> {
        if self.kind == FaultKind::NoExchange {
            return Err(io::ErrorKind::Unsupported.into());
        }
        if let Some(meanwhile) = &self.meanwhile {
            meanwhile();
        }
        self.asked()
    }
}

/// A site: paths and what they hold.
type Site = BTreeMap<&'static str, &'static str>;

fn site(files: &[(&'static str, &'static str)]) -> Site {
    files.iter().copied().collect()
}

fn path(text: &str) -> OutputPath {
    OutputPath::new(text).expect("a path that can be published")
}

/// A folder in memory where there is one, since some of these tests publish thousands of times.
fn folder() -> TempDir {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).expect("a folder")
}

fn publish(folder: &Path, site: &Site) -> Result<Published, EnvironmentError> {
    publish_with(folder, site, FaultKind::None).0
}

/// Publishes on a disk with a fault, and says how many changes it was asked for.
fn publish_with(folder: &Path, site: &Site, kind: FaultKind) -> (Result<Published, EnvironmentError>, usize) {
    let (done, asked) = publish_known(folder, site, kind, &Records::new());
    (done.map(|(published, _)| published), asked)
}

/// What an earlier run recorded, by path.
type Records = BTreeMap<String, Record>;

/// Publishes with what an earlier run recorded, and says what is to be recorded and how many changes the disk was
/// asked for.
fn publish_known(
    folder: &Path,
    site: &Site,
    kind: FaultKind,
    known: &Records,
) -> (Result<(Published, Records), EnvironmentError>, usize) {
    let fault = Fault { kind, ..Fault::default() };
    let asked = Arc::clone(&fault.asked);
    let published = Publication::open_on(Disk { fault }, folder).and_then(|publication| {
        for (address, text) in site {
            publication.stage(&path(address), text.as_bytes(), known.get(*address))?;
        }
        let (published, records) = publication.commit()?;
        Ok((published, records.into_iter().map(|(path, record)| (path.to_string(), record)).collect()))
    });
    (published, asked.load(Ordering::SeqCst))
}

/// Everything in a folder, our own files included: what files hold, and `None` for a folder.
fn everything(folder: &Path) -> BTreeMap<String, Option<Vec<u8>>> {
    let mut found = BTreeMap::new();
    collect(folder, "", &mut found);
    found
}

fn collect(folder: &Path, prefix: &str, found: &mut BTreeMap<String, Option<Vec<u8>>>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let entry = entry.expect("an entry");
        let name = format!("{prefix}{}", entry.file_name().to_str().expect("UTF-8"));
        if entry.file_type().expect("a type").is_dir() {
            collect(&entry.path(), &format!("{name}/"), found);
            found.insert(name, None);
        } else {
            found.insert(name, Some(fs::read(entry.path()).expect("bytes")));
        }
    }
}

/// Everything in a folder but our own files.
fn visible(folder: &Path) -> BTreeMap<String, Option<Vec<u8>>> {
    let mut found = everything(folder);
    found.retain(|name, _| !name.starts_with(".goalpress"));
    found
}

/// What a folder holds into which nothing but this site was ever published.
fn clean(site: &Site) -> BTreeMap<String, Option<Vec<u8>>> {
    let fresh = folder();
    publish(fresh.path(), site).expect("published");
    everything(fresh.path())
}

/// The path that an error says is a stranger's, relative to the folder.
fn stranger(folder: &Path, result: Result<Published, EnvironmentError>) -> String {
    match result {
        Err(EnvironmentError::ForeignFile { path }) => {
            path.strip_prefix(folder).expect("inside").to_str().expect("UTF-8").to_owned()
        }
        other => panic!("not refused for a stranger's file: {other:?}"),
    }
}
