//! Spreadsheets as departments send them, read into plain cells.
//!
//! Whatever a file is called, what it is follows from its bytes. A file from outside may be broken or hostile: it is
//! read within bounds of time and memory, or refused with a reason.

mod archive;
mod book;
mod budget;
mod cell;
mod contain;
mod delimited;
mod format;
mod limits;
mod number;
mod ods;
mod ods_cell;
mod ods_properties;
mod read;
mod recognise;
mod settle;
mod sheet;
mod unreadable;
mod written_date;
mod xls;
mod xls_record;
mod xls_sheet;
mod xls_words;
mod xlsx;
mod xlsx_layout;
mod xlsx_workbook;
mod xml;

pub use book::Book;
pub use cell::{Cell, Content};
pub use format::{Encoding, Format};
pub use limits::FILE_BYTES as MAXIMUM_BYTES;
pub use read::read;
pub use sheet::{Area, Position, Sheet};
pub use unreadable::{Amount, Kind, OtherFormat, Unreadable};
