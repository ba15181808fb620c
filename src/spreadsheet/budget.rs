//! What a file may still put into memory.

use super::cell::{Cell, Content};
use super::limits;
use super::sheet::{Area, Position, Sheet};
use super::unreadable::{Amount, Unreadable};

/// Counts what is kept of a file.
#[derive(Default)]
pub(super) struct Budget {
    cells: usize,
    text: usize,
    areas: usize,
}

impl Budget {
    /// Puts a cell into a sheet, unless it looks empty.
    pub(super) fn put(
        &mut self,
        sheet: &mut Sheet,
        position: Position,
        content: Content,
        is_formula: bool,
    ) -> Result<(), Unreadable> {
        if position.row >= limits::ROWS || position.column >= limits::COLUMNS {
            return Err(Unreadable::too_much(Amount::Cells, limits::CELLS));
        }
        if looks_empty(&content) {
            return Ok(());
        }
        let text = text_bytes(&content);
        self.cells += 1;
        self.text = self.text.saturating_add(text);
        if self.cells > limits::CELLS {
            return Err(Unreadable::too_much(Amount::Cells, limits::CELLS));
        }
        if self.text > limits::TEXT_BYTES {
            return Err(Unreadable::too_much(Amount::TextBytes, limits::TEXT_BYTES));
        }
        sheet.cells.insert(position, Cell { content, is_formula });
        Ok(())
    }

    /// Notes merged cells.
    pub(super) fn merge(
        &mut self,
        sheet: &mut Sheet,
        one: Position,
        other: Position,
    ) -> Result<(), Unreadable> {
        let first = Position { row: one.row.min(other.row), column: one.column.min(other.column) };
        let last = Position { row: one.row.max(other.row), column: one.column.max(other.column) };
        if first == last {
            return Ok(());
        }
        self.areas += 1;
        if self.areas > limits::AREAS {
            return Err(Unreadable::too_much(Amount::MergedAreas, limits::AREAS));
        }
        sheet.merged.push(Area { first, last });
        Ok(())
    }
}

/// Whether a cell with this content looks as one without any.
pub(super) fn looks_empty(content: &Content) -> bool {
    matches!(content, Content::Words(words) if words.chars().all(char::is_whitespace))
}

/// Bytes of the words that a content keeps.
pub(super) fn text_bytes(content: &Content) -> usize {
    match content {
        Content::Words(words) | Content::Mistake(words) => words.len(),
        Content::Number { shown, .. } => shown.as_ref().map_or(0, String::len),
        Content::Date(_) | Content::Truth(_) | Content::NotComputed => 0,
    }
}

/// Words as a cell shows them: a line break is `\n`, however it was written.
pub(super) fn words(text: &str) -> Content {
    if text.contains('\r') {
        return Content::Words(text.replace("\r\n", "\n").replace('\r', "\n"));
    }
    Content::Words(text.to_owned())
}
