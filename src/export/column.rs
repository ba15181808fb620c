//! What a column of the form holds for one goal, in plain words.

use super::subject::Subject;
use crate::draft::{Prose, Value};
use crate::settings::{Column, ColumnKind};
use crate::site::Site;

/// The words of a column, by its place in the form; `None` where the goal has nothing there. A date is told as
/// ISO 8601 has it, since a date column accepts nothing that this could lose.
pub(super) fn words(subject: &Subject<'_>, place: usize, column: &Column) -> Option<String> {
    let written = &subject.goal.written;
    let words = match column.kind {
        ColumnKind::GoalNumber => subject.goal.number.to_string(),
        ColumnKind::Title => written.title.clone(),
        ColumnKind::Category => subject.category()?.name.clone(),
        ColumnKind::Deadline => written.deadline.as_ref()?.words.clone(),
        ColumnKind::Section => match subject.section() {
            Some(section) => section.name.clone(),
            None => subject.site.strings.get("common").to_owned(),
        },
        ColumnKind::Text => text(subject.text(place)?),
        ColumnKind::Line | ColumnKind::Date | ColumnKind::Number | ColumnKind::Choice => {
            match subject.value(place)? {
                Value::Line(words) | Value::Number(words) => words.clone(),
                Value::Date(_, date) => date.to_string(),
            }
        }
    };
    (!words.is_empty()).then_some(words)
}

/// A text as it is written by hand, a line each.
pub(super) fn text(prose: &Prose) -> String {
    let lines: Vec<String> = prose.fragment.lines().iter().map(crate::markdown::Line::written).collect();
    lines.join("\n")
}

/// Words with what they are about in front of them; a text of several lines begins on one of its own.
pub(super) fn labelled(site: &Site<'_>, label: &str, words: &str) -> String {
    let colon = site.strings.get("colon");
    if words.contains('\n') {
        format!("{label}{}\n{words}", colon.trim_end())
    } else {
        format!("{label}{colon}{words}")
    }
}
