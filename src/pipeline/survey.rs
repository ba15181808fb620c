//! What the files of the content are now, told with as little reading as possible.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::digest::Digest;
use crate::ledger::{Book, SourceEntry};
use crate::source::{CONTENT, Entry, Tree};
use crate::stamp::{Moment, Stamp};

/// The files of the content as they are now, in the order of the tree.
#[derive(Debug)]
pub(super) struct Survey {
    pub(super) files: Vec<Seen>,
}

/// One file of the content.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen {
    /// Its stamp, where it was settled.
    pub(super) stamp: Option<Stamp>,
    /// The digest of its bytes, as far as it is known without reading a file that the last build did not know.
    pub(super) digest: Option<Digest>,
}

impl Survey {
    /// Looks at every file of a tree. A file whose stamp is that of the last build is believed to be the same;
    /// another that the last build knew is read. `clock` is what the file system's clock showed before the walk.
    pub(super) fn new(tree: &Tree, book: Option<&Book>, clock: Option<Moment>) -> Self {
        let content = tree.root.join(CONTENT);
        Self { files: tree.files.par_iter().map(|entry| look(&content, entry, book, clock)).collect() }
    }

    /// Whether the files are just those that a book tells of, with the same bytes.
    pub(super) fn is_as_in(&self, tree: &Tree, book: &Book) -> bool {
        let same = |((entry, seen), known): ((&Entry, &Seen), &SourceEntry)| {
            *entry.path == *known.path && seen.digest == Some(known.digest)
        };
        self.files.len() == book.sources.len()
            && tree.files.iter().zip(&self.files).zip(&book.sources).all(same)
    }

    /// Whether a book would tell the next build less than this survey does.
    pub(super) fn refreshes(&self, book: &Book) -> bool {
        self.files
            .iter()
            .zip(&book.sources)
            .any(|(seen, known)| seen.stamp.is_some() && seen.stamp != known.stamp)
    }

    /// The digests of the files that are no Markdown, by path, as far as they are known.
    pub(super) fn copies<'a>(&self, tree: &'a Tree) -> BTreeMap<&'a str, Digest> {
        let files = tree.files.iter().zip(&self.files).filter(|(entry, _)| entry.stem().is_none());
        files.filter_map(|(entry, seen)| Some((entry.path.as_str(), seen.digest?))).collect()
    }

    /// The digest of a file, by its place in the tree.
    pub(super) fn digest(&self, place: usize) -> Option<Digest> {
        self.files.get(place).and_then(|seen| seen.digest)
    }
}

fn look(content: &Path, entry: &Entry, book: Option<&Book>, clock: Option<Moment>) -> Seen {
    let Some(stamp) = entry.stamp else { return Seen { stamp: None, digest: None } };
    let digest = match book.and_then(|book| book.source(&entry.path)) {
        Some(known) if known.stamp == Some(stamp) => Some(known.digest),
        Some(_) => fs::read(content.join(&entry.path)).ok().map(|bytes| Digest::of(&bytes)),
        None => None,
    };
    Seen { stamp: clock.filter(|clock| stamp.is_settled(*clock)).map(|_| stamp), digest }
}
