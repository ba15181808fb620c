//! A piece of an author's text, converted once, with what is needed to say where it came from.

use crate::markdown::Fragment;

/// A converted text and the place of its source.
#[derive(Clone, Debug, Default)]
pub struct Prose {
    /// The text.
    pub fragment: Fragment,
    /// Where the converted source begins in its file, in bytes: links know their places from there.
    pub base: usize,
}
