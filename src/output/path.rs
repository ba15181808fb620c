//! Where an output goes, relative to the output folder.

use std::borrow::Borrow;
use std::fmt;
use std::ops::Range;
use std::path::{Component, Path};

/// How the names of goalpress's own files in the output folder begin.
const RESERVED: &[u8] = b".goalpress";

/// A path of an output inside the output folder, with `/` between its components. It cannot lead outside the
/// folder or to goalpress's own files there, so whoever has one need not check again.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OutputPath(String);

impl OutputPath {
    /// The path, unless it is empty or absolute; has an empty component, `.` or `..`; contains a backslash, NUL
    /// or line break (one line of the manifest is one path); begins with a name that goalpress needs for
    /// itself, in whatever case, as some file systems make no difference; or means something else to the
    /// system that this runs on, as `C:` does to Windows.
    pub fn new(text: &str) -> Option<Self> {
        let plain = !text.contains(['\\', '\0', '\n', '\r'])
            && text.split('/').all(|component| !matches!(component, "" | "." | ".."))
            && Path::new(text).components().all(|component| matches!(component, Component::Normal(_)));
        let reserved =
            text.as_bytes().get(..RESERVED.len()).is_some_and(|start| start.eq_ignore_ascii_case(RESERVED));
        (plain && !reserved).then(|| Self(text.to_owned()))
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for OutputPath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl Borrow<str> for OutputPath {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// The folders that lead to a path inside the output folder, the deepest first.
pub(super) fn folders_above(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(parent(path), |folder| parent(folder))
}

/// The folder that a path inside the output folder lies in, unless that is the output folder.
pub(super) fn parent(path: &str) -> Option<&str> {
    path.rsplit_once('/').map(|(folder, _)| folder)
}

/// Something that has a place in the output folder.
pub(super) trait Placed {
    fn path(&self) -> &str;
}

/// Of things in the order of their paths, the one at this path.
pub(super) fn find<'a, T: Placed>(sorted: &'a [T], path: &str) -> Option<&'a T> {
    sorted.binary_search_by(|thing| thing.path().cmp(path)).ok().map(|index| &sorted[index])
}

/// Of things in the order of their paths, those inside a folder: their paths follow one another.
pub(super) fn inside<T: Placed>(sorted: &[T], folder: &str) -> Range<usize> {
    let prefix = format!("{folder}/");
    let start = sorted.partition_point(|thing| thing.path() < prefix.as_str());
    let length = sorted[start..].partition_point(|thing| thing.path().starts_with(&prefix));
    start..start + length
}

/// Whether any of these things, which are in the order of their paths, is inside a folder.
pub(super) fn any_inside<T: Placed>(sorted: &[T], folder: &str) -> bool {
    let prefix = format!("{folder}/");
    let start = sorted.partition_point(|thing| thing.path() < prefix.as_str());
    sorted.get(start).is_some_and(|thing| thing.path().starts_with(&prefix))
}
