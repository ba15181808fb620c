//! Which paths count, and what they are called.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use super::scratch::is_scratch;

/// The folders of a site that are watched, as they are on the disk now.
#[derive(Clone, Debug)]
pub(super) struct Scope {
    /// The site's folder, without links on the way to it, because systems tell of real paths only.
    root: PathBuf,
    tops: Vec<Top>,
}

/// A folder directly in the site's folder.
#[derive(Clone, Debug)]
struct Top {
    name: PathBuf,
    /// Where it is, if it is a link.
    linked: Option<PathBuf>,
}

impl Scope {
    /// Fails where the site's folder itself cannot be found.
    pub(super) fn new(root: &Path, folders: &[impl AsRef<Path>]) -> io::Result<Self> {
        let root = fs::canonicalize(root)?;
        if !root.is_dir() {
            return Err(io::ErrorKind::NotADirectory.into());
        }
        let top = |name: &Path| Top { name: name.to_owned(), linked: follow(&root.join(name)) };
        Ok(Self { tops: folders.iter().map(|name| top(name.as_ref())).collect(), root })
    }

    /// The same folders, as they are on the disk by now.
    pub(super) fn renewed(&self) -> io::Result<Self> {
        Self::new(&self.root, &self.names().collect::<Vec<_>>())
    }

    /// The site's folder.
    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// The names of the folders.
    pub(super) fn names(&self) -> impl Iterator<Item = &Path> {
        self.tops.iter().map(|top| top.name.as_path())
    }

    /// Where folders are that do not lie in the site's folder.
    pub(super) fn linked(&self) -> impl Iterator<Item = &Path> {
        self.tops.iter().filter_map(|top| top.linked.as_deref())
    }

    /// Where a path is on the disk.
    pub(super) fn on_disk(&self, path: &Path) -> PathBuf {
        let inside = |top: &Top| Some(top.linked.as_ref()?.join(path.strip_prefix(&top.name).ok()?));
        self.tops.iter().find_map(inside).unwrap_or_else(|| self.root.join(path))
    }

    /// What a path on the disk is called, relative to the site's folder, if it counts.
    pub(super) fn relative(&self, path: &Path) -> Option<PathBuf> {
        let linked = |top: &Top| Some(top.name.join(path.strip_prefix(top.linked.as_ref()?).ok()?));
        let relative = self.tops.iter().find_map(linked).or_else(|| {
            let inside = path.strip_prefix(&self.root).ok()?;
            self.names().any(|name| inside.starts_with(name)).then(|| inside.to_owned())
        })?;
        // A link's own path joined with nothing ends with a slash.
        let relative: PathBuf = relative.components().collect();
        (!is_scratch(&relative)).then_some(relative)
    }

    /// Whether one of these paths is a watched folder that leads elsewhere than when this was made.
    pub(super) fn is_outdated(&self, paths: &BTreeSet<PathBuf>) -> bool {
        let differs = |top: &Top| follow(&self.root.join(&top.name)) != top.linked;
        self.tops.iter().any(|top| paths.contains(&top.name) && differs(top))
    }
}

/// Where a link leads. One that leads nowhere is as good as a folder that is missing.
fn follow(path: &Path) -> Option<PathBuf> {
    if path.is_symlink() { fs::canonicalize(path).ok() } else { None }
}

/// Whether a name is one folder directly in another.
pub(super) fn is_plain(name: &str) -> bool {
    let mut parts = Path::new(name).components();
    matches!((parts.next(), parts.next()), (Some(Component::Normal(_)), None))
}
