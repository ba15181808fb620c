//! Which published files stand as they were written.

use std::ops::Range;
use std::path::Path;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::ledger::{Book, Written};
use crate::output;

/// Which of a book's outputs stand as they were written, in its order. Each is looked at once.
#[derive(Debug, Default)]
pub(super) struct Standing(Vec<bool>);

impl Standing {
    /// Looks at every output that the book tells of.
    pub(super) fn of(book: Option<&Book>, folder: &Path) -> Self {
        let outputs = book.map(|book| book.outputs.as_slice()).unwrap_or_default();
        // A page lies in a folder of its own, so those of a plan have the folder above in common.
        let together: Vec<&[Written]> =
            outputs.chunk_by(|one, other| above(&one.path) == above(&other.path)).collect();
        let stand = |outputs: &&[Written]| {
            let above = outputs.first().map_or("", |file| above(&file.path));
            output::stand(
                &folder.join(above),
                outputs.iter().map(|file| (in_folder(&file.path, above), &file.record)),
            )
        };
        Self(together.par_iter().flat_map_iter(stand).collect())
    }

    /// Whether all of these stand.
    pub(super) fn all(&self, places: Range<usize>) -> bool {
        self.0.get(places).is_some_and(|places| places.iter().all(|stands| *stands))
    }
}

/// The folder above the one that a file lies in; the output folder where there is none.
fn above(path: &str) -> &str {
    path.rsplitn(3, '/').nth(2).unwrap_or_default()
}

/// A path below a folder, seen from there.
fn in_folder<'a>(path: &'a str, folder: &str) -> &'a str {
    path[folder.len()..].trim_start_matches('/')
}
