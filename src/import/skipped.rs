//! Rows of a sheet that are no goals.

/// Why a row is no part of a goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Skipped {
    /// It repeats the head.
    Repeated,
    /// It has nothing but the number of a page.
    PageNumber,
    /// It has a number, or what a form has ready, and nothing that makes a goal.
    Unfilled,
}
