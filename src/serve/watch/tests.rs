//! What the watcher must tell, on real files.

mod burst;
mod end;
mod folder;
mod link;
mod poll;
mod save;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use tempfile::TempDir;

use super::changes::{Changes, Silence};
use super::watcher::{WatchMode, Watcher};

const FOLDERS: [&str; 2] = ["content", "themes"];
/// A time after which nothing more comes, on a busy machine too.
const LONG: Duration = Duration::from_millis(150);

/// A site's folder that is watched.
struct Site {
    folder: TempDir,
    watcher: Watcher,
}

impl Site {
    /// With some files from the start.
    fn with(files: &[&str]) -> Self {
        Self::watched(files, WatchMode::Native)
    }

    fn watched(files: &[&str], mode: WatchMode) -> Self {
        // In memory where that can be: a busy disk makes pauses that no editor makes.
        let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).expect("a folder");
        for file in files {
            write(&folder.path().join(file), "first");
        }
        let watcher = Watcher::start(folder.path(), &FOLDERS, mode).expect("a watcher");
        assert_eq!(watcher.fallback(), None);
        Self { folder, watcher }
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn write(&self, path: &str) {
        write(&self.path(path), "second");
    }

    fn rename(&self, from: &str, to: &str) {
        fs::rename(self.path(from), self.path(to)).expect("renamed");
    }

    /// Every batch until nothing more comes.
    fn batches(&mut self) -> Vec<Changes> {
        std::iter::from_fn(|| self.watcher.next_within(LONG).ok()).collect()
    }

    /// All paths that are told until nothing more comes.
    fn told(&mut self) -> BTreeSet<String> {
        let batches = self.batches();
        assert!(batches.iter().all(|changes| !changes.rescan), "not everything had to be looked at");
        batches.into_iter().flat_map(|changes| changes.paths).map(text).collect()
    }

    /// Every batch while somebody works, and until nothing more comes.
    fn batches_while(&mut self, work: impl FnOnce() + Send + 'static) -> Vec<Changes> {
        let worker = thread::spawn(work);
        let mut batches = Vec::new();
        while !worker.is_finished() {
            batches.extend(self.batches());
        }
        worker.join().expect("done");
        batches.extend(self.batches());
        batches
    }
}

/// Something that depends on time holds at least once in a few attempts: on a busy machine anything can pause.
fn assert_once(mut attempt: impl FnMut() -> Result<(), String>) {
    let failures: Vec<String> = (0..6).map_while(|_| attempt().err()).collect();
    assert!(failures.len() < 6, "{failures:#?}");
}

fn text(path: PathBuf) -> String {
    path.into_os_string().into_string().expect("UTF-8").replace('\\', "/")
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
    fs::write(path, text).expect("written");
}

fn paths<const N: usize>(paths: [&str; N]) -> BTreeSet<String> {
    paths.into_iter().map(str::to_owned).collect()
}

/// Nothing is told, in particular not what was there before.
fn assert_calm(site: &mut Site) {
    assert_eq!(site.watcher.next_within(LONG), Err(Silence::Calm));
}
