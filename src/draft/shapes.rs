//! Which keys a Markdown file's front matter may have, by where the file lies.

use std::collections::BTreeMap;

use super::content;
use super::file::{Kind, kind};
use super::{department, goal, page, year};
use crate::calendar::FiscalYear;
use crate::settings::Settings;
use crate::source::{Entry, Tree};
use crate::yaml::Shape;

/// The keys of every kind of file, in the order in which they are best written.
#[derive(Debug)]
pub struct Shapes {
    years: BTreeMap<String, FiscalYear>,
    goal: Shape,
    department: Shape,
    year: Shape,
    page: Shape,
}

impl Shapes {
    /// The shapes for the files of a site.
    pub fn new(tree: &Tree, settings: &Settings) -> Self {
        let (years, _) = content::years(tree, settings);
        let (goal, department) = (goal::shape(settings), department::shape());
        Self { years, goal, department, year: year::shape(), page: page::shape() }
    }

    /// The shape of a Markdown file's front matter; `None` for one that lies where none belongs.
    pub fn of(&self, entry: &Entry) -> Option<&Shape> {
        match kind(entry, &self.years) {
            Kind::Page { .. } => Some(&self.page),
            Kind::YearIndex { .. } => Some(&self.year),
            Kind::DepartmentIndex { .. } => Some(&self.department),
            Kind::Goal { .. } => Some(&self.goal),
            Kind::Misplaced => None,
        }
    }
}
