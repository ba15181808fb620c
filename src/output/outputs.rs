//! The files of the site as it is to be.

use std::sync::{Mutex, PoisonError};

use rayon::slice::ParallelSliceMut;

use super::manifest::Content;
use super::path::{OutputPath, Placed};
use crate::stamp::Stamp;

/// A file of the site as it is to be.
#[derive(Debug)]
pub(super) struct Output {
    pub(super) path: OutputPath,
    pub(super) content: Content,
    pub(super) source: Source,
}

/// Where a file's bytes are.
#[derive(Clone, Copy, Debug)]
pub(super) enum Source {
    /// In place already. The stamp that it was found with, if that was settled.
    Published(Option<Stamp>),
    /// In the staging folder. The stamp that it was written with.
    Staged(Stamp),
}

impl Output {
    pub(super) fn is_staged(&self) -> bool {
        matches!(self.source, Source::Staged(_))
    }
}

impl Placed for Output {
    fn path(&self) -> &str {
        self.path.as_str()
    }
}

/// Where threads put what they made, each in a list of its own, so that none waits for another.
#[derive(Debug)]
pub(super) struct Outputs {
    lists: Vec<Mutex<Vec<Output>>>,
}

impl Outputs {
    pub(super) fn new() -> Self {
        Self { lists: (0..rayon::current_num_threads().max(1)).map(|_| Mutex::default()).collect() }
    }

    pub(super) fn add(&self, output: Output) {
        let list = rayon::current_thread_index().unwrap_or(0) % self.lists.len();
        self.lists[list].lock().unwrap_or_else(PoisonError::into_inner).push(output);
    }

    /// All of them, in the order of their paths.
    pub(super) fn into_sorted(self) -> Vec<Output> {
        let mut all = Vec::new();
        for list in self.lists {
            all.append(&mut list.into_inner().unwrap_or_else(PoisonError::into_inner));
        }
        // They mostly come in long runs that are in order already, of which a merge sort makes use.
        all.par_sort_by(|left, right| left.path.cmp(&right.path));
        all
    }
}
