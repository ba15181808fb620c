//! What a file says of a plan, whatever kind of file it is.

use crate::calendar::Date;
use crate::draft::{Officer, SectionDraft};

/// A plan as a file says it. What the file does not say is `None` or empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Proposal {
    pub(super) department: Option<String>,
    /// The words for the day on which it was made.
    pub(super) created: Option<String>,
    pub(super) officers: Vec<Officer>,
    /// Its sections, in order. A section whose key the file does not tell has none.
    pub(super) sections: Vec<SectionDraft>,
    pub(super) goals: Vec<Proposed>,
}

/// A goal as a file says it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Proposed {
    /// The row of the file where it begins, counted from one.
    pub(super) row: u32,
    /// Its number, if it has one.
    pub(super) number: Option<u32>,
    /// The name of its file without the ending, where the file tells one.
    pub(super) name: Option<String>,
    /// What belongs into the front matter, by the columns' places in the form: words, none of them empty.
    pub(super) values: Vec<(usize, Words)>,
    /// What belongs into the body, likewise.
    pub(super) texts: Vec<(usize, String)>,
    /// The columns that the file has, whether this goal has something there or not.
    pub(super) columns: Vec<usize>,
    /// The day on which its substance last changed.
    pub(super) updated: Option<String>,
}

/// The words of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Words {
    pub(super) words: String,
    /// The day, where a cell knows itself to be one: its words are ours then, and any words for that day are as good.
    pub(super) day: Option<Date>,
}

impl Proposed {
    /// The words of a column.
    pub(super) fn value(&self, place: usize) -> Option<&Words> {
        self.values.iter().find(|(other, _)| *other == place).map(|(_, words)| words)
    }
}
