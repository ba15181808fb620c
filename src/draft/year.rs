//! A fiscal year's `_index.md`.

use super::context::Context;
use super::department::DepartmentDraft;
use super::prose::Prose;
use super::reader::Reader;
use crate::calendar::FiscalYear;
use crate::diagnostic::Finding;
use crate::markdown;
use crate::yaml::Shape;

/// A fiscal year with the departments below it.
#[derive(Clone, Debug)]
pub struct YearDraft {
    /// The name of its folder.
    pub key: String,
    /// The year that the folder's name means.
    pub fiscal_year: FiscalYear,
    /// Its `_index.md`, relative to the site's folder, where there is one.
    pub file: Option<String>,
    /// The body of that file.
    pub introduction: Prose,
    /// Its departments, by key.
    pub departments: Vec<DepartmentDraft>,
}

/// The keys that the `_index.md` of a fiscal year may have: none. Everything that a year is follows from its folder.
pub(super) fn shape() -> Shape {
    Shape::Record(Vec::new())
}

/// Reads the `_index.md` of a fiscal year.
pub(super) fn read(file: String, text: &str, context: &Context<'_>) -> (Prose, Vec<Finding>) {
    let mut reader = Reader::new(file, text, context);
    let Some(parts) = reader.parts(&shape()) else {
        return (Prose::default(), reader.findings);
    };
    let (fragment, problems) = markdown::whole(parts.body, reader.labels);
    reader.problems(parts.base, problems);
    (Prose { fragment, base: parts.base }, reader.findings)
}
