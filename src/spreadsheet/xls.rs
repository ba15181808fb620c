//! .xls, of Excel 5 to 2003.
//!
//! calamine reads such files too, but sets memory aside for whatever a damaged or hostile one claims (sizes of tables,
//! chains of sectors that bite their tails), and running out of memory cannot be contained as a panic can; it tells
//! neither what is hidden nor what a number looks like. The container is opened by the cfb library, which checks its
//! chains; the few records that say something of cells are read here.

use std::collections::BTreeMap;
use std::io::Read;

use super::book::Book;
use super::budget::Budget;
use super::format::Format;
use super::limits;
use super::number;
use super::recognise;
use super::unreadable::{Amount, OtherFormat, Unreadable};
use super::xls_record::{Record, Records};
use super::xls_sheet;
use super::xls_words::{self, Writing};

/// What all sheets share.
pub(super) struct Workbook {
    /// How words are written.
    pub writing: Writing,
    /// Whether days are counted from 1904.
    pub is_1904: bool,
    /// Words that cells refer to by their number.
    pub shared: Vec<String>,
    /// The format codes, by the numbers that cells' formats have for them.
    codes: BTreeMap<u16, String>,
    /// The cells' formats: the number of each one's format code.
    formats: Vec<u16>,
}

impl Workbook {
    /// The format code of a cell.
    pub(super) fn code(&self, format: u16) -> &str {
        let number = self.formats.get(usize::from(format)).copied().unwrap_or_default();
        self.codes.get(&number).map_or_else(|| number::built_in(number), String::as_str)
    }
}

/// A sheet that the workbook lists.
struct Entry {
    name: String,
    start: usize,
    is_hidden: bool,
    has_cells: bool,
}

/// Reads the sheets.
pub(super) fn read(bytes: &[u8]) -> Result<Book, Unreadable> {
    let (mut file, name) = recognise::compound(bytes)?;
    let mut stream = Vec::new();
    let source = file.open_stream(name).map_err(Unreadable::broken)?;
    source.take(limits::FILE_BYTES).read_to_end(&mut stream).map_err(Unreadable::broken)?;
    let (workbook, entries) = workbook(&stream)?;
    let mut starts: Vec<usize> = entries.iter().map(|entry| entry.start).collect();
    starts.sort_unstable();
    if starts.windows(2).any(|pair| pair.first() == pair.last()) {
        return Err(Unreadable::broken("two sheets in one place"));
    }
    let mut budget = Budget::default();
    let mut sheets = Vec::new();
    for entry in entries.into_iter().filter(|entry| entry.has_cells) {
        // A sheet ends before the next begins, so that nothing is read twice.
        let end = starts.iter().find(|start| **start > entry.start).copied().unwrap_or(stream.len());
        let own = stream.get(entry.start..end.min(stream.len()));
        let own = own.ok_or_else(|| Unreadable::broken(format!("no sheet {}", entry.name)))?;
        let mut sheet = xls_sheet::read(&workbook, own, &mut budget)?;
        sheet.name = entry.name;
        sheet.is_hidden = entry.is_hidden;
        sheets.push(sheet);
    }
    Ok(Book { format: Format::Xls, sheets, ..Book::default() })
}

/// Reads what comes before the sheets.
fn workbook(stream: &[u8]) -> Result<(Workbook, Vec<Entry>), Unreadable> {
    let mut records = Records::of(stream);
    let first = records.next_record()?;
    let is_unicode = match (first.kind, first.u16(0)?) {
        (0x0809, 0x0600) => true,
        (0x0809, 0x0500) => false,
        (0x0009 | 0x0209 | 0x0409 | 0x0809, _) => {
            return Err(Unreadable::OtherFormat { format: OtherFormat::EarlyXls });
        }
        _ => return Err(Unreadable::broken("no workbook")),
    };
    let mut workbook = Workbook {
        writing: if is_unicode { Writing::Unicode } else { Writing::of_code_page(932) },
        is_1904: false,
        shared: Vec::new(),
        codes: BTreeMap::new(),
        formats: Vec::new(),
    };
    let mut entries = Vec::new();
    loop {
        let record = records.next_record()?;
        match record.kind {
            0x002F => return Err(Unreadable::PasswordProtected),
            0x0042 if !is_unicode => workbook.writing = Writing::of_code_page(record.u16(0)?),
            0x0022 => workbook.is_1904 = record.u16(0)? == 1,
            0x041E => {
                let code = workbook.writing.words(record, 2, if is_unicode { 2 } else { 1 })?;
                workbook.codes.insert(record.u16(0)?, code);
            }
            0x00E0 => workbook.formats.push(record.u16(2)?),
            0x0085 if entries.len() == limits::SHEETS => {
                return Err(Unreadable::too_much(Amount::Sheets, limits::SHEETS));
            }
            0x0085 => entries.push(entry(record, workbook.writing)?),
            0x00FC => workbook.shared = xls_words::shared(record)?,
            0x000A => return Ok((workbook, entries)),
            _ => {}
        }
    }
}

fn entry(record: Record<'_>, writing: Writing) -> Result<Entry, Unreadable> {
    Ok(Entry {
        name: writing.words(record, 6, 1)?,
        start: usize::try_from(record.u32(0)?).map_err(Unreadable::broken)?,
        is_hidden: record.u8(4)? & 3 != 0,
        has_cells: record.u8(5)? == 0,
    })
}
