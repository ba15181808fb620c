//! Search without an index: every document is looked through. The command line answers so, and the index is held
//! against it.

use super::document::{CLASSES, Document};
use super::folding::lines;
use super::query::{Query, Term};
use crate::settings::Kana;

/// The words of a document as they are compared, by class.
#[derive(Clone, Debug)]
pub struct Folded {
    classes: [Vec<String>; CLASSES],
}

impl Folded {
    /// Folds the words of a document.
    pub fn new(document: &Document<'_>, kana: Kana) -> Self {
        Self { classes: document.classes().map(|text| lines(text, kana).collect()) }
    }

    /// How well the document answers a query, the fewer the better: the sum over the terms of the first class that holds
    /// each. `None` where it does not answer it.
    pub fn answers(&self, query: &Query) -> Option<usize> {
        let mut sum = 0;
        for term in &query.terms {
            match (self.class(term), term.is_left_out) {
                (Some(class), false) => sum += class,
                (None, true) => {}
                (Some(_), true) | (None, false) => return None,
            }
        }
        Some(sum)
    }

    /// The first class that holds a term.
    pub fn class(&self, term: &Term) -> Option<usize> {
        self.classes.iter().position(|lines| lines.iter().any(|line| line.contains(&term.folded)))
    }
}
