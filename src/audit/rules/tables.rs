//! Tables of data say what they show and which cells head which (1.3.1).

use std::collections::BTreeSet;

use crate::audit::document::Element;
use crate::audit::name;
use crate::audit::page::{Page, Remark};
use crate::diagnostic::Rule;

pub(super) fn judge(page: &Page<'_>, remarks: &mut Vec<Remark>) {
    for table in page.told().filter(|element| element.name() == "table") {
        // Some tables only put things side by side.
        if !matches!(table.role(), Some("presentation" | "none")) {
            judge_table(page, table, remarks);
        }
    }
}

fn judge_table(page: &Page<'_>, table: Element<'_>, remarks: &mut Vec<Remark>) {
    let own = |element: &Element<'_>| {
        element
            .ancestors()
            .find(|outer| outer.name() == "table")
            .is_some_and(|outer| outer.place == table.place)
    };
    let mut has_caption = false;
    let mut cells = Vec::new();
    for element in table.descendants() {
        match element.name() {
            "caption" if own(&element) => has_caption |= !name::of_inside(page, element).is_empty(),
            "td" | "th" if own(&element) => cells.push(element),
            _ => {}
        }
    }
    if cells.is_empty() {
        return;
    }
    if !has_caption && name::of_frame(page, table).is_empty() && !is_in_named_frame(page, table) {
        remarks.push(Remark::on(Rule::TableNameMissing, table));
    }
    let heads: Vec<Element<'_>> = cells.iter().copied().filter(is_head).collect();
    if heads.is_empty() {
        remarks.push(Remark::on(Rule::TableHeadsMissing, table));
        return;
    }
    // Where only columns or only rows have heads, there is no doubt which cells those are for.
    if has_both(&cells) {
        for head in &heads {
            if !head.has("scope") && head.role().is_none() && !head.has("id") {
                remarks.push(Remark::on(Rule::TableScopeMissing, *head));
            }
        }
    }
    let ids: BTreeSet<&str> = cells.iter().filter_map(|cell| cell.attribute("id")).collect();
    for cell in &cells {
        let named = cell.attribute("headers").unwrap_or_default().split_ascii_whitespace();
        for id in named.filter(|id| !ids.contains(id)) {
            remarks.push(Remark::on(Rule::TableHeadsUnknown, *cell).with("id", id));
        }
    }
}

fn is_head(cell: &Element<'_>) -> bool {
    match cell.role() {
        None => cell.name() == "th",
        Some(role) => matches!(role, "columnheader" | "rowheader"),
    }
}

/// Whether heads of columns and heads of rows are both in it: a row has heads and other cells, and another row has
/// heads alone.
fn has_both(cells: &[Element<'_>]) -> bool {
    let row = |cell: &Element<'_>| cell.ancestors().next().map(|row| row.place);
    let rows = cells.chunk_by(|one, other| row(one) == row(other));
    let (mut has_columns, mut has_rows) = (false, false);
    for cells in rows {
        let heads = cells.iter().filter(|cell| is_head(cell)).count();
        has_columns |= heads == cells.len() && heads > 1;
        has_rows |= heads > 0 && heads < cells.len();
    }
    has_columns && has_rows
}

/// Whether it is all that a named part of the page, such as a frame that scrolls, holds.
fn is_in_named_frame(page: &Page<'_>, table: Element<'_>) -> bool {
    let Some(frame) = table.ancestors().next() else { return false };
    let is_frame = frame.name() == "figure" || matches!(frame.role(), Some("region" | "group" | "figure"));
    let caption = || {
        frame
            .descendants()
            .any(|inside| inside.name() == "figcaption" && !name::of_inside(page, inside).is_empty())
    };
    is_frame && (!name::of_frame(page, frame).is_empty() || caption())
}
