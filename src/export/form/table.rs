//! The table: its header, and a row for each goal; several for a goal that does not fit into one.

use std::borrow::Cow;

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::cell::{self, Content};
use super::columns::Columns;
use super::measure::{self, Lines};
use super::parts::parts;
use super::sheet_name::cut;
use super::style::{BODY, HINT, Styles};
use crate::export::subject::{self, Subject};
use crate::plan::{Plan, Year};
use crate::settings::{Column, ColumnKind};
use crate::site::Site;

/// Where the table is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Table {
    /// The row of its header.
    pub(super) header: u32,
    /// How high that is, in points.
    pub(super) header_height: f64,
    /// Its last row.
    pub(super) last_row: u32,
}

/// Writes the table from a row on.
pub(super) fn write(
    sheet: &mut Worksheet,
    header: u32,
    site: Site<'_>,
    year: &Year,
    plan: &Plan,
    columns: &Columns,
    styles: &Styles,
) -> Result<Table, XlsxError> {
    let header_height = write_header(sheet, header, &site.settings.form.columns, columns, styles)?;
    let mut row = header;
    for goal in subject::of_plan(site, year, plan) {
        row = write_goal(sheet, row, &goal, columns, styles)?;
    }
    Ok(Table { header, header_height, last_row: row })
}

/// The labels, each with its hint on a line of its own.
fn write_header(
    sheet: &mut Worksheet,
    row: u32,
    form: &[Column],
    columns: &Columns,
    styles: &Styles,
) -> Result<f64, XlsxError> {
    let mut highest = 0.0_f64;
    for ((place, column), width) in (0..).zip(form).zip(&columns.widths) {
        let label = cut(&column.label, HEADING);
        let mut lines = vec![(measure::lines(label, *width, BODY), BODY)];
        let mut said = vec![(&styles.heading_label, label)];
        let hint = column.hint.as_deref().map(|hint| format!("\n{}", cut(hint, HEADING)));
        if let Some(hint) = &hint {
            lines.push((measure::lines(hint.trim_start_matches('\n'), *width, HINT), HINT));
            said.push((&styles.heading_hint, hint));
        }
        said.retain(|(_, words)| !words.is_empty());
        if said.is_empty() {
            sheet.write_blank(row, place, &styles.heading)?;
        } else {
            sheet.write_rich_string_with_format(row, place, &said, &styles.heading)?;
        }
        highest = highest.max(columns.lines.height(&lines));
    }
    sheet.set_row_height(row, highest)?;
    Ok(highest)
}

/// What a label or a hint may have, in UTF-16 units: with its markup the two are still one cell.
const HEADING: usize = 8_000;

/// Writes a goal below a row and tells its last row. The number stands in each of them, so that they are known to
/// belong together, wherever a page ends.
fn write_goal(
    sheet: &mut Worksheet,
    above: u32,
    goal: &Subject<'_>,
    columns: &Columns,
    styles: &Styles,
) -> Result<u32, XlsxError> {
    let cells: Vec<Vec<Content<'_>>> = columns
        .kinds
        .iter()
        .enumerate()
        .map(|(place, kind)| divided(cell::content(goal, place, *kind), columns.room(place), columns.lines))
        .collect();
    let rows = cells.iter().map(Vec::len).max().unwrap_or(1);
    let mut row = above;
    for part in 0..rows {
        row += 1;
        let mut lines = 1;
        for (column, parts) in cells.iter().enumerate() {
            let place = u16::try_from(column).unwrap_or(u16::MAX);
            let format = styles.cells[column].of(part, rows);
            let repeats = columns.kinds[column] == ColumnKind::GoalNumber;
            match parts.get(if repeats { 0 } else { part }) {
                Some(Content::Number(number)) => {
                    sheet.write_number_with_format(row, place, *number, format)?;
                }
                Some(Content::Words(words)) => {
                    sheet.write_string_with_format(row, place, &**words, format)?;
                    let shown = words.strip_suffix('\n').unwrap_or(words);
                    lines = lines.max(measure::lines(shown, columns.room(column), BODY));
                }
                None => {
                    sheet.write_blank(row, place, format)?;
                }
            }
        }
        sheet.set_row_height(row, columns.lines.height(&[(lines, BODY)]))?;
    }
    Ok(row)
}

/// A cell's content in parts that fit into a row each.
fn divided(content: Content<'_>, room: f64, lines: Lines) -> Vec<Content<'_>> {
    let words = match content {
        Content::Number(number) => return vec![Content::Number(number)],
        Content::Words(words) => words,
    };
    let parts = parts(&words, measure::ems(room, BODY), lines.most(BODY));
    if parts.len() == 1 {
        return vec![Content::Words(words)];
    }
    parts.into_iter().map(|part| Content::Words(Cow::Owned(part.to_owned()))).collect()
}
