//! Which published files stand as they were written.

use std::ops::Range;
use std::path::Path;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::ledger::Book;
use crate::output;

/// Which of a book's outputs stand as they were written, in its order. Each is looked at once.
#[derive(Debug, Default)]
pub(super) struct Standing(Vec<bool>);

impl Standing {
    /// Looks at every output that the book tells of.
    pub(super) fn of(book: Option<&Book>, folder: &Path) -> Self {
        let outputs = book.map(|book| book.outputs.as_slice()).unwrap_or_default();
        Self(outputs.par_iter().map(|file| output::stands(folder, &file.path, &file.record)).collect())
    }

    /// Whether all of these stand.
    pub(super) fn all(&self, places: Range<usize>) -> bool {
        self.0.get(places).is_some_and(|places| places.iter().all(|stands| *stands))
    }
}
