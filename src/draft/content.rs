//! All the drafts of a site, in the shape of its folders.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::context::Context;
use super::department::DepartmentDraft;
use super::file::{self, Draft, FileRead};
use super::page::PageDraft;
use super::prose::Prose;
use super::year::YearDraft;
use crate::calendar::{EraDisplay, FiscalYear, FiscalYearError};
use crate::diagnostic::{Finding, Place, Rule};
use crate::markdown::Labels;
use crate::settings::{self, Settings};
use crate::source::{CONTENT, Entry, Tree};

/// Everything that `content/` holds.
#[derive(Clone, Debug, Default)]
pub struct Content {
    /// The fiscal years, by key.
    pub years: Vec<YearDraft>,
    /// The free pages, by key.
    pub pages: Vec<PageDraft>,
    /// Files that are published as they are.
    pub assets: Vec<Asset>,
    /// Markdown files that could not be read, relative to `content/`: they are there all the same, and a link to one
    /// is no mistake of the link's.
    pub unreadable: Vec<String>,
}

impl Content {
    /// Whether anything in it links to anything: most plans do not, and then no table of targets is needed.
    pub fn has_links(&self) -> bool {
        let linked = |prose: &Prose| !prose.fragment.links().is_empty();
        let departments = || self.years.iter().flat_map(|year| &year.departments);
        self.pages.iter().any(|page| linked(&page.body))
            || self.years.iter().any(|year| linked(&year.introduction))
            || departments().any(|department| linked(&department.introduction))
            || departments()
                .flat_map(|department| &department.goals)
                .any(|goal| goal.texts.iter().any(|(_, prose)| linked(prose)))
    }
}

/// A file that is published as it is, at the address that its path is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asset {
    /// Relative to `content/`, and so to the site.
    pub path: String,
}

/// What every Markdown file of a site holds, by path. Reading them again reads only what has changed.
#[derive(Clone, Debug, Default)]
pub struct Drafts {
    pub(super) files: BTreeMap<Arc<str>, Arc<FileRead>>,
}

impl Drafts {
    /// Reads every Markdown file of a tree, on every core. Files that `known` has and that did not change are
    /// taken from there; `known` must have been read with the same settings and labels. `on_each` is called for
    /// each file.
    pub fn read(
        tree: &Tree,
        settings: &Settings,
        labels: &Labels,
        known: &Self,
        has_changed: impl Fn(&Entry) -> bool + Sync,
        on_each: &(dyn Fn() + Sync),
    ) -> Self {
        let context = Context::new(tree, years(tree, settings).0, settings, labels);
        let texts: Vec<&Entry> = tree.files.iter().filter(|entry| entry.stem().is_some()).collect();
        let files = texts
            .par_iter()
            .map(|entry| {
                let read = known.files.get(entry.path.as_str()).filter(|_| !has_changed(entry)).cloned();
                let read = read.unwrap_or_else(|| Arc::new(file::read(&context, entry)));
                on_each();
                (Arc::from(entry.path.as_str()), read)
            })
            .collect();
        Self { files }
    }

    /// Reads those files again that changed, where no file came or went.
    pub fn read_again(
        &mut self,
        tree: &Tree,
        settings: &Settings,
        labels: &Labels,
        has_changed: impl Fn(&Entry) -> bool + Sync,
    ) {
        let context = Context::new(tree, years(tree, settings).0, settings, labels);
        let changed: Vec<(Arc<str>, Arc<FileRead>)> = tree
            .files
            .par_iter()
            .filter(|entry| entry.stem().is_some() && has_changed(entry))
            .map(|entry| (Arc::from(entry.path.as_str()), Arc::new(file::read(&context, entry))))
            .collect();
        self.files.extend(changed);
    }

    /// Puts the drafts into the shape of the site's folders, with every finding of theirs.
    pub fn content(&self, tree: &Tree, settings: &Settings) -> (Content, Vec<Finding>) {
        let (years, mut findings) = years(tree, settings);
        let mut content = Content { years: empty_years(tree, &years), ..Content::default() };
        for (path, read) in &self.files {
            findings.extend_from_slice(&read.findings);
            if matches!(read.draft, Draft::Nothing) {
                content.unreadable.push(path.to_string());
            }
            place(&read.draft, &mut content);
        }
        let assets =
            tree.files.iter().filter(|entry| entry.stem().is_none() && entry.file() != settings::FILE);
        content.assets = assets.map(|entry| Asset { path: entry.path.clone() }).collect();
        for year in &content.years {
            for department in year.departments.iter().filter(|department| department.file.is_none()) {
                findings
                    .push(Finding::new(Rule::DepartmentIndexMissing, Place::file(department.folder.clone())));
            }
        }
        (content, findings)
    }
}

/// The folders directly below `content/` that hold Markdown, with the fiscal years that they mean. A folder
/// of nothing but files, such as `images/`, is no year and no mistake.
pub(super) fn years(tree: &Tree, settings: &Settings) -> (BTreeMap<String, FiscalYear>, Vec<Finding>) {
    let mut findings = Vec::new();
    let mut years = BTreeMap::new();
    let mut holds_text: BTreeMap<&str, bool> = tree
        .folders
        .iter()
        .filter(|folder| !folder.contains('/'))
        .map(|folder| (folder.as_str(), false))
        .collect();
    for entry in &tree.files {
        if let Some((folder, _)) = entry.path.split_once('/') {
            *holds_text.entry(folder).or_default() |= entry.stem().is_some();
        }
    }
    for (name, holds_text) in holds_text {
        let parsed = FiscalYear::parse(name);
        let digits = parsed.map(|year| year.number().to_string());
        if digits.as_deref() == Ok(name) {
            years.extend(parsed.ok().map(|year| (name.to_owned(), year)));
            continue;
        }
        let is_plain_folder = !holds_text && parsed.is_err() && crate::address::is_name(name);
        if is_plain_folder {
            continue;
        }
        let finding =
            Finding::new(Rule::YearFolder, Place::file(format!("{CONTENT}/{name}"))).with("name", name);
        let meant = match parsed {
            Ok(year) => Some(year),
            Err(FiscalYearError::Impossible { suggestion }) => Some(suggestion),
            Err(FiscalYearError::NotAYear | FiscalYearError::Contradiction) => None,
        };
        findings.push(match meant {
            Some(year) => {
                let told = year.display(EraDisplay::Era, settings.language);
                finding.suggesting(year.number().to_string()).with("year", told)
            }
            None => finding,
        });
        // The files below are still checked, as those of the year that is meant.
        years.extend(meant.map(|year| (name.to_owned(), year)));
    }
    (years, findings)
}

fn empty_years(tree: &Tree, years: &BTreeMap<String, FiscalYear>) -> Vec<YearDraft> {
    let mut drafts: Vec<YearDraft> = years
        .iter()
        .map(|(key, fiscal_year)| YearDraft {
            key: key.clone(),
            fiscal_year: *fiscal_year,
            file: None,
            introduction: Prose::default(),
            departments: Vec::new(),
        })
        .collect();
    // A folder with Markdown in it is a department even before its _index.md is written.
    for entry in tree.files.iter().filter(|entry| entry.stem().is_some()) {
        let mut parts = entry.path.split('/');
        let (Some(year), Some(key), Some(_)) = (parts.next(), parts.next(), parts.next()) else { continue };
        if let Some(draft) = drafts.iter_mut().find(|draft| draft.key == year)
            && draft.departments.last().is_none_or(|last| last.key != key)
            && draft.departments.iter().all(|department| department.key != key)
        {
            let folder = format!("{CONTENT}/{year}/{key}");
            draft.departments.push(DepartmentDraft::unnamed(key, folder));
        }
    }
    drafts
}

fn place(draft: &Draft, content: &mut Content) {
    let years = &mut content.years;
    match draft {
        Draft::Page(page) => content.pages.push(page.clone()),
        Draft::YearIndex { year, file, prose } => {
            if let Some(draft) = years.iter_mut().find(|draft| draft.key == *year) {
                draft.file = Some(file.clone());
                draft.introduction = prose.clone();
            }
        }
        Draft::DepartmentIndex { year, draft } => {
            if let Some(department) = find_department(years, year, &draft.key) {
                let goals = std::mem::take(&mut department.goals);
                *department = DepartmentDraft { goals, ..draft.clone() };
            }
        }
        Draft::Goal { year, department, draft } => {
            if let Some(department) = find_department(years, year, department) {
                department.goals.push(Arc::clone(draft));
            }
        }
        Draft::Nothing => {}
    }
}

fn find_department<'a>(
    years: &'a mut [YearDraft],
    year: &str,
    department: &str,
) -> Option<&'a mut DepartmentDraft> {
    let year = years.iter_mut().find(|draft| draft.key == year)?;
    year.departments.iter_mut().find(|draft| draft.key == department)
}
