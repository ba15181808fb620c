//! What is known of a file of the data set.

/// A file's size, and its digest where it was taken.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Measured {
    /// Its bytes.
    pub bytes: u64,
    /// Its digest as `datapackage.json` has it: `sha256:` and hexadecimal digits.
    pub hash: Option<String>,
}
