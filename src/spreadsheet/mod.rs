//! Spreadsheets as departments send them, read into plain cells.
//!
//! Whatever a file is called, what it is follows from its bytes. A file from outside may be broken or hostile: it is
//! read within bounds of time and memory, or refused with a reason.

mod book;
mod cell;
mod sheet;

pub use book::Book;
pub use cell::{Cell, Content};
pub use sheet::{Area, Position, Sheet};
