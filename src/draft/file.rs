//! One Markdown file of the content, whichever kind it is.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::context::Context;
use super::department::{self, DepartmentDraft};
use super::goal::{self, GoalDraft};
use super::page::{self, PageDraft};
use super::prose::Prose;
use super::year;
use crate::calendar::FiscalYear;
use crate::diagnostic::{Finding, Place, Rule};
use crate::digest::Digest;
use crate::source::{self, CONTENT, Entry};

/// What a Markdown file is, by where it lies.
pub(super) enum Kind<'a> {
    Page { key: &'a str },
    YearIndex { year: &'a str },
    DepartmentIndex { year: &'a str, department: &'a str },
    Goal { year: &'a str, department: &'a str, key: &'a str },
    Misplaced,
}

/// What was read from one file. It is shared, not copied, by every site that is made of it.
#[derive(Clone, Debug)]
pub(super) struct FileRead {
    pub(super) draft: Draft,
    pub(super) findings: Vec<Finding>,
    /// The digest of the file's bytes, where they could be read as text and mean anything.
    pub(super) digest: Option<Digest>,
}

/// The draft that a file holds.
#[derive(Clone, Debug)]
pub(super) enum Draft {
    Page(PageDraft),
    YearIndex { year: String, file: String, prose: Prose },
    DepartmentIndex { year: String, draft: DepartmentDraft },
    Goal { year: String, department: String, draft: Arc<GoalDraft> },
    Nothing,
}

/// The kind of a file, by where it lies.
pub(super) fn kind<'a>(entry: &'a Entry, years: &BTreeMap<String, FiscalYear>) -> Kind<'a> {
    let parts: Vec<&str> = entry.path.split('/').collect();
    let stem = entry.stem().unwrap_or_default();
    match *parts.as_slice() {
        [_] if stem != "_index" => Kind::Page { key: stem },
        [year, _] if years.contains_key(year) && stem == "_index" => Kind::YearIndex { year },
        [year, department, _] if years.contains_key(year) && stem == "_index" => {
            Kind::DepartmentIndex { year, department }
        }
        [year, department, _] if years.contains_key(year) => Kind::Goal { year, department, key: stem },
        _ => Kind::Misplaced,
    }
}

/// Reads one file. What it holds is a function of its text, its path, the configuration and the labels.
pub(super) fn read(context: &Context<'_>, entry: &Entry) -> FileRead {
    let years = &context.years;
    let file = entry.file();
    let kind = kind(entry, years);
    if matches!(kind, Kind::Misplaced) {
        // Below a folder that is no year, that folder is the mistake and has its finding.
        let below_year = entry.path.split('/').next().is_some_and(|folder| years.contains_key(folder))
            || !entry.path.contains('/');
        let findings = below_year.then(|| Finding::new(Rule::MisplacedFile, Place::file(file)));
        return FileRead { draft: Draft::Nothing, findings: findings.into_iter().collect(), digest: None };
    }
    let text = match source::read_text(&context.tree.root, &file) {
        Ok(text) => text,
        Err(finding) => return FileRead { draft: Draft::Nothing, findings: vec![*finding], digest: None },
    };
    let digest = Some(Digest::of(text.as_bytes()));
    let (draft, findings) = match kind {
        Kind::Page { key } => {
            let (draft, findings) = page::read(key, file, &text, context);
            (draft.map(Draft::Page), findings)
        }
        Kind::YearIndex { year } => {
            let (prose, findings) = year::read(file.clone(), &text, context);
            (Some(Draft::YearIndex { year: year.to_owned(), file, prose }), findings)
        }
        Kind::DepartmentIndex { year, department } => {
            let draft = DepartmentDraft::unnamed(department, format!("{CONTENT}/{year}/{department}"));
            let (draft, findings) = department::read(draft, file, &text, context);
            (Some(Draft::DepartmentIndex { year: year.to_owned(), draft }), findings)
        }
        Kind::Goal { year, department, key } => match years.get(year) {
            Some(fiscal_year) => {
                let (draft, findings) = goal::read(key, file, &text, *fiscal_year, context);
                let draft = draft.map(|draft| Draft::Goal {
                    year: year.to_owned(),
                    department: department.to_owned(),
                    draft: Arc::new(draft),
                });
                (draft, findings)
            }
            None => (None, Vec::new()),
        },
        Kind::Misplaced => (None, Vec::new()),
    };
    FileRead { draft: draft.unwrap_or(Draft::Nothing), findings, digest }
}
