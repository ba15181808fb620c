//! Where the table of goals is in a sheet, and which of its columns is which of the form's.

use std::collections::BTreeMap;

use super::grid::Grid;
use super::said::said;
use super::vocabulary::{Sureness, Target, Vocabulary};
use crate::spreadsheet::{Area, Position};

/// How many rows the words at the head of a column may be divided over.
const HIGHEST: u32 = 4;
/// So many columns must be known for a row to be the head of a table, where there is no better one.
const FEWEST: usize = 2;

/// The head of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Table {
    /// Its first and its last row.
    pub(super) first: u32,
    pub(super) last: u32,
    /// Its columns that are known, from left to right.
    pub(super) columns: Vec<Known>,
    /// Its columns that are not, with their words.
    pub(super) others: Vec<(Span, String)>,
}

/// Columns of a sheet, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Span {
    pub(super) first: u32,
    pub(super) last: u32,
}

/// A column that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Known {
    pub(super) span: Span,
    /// The words at its head.
    pub(super) words: String,
    pub(super) target: Target,
    pub(super) sureness: Sureness,
}

impl Span {
    pub(super) fn has(self, column: u32) -> bool {
        (self.first..=self.last).contains(&column)
    }
}

impl Table {
    /// The head of the best table of a sheet: the one with the most columns that are known, and of those the first.
    pub(super) fn find(grid: &Grid<'_>, vocabulary: &Vocabulary) -> Option<Self> {
        let mut best: Option<Self> = None;
        for row in grid.rows_from(0) {
            let mut labels = grid.row(row).filter_map(|(_, cell)| said(cell));
            if !labels.any(|words| vocabulary.may_begin(&words)) {
                continue;
            }
            for height in 1..=HIGHEST {
                let Some(table) = Self::at(grid, row, height, vocabulary) else { continue };
                let has_title = table.columns.iter().any(|known| vocabulary.is_title(known.target));
                let is_better = best.as_ref().is_none_or(|best| table.is_better_than(best));
                if has_title && table.columns.len() >= FEWEST && is_better {
                    best = Some(table);
                }
            }
        }
        best.map(|table| table.extended(grid, vocabulary))
    }

    /// Whether it knows more columns, or as many in fewer of the same rows: what stands above a head is no part of it.
    fn is_better_than(&self, other: &Self) -> bool {
        let count = self.columns.len().cmp(&other.columns.len());
        let is_inside = self.first > other.first && self.last <= other.last;
        count.is_gt() || (count.is_eq() && is_inside)
    }

    /// The head that a row and those below it make, if they know any column.
    pub(super) fn at(grid: &Grid<'_>, row: u32, height: u32, vocabulary: &Vocabulary) -> Option<Self> {
        let mut last = row;
        let mut pieces: BTreeMap<Span, Vec<(Area, String)>> = BTreeMap::new();
        for row in row..row + height {
            for (area, cell) in grid.seen(row) {
                let Some(words) = said(cell) else { continue };
                let span = Span { first: area.first.column, last: area.last.column };
                let pieces = pieces.entry(span).or_default();
                if pieces.iter().all(|(known, _)| *known != area) {
                    pieces.push((area, words));
                }
            }
        }
        let mut found: BTreeMap<Target, Known> = BTreeMap::new();
        let mut others = Vec::new();
        for (span, pieces) in &pieces {
            let joined: String = pieces.iter().map(|(_, words)| words.as_str()).collect();
            let single = pieces.iter().map(|(_, words)| words.clone());
            let candidates = std::iter::once(joined.clone()).chain(single);
            let meaning =
                candidates.filter_map(|words| vocabulary.find(&words).map(|meaning| (meaning, words)));
            // The surest of them; among equals the whole.
            let meaning = meaning.reduce(|best, next| if next.0.1 > best.0.1 { next } else { best });
            let Some(((target, sureness), _)) = meaning else {
                others.push((*span, joined));
                continue;
            };
            let known = Known { span: *span, words: joined, target, sureness };
            match found.get(&target) {
                Some(other) if target != Target::Nothing && other.sureness >= sureness => {
                    others.push((*span, known.words));
                }
                Some(other) if target != Target::Nothing => {
                    others.push((other.span, other.words.clone()));
                    found.insert(target, known);
                }
                _ => {
                    found.insert(target, known);
                }
            }
            last = last.max(pieces.iter().map(|(area, _)| area.last.row).max().unwrap_or(row));
        }
        if found.is_empty() {
            return None;
        }
        let mut columns: Vec<Known> = found.into_values().collect();
        columns.sort_by_key(|known| known.span);
        // A group's words above several columns are no column.
        others.retain(|(span, _)| {
            columns.iter().all(|known| known.span.last < span.first || span.last < known.span.first)
        });
        Some(Self { first: row, last, columns, others })
    }

    /// The head with the rows below it that hold nothing but more of its words: hints in brackets, or a column's words
    /// going on.
    fn extended(mut self, grid: &Grid<'_>, vocabulary: &Vocabulary) -> Self {
        while let Some(row) = grid.rows_from(self.last + 1).next().filter(|row| *row == self.last + 1) {
            let mut has_any = false;
            for (area, cell) in grid.row(row) {
                let Some(words) = said(cell) else { continue };
                let known = self.columns.iter().find(|known| known.span.has(area.first.column));
                let is_more = known.is_some_and(|known| {
                    let together = format!("{}{words}", known.words);
                    is_bracketed(&words)
                        || vocabulary.find(&together).is_some_and(|(target, _)| target == known.target)
                            && vocabulary.find(&words).is_none_or(|(target, _)| target == known.target)
                });
                if !is_more {
                    return self;
                }
                has_any = true;
            }
            if !has_any {
                return self;
            }
            self.last = row;
        }
        self
    }

    /// Whether a row repeats the head: so many of its cells say what the head says in the same columns.
    pub(super) fn is_repeated_at(&self, grid: &Grid<'_>, row: u32, vocabulary: &Vocabulary) -> bool {
        let Some(other) = Self::at(grid, row, 1, vocabulary) else { return false };
        other.columns.len() * 2 >= self.columns.len() && other.columns.len() >= FEWEST
    }

    /// The column of the form that a cell belongs to.
    pub(super) fn target(&self, position: Position) -> Option<&Known> {
        self.columns.iter().find(|known| known.span.has(position.column))
    }

    /// The words at the heads of all columns, from left to right.
    pub(super) fn words(&self) -> Vec<String> {
        let mut words: Vec<(Span, &str)> =
            self.columns.iter().map(|known| (known.span, known.words.as_str())).collect();
        words.extend(self.others.iter().map(|(span, words)| (*span, words.as_str())));
        words.sort_unstable();
        words.into_iter().map(|(_, words)| super::layout::one_line(words)).collect()
    }

    pub(super) fn span_of(&self, target: Target) -> Option<Span> {
        self.columns.iter().find(|known| known.target == target).map(|known| known.span)
    }
}

/// Whether all of the words stand in brackets.
fn is_bracketed(words: &str) -> bool {
    let words = words.trim();
    words.starts_with(['(', '（', '〔', '［', '[']) && words.ends_with([')', '）', '〕', '］', ']'])
}
