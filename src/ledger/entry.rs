//! The entries of the ledger.

use serde::{Deserialize, Serialize};

use crate::digest::Digest;
use crate::output::Record;
use crate::stamp::Stamp;

/// A file of the content as the build read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceEntry {
    /// Relative to `content/`.
    pub path: Box<str>,
    /// Its stamp, where it was settled.
    pub stamp: Option<Stamp>,
    /// The digest of its bytes.
    pub digest: Digest,
}

/// A plan of the content: the files of one department's folder in one year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanEntry {
    /// Relative to `content/`: `2022/policy`.
    pub folder: Box<str>,
    /// The digest of its files' paths and bytes.
    pub files: Digest,
    /// The digest of its facts.
    pub facts: Digest,
    /// The digest of what they say, texts aside.
    pub said: Digest,
    /// Where its facts begin and how long they are.
    pub place: (u64, u64),
    /// Whether its pages follow from its own files alone.
    pub is_plain: bool,
}

/// A file of the output.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// Relative to the output folder.
    pub path: Box<str>,
    /// What is known of the file.
    pub record: Record,
    /// The digest of everything that it was made from.
    pub made_from: Digest,
}
