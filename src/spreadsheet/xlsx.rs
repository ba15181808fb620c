//! .xlsx and .xlsm.

use std::io::Cursor;

use calamine::{DataRef, Reader, Xlsx, XlsxError};

use super::archive::{self, Names, Zip};
use super::book::Book;
use super::budget::{self, Budget};
use super::cell::Content;
use super::number;
use super::settle::settle;
use super::sheet::Sheet;
use super::unreadable::Unreadable;
use super::xlsx_layout::Layout;
use super::xlsx_workbook::{self, Entry};

/// Reads the sheets. The folder was looked through before.
pub(super) fn read(bytes: &[u8], zip: &mut Zip<'_>, names: &Names) -> Result<Book, Unreadable> {
    let entries = xlsx_workbook::sheets(zip, names)?;
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(|error| refusal(&error))?;
    let is_1904 = workbook.has_1904_epoch();
    let mut budget = Budget::default();
    let mut sheets = Vec::with_capacity(entries.len());
    for entry in entries {
        sheets.push(sheet(&mut workbook, zip, names, entry, is_1904, &mut budget)?);
    }
    // What the file says of itself is no reason to refuse what it holds.
    let properties = workbook.workbook_properties().map(|all| all.custom_properties).unwrap_or_default();
    let mut properties: Vec<_> = properties.into_iter().collect();
    properties.sort_unstable();
    Ok(Book { sheets, properties, ..Book::default() })
}

/// Reads one sheet: its cells' values as calamine tells them, beside what only the sheet itself tells.
fn sheet(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    zip: &mut Zip<'_>,
    names: &Names,
    entry: Entry,
    is_1904: bool,
    budget: &mut Budget,
) -> Result<Sheet, Unreadable> {
    let part = archive::part(zip, names, &entry.path)?
        .ok_or_else(|| Unreadable::broken(format!("no part {}", entry.path)))?;
    let mut sheet = Sheet { name: entry.name, is_hidden: entry.is_hidden, ..Sheet::default() };
    let mut layout = Layout::begin(part)?;
    let mut values = workbook.worksheet_cells_reader(&sheet.name).map_err(|error| refusal(&error))?;
    while let Some(place) = layout.next_cell()? {
        let content = match values.next_cell_with_style_id() {
            Ok(Some((cell, style))) => {
                let code = values.styles().get(style).and_then(|style| style.number_format.as_ref());
                let code = code.map_or("General", |format| format.format_code.as_str());
                content(cell.get_value(), code, is_1904)
            }
            // Newer mistakes, such as #SPILL!, are none to calamine; it goes on with the next cell.
            Err(XlsxError::CellError(mistake)) => Some(Content::Mistake(mistake)),
            Ok(None) => return Err(Unreadable::broken("cells after the end of the sheet")),
            Err(error) => return Err(refusal(&error)),
        };
        match content {
            Some(content) => budget.put(&mut sheet, place.position, content, place.is_formula)?,
            None if place.is_formula => budget.put(&mut sheet, place.position, Content::NotComputed, true)?,
            None => {}
        }
    }
    drop(values);
    let (hidden_rows, hidden_columns) = layout.finish(|one, other| budget.merge(&mut sheet, one, other))?;
    settle(&mut sheet, hidden_rows, hidden_columns);
    Ok(sheet)
}

fn content(value: &DataRef<'_>, code: &str, is_1904: bool) -> Option<Content> {
    Some(match value {
        DataRef::Empty => return None,
        DataRef::String(text) | DataRef::DurationIso(text) => budget::words(text),
        DataRef::SharedString(text) => budget::words(text),
        #[expect(clippy::cast_precision_loss, reason = "a cell holds fifteen digits, not more")]
        DataRef::Int(value) => number::content(*value as f64, code, is_1904),
        DataRef::Float(value) => number::content(*value, code, is_1904),
        DataRef::DateTime(serial) if serial.is_duration() => number::duration(serial.as_f64()),
        DataRef::DateTime(serial) => number::date(serial.as_f64(), is_1904),
        DataRef::DateTimeIso(text) => super::written_date::content(text),
        DataRef::Bool(truth) => Content::Truth(*truth),
        DataRef::Error(mistake) => Content::Mistake(mistake.to_string()),
    })
}

fn refusal(error: &XlsxError) -> Unreadable {
    match error {
        XlsxError::Password => Unreadable::PasswordProtected,
        other => Unreadable::broken(other),
    }
}
