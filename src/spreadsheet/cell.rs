//! One cell.

use jiff::civil::DateTime;

/// A cell that holds something.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// What it holds.
    pub content: Content,
    /// Whether a formula computed it; its last result is the content then.
    pub is_formula: bool,
}

/// What a cell holds. A cell that looks empty is none.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// Words, with `\n` where a line was broken by hand.
    Words(String),
    /// A number: its value, and how the cell shows it where its format says more than digits, as `12月` or `85%`.
    Number {
        /// Its value.
        value: f64,
        /// What the cell shows; `None` where that is the number itself, or is not known.
        shown: Option<String>,
    },
    /// A date, with a time of day where the cell has one; midnight otherwise.
    Date(DateTime),
    /// True or false.
    Truth(bool),
    /// A formula that could not be computed, as the spreadsheet says it: `#REF!`.
    Mistake(String),
    /// A formula whose result the file does not hold.
    NotComputed,
}
