//! A sheet as people see it: cells that are one are one, and what is hidden is not there.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::spreadsheet::{Area, Cell, Position, Sheet};

/// Rows of cells that are one are looked up by row. A sheet that has more of them than anybody makes is hostile, and
/// the rest of its cells are then taken for what each is.
const MOST_COVERED: usize = 2_000_000;

/// A sheet with its areas.
#[derive(Debug)]
pub(super) struct Grid<'a> {
    pub(super) sheet: &'a Sheet,
    /// Areas by their first cell.
    areas: HashMap<Position, Area>,
    /// The areas that a row is part of and that begin above it.
    covering: HashMap<u32, Vec<Area>>,
    /// The rows that are shown and hold something.
    rows: BTreeSet<u32>,
    /// Whether what is hidden is taken too.
    takes_hidden: bool,
}

impl<'a> Grid<'a> {
    pub(super) fn new(sheet: &'a Sheet, takes_hidden: bool) -> Self {
        let rows: BTreeSet<u32> = sheet
            .cells
            .keys()
            .map(|position| position.row)
            .filter(|row| takes_hidden || !sheet.hidden_rows.contains(row))
            .collect();
        let mut covering: HashMap<u32, Vec<Area>> = HashMap::new();
        let mut left = MOST_COVERED;
        for area in sheet.merged.iter().filter(|area| area.last.row > area.first.row) {
            for row in rows.range(area.first.row + 1..=area.last.row).take(left) {
                covering.entry(*row).or_default().push(*area);
                left -= 1;
            }
        }
        let areas = sheet.merged.iter().map(|area| (area.first, *area)).collect();
        Self { sheet, areas, covering, rows, takes_hidden }
    }

    /// The rows that are shown and hold something, in order, from one on.
    pub(super) fn rows_from(&self, first: u32) -> impl Iterator<Item = u32> + '_ {
        self.rows.range(first..).copied()
    }

    /// The cell that shows itself at a place.
    pub(super) fn at(&self, row: u32, column: u32) -> Option<(Area, &'a Cell)> {
        let position = Position { row, column };
        if let Some(cell) = self.sheet.cells.get(&position) {
            return self.is_shown(column).then(|| (self.area(position), cell));
        }
        let covers = |area: &&Area| {
            (area.first.column..=area.last.column).contains(&column)
                && (area.first.row..=area.last.row).contains(&row)
        };
        let above = self.covering.get(&row).into_iter().flatten().find(covers);
        let area = above.or_else(|| self.beside(row, column))?;
        let cell = self.sheet.cells.get(&area.first)?;
        Some((*area, cell))
    }

    /// The area that begins in a row, left of a column, and reaches over it.
    fn beside(&self, row: u32, column: u32) -> Option<&Area> {
        let before = Position { row, column: 0 }..Position { row, column };
        let (position, _) = self.sheet.cells.range(before).next_back()?;
        self.areas.get(position).filter(|area| area.last.column >= column)
    }

    /// The cells that begin in a row, from left to right.
    pub(super) fn row(&self, row: u32) -> impl Iterator<Item = (Area, &'a Cell)> + '_ {
        let whole = Position { row, column: 0 }..=Position { row, column: u32::MAX };
        let shown = self.sheet.cells.range(whole).filter(|(position, _)| self.is_shown(position.column));
        shown.map(|(position, cell)| (self.area(*position), cell))
    }

    /// The cell that begins above a row and reaches into it, at a column.
    pub(super) fn reaching_from_above(&self, row: u32, column: u32) -> Option<Area> {
        let areas = self.covering.get(&row)?;
        areas.iter().find(|area| (area.first.column..=area.last.column).contains(&column)).copied()
    }

    /// The cells that begin in a row or reach into it, from left to right.
    pub(super) fn seen(&self, row: u32) -> Vec<(Area, &'a Cell)> {
        let above = self.covering.get(&row).into_iter().flatten();
        let above = above.filter_map(|area| Some((*area, self.sheet.cells.get(&area.first)?)));
        let mut seen: BTreeMap<u32, (Area, &Cell)> =
            above.map(|(area, cell)| (area.first.column, (area, cell))).collect();
        seen.extend(self.row(row).map(|(area, cell)| (area.first.column, (area, cell))));
        seen.into_values().collect()
    }

    fn area(&self, position: Position) -> Area {
        self.areas.get(&position).copied().unwrap_or(Area { first: position, last: position })
    }

    fn is_shown(&self, column: u32) -> bool {
        self.takes_hidden || !self.sheet.hidden_columns.contains(&column)
    }
}

#[cfg(test)]
mod tests {
    use super::Grid;
    use crate::import::place::name;
    use crate::import::sample::sheet;

    #[test]
    fn cells_that_are_one_are_seen_everywhere_in_them() {
        let mut sheet = sheet("A1:B2=a\nC1=c\nC2=d\nA3=e");
        let grid = Grid::new(&sheet, false);
        let words = |row| grid.seen(row).iter().map(|(area, _)| name(area.first)).collect::<Vec<_>>();
        assert_eq!(words(0), ["A1", "C1"]);
        assert_eq!(words(1), ["A1", "C2"]);
        assert_eq!(grid.at(1, 1).map(|(area, _)| name(area.first)).as_deref(), Some("A1"));
        assert_eq!(grid.at(0, 1).map(|(area, _)| name(area.first)).as_deref(), Some("A1"));
        assert!(grid.at(2, 1).is_none());
        sheet.hidden_rows.insert(2);
        assert_eq!(Grid::new(&sheet, false).rows_from(0).collect::<Vec<_>>(), [0, 1]);
        assert_eq!(Grid::new(&sheet, true).rows_from(0).count(), 3);
    }
}
