//! Mistakes in templates as findings.

use std::ops::Range;

use tera::{ErrorKind, ReportError};

use super::names;
use crate::diagnostic::{Finding, Place, Rule};
use crate::theme::Template;

/// What the engine calls what it does not find, and the terms of the catalogue for it.
const UNKNOWN: [(&str, &str); 7] = [
    ("Unknown filter `", "filter"),
    ("Unknown test `", "test"),
    ("Unknown function `", "function"),
    ("Unknown component `", "component"),
    ("Unknown template `", "template"),
    ("Unknown argument(s) `", "argument"),
    ("Block `", "block"),
];

/// A template's mistake, at its place where it has one.
pub(super) fn finding(error: &tera::Error, template: &str, templates: &[Template]) -> Finding {
    let find = |name: &str| {
        let inside = format!("/{name}");
        templates.iter().rev().find(|known| known.name == name || known.name.ends_with(&inside))
    };
    let file = |name: &str| find(name).map_or_else(|| name.to_owned(), |known| known.file.clone());
    let whole = |name: &str| Finding::new(Rule::TemplateError, Place::file(file(name)));
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let report: &ReportError = report;
            let span = report.span().range.clone();
            let text = find(report.filename()).map_or("", |known| known.text.as_str());
            told(file(report.filename()), text, span, report.message(), report.filename(), templates)
        }
        ErrorKind::MissingParent { current, parent } => {
            let text = find(current).map_or("", |known| known.text.as_str());
            let span = text.find(parent.as_str()).map_or(0..0, |start| start..start + parent.len());
            unknown("template", parent, Place::span(file(current), span))
                .allowing(parent, names::templates(templates))
        }
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
            whole(tpl).with("detail", error.to_string())
        }
        // What is found while templates are put together comes as a report in words; the first is told.
        _ => {
            let words = error.to_string();
            if let Some((message, name, line)) = reported(&words)
                && let Some(known) = find(name)
            {
                let span = line_and_name(&known.text, line, quoted(message));
                return told(known.file.clone(), &known.text, span, message, name, templates);
            }
            let named = templates.iter().rev().find(|known| words.contains(&known.name));
            let place = named.map_or_else(|| file(template), |known| known.file.clone());
            Finding::new(Rule::TemplateError, Place::file(place)).with("detail", words)
        }
    }
}

/// A mistake that is not the engine's to find: a variable that no template and no page has.
pub(super) fn unknown_variable(template: &Template, templates: &[Template]) -> Option<Finding> {
    let known = names::variables(templates);
    let mentions = crate::theme::scan(&template.text);
    let (name, span) = mentions.variables.into_iter().find(|(name, _)| !known.contains(name.as_str()))?;
    let finding = unknown("variable", &name, Place::span(template.file.as_str(), span));
    Some(finding.allowing(&name, names::GIVEN))
}

fn unknown(what: &'static str, name: &str, place: Place) -> Finding {
    Finding::new(Rule::TemplateUnknown, place).with_term("what", what).with("name", name)
}

/// What the engine says of a place.
fn told(
    file: String,
    text: &str,
    span: Range<usize>,
    message: &str,
    template: &str,
    templates: &[Template],
) -> Finding {
    let before = text.get(..span.start).unwrap_or_default();
    let name = quoted(message);
    if let Some(field) = message.strip_prefix("Field `").and(name) {
        // What is asked of `t` are words, and those are in another file.
        let asks = |of: &str| {
            before
                .strip_suffix(of)
                .is_some_and(|rest| !rest.ends_with(|last: char| last.is_alphanumeric() || last == '.'))
        };
        let fields = listed(message, "Available fields: ");
        let place = Place::span(file, span);
        if asks("t.") {
            let nearest = crate::diagnostic::nearest(field, fields.iter().copied()).map(str::to_owned);
            let finding = Finding::new(Rule::StringMissing, place).with("key", field);
            return nearest.into_iter().fold(finding, Finding::suggesting);
        }
        return unknown("field", field, place).allowing(field, fields);
    }
    if let Some(variable) = message.strip_prefix("Variable `").and(name) {
        let variables = listed(message, "Available variables: ");
        return unknown("variable", variable, Place::span(file, span)).allowing(variable, variables);
    }
    if let Some(argument) = message.strip_suffix(super::UNDEFINED).and(name) {
        return Finding::new(Rule::EmptyValue, Place::span(file, span)).with("key", argument);
    }
    let what = UNKNOWN.iter().find(|(start, _)| message.starts_with(start)).map(|(_, what)| *what);
    if let (Some(what), Some(name)) = (what, name) {
        let allowed = match what {
            "filter" => names::FILTERS.map(str::to_owned).to_vec(),
            "test" => names::TESTS.map(str::to_owned).to_vec(),
            "function" => vec!["range".to_owned()],
            "component" => names::components(templates),
            "template" => names::templates(templates),
            "argument" => listed(message, "are: ").into_iter().map(|name| name.replace('`', "")).collect(),
            _ => names::blocks(template, templates),
        };
        return unknown(what, name, Place::span(file, span)).allowing(name, allowed);
    }
    Finding::new(Rule::TemplateError, Place::span(file, span)).with("detail", message)
}

/// The first name in backticks.
fn quoted(message: &str) -> Option<&str> {
    message.split('`').nth(1)
}

/// The names behind some words of the engine.
fn listed<'m>(message: &'m str, words: &str) -> Vec<&'m str> {
    let list = message.split_once(words).map_or("", |(_, list)| list);
    list.trim_end_matches('.').split(", ").filter(|name| !name.is_empty()).collect()
}

/// Message, template and line of the first report among the engine's words.
fn reported(words: &str) -> Option<(&str, &str, usize)> {
    let mut lines = words.lines();
    let message = lines.next()?.strip_prefix("error: ")?;
    let (_, place) = lines.next()?.split_once("--> ")?;
    let mut parts = place.rsplitn(3, ':');
    let (_, line, name) = (parts.next()?, parts.next()?, parts.next()?);
    Some((message, name, line.parse().ok()?))
}

/// A name in a line of a text; the whole line where it is not in there.
fn line_and_name(text: &str, line: usize, name: Option<&str>) -> Range<usize> {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let words = text[start..].lines().next().unwrap_or_default();
    match name.and_then(|name| Some((words.find(name)?, name.len()))) {
        Some((at, length)) => start + at..start + at + length,
        None => start..start + words.len(),
    }
}
