//! What is known of a published file.

use super::manifest::Content;
use serde::{Deserialize, Serialize};

use crate::digest::Digest;
use crate::stamp::Stamp;

/// What a run knew of a file when it published it, for the next run to believe instead of reading the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// The digest of its bytes.
    pub digest: Digest,
    /// How many bytes it has.
    pub size: u64,
    /// Its stamp, if that was settled. Without one the file must be read to be believed.
    pub stamp: Option<Stamp>,
}

impl Record {
    pub(super) fn content(&self) -> Content {
        Content { digest: self.digest, size: self.size }
    }

    /// Whether a file with this stamp is the recorded one.
    pub(super) fn is_of(&self, stamp: &Stamp) -> bool {
        self.stamp.as_ref() == Some(stamp) && self.size == stamp.size()
    }
}
