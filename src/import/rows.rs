//! The rows below a table's head, put together to goals.
//!
//! A goal begins where there is a number, or where a row is complete without one. It goes on in rows that have neither:
//! because cells are one over several rows, because a page ended, or because every line has a row of its own.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::grid::Grid;
use super::layout;
use super::said::said;
use super::skipped::Skipped;
use super::table::Table;
use super::vocabulary::{Target, Vocabulary, key};
use crate::fold;
use crate::settings::{ColumnKind, Form};
use crate::spreadsheet::{Cell, Content, Position};

/// What a goal has in a column: the words of one or several cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Value {
    pub(super) words: String,
    /// The first cell that they stand in.
    pub(super) position: Option<Position>,
    /// The last cell.
    last: Option<Position>,
    /// The day, where the one cell is one.
    pub(super) day: Option<jiff::civil::Date>,
    /// How many cells.
    pub(super) cells: usize,
}

/// A goal of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Entry {
    /// Its first and its last row.
    pub(super) first: u32,
    pub(super) last: u32,
    pub(super) values: BTreeMap<Target, Value>,
}

/// What the rows of a sheet are.
#[derive(Debug, Default)]
pub(super) struct Rows {
    pub(super) entries: Vec<Entry>,
    pub(super) skipped: Vec<(u32, Skipped)>,
    /// Cells that belong to a goal, or to a row that was skipped.
    pub(super) used: HashSet<Position>,
    /// Formulas without a result that can be used.
    pub(super) mistakes: Vec<Position>,
    /// Marks such as 〃 that were taken for the words above.
    pub(super) dittos: Vec<Position>,
    /// Goals that go on behind the end of a page, by their first row.
    pub(super) divided: BTreeSet<u32>,
}

/// What reading the rows asks of the form.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked<'a> {
    pub(super) form: &'a Form,
    pub(super) vocabulary: &'a Vocabulary,
    /// Words of the head block, as they are compared.
    pub(super) head: &'a HashSet<String>,
    /// Whether the sheet is one that goalpress wrote: parts of a text are put together as they are.
    pub(super) is_own: bool,
}

impl Rows {
    pub(super) fn read(grid: &Grid<'_>, table: &Table, asked: Asked<'_>) -> Self {
        let mut rows = Self::default();
        let mut table = table.clone();
        let mut repeated: HashSet<String> = asked.head.clone();
        repeated.extend(head_words(grid, &table));
        let mut was_page = false;
        for row in grid.rows_from(table.last + 1) {
            let cells: Vec<(Position, &Cell)> =
                grid.row(row).map(|(area, cell)| (area.first, cell)).collect();
            for (position, cell) in &cells {
                if matches!(cell.content, Content::Mistake(_) | Content::NotComputed)
                    && table.target(*position).is_some()
                {
                    rows.mistakes.push(*position);
                    rows.used.insert(*position);
                }
            }
            let filled: Vec<(Position, String)> =
                cells.iter().filter_map(|(position, cell)| Some((*position, said(cell)?))).collect();
            if filled.is_empty() {
                continue;
            }
            let is_head = filled.iter().all(|(_, words)| repeated.contains(&key(words)));
            if is_head || table.is_repeated_at(grid, row, asked.vocabulary) {
                if let Some(again) =
                    Table::at(grid, row, 1, asked.vocabulary).filter(|_| !is_head || filled.len() > 1)
                {
                    table.follow(&again);
                }
                rows.skip(row, Skipped::Repeated, &filled);
                was_page = true;
                continue;
            }
            if is_page_number(&filled, &table, asked.form) {
                rows.skip(row, Skipped::PageNumber, &filled);
                was_page = true;
                continue;
            }
            rows.take(grid, row, &filled, &table, asked, was_page);
            was_page = false;
        }
        rows.entries.retain(|entry| {
            let is_goal = entry.is_goal(asked.form);
            if !is_goal {
                rows.skipped.push((entry.first, Skipped::Unfilled));
            }
            is_goal
        });
        rows.skipped.sort_unstable();
        rows
    }

    fn skip(&mut self, row: u32, why: Skipped, filled: &[(Position, String)]) {
        self.skipped.push((row, why));
        self.used.extend(filled.iter().map(|(position, _)| *position));
    }

    fn take(
        &mut self,
        grid: &Grid<'_>,
        row: u32,
        filled: &[(Position, String)],
        table: &Table,
        asked: Asked<'_>,
        was_page: bool,
    ) {
        let known: Vec<(Target, Position, &str)> = filled
            .iter()
            .filter_map(|(position, words)| {
                Some((table.target(*position)?.target, *position, words.as_str()))
            })
            .filter(|(target, ..)| *target != Target::Nothing)
            .collect();
        if known.is_empty() || is_note(grid, row, &known, table) {
            return;
        }
        let begins = match self.entries.last() {
            None => true,
            Some(entry) => begins(grid, row, &known, table, entry, asked),
        };
        if begins {
            let mut entry = Entry { first: row, last: row, values: BTreeMap::new() };
            entry.inherit(grid, row, table);
            self.entries.push(entry);
        } else if was_page {
            self.divided.extend(self.entries.last().map(|entry| entry.first));
        }
        let above = self.entries.len().checked_sub(2).map(|place| self.entries[place].clone());
        let Some(entry) = self.entries.last_mut() else { return };
        entry.last = row;
        for (target, position, words) in known {
            self.used.insert(position);
            let day = grid.sheet.cells.get(&position).and_then(|cell| match &cell.content {
                Content::Date(moment) => Some(moment.date()),
                _ => None,
            });
            let kind = kind(target, asked.form);
            let may_be_ditto =
                matches!(kind, Some(ColumnKind::Category | ColumnKind::Section | ColumnKind::Deadline));
            if may_be_ditto
                && is_ditto(words)
                && let Some(value) = above.as_ref().and_then(|above| above.values.get(&target))
            {
                self.dittos.push(position);
                entry.values.entry(target).or_insert_with(|| value.clone());
                continue;
            }
            entry.add(
                target,
                kind,
                position,
                words,
                day,
                Join { is_own: asked.is_own, is_page: was_page && !begins },
            );
        }
    }
}

/// How parts of a value are put together.
#[derive(Clone, Copy, Debug)]
struct Join {
    /// As they are.
    is_own: bool,
    /// A page's end lies between them.
    is_page: bool,
}

impl Entry {
    /// Takes what cells say that begin above and reach into the first row: a category that several goals share.
    fn inherit(&mut self, grid: &Grid<'_>, row: u32, table: &Table) {
        for known in &table.columns {
            let Some(area) = grid.reaching_from_above(row, known.span.first) else { continue };
            let Some(cell) = grid.sheet.cells.get(&area.first) else { continue };
            if area.first.row > table.last
                && let Some(words) = said(cell)
            {
                let day = match &cell.content {
                    Content::Date(moment) => Some(moment.date()),
                    _ => None,
                };
                let value =
                    Value { words, position: Some(area.first), last: Some(area.first), day, cells: 1 };
                self.values.insert(known.target, value);
            }
        }
    }

    fn add(
        &mut self,
        target: Target,
        kind: Option<ColumnKind>,
        position: Position,
        words: &str,
        day: Option<jiff::civil::Date>,
        join: Join,
    ) {
        let value = self.values.entry(target).or_default();
        value.cells += 1;
        if value.position.is_none() {
            *value = Value {
                words: words.to_owned(),
                position: Some(position),
                last: Some(position),
                day,
                cells: 1,
            };
            return;
        }
        let is_same_row = value.last.replace(position).is_some_and(|last| last.row == position.row);
        if kind == Some(ColumnKind::GoalNumber) {
            return;
        }
        if join.is_own {
            value.words.push_str(words);
            return;
        }
        let is_marker = value
            .words
            .lines()
            .next_back()
            .is_some_and(|line| line.trim().chars().count() == 1 && layout::begins(line));
        let last = value.words.lines().next_back().unwrap_or_default();
        let first = words.lines().next().unwrap_or_default();
        if is_same_row && is_marker {
            value.words.push_str(words.trim_start());
        } else if join.is_page && layout::is_divided(last, first) {
            layout::append(&mut value.words, words);
        } else {
            value.words.push('\n');
            value.words.push_str(words);
        }
        value.day = None;
    }

    /// What a column has; nothing where it has nothing.
    pub(super) fn words(&self, target: Target) -> &str {
        self.values.get(&target).map_or("", |value| value.words.trim())
    }

    /// Whether it is more than a row that was prepared: it has a title or a text.
    fn is_goal(&self, form: &Form) -> bool {
        self.values.iter().any(|(target, value)| {
            let kind = kind(*target, form);
            matches!(kind, Some(ColumnKind::Title | ColumnKind::Text)) && !value.words.trim().is_empty()
        })
    }
}

fn kind(target: Target, form: &Form) -> Option<ColumnKind> {
    match target {
        Target::Column(place) => form.columns.get(place).map(|column| column.kind),
        Target::Name | Target::Nothing => None,
    }
}

/// Whether a row begins a goal.
fn begins(
    grid: &Grid<'_>,
    row: u32,
    known: &[(Target, Position, &str)],
    table: &Table,
    entry: &Entry,
    asked: Asked<'_>,
) -> bool {
    let of = |wanted: ColumnKind| {
        known
            .iter()
            .find(|(target, ..)| kind(*target, asked.form) == Some(wanted))
            .map(|(target, _, words)| (*target, *words))
    };
    let place = |wanted: ColumnKind| {
        asked.form.columns.iter().position(|column| column.kind == wanted).map(Target::Column)
    };
    let reaches = |wanted: ColumnKind| {
        let span = place(wanted).and_then(|target| table.span_of(target));
        span.is_some_and(|span| {
            grid.reaching_from_above(row, span.first).is_some_and(|area| area.first.row >= entry.first)
        })
    };
    if let Some((target, number)) = of(ColumnKind::GoalNumber) {
        if !fold::same(number.trim(), entry.words(target)) {
            return true;
        }
        // The same number again: the goal goes on, unless it has another title.
        return !asked.is_own
            && of(ColumnKind::Title).is_some_and(|(target, title)| !fold::same(title, entry.words(target)));
    }
    if reaches(ColumnKind::GoalNumber) || reaches(ColumnKind::Title) {
        return false;
    }
    let has_numbers = place(ColumnKind::GoalNumber).is_some_and(|target| table.span_of(target).is_some());
    let has_title = of(ColumnKind::Title).is_some();
    if !has_numbers {
        return has_title;
    }
    // Without a number, but complete: the number was forgotten.
    has_title
        && [ColumnKind::Category, ColumnKind::Section, ColumnKind::Deadline]
            .iter()
            .filter(|kind| of(**kind).is_some())
            .count()
            >= 2
}

/// Whether a row is a note below the table: one cell that goes over the columns of several, or begins with a mark.
fn is_note(grid: &Grid<'_>, row: u32, known: &[(Target, Position, &str)], table: &Table) -> bool {
    let [(_, position, words)] = known else { return false };
    let Some((area, _)) = grid.row(row).find(|(area, _)| area.first == *position) else { return false };
    let over = table
        .columns
        .iter()
        .filter(|known| area.first.column <= known.span.first && known.span.last <= area.last.column);
    let is_wide = over.count() * 2 > table.columns.len().max(3);
    is_wide
        || words.trim_start().starts_with(['※', '＊', '*'])
            && table.columns.first().is_some_and(|first| first.span.has(area.first.column))
}

/// Whether a row has nothing but the number of a page: `1 / 3`, `- 2 -`, `3ページ`. Digits alone in the column of
/// numbers are the number of a goal that is not filled in.
fn is_page_number(filled: &[(Position, String)], table: &Table, form: &Form) -> bool {
    let words: String = filled.iter().map(|(_, words)| words.as_str()).collect();
    if words.chars().count() > 24 {
        return false;
    }
    let folded = fold::fold(&words);
    let mut rest = folded.as_str();
    for name in ["ページ", "頁", "page", "p."] {
        rest = rest.trim_start_matches(name).trim_end_matches(name);
    }
    let is_counting = rest.chars().any(|letter| letter.is_ascii_digit())
        && rest.chars().all(|letter| letter.is_ascii_digit() || "-/－ー—‐−()（）ofp.".contains(letter));
    let is_bare = folded.chars().all(|letter| letter.is_ascii_digit());
    let in_numbers = filled.iter().any(|(position, _)| {
        table.target(*position).is_some_and(|known| kind(known.target, form) == Some(ColumnKind::GoalNumber))
    });
    is_counting && (!is_bare || !in_numbers) && filled.len() <= 3 && (filled.len() == 1 || !is_bare)
}

/// Whether words say that what stands above holds here too.
fn is_ditto(words: &str) -> bool {
    ["〃", "″", "”", "同上", "々", "\"", "〃 ", "同左上"].contains(&words.trim())
}

/// The words of the cells of a table's head, as they are compared.
fn head_words(grid: &Grid<'_>, table: &Table) -> HashSet<String> {
    let rows = grid.rows_from(table.first).take_while(|row| *row <= table.last);
    let cells = rows.flat_map(|row| grid.row(row).filter_map(|(_, cell)| said(cell)).collect::<Vec<_>>());
    cells.map(|words| key(&words)).filter(|key| !key.is_empty()).collect()
}

impl Table {
    /// Takes the places of the columns from the head on another page, where it has all of them.
    fn follow(&mut self, again: &Self) {
        let has_all = self.columns.iter().all(|known| again.span_of(known.target).is_some());
        if has_all {
            self.columns.clone_from(&again.columns);
        }
    }
}

#[cfg(test)]
mod tests;
