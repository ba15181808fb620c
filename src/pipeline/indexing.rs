//! How the search index comes about.

use super::sink::Sink;
use crate::address::search::CONTENTS;
use crate::search::{Head, Index, Known, Rooms};
use crate::site::Site;

/// How the search index comes about.
pub(super) enum Indexing {
    /// Not at all: nobody takes files.
    Nothing,
    /// As a whole. Plans that are made anew are added while they are made.
    Whole(Index),
    /// From what the last build remembered, if little enough changed.
    After(Box<(Head, Known)>),
}

impl Indexing {
    /// Decides before anything is made. A site of which some plans alone are known has no other way than after what was
    /// remembered.
    pub(super) fn new<S: Sink>(site: &Site<'_>, sink: &S) -> Self {
        if !sink.takes_files() {
            return Self::Nothing;
        }
        match Self::known(sink) {
            Some((head, known)) if known.kana == site.settings.search.kana => {
                Self::After(Box::new((head, known)))
            }
            _ => Self::Whole(Index::new(site)),
        }
    }

    fn known<S: Sink>(sink: &S) -> Option<(Head, Known)> {
        let head = Head::read(&sink.index()?, sink.lists_from()?)?;
        let known = Known::read(&sink.published(CONTENTS)?)?;
        Some((head, known))
    }
}

/// Whether the documents of a whole site have the numbers that they had.
pub(super) fn has_same_numbers(site: &Site<'_>, known: &Known) -> bool {
    Rooms::new(site).layout == known.layout
}
