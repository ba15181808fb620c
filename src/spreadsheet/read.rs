//! From a file's bytes to its sheets.

use super::archive;
use super::book::Book;
use super::contain::contain;
use super::limits;
use super::recognise::{self, Container};
use super::unreadable::{Amount, Unreadable};
use super::{delimited, ods, xls, xlsx};

/// Reads a spreadsheet file. Its name tells nothing but how a sheet without a name is called, and whether the name
/// misleads.
pub fn read(name: &str, bytes: &[u8]) -> Result<Book, Unreadable> {
    if bytes.is_empty() {
        return Err(Unreadable::Empty);
    }
    if bytes.len() as u64 > limits::FILE_BYTES {
        return Err(Unreadable::too_much(Amount::Bytes, limits::FILE_BYTES));
    }
    let mut book =
        contain(|| open(name, bytes)).unwrap_or_else(|| Err(Unreadable::broken("unexpected content")))?;
    book.is_misnamed = book.format.is_misnamed(name);
    Ok(book)
}

fn open(name: &str, bytes: &[u8]) -> Result<Book, Unreadable> {
    match recognise::container(bytes)? {
        Container::Zip => {
            let (mut zip, names) = archive::open(bytes)?;
            let format = recognise::packed(&mut zip, &names)?;
            let book = match format {
                super::Format::Ods => ods::read(&mut zip, &names)?,
                _ => xlsx::read(bytes, &mut zip, &names)?,
            };
            Ok(Book { format, ..book })
        }
        Container::Compound => xls::read(bytes),
        Container::Text => delimited::read(name, bytes),
    }
}
