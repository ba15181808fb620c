//! What is known of the search index that stands, so that little of it is made anew.

use crate::diagnostic::EnvironmentError;
use crate::digest::Digest;

/// Knows the last build's search index, and is told of this one's. By itself it knows nothing and forgets what it is
/// told.
pub(super) trait Recall: Sync {
    /// The digest of what the lists that stand were made from.
    fn lists_from(&self) -> Option<Digest> {
        None
    }

    /// Keeps the files of lists and places that are wanted, by their paths, and says which these are; `None` where one
    /// of them is not there any more.
    fn keep_lists(&self, _is_wanted: &dyn Fn(&str) -> bool) -> Result<Option<Vec<String>>, EnvironmentError> {
        Ok(None)
    }

    /// Every file of texts that stands, with the digest of its bytes.
    fn texts(&self) -> Vec<(&str, Digest)> {
        Vec::new()
    }

    /// A file as the last build published it; `None` where it is not there any more.
    fn published(&self, _path: &str) -> Option<Vec<u8>> {
        None
    }

    /// What was remembered of the index as a whole.
    fn index(&self) -> Option<Vec<u8>> {
        None
    }

    /// What was remembered of a file of lists.
    fn lists(&self, _number: u32) -> Option<Vec<u8>> {
        None
    }

    /// The index is about to be made as a whole.
    fn forget_index(&self) {}

    /// Some of the index is about to be made anew.
    fn doubt_index(&self) {}

    /// What the next build is told of a file of lists.
    fn remember_lists(&self, _number: u32, _bytes: Vec<u8>) {}

    /// What the next build is told of the index as a whole, once this one is published.
    fn remember_index(&self, _head: Vec<u8>) {}
}
