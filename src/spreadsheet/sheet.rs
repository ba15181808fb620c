//! One sheet.

use std::collections::{BTreeMap, BTreeSet};

use super::cell::Cell;

/// A sheet of a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Whether the file hides it.
    pub is_hidden: bool,
    /// Every cell that holds something, row by row.
    pub cells: BTreeMap<Position, Cell>,
    /// Cells that are one, in order. What such an area holds stands in its first cell.
    pub merged: Vec<Area>,
    /// Rows that are hidden and hold something.
    pub hidden_rows: BTreeSet<u32>,
    /// Columns that are hidden and hold something.
    pub hidden_columns: BTreeSet<u32>,
}

/// Where a cell is; both count from zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The row.
    pub row: u32,
    /// The column.
    pub column: u32,
}

/// A rectangle of cells, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Area {
    /// Its upper left cell.
    pub first: Position,
    /// Its lower right cell.
    pub last: Position,
}
