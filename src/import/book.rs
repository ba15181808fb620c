//! The sheets of a file that hold goals.

use super::grid::Grid;
use super::said::said;
use super::table::Table;
use super::vocabulary::Vocabulary;
use crate::fold;
use crate::spreadsheet::{Book, Sheet};

/// Why no sheet can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoSheet {
    /// There is none of that name.
    Unknown {
        /// The name that was written.
        written: String,
        /// The names that there are.
        known: Vec<String>,
    },
    /// Several sheets hold a table, and none was named.
    Several {
        /// Their names.
        names: Vec<String>,
    },
    /// No sheet holds a table with a column of titles.
    NoTable {
        /// The sheets that were looked through.
        names: Vec<String>,
        /// Sheets that are hidden and were not.
        hidden: Vec<String>,
        /// The words of the row that looks most like the head of a table, with its place.
        nearest: Option<(String, Vec<String>)>,
    },
}

/// The sheets that are asked for, or the one that holds a table.
pub(super) fn sheets<'a>(
    book: &'a Book,
    asked: &[String],
    vocabulary: &Vocabulary,
    takes_hidden: bool,
) -> Result<Vec<(&'a Sheet, Table)>, NoSheet> {
    let find = |sheet: &'a Sheet| Some((sheet, Table::find(&Grid::new(sheet, takes_hidden), vocabulary)?));
    let names = |sheets: &[&Sheet]| sheets.iter().map(|sheet| sheet.name.clone()).collect::<Vec<_>>();
    if !asked.is_empty() {
        let mut found = Vec::new();
        for written in asked {
            let sheet = book.sheets.iter().find(|sheet| sheet.name == *written);
            let sheet = sheet.or_else(|| book.sheets.iter().find(|sheet| fold::same(&sheet.name, written)));
            let sheet = sheet.ok_or_else(|| NoSheet::Unknown {
                written: written.clone(),
                known: book.sheets.iter().map(|sheet| sheet.name.clone()).collect(),
            })?;
            found.push(find(sheet).ok_or_else(|| none(&[sheet], &[], vocabulary, takes_hidden))?);
        }
        return Ok(found);
    }
    let (shown, hidden): (Vec<&Sheet>, Vec<&Sheet>) =
        book.sheets.iter().partition(|sheet| takes_hidden || !sheet.is_hidden);
    let found: Vec<(&Sheet, Table)> = shown.iter().filter_map(|sheet| find(sheet)).collect();
    match found.len() {
        0 => Err(none(&shown, &names(&hidden), vocabulary, takes_hidden)),
        1 => Ok(found),
        _ => Err(NoSheet::Several { names: found.iter().map(|(sheet, _)| sheet.name.clone()).collect() }),
    }
}

/// What there is to say where no table is found: the row that knows the most columns, or else the one with the most
/// short words.
fn none(sheets: &[&Sheet], hidden: &[String], vocabulary: &Vocabulary, takes_hidden: bool) -> NoSheet {
    let mut best: Option<(usize, usize, String, Vec<String>)> = None;
    for sheet in sheets {
        let grid = Grid::new(sheet, takes_hidden);
        for row in grid.rows_from(0).take(1000) {
            let words: Vec<String> = grid
                .row(row)
                .filter_map(|(_, cell)| said(cell))
                .filter(|words| words.chars().count() <= 40)
                .map(|words| super::layout::one_line(&words))
                .collect();
            let known = words.iter().filter(|words| vocabulary.find(words).is_some()).count();
            let is_better =
                best.as_ref().is_none_or(|(most, count, ..)| (known, words.len()) > (*most, *count));
            if words.len() > 1 && is_better {
                best = Some((known, words.len(), format!("{}!{}", sheet.name, row + 1), words));
            }
        }
    }
    NoSheet::NoTable {
        names: sheets.iter().map(|sheet| sheet.name.clone()).collect(),
        hidden: hidden.to_vec(),
        nearest: best.map(|(_, _, place, words)| (place, words)),
    }
}
