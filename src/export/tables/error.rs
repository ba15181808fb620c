//! Why a table could not be put together.

use std::fmt;
use std::io;

use super::table::Table;

/// Why a table could not be put together from the plans' files.
#[derive(Debug)]
pub enum TableError<E> {
    /// A plan's file could not be had.
    Piece(E),
    /// A plan's file is not one of this table, of this form or in this encoding.
    Foreign(Table),
    /// The table could not be written.
    Write(io::Error),
}

impl<E: fmt::Display> fmt::Display for TableError<E> {
    /// English, for a programmer.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Piece(error) => error.fmt(formatter),
            Self::Foreign(table) => write!(formatter, "not a piece of {}", table.file_name()),
            Self::Write(error) => error.fmt(formatter),
        }
    }
}

impl<E: fmt::Debug + fmt::Display> std::error::Error for TableError<E> {}
