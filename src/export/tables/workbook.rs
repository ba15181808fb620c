//! The data set as a spreadsheet: a sheet for each table, the header in the first row and data from the second.
//!
//! A sheet holds what its CSV file holds, as what it is: numbers and truths are cells of their kind, words are string
//! cells, which no spreadsheet evaluates, so that nothing is marked here. Dates are string cells too, in ISO 8601: a
//! cell of a date is a count of days that each reader's settings show in another way, and the two forms of the data
//! set would no longer say the same. Nothing is merged, hidden, coloured or bold; the header stays in sight, and that
//! is all.
//!
//! Rows go to temporary files of the machine as they come, so that memory does not grow with them.

use std::io::{self, Seek, Write};

use csv::ReaderBuilder;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Worksheet, XlsxError};

use super::column::{Column, Kind, columns};
use super::error::TableError;
use super::field::datum;
use super::join::header;
use super::package::updated;
use super::table::Table;
use super::{whole, years};
use crate::calendar::Date;
use crate::plan::{Plan, Year};
use crate::settings::Encoding;
use crate::site::Site;

/// How many rows a sheet has, the header included.
const ROWS: u32 = 1_048_576;

/// What became of a spreadsheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Workbook {
    /// It was written.
    Written,
    /// It cannot be: this table has more rows than a sheet, or a text that is longer than a cell. Nothing was written.
    TooLarge(Table),
}

/// Writes the data set of a year, or of all years, as a spreadsheet. `piece` answers with the files of
/// [`super::of_plan`].
pub fn workbook<E>(
    site: Site<'_>,
    scope: Option<&Year>,
    piece: impl FnMut(&Year, &Plan, Table) -> Result<Vec<u8>, E>,
    out: impl Write + Seek + Send,
) -> Result<Workbook, TableError<E>> {
    with_rows(ROWS, site, scope, piece, out)
}

/// The same with sheets of so many rows.
pub(super) fn with_rows<E>(
    limit: u32,
    site: Site<'_>,
    scope: Option<&Year>,
    mut piece: impl FnMut(&Year, &Plan, Table) -> Result<Vec<u8>, E>,
    out: impl Write + Seek + Send,
) -> Result<Workbook, TableError<E>> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let mut properties = DocProperties::new().set_title(super::package::title(site, scope));
    // The file tells a day on which it was made; that of the content keeps its bytes the same.
    let day = updated(site, scope).and_then(told).or_else(|| ExcelDateTime::from_ymd(2000, 1, 1).ok());
    if let Some(day) = day {
        properties = properties.set_creation_datetime(&day);
    }
    book.set_properties(&properties);
    for table in Table::ALL {
        let columns = columns(site.settings, table);
        let sheet = book.add_worksheet_with_constant_memory().map_err(failed)?;
        let mut rows = Rows { sheet, columns: &columns, next: 1, limit };
        rows.begin(table).map_err(failed)?;
        let header = header(site, table);
        let encoding = site.settings.data.encoding;
        let mut fits = true;
        if Table::PER_PLAN.contains(&table) {
            for year in years(&site, scope) {
                for plan in &year.plans {
                    let piece = piece(year, plan, table).map_err(TableError::Piece)?;
                    let body = piece.strip_prefix(header.as_slice()).ok_or(TableError::Foreign(table))?;
                    fits = fits && rows.add(table, body, encoding)?;
                }
            }
        } else {
            let made = whole(site, scope, table);
            fits = rows.add(table, made.get(header.len()..).unwrap_or_default(), encoding)?;
        }
        if !fits {
            return Ok(Workbook::TooLarge(table));
        }
    }
    book.save_to_writer(out).map_err(failed)?;
    Ok(Workbook::Written)
}

/// A day as spreadsheets know it; they know none before 1900.
fn told(day: Date) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok()?;
    ExcelDateTime::from_ymd(year, u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?).ok()
}

/// A sheet that is being filled.
struct Rows<'a> {
    sheet: &'a mut Worksheet,
    columns: &'a [Column<'a>],
    next: u32,
    limit: u32,
}

impl Rows<'_> {
    /// Writes the header.
    fn begin(&mut self, table: Table) -> Result<(), XlsxError> {
        self.sheet.set_name(table.name())?;
        self.sheet.set_freeze_panes(1, 0)?;
        for (place, column) in (0_u16..).zip(self.columns) {
            let width = if column.kind == Kind::Text { 32 } else { 16 };
            self.sheet.set_column_width(place, width)?;
            self.sheet.write_string(0, place, column.name.as_ref())?;
        }
        Ok(())
    }

    /// Adds the records of a piece of CSV without its header; `false` where they do not fit.
    fn add<E>(&mut self, table: Table, body: &[u8], encoding: Encoding) -> Result<bool, TableError<E>> {
        let foreign = || TableError::Foreign(table);
        let text = match encoding {
            Encoding::Utf8 => std::str::from_utf8(body).map_err(|_| foreign())?.into(),
            Encoding::Cp932 => encoding_rs::SHIFT_JIS
                .decode_without_bom_handling_and_without_replacement(body)
                .ok_or_else(foreign)?,
        };
        let mut records = ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        let mut record = csv::StringRecord::new();
        while records.read_record(&mut record).map_err(|_| foreign())? {
            if record.len() != self.columns.len() {
                return Err(foreign());
            }
            if self.next >= self.limit {
                return Ok(false);
            }
            for ((place, column), field) in (0_u16..).zip(self.columns).zip(&record) {
                match self.write(place, column.kind, field) {
                    Ok(()) => {}
                    Err(XlsxError::MaxStringLengthExceeded) => return Ok(false),
                    Err(error) => return Err(failed(error)),
                }
            }
            self.next += 1;
        }
        Ok(true)
    }

    fn write(&mut self, place: u16, kind: Kind, field: &str) -> Result<(), XlsxError> {
        let row = self.next;
        if field.is_empty() {
            return Ok(());
        }
        match kind {
            Kind::Text => self.sheet.write_string(row, place, datum(field))?,
            Kind::Integer | Kind::Number | Kind::Year => match exactly(field) {
                Some(number) => self.sheet.write_number(row, place, number)?,
                None => self.sheet.write_string(row, place, field)?,
            },
            Kind::Boolean => self.sheet.write_boolean(row, place, field == "true")?,
            Kind::Code | Kind::Address | Kind::Date => self.sheet.write_string(row, place, field)?,
        };
        Ok(())
    }
}

/// A number that a cell can hold: it has no more digits than a spreadsheet keeps. Longer ones stay words.
fn exactly(digits: &str) -> Option<f64> {
    const KEPT: usize = 15;
    let significant = digits.trim_start_matches(['-', '0', '.']).bytes().filter(u8::is_ascii_digit).count();
    if significant > KEPT { None } else { digits.parse().ok() }
}

fn failed<E>(error: XlsxError) -> TableError<E> {
    TableError::Write(match error {
        XlsxError::IoError(error) => error,
        other => io::Error::other(other),
    })
}
