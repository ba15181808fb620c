//! What follows from a sheet as a whole: which cells a merged area covers, and what of it is hidden.

use std::collections::{BTreeMap, BTreeSet};

use super::sheet::{Area, Position, Sheet};

/// Rows or columns from one to another, both included.
pub(super) type Span = (u32, u32);

/// Drops what merged areas cover, and notes which of the hidden rows and columns hold something.
pub(super) fn settle(sheet: &mut Sheet, hidden_rows: Vec<Span>, hidden_columns: Vec<Span>) {
    uncover(sheet);
    let (rows, columns) = (joined(hidden_rows), joined(hidden_columns));
    let mut last_row = None;
    for position in sheet.cells.keys() {
        if last_row != Some(position.row) {
            last_row = Some(position.row);
            if is_in(&rows, position.row) {
                sheet.hidden_rows.insert(position.row);
            }
        }
    }
    if !columns.is_empty() {
        let held: BTreeSet<u32> = sheet.cells.keys().map(|position| position.column).collect();
        sheet.hidden_columns = held.into_iter().filter(|column| is_in(&columns, *column)).collect();
    }
}

/// Keeps of each merged area its first cell alone. Areas that overlap an earlier one are no areas.
///
/// Rows are gone through once, with the areas that reach into the row by their first column: they never share a
/// column, so one look tells whether a cell is covered, however many and however tall they are.
fn uncover(sheet: &mut Sheet) {
    sheet.merged.sort_unstable();
    let mut open: BTreeMap<u32, Area> = BTreeMap::new();
    let mut kept = Vec::with_capacity(sheet.merged.len());
    let mut areas = std::mem::take(&mut sheet.merged).into_iter().peekable();
    let mut enter = |until: Option<u32>, open: &mut BTreeMap<u32, Area>| {
        while let Some(area) = areas.next_if(|area| until.is_none_or(|row| area.first.row <= row)) {
            if begin(open, area) {
                kept.push(area);
            }
        }
    };
    sheet.cells.retain(|position, _| {
        enter(Some(position.row), &mut open);
        let area = open.range(..=position.column).next_back().map(|(_, area)| *area);
        area.is_none_or(|area| !covers(area, *position) || area.first == *position)
    });
    enter(None, &mut open);
    sheet.merged = kept;
}

/// Adds an area to those that are open in its first row, where none of them is in its way.
fn begin(open: &mut BTreeMap<u32, Area>, area: Area) -> bool {
    let before = open.range(..area.first.column).next_back().map(|(_, area)| *area);
    let touched: Vec<Area> = before
        .into_iter()
        .filter(|before| before.last.column >= area.first.column)
        .chain(open.range(area.first.column..=area.last.column).map(|(_, area)| *area))
        .collect();
    if touched.iter().any(|other| other.last.row >= area.first.row) {
        return false;
    }
    for other in touched {
        open.remove(&other.first.column);
    }
    open.insert(area.first.column, area);
    true
}

fn covers(area: Area, position: Position) -> bool {
    (area.first.row..=area.last.row).contains(&position.row)
        && (area.first.column..=area.last.column).contains(&position.column)
}

/// Spans in order, without overlaps.
fn joined(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    spans.dedup_by(|later, earlier| {
        let touches = later.0 <= earlier.1.saturating_add(1);
        if touches {
            earlier.1 = earlier.1.max(later.1);
        }
        touches
    });
    spans
}

fn is_in(spans: &[Span], number: u32) -> bool {
    let next = spans.partition_point(|span| span.0 <= number);
    next.checked_sub(1).and_then(|at| spans.get(at)).is_some_and(|span| number <= span.1)
}

#[cfg(test)]
mod tests {
    use super::super::cell::{Cell, Content};
    use super::*;

    fn at(row: u32, column: u32) -> Position {
        Position { row, column }
    }

    fn sheet(cells: &[(u32, u32)], merged: &[[u32; 4]]) -> Sheet {
        let cell = Cell { content: Content::Truth(true), is_formula: false };
        Sheet {
            cells: cells.iter().map(|(row, column)| (at(*row, *column), cell.clone())).collect(),
            merged: merged.iter().map(|[r, c, s, d]| Area { first: at(*r, *c), last: at(*s, *d) }).collect(),
            ..Sheet::default()
        }
    }

    #[test]
    fn a_merged_area_keeps_its_first_cell() {
        let mut sheet = sheet(&[(0, 0), (0, 1), (1, 0), (1, 2), (2, 0)], &[[0, 0, 1, 1]]);
        settle(&mut sheet, vec![], vec![]);
        assert_eq!(sheet.cells.into_keys().collect::<Vec<_>>(), [at(0, 0), at(1, 2), at(2, 0)]);
    }

    #[test]
    fn areas_are_sorted_and_one_that_overlaps_is_none() {
        let mut sheet = sheet(&[(5, 1), (5, 2)], &[[5, 1, 6, 1], [0, 0, 3, 3], [2, 2, 9, 9], [4, 0, 4, 9]]);
        settle(&mut sheet, vec![], vec![]);
        let firsts: Vec<_> = sheet.merged.iter().map(|area| area.first).collect();
        assert_eq!(firsts, [at(0, 0), at(4, 0), at(5, 1)]);
        assert_eq!(sheet.cells.len(), 2);
    }

    #[test]
    fn hidden_is_what_holds_something() {
        let mut sheet = sheet(&[(0, 0), (3, 4), (9, 5)], &[]);
        settle(&mut sheet, vec![(2, 2), (3, 1_000_000), (7, 8)], vec![(5, 9), (1, 3)]);
        assert_eq!(sheet.hidden_rows, [3, 9].into());
        assert_eq!(sheet.hidden_columns, [5].into());
    }
}
