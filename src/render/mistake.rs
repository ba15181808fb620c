//! Mistakes in templates as findings.

use tera::{ErrorKind, ReportError};

use crate::diagnostic::{Finding, Place, Rule};
use crate::theme::Template;

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
            let place = Place::span(file(report.filename()), span.clone());
            let before =
                find(report.filename()).and_then(|known| known.text.get(..span.start)).unwrap_or_default();
            // What is asked of `t` are words, and those are in another file.
            let asks_for_words =
                before.strip_suffix("t.").is_some_and(|rest| !rest.ends_with(char::is_alphanumeric));
            match unknown_field(report.message()) {
                Some((field, fields)) if asks_for_words => {
                    let nearest = crate::diagnostic::nearest(field, fields.iter().copied());
                    let finding = Finding::new(Rule::StringMissing, place).with("key", field);
                    nearest.into_iter().fold(finding, Finding::suggesting)
                }
                Some((field, fields)) => {
                    Finding::new(Rule::TemplateError, place).with("detail", field).allowing(field, fields)
                }
                None => Finding::new(Rule::TemplateError, place).with("detail", report.message()),
            }
        }
        ErrorKind::MissingParent { current, parent } => whole(current).with("detail", format!("{parent}?")),
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
            whole(tpl).with("detail", error.to_string())
        }
        // Some mistakes come without a place; the template that names what does not exist is the best there is.
        _ => {
            let told = error.to_string();
            let named = templates.iter().rev().find(|known| told.contains(&known.name));
            let place = named.map_or_else(|| file(template), |known| known.file.clone());
            Finding::new(Rule::TemplateError, Place::file(place)).with("detail", told)
        }
    }
}

/// The field that a template asked for in vain, and those that there are, from the words of the engine.
fn unknown_field(message: &str) -> Option<(&str, Vec<&str>)> {
    let (field, rest) = message.strip_prefix("Field `")?.split_once('`')?;
    let (_, fields) = rest.split_once("Available fields: ")?;
    Some((field, fields.trim_end_matches('.').split(", ").collect()))
}
