//! A goal's body: the text columns of the form, each below its level-two heading.

use std::ops::Range;

use super::encoding;
use super::prose::Prose;
use super::reader::{Parts, Reader};
use crate::diagnostic::{Finding, Place, Rule};
use crate::fold;
use crate::markdown::{self, Section};
use crate::settings::{Column, ColumnKind};

/// The texts of the form's text columns, by their place in the form.
pub(super) fn read(reader: &mut Reader<'_>, parts: &Parts<'_>) -> Vec<(usize, Prose)> {
    let document = markdown::document(parts.body, reader.labels);
    reader.problems(parts.base, document.problems);
    if !document.introduction.is_empty() {
        let end = document.sections.first().map_or(parts.body.len(), |section| section.heading_span.start);
        let before = &parts.body[..end];
        let start = before.len() - before.trim_start().len();
        let first_line = before[start..].find('\n').map_or(end, |length| start + length);
        let place = Place::span(reader.file.clone(), parts.base + start..parts.base + first_line);
        reader.push(Finding::new(Rule::TextBeforeHeading, place));
    }
    let mut texts: Vec<(usize, Prose)> = Vec::new();
    let mut seen: Vec<(usize, Range<usize>)> = Vec::new();
    for section in document.sections {
        let heading = parts.base + section.heading_span.start..parts.base + section.heading_span.end;
        let settings = reader.settings;
        let Some(column) = column_of(&settings.form.columns, &section.heading) else {
            let labels = text_columns(&settings.form.columns).map(|column| column.label.as_str());
            let place = Place::span(reader.file.clone(), heading);
            let finding = Finding::new(Rule::HeadingUnknown, place).with("heading", section.heading.as_str());
            reader.push(finding.allowing(&section.heading, labels));
            continue;
        };
        if let Some((_, first)) = seen.iter().find(|(earlier, _)| *earlier == column) {
            let [place, first] = [&heading, first].map(|span| Place::span(reader.file.clone(), span.clone()));
            let finding =
                Finding::new(Rule::HeadingDuplicate, place).with("heading", section.heading.as_str());
            reader.push(finding.related_to(first));
            continue;
        }
        seen.push((column, heading.clone()));
        if section.fragment.is_empty() {
            if settings.form.columns[column].required && !has_empty_item(reader, parts.base, &section) {
                let place = Place::span(reader.file.clone(), heading);
                reader.push(Finding::new(Rule::ColumnEmpty, place).with("heading", section.heading.as_str()));
            }
            continue;
        }
        let span = parts.base + section.span.start..parts.base + section.span.end;
        encoding::text(reader, &span, &settings.form.columns[column].label, &section.fragment);
        texts.push((column, Prose { fragment: section.fragment, base: parts.base }));
    }
    for (index, column) in reader.settings.form.columns.iter().enumerate() {
        let is_missing = column.kind == ColumnKind::Text
            && column.required
            && seen.iter().all(|(earlier, _)| *earlier != index);
        if is_missing {
            let place =
                Place::span(reader.file.clone(), parts.base.saturating_sub(4)..parts.base.saturating_sub(1));
            reader.push(Finding::new(Rule::HeadingMissing, place).with("heading", column.label.as_str()));
        }
    }
    texts.sort_by_key(|(column, _)| *column);
    texts
}

fn text_columns(columns: &[Column]) -> impl Iterator<Item = &Column> {
    columns.iter().filter(|column| column.kind == ColumnKind::Text)
}

/// The column that a heading names. Most headings are a label to the letter, which is soon seen.
pub fn column_of(columns: &[Column], heading: &str) -> Option<usize> {
    let exact = columns.iter().position(|column| column.kind == ColumnKind::Text && column.label == heading);
    exact.or_else(|| columns.iter().position(|column| is_heading_of(column, heading)))
}

/// A heading names a column by its label, by its key, or by label and hint together as the paper form has them.
fn is_heading_of(column: &Column, heading: &str) -> bool {
    if column.kind != ColumnKind::Text {
        return false;
    }
    let with_hint = column.hint.as_ref().map(|hint| format!("{}({hint})", column.label));
    fold::same(&column.label, heading)
        || fold::same(&column.key, heading)
        || with_hint.is_some_and(|label| fold::same(&label, heading))
}

/// A column that holds nothing but empty items already has a finding for each of them.
fn has_empty_item(reader: &Reader<'_>, base: usize, section: &Section) -> bool {
    let span = base + section.span.start..base + section.span.end;
    reader.findings.iter().any(|finding| {
        finding.rule == Rule::EmptyItem
            && matches!(finding.place.at, crate::diagnostic::At::Span(start, _) if span.contains(&start))
    })
}
