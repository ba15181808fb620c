//! A goal's file, as somebody would have written it by hand, or as it is with what differs changed.

use super::proposal::{Proposed, Words};
use super::text::{self, Lines};
use crate::calendar::parse_date;
use crate::draft::column_of_heading;
use crate::fold;
use crate::markdown::{self, Labels};
use crate::scaffold::{FrontMatter, heading};
use crate::settings::{Column, ColumnKind, Settings};
use crate::yaml::scalar::scalar;
use crate::yaml::{self, Record, Shape};

/// A file that was written or changed.
#[derive(Debug, Default)]
pub(super) struct Written {
    pub(super) text: String,
    /// The columns whose text does not come back in the same lines.
    pub(super) unsure: Vec<usize>,
    /// The columns in which the sheet has nothing and the file something, which stays.
    pub(super) kept: Vec<usize>,
}

/// A new file.
pub(super) fn new(goal: &Proposed, settings: &Settings, lines: Lines) -> Written {
    let mut written = Written { text: "---\n".to_owned(), ..Written::default() };
    let columns = &settings.form.columns;
    for (place, column) in columns.iter().enumerate().filter(|(_, column)| column.kind != ColumnKind::Text) {
        let words = goal.value(place).map_or("", |words| words.words.as_str());
        if words.is_empty() && !column.required {
            continue;
        }
        let line = format!("{}: {}", column.key, scalar(words));
        written.text.push_str(line.trim_end());
        written.text.push('\n');
    }
    if let Some(day) = &goal.updated {
        written.text.extend(["updated: ", day, "\n"]);
    }
    written.text.push_str("---\n");
    let mut bodies = Vec::new();
    for (place, column) in columns.iter().enumerate().filter(|(_, column)| column.kind == ColumnKind::Text) {
        let words = goal.texts.iter().find(|(other, _)| *other == place).map_or("", |(_, words)| words);
        if words.trim().is_empty() && !column.required {
            continue;
        }
        let (text, is_sure) = text::markdown(words, lines);
        if !is_sure {
            written.unsure.push(place);
        }
        let mut body = heading(column);
        if !text.is_empty() {
            body = format!("{body}\n{text}\n");
        }
        bodies.push(body);
    }
    written.text.push_str(&bodies.join("\n"));
    written
}

/// How the words of a file and of a sheet are compared.
pub(super) struct Meaning<'a> {
    pub(super) settings: &'a Settings,
    /// Whether two words for a section mean the same one.
    pub(super) same_section: &'a dyn Fn(&str, &str) -> bool,
    pub(super) lines: Lines,
}

/// A file with the values changed that differ in the sheet; `None` where it cannot be read.
pub(super) fn changed(old: &str, goal: &Proposed, shape: &Shape, meaning: &Meaning<'_>) -> Option<Written> {
    let parts = yaml::split(old).ok()?;
    let source = &old[parts.yaml.clone()];
    let (record, _) = yaml::read(source, shape);
    let record = record?;
    let mut written = Written::default();
    let front_matter = front_matter(source, &record, goal, shape, meaning, &mut written);
    let body = body(&old[parts.body.clone()], goal, meaning, &mut written);
    written.text =
        [&old[..parts.yaml.start], &front_matter, &old[parts.yaml.end..parts.body.start], &body].concat();
    Some(written)
}

fn front_matter(
    source: &str,
    record: &Record,
    goal: &Proposed,
    shape: &Shape,
    meaning: &Meaning<'_>,
    written: &mut Written,
) -> String {
    let mut front_matter = FrontMatter::new(source, record, shape);
    for place in goal.columns.iter().copied() {
        let Some(column) = meaning.settings.form.columns.get(place) else { continue };
        if column.kind == ColumnKind::Text {
            continue;
        }
        let current = record.filled(&column.key).unwrap_or_default();
        match goal.value(place) {
            Some(words) if !is_same(column, current, words, meaning) => {
                front_matter.set(&column.key, &words.words);
            }
            None if !current.is_empty() => written.kept.push(place),
            _ => {}
        }
    }
    front_matter.text()
}

/// Whether the words of a file mean what those of the sheet do.
fn is_same(column: &Column, current: &str, words: &Words, meaning: &Meaning<'_>) -> bool {
    let new = words.words.as_str();
    // A file's value is one line; what a sheet has around it does not count.
    if scalar(current) == scalar(new) {
        return true;
    }
    if let Some(day) = words.day
        && parse_date(current).is_ok_and(|current| current == day)
    {
        return true;
    }
    let settings = meaning.settings;
    match column.kind {
        ColumnKind::GoalNumber | ColumnKind::Choice | ColumnKind::Number => fold::same(current, new),
        ColumnKind::Category => {
            let category = settings.category(current);
            category.is_some() && category == settings.category(new)
        }
        ColumnKind::Section => {
            (settings.is_common(current) && settings.is_common(new)) || (meaning.same_section)(current, new)
        }
        _ => false,
    }
}

/// The body with the texts changed that differ; every other byte stays.
fn body(body: &str, goal: &Proposed, meaning: &Meaning<'_>, written: &mut Written) -> String {
    let columns = &meaning.settings.form.columns;
    let newline = if body.contains("\r\n") { "\r\n" } else { "\n" };
    let document = markdown::document(body, &Labels::default());
    let mut edits = Vec::new();
    let mut added = String::new();
    for place in goal.columns.iter().copied() {
        let Some(column) = columns.get(place).filter(|column| column.kind == ColumnKind::Text) else {
            continue;
        };
        let words = goal.texts.iter().find(|(other, _)| *other == place).map_or("", |(_, words)| words);
        let section = document
            .sections
            .iter()
            .find(|section| column_of_heading(columns, &section.heading) == Some(place));
        let Some(section) = section else {
            if !words.trim().is_empty() {
                let (text, is_sure) = text::markdown(words, meaning.lines);
                if !is_sure {
                    written.unsure.push(place);
                }
                added.extend(["\n", &heading(column), "\n", &text, "\n"]);
            }
            continue;
        };
        let current: Vec<String> = section.fragment.lines().iter().map(markdown::Line::written).collect();
        if text::same(&current, &text::wanted(words, meaning.lines), meaning.lines) {
            continue;
        }
        if words.trim().is_empty() {
            written.kept.push(place);
            continue;
        }
        let (text, is_sure) = text::keeping(words, &body[section.span.clone()], meaning.lines);
        if !is_sure {
            written.unsure.push(place);
        }
        let text = text.replace('\n', newline);
        let text = if section.span.is_empty() { format!("{newline}{newline}{text}{newline}") } else { text };
        edits.push((section.span.clone(), text));
    }
    let mut changed = body.to_owned();
    edits.sort_by_key(|(span, _)| span.start);
    for (span, text) in edits.into_iter().rev() {
        let end = if span.is_empty() {
            // The heading's own line end stays the only one.
            span.start + changed[span.start..].len()
                - changed[span.start..].trim_start_matches(['\r', '\n']).len()
        } else {
            span.end
        };
        let is_last = changed[end..].is_empty();
        let text = if span.is_empty() && !is_last { format!("{text}{newline}") } else { text };
        changed.replace_range(span.start..end, &text);
    }
    if !added.is_empty() && !changed.is_empty() && !changed.ends_with('\n') {
        changed.push_str(newline);
    }
    changed + &added.replace('\n', newline)
}
