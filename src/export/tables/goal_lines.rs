//! `goal_lines.csv`: the texts of the goals, one row for each line.

use std::borrow::Cow;

use super::super::subject::Subject;
use super::cell::{Cell, or_empty};
use super::column::{Definition, Kind};
use crate::markdown::{Line, Marker};

pub(super) const COLUMNS: [Definition; 7] = [
    Definition::new("goal_id", Kind::Code, "2022/policy/09-booking").required(),
    Definition::new("column_key", Kind::Code, "level").required(),
    Definition::new("line_number", Kind::Integer, "1").required(),
    Definition::new("list_depth", Kind::Integer, "1").required(),
    Definition::new("marker", Kind::Code, "bullet"),
    Definition::new("marker_number", Kind::Integer, ""),
    Definition::new("text", Kind::Text, "").required(),
];

/// The rows of a goal: of each text column in the form's order, its lines. A goal that was remembered without its
/// texts has none.
pub(super) fn each_row(subject: &Subject<'_>, mut row: impl FnMut([Cell<'_>; COLUMNS.len()])) {
    let id = subject.id();
    for (place, column) in subject.site.settings.form.columns.iter().enumerate() {
        let Some(prose) = subject.text(place) else { continue };
        for (number, line) in prose.fragment.lines().iter().enumerate() {
            let Line { depth, marker, words } = line;
            let (kind, marker_number) = marker.map_or((None, None), told);
            row([
                Cell::code(&id),
                Cell::code(&column.key),
                Cell::place(number),
                Cell::Integer(*depth as u64),
                or_empty(kind, Cell::code),
                or_empty(marker_number, Cell::Integer),
                Cell::Text(Cow::Borrowed(words)),
            ]);
        }
    }
}

/// The code of a marker, and its number where it has one.
fn told(marker: Marker) -> (Option<&'static str>, Option<u64>) {
    match marker {
        Marker::Bullet => (Some("bullet"), None),
        Marker::Number(number) => (Some("number"), Some(number)),
        Marker::Circled(number) => (Some("circled"), Some(number)),
    }
}
