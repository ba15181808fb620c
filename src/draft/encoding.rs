//! Characters of a draft that the encoding of the tables does not have.
//!
//! They are found while the file is read, in goals that are not published yet too: a table is then never half
//! written, and all that is to be mended is told at once.

use std::ops::Range;

use super::department::DepartmentDraft;
use super::goal::{GoalDraft, Value};
use super::reader::{Parts, Reader};
use crate::markdown::Fragment;
use crate::settings::{ColumnKind, Encoding, Written};
use crate::yaml::{self, Step, Target};

/// Checks what a goal says in its front matter.
pub(super) fn goal(reader: &mut Reader<'_>, goal: &GoalDraft) {
    if !is_narrow(reader) {
        return;
    }
    let settings = reader.settings;
    for (place, column) in settings.form.columns.iter().enumerate() {
        let value = goal.values.iter().find(|(of, _)| *of == place).map(|(_, value)| value);
        let words = match (column.kind, value) {
            (ColumnKind::Title, _) => &goal.title,
            (ColumnKind::Deadline, _) => goal.deadline.as_ref().map_or("", |deadline| &deadline.words),
            // A choice is said in the configuration's words, which are checked there.
            (_, Some(Value::Date(words, _))) | (ColumnKind::Line, Some(Value::Line(words))) => words,
            _ => continue,
        };
        value_of(reader, &[Step::from(column.key.as_str())], &column.label, words);
    }
}

/// Checks what a text column says; `span` is the piece of the file that it was read from.
pub(super) fn text(reader: &mut Reader<'_>, span: &Range<usize>, label: &str, fragment: &Fragment) {
    if is_narrow(reader) {
        let words: String = fragment.lines().into_iter().map(|line| line.words + "\n").collect();
        let found = written(reader, 0..0).in_span(span, label, &words);
        reader.findings.extend(found);
    }
}

/// Checks what a department says of itself.
pub(super) fn department(reader: &mut Reader<'_>, parts: &Parts<'_>, department: &DepartmentDraft) {
    if !is_narrow(reader) {
        return;
    }
    value_of(reader, &[Step::from("name")], "name", &department.name);
    for (list, keys) in [("officers", ["post", "name"].as_slice()), ("sections", &["name"])] {
        for (index, node) in parts.record.list(list).iter().enumerate() {
            for key in keys {
                let words = node.as_record().and_then(|record| record.filled(key)).unwrap_or_default();
                value_of(reader, &[Step::from(list), Step::from(index), Step::from(*key)], key, words);
            }
        }
    }
}

fn value_of(reader: &mut Reader<'_>, path: &[Step], field: &str, words: &str) {
    let yaml = yaml::split(reader.text).map_or(0..0, |parts| parts.yaml);
    let found = written(reader, yaml).in_value(&Target::value(path.iter().cloned()), field, words);
    reader.findings.extend(found);
}

fn written<'a>(reader: &'a Reader<'_>, yaml: Range<usize>) -> Written<'a> {
    Written { file: &reader.file, text: reader.text, yaml: (yaml.start, yaml.end) }
}

/// Whether tables are written in an encoding that does not have every character.
fn is_narrow(reader: &Reader<'_>) -> bool {
    reader.settings.data.encoding == Encoding::Cp932
}
