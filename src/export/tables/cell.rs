//! A datum on its way into a table.

use std::borrow::Cow;

use crate::calendar::Date;

/// A datum, by what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cell<'a> {
    /// Nothing is there.
    Empty,
    /// A person's words.
    Text(Cow<'a, str>),
    /// A key, an id, an address or a word of the program's own.
    Code(Cow<'a, str>),
    /// A whole number.
    Integer(u64),
    /// A number in the digits that were written.
    Number(&'a str),
    /// A day.
    Date(Date),
    /// True or false.
    Boolean(bool),
}

impl<'a> Cell<'a> {
    pub(super) fn text(words: &'a str) -> Self {
        if words.is_empty() { Self::Empty } else { Self::Text(Cow::Borrowed(words)) }
    }

    pub(super) fn code(code: &'a str) -> Self {
        Self::Code(Cow::Borrowed(code))
    }

    /// A place counted from 0, as people count it.
    pub(super) fn place(place: usize) -> Self {
        Self::Integer(place as u64 + 1)
    }
}

/// An optional datum; nothing is an empty cell.
pub(super) fn or_empty<'a, T>(datum: Option<T>, cell: impl FnOnce(T) -> Cell<'a>) -> Cell<'a> {
    datum.map_or(Cell::Empty, cell)
}
