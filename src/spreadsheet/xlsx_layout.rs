//! What a sheet of an .xlsx says beside its cells' values: where the cells are, which of them are computed, what is
//! hidden and what is merged.

use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::limits;
use super::settle::Span;
use super::sheet::Position;
use super::unreadable::Unreadable;
use super::xml;

/// A cell of the sheet.
pub(super) struct Place {
    /// Where it is.
    pub position: Position,
    /// Whether a formula computes it.
    pub is_formula: bool,
}

/// A sheet that is gone through from cell to cell.
pub(super) struct Layout<R> {
    reader: Reader<R>,
    buffer: Vec<u8>,
    row: u32,
    column: u32,
    hidden_rows: Vec<Span>,
    hidden_columns: Vec<Span>,
}

impl<R: BufRead> Layout<R> {
    /// Goes up to the first row.
    pub(super) fn begin(part: R) -> Result<Self, Unreadable> {
        let mut reader = xml::reader(part);
        let mut buffer = Vec::new();
        let mut hidden_columns = Vec::new();
        loop {
            buffer.clear();
            match reader.read_event_into(&mut buffer).map_err(Unreadable::broken)? {
                Event::Start(element) => match element.local_name().as_ref() {
                    "col" if xml::is_set(&element, "hidden") => hidden_columns.extend(columns(&element)),
                    "sheetData" => break,
                    _ => {}
                },
                Event::Eof => return Err(Unreadable::broken("a sheet without cells")),
                _ => {}
            }
        }
        Ok(Self { reader, buffer, row: 0, column: 0, hidden_rows: Vec::new(), hidden_columns })
    }

    /// The next cell, whether it holds something or not.
    pub(super) fn next_cell(&mut self) -> Result<Option<Place>, Unreadable> {
        let mut place: Option<Place> = None;
        loop {
            self.buffer.clear();
            match self.reader.read_event_into(&mut self.buffer).map_err(Unreadable::broken)? {
                Event::Start(element) => match (element.local_name().as_ref(), &mut place) {
                    ("row", None) => {
                        if let Some(number) = xml::attribute(&element, "r") {
                            self.row = row_index(&number)?;
                        }
                        if xml::is_set(&element, "hidden") {
                            match self.hidden_rows.last_mut() {
                                Some(span) if span.1.saturating_add(1) == self.row => span.1 = self.row,
                                _ => self.hidden_rows.push((self.row, self.row)),
                            }
                        }
                    }
                    ("c", None) => {
                        let position = match xml::attribute(&element, "r") {
                            Some(reference) => position(&reference)?,
                            None => Position { row: self.row, column: self.column },
                        };
                        self.column = position.column;
                        place = Some(Place { position, is_formula: false });
                    }
                    ("c", Some(_)) => return Err(Unreadable::broken("a cell inside of a cell")),
                    ("f", Some(place)) => place.is_formula = true,
                    _ => {}
                },
                Event::End(element) => match element.local_name().as_ref() {
                    "row" => {
                        self.row = self.row.saturating_add(1);
                        self.column = 0;
                    }
                    "c" => {
                        self.column = self.column.saturating_add(1);
                        return Ok(place);
                    }
                    "sheetData" => return Ok(None),
                    _ => {}
                },
                Event::Eof => return Err(Unreadable::broken("a sheet without an end")),
                _ => {}
            }
        }
    }

    /// Goes through what follows the cells: shows what is merged, and returns what is hidden, rows and columns.
    pub(super) fn finish(
        mut self,
        mut merge: impl FnMut(Position, Position) -> Result<(), Unreadable>,
    ) -> Result<(Vec<Span>, Vec<Span>), Unreadable> {
        loop {
            self.buffer.clear();
            match self.reader.read_event_into(&mut self.buffer).map_err(Unreadable::broken)? {
                Event::Start(element) if element.local_name().as_ref() == "mergeCell" => {
                    let area = xml::attribute(&element, "ref").unwrap_or_default();
                    if let Some((first, last)) = area.split_once(':') {
                        merge(position(first)?, position(last)?)?;
                    }
                }
                Event::Eof => return Ok((self.hidden_rows, self.hidden_columns)),
                _ => {}
            }
        }
    }
}

/// The columns that an element is about.
fn columns(element: &BytesStart<'_>) -> Option<Span> {
    let number = |name| xml::attribute(element, name)?.trim().parse::<u32>().ok()?.checked_sub(1);
    Some((number("min")?, number("max")?))
}

fn row_index(number: &str) -> Result<u32, Unreadable> {
    let index = number.trim().parse::<u32>().ok().and_then(|number| number.checked_sub(1));
    index.filter(|index| *index < limits::ROWS).ok_or_else(|| Unreadable::broken(format!("row {number}")))
}

/// A position as `AB12`.
fn position(reference: &str) -> Result<Position, Unreadable> {
    let digits = reference.find(|character: char| character.is_ascii_digit()).unwrap_or(reference.len());
    let (letters, number) = reference.split_at(digits);
    let wrong = || Unreadable::broken(format!("cell {reference}"));
    let is_word =
        (1..=3).contains(&letters.len()) && letters.bytes().all(|letter| letter.is_ascii_alphabetic());
    if !is_word {
        return Err(wrong());
    }
    let column = letters.bytes().fold(0_u32, |column, letter| {
        column * 26 + u32::from(letter.to_ascii_uppercase().saturating_sub(b'@'))
    });
    if column > limits::COLUMNS {
        return Err(wrong());
    }
    Ok(Position { row: row_index(number)?, column: column - 1 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_positions() {
        assert_eq!(position("A1"), Ok(Position { row: 0, column: 0 }));
        assert_eq!(position("XFD1048576"), Ok(Position { row: 1_048_575, column: 16_383 }));
        for wrong in ["", "A", "1", "A0", "XFE1", "A1048577", "AAAA1", "A-1", "A99999999999", "あ1"] {
            assert!(position(wrong).is_err(), "{wrong}");
        }
    }
}
