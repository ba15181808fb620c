//! .ods.
//!
//! calamine reads such files too, but as dense tables: it tells neither what is merged or hidden nor what a cell
//! shows, reads phonetic guides as words, and sets memory aside for whatever a file says to repeat. The events are
//! therefore read here as they come.

use std::collections::BTreeMap;
use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::archive::{self, Names, Zip};
use super::book::Book;
use super::budget::{self, Budget};
use super::limits;
use super::ods_cell::{self, Found};
use super::ods_properties;
use super::settle::{Span, settle};
use super::sheet::{Position, Sheet};
use super::unreadable::{Amount, Unreadable};
use super::xml;

/// Reads the sheets. The folder was looked through before.
pub(super) fn read(zip: &mut Zip<'_>, names: &Names) -> Result<Book, Unreadable> {
    let properties = ods_properties::properties(zip, names).unwrap_or_default();
    let part =
        archive::part(zip, names, "content.xml")?.ok_or_else(|| Unreadable::broken("no content.xml"))?;
    let mut reader = xml::reader(part);
    let mut buffer = Vec::new();
    let mut budget = Budget::default();
    let mut shown = Shown::default();
    let mut sheets = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(Unreadable::broken)? {
            Event::Start(element) => match element.name().as_ref() {
                "table:table" => {
                    if sheets.len() == limits::SHEETS {
                        return Err(Unreadable::too_much(Amount::Sheets, limits::SHEETS));
                    }
                    let sheet = Sheet {
                        name: xml::attribute(&element, "table:name").unwrap_or_default().into_owned(),
                        is_hidden: shown.is_hidden(&element),
                        ..Sheet::default()
                    };
                    sheets.push(table(&mut reader, sheet, &mut budget)?);
                }
                _ => shown.see(&element),
            },
            Event::Eof => return Ok(Book { sheets, properties, ..Book::default() }),
            _ => {}
        }
    }
}

/// Which styles of sheets are shown.
#[derive(Default)]
struct Shown {
    style: String,
    by_style: BTreeMap<String, bool>,
}

impl Shown {
    fn see(&mut self, element: &BytesStart<'_>) {
        match element.name().as_ref() {
            "style:style" => {
                self.style = xml::attribute(element, "style:name").unwrap_or_default().into_owned();
            }
            "style:table-properties" => {
                let is_shown =
                    xml::attribute(element, "table:display").is_none_or(|display| display != "false");
                self.by_style.insert(self.style.clone(), is_shown);
            }
            _ => {}
        }
    }

    fn is_hidden(&self, table: &BytesStart<'_>) -> bool {
        let style = xml::attribute(table, "table:style-name");
        style.and_then(|style| self.by_style.get(style.as_ref())).is_some_and(|is_shown| !is_shown)
    }
}

/// Where in a table the reader is.
#[derive(Default)]
struct Progress {
    row: u32,
    column: u32,
    /// How many columns were declared.
    declared: u32,
    /// How many times the row stands there, and its cells: a row that is repeated is read once.
    repeated: u32,
    cells: Vec<(u32, u32, Found)>,
    /// Bytes of their words.
    text: usize,
    merged: Vec<(u32, u32, u32)>,
    /// How many groups around the row are closed, of those that are open.
    groups: Vec<bool>,
    hidden_rows: Vec<Span>,
    hidden_columns: Vec<Span>,
}

/// Reads a table up to its end.
fn table<R: BufRead>(
    reader: &mut Reader<R>,
    mut sheet: Sheet,
    budget: &mut Budget,
) -> Result<Sheet, Unreadable> {
    let mut buffer = Vec::new();
    let mut at = Progress::default();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(Unreadable::broken)? {
            Event::Start(element) => match element.name().as_ref() {
                "table:table-row-group" | "table:table-column-group" => {
                    at.groups.push(
                        xml::attribute(&element, "table:display").is_some_and(|shown| shown == "false"),
                    );
                }
                "table:table-column" => at.column(&element),
                "table:table-row" => at.row(&element),
                "table:table-cell" => {
                    let spans = ["table:number-columns-spanned", "table:number-rows-spanned"]
                        .map(|name| count(&element, name));
                    let times = count(&element, "table:number-columns-repeated");
                    let found = ods_cell::read(reader, &element)?;
                    at.cell(found, times, spans)?;
                }
                // What a merged area covers is not seen.
                "table:covered-table-cell" => {
                    at.column = at.column.saturating_add(count(&element, "table:number-columns-repeated"));
                    skip(reader, &element)?;
                }
                // Pictures and charts over the cells may hold tables of their own, and old copies of outside data do.
                "table:shapes" | "table:table" | "office:forms" | "office:dde-source" | "table:scenario" => {
                    skip(reader, &element)?;
                }
                _ => {}
            },
            Event::End(element) => match element.name().as_ref() {
                "table:table-row-group" | "table:table-column-group" => {
                    at.groups.pop();
                }
                "table:table-row" => at.end_row(&mut sheet, budget)?,
                "table:table" => {
                    settle(&mut sheet, at.hidden_rows, at.hidden_columns);
                    return Ok(sheet);
                }
                _ => {}
            },
            Event::Eof => return Err(Unreadable::broken("a table without an end")),
            _ => {}
        }
    }
}

impl Progress {
    fn column(&mut self, element: &BytesStart<'_>) {
        let next = self.declared.saturating_add(count(element, "table:number-columns-repeated"));
        if self.is_hidden(element) {
            self.hidden_columns.push((self.declared, next.saturating_sub(1)));
        }
        self.declared = next;
    }

    fn row(&mut self, element: &BytesStart<'_>) {
        self.column = 0;
        self.repeated = count(element, "table:number-rows-repeated");
        if self.is_hidden(element) {
            let last = self.row.saturating_add(self.repeated - 1);
            match self.hidden_rows.last_mut() {
                Some(span) if span.1.saturating_add(1) == self.row => span.1 = last,
                _ => self.hidden_rows.push((self.row, last)),
            }
        }
    }

    fn is_hidden(&self, element: &BytesStart<'_>) -> bool {
        let visibility = xml::attribute(element, "table:visibility");
        self.groups.contains(&true) || visibility.is_some_and(|visibility| visibility != "visible")
    }

    fn cell(
        &mut self,
        found: Option<Found>,
        times: u32,
        [columns, rows]: [u32; 2],
    ) -> Result<(), Unreadable> {
        if columns > 1 || rows > 1 {
            self.merged.push((self.column, columns, rows));
        }
        if let Some(found) = found.filter(|found| !budget::looks_empty(&found.content)) {
            self.text = self.text.saturating_add(budget::text_bytes(&found.content));
            if self.text > limits::TEXT_BYTES {
                return Err(Unreadable::too_much(Amount::TextBytes, limits::TEXT_BYTES));
            }
            self.cells.push((self.column, times, found));
        }
        self.column = self.column.saturating_add(times);
        Ok(())
    }

    /// Puts the row's cells into the sheet, as often as the row and each of them is repeated.
    fn end_row(&mut self, sheet: &mut Sheet, budget: &mut Budget) -> Result<(), Unreadable> {
        self.text = 0;
        let (first_row, repeated) = (self.row, self.repeated);
        self.row = first_row.saturating_add(repeated);
        let (cells, merged) = (std::mem::take(&mut self.cells), std::mem::take(&mut self.merged));
        if cells.is_empty() && merged.is_empty() {
            return Ok(());
        }
        for row in (0..repeated).map(|further| first_row.saturating_add(further)) {
            for (first, times, found) in &cells {
                for column in (0..*times).map(|further| first.saturating_add(further)) {
                    budget.put(sheet, Position { row, column }, found.content.clone(), found.is_formula)?;
                }
            }
            for (column, columns, rows) in &merged {
                let last = Position {
                    row: row.saturating_add(rows - 1).min(limits::ROWS - 1),
                    column: column.saturating_add(columns - 1).min(limits::COLUMNS - 1),
                };
                budget.merge(sheet, Position { row, column: *column }, last)?;
            }
        }
        Ok(())
    }
}

/// How often something stands there; once where nothing is said.
fn count(element: &BytesStart<'_>, name: &str) -> u32 {
    xml::attribute(element, name).and_then(|count| count.trim().parse().ok()).unwrap_or(1).max(1)
}

/// Goes past the end of an element.
fn skip<R: BufRead>(reader: &mut Reader<R>, element: &BytesStart<'_>) -> Result<(), Unreadable> {
    reader.read_to_end_into(element.name(), &mut Vec::new()).map(|_| ()).map_err(Unreadable::broken)
}
