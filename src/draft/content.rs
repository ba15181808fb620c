//! All the drafts of a site, in the shape of its folders.

use std::collections::BTreeMap;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::department::{self, DepartmentDraft};
use super::goal::{self, GoalDraft};
use super::page::{self, PageDraft};
use super::prose::Prose;
use super::year::{self, YearDraft};
use crate::calendar::{EraDisplay, FiscalYear, FiscalYearError};
use crate::diagnostic::{Finding, Place, Rule};
use crate::markdown::Labels;
use crate::settings::{self, Settings};
use crate::source::{self, CONTENT, Entry, Tree};

/// Everything that `content/` holds.
#[derive(Clone, Debug, Default)]
pub struct Content {
    /// The fiscal years, by key.
    pub years: Vec<YearDraft>,
    /// The free pages, by key.
    pub pages: Vec<PageDraft>,
    /// Files that are published as they are.
    pub assets: Vec<Asset>,
}

/// A file that is published as it is, at the address that its path is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asset {
    /// Relative to `content/`, and so to the site.
    pub path: String,
}

/// What a Markdown file is, by where it lies.
enum Kind<'a> {
    Page { key: &'a str },
    YearIndex { year: &'a str },
    DepartmentIndex { year: &'a str, department: &'a str },
    Goal { year: &'a str, department: &'a str, key: &'a str },
    Misplaced,
}

/// What was read from one file.
enum Read {
    Page(PageDraft),
    YearIndex { year: String, file: String, prose: Prose },
    DepartmentIndex { year: String, draft: DepartmentDraft },
    Goal { year: String, department: String, draft: Box<GoalDraft> },
    Nothing,
}

/// Reads every file of a tree, on every core. The result depends on the files alone, not on the order in which
/// they were read.
pub fn read(tree: &Tree, settings: &Settings, labels: &Labels) -> (Content, Vec<Finding>) {
    let mut content = Content::default();
    let mut findings = Vec::new();
    let years = years(tree, settings, &mut findings);
    let (texts, assets): (Vec<&Entry>, Vec<&Entry>) =
        tree.files.iter().partition(|entry| entry.stem().is_some());
    content.assets = assets
        .into_iter()
        .filter(|entry| entry.file() != settings::FILE)
        .map(|entry| Asset { path: entry.path.clone() })
        .collect();
    let read: Vec<(Read, Vec<Finding>)> =
        texts.par_iter().map(|entry| one(tree, entry, &years, settings, labels)).collect();
    content.years = empty_years(tree, &years);
    for (read, found) in read {
        findings.extend(found);
        place(read, &mut content);
    }
    for year in &content.years {
        for department in year.departments.iter().filter(|department| department.file.is_none()) {
            findings.push(Finding::new(Rule::DepartmentIndexMissing, Place::file(department.folder.clone())));
        }
    }
    (content, findings)
}

/// The folders directly below `content/` that hold Markdown, with the fiscal years that they mean. A folder
/// of nothing but files, such as `images/`, is no year and no mistake.
fn years(tree: &Tree, settings: &Settings, findings: &mut Vec<Finding>) -> BTreeMap<String, FiscalYear> {
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
    years
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

fn kind<'a>(entry: &'a Entry, years: &BTreeMap<String, FiscalYear>) -> Kind<'a> {
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

fn one(
    tree: &Tree,
    entry: &Entry,
    years: &BTreeMap<String, FiscalYear>,
    settings: &Settings,
    labels: &Labels,
) -> (Read, Vec<Finding>) {
    let file = entry.file();
    let kind = kind(entry, years);
    if matches!(kind, Kind::Misplaced) {
        // Below a folder that is no year, that folder is the mistake and has its finding.
        let below_year = entry.path.split('/').next().is_some_and(|folder| years.contains_key(folder))
            || !entry.path.contains('/');
        let findings =
            if below_year { vec![Finding::new(Rule::MisplacedFile, Place::file(file))] } else { Vec::new() };
        return (Read::Nothing, findings);
    }
    let text = match source::read_text(&tree.root, &file) {
        Ok(text) => text,
        Err(finding) => return (Read::Nothing, vec![*finding]),
    };
    match kind {
        Kind::Page { key } => {
            let (draft, findings) = page::read(key, file, &text, settings, labels);
            (draft.map_or(Read::Nothing, Read::Page), findings)
        }
        Kind::YearIndex { year } => {
            let (prose, findings) = year::read(file.clone(), &text, settings, labels);
            (Read::YearIndex { year: year.to_owned(), file, prose }, findings)
        }
        Kind::DepartmentIndex { year, department } => {
            let draft = DepartmentDraft::unnamed(department, format!("{CONTENT}/{year}/{department}"));
            let (draft, findings) = department::read(draft, file, &text, settings, labels);
            (Read::DepartmentIndex { year: year.to_owned(), draft }, findings)
        }
        Kind::Goal { year, department, key } => {
            let Some(fiscal_year) = years.get(year) else { return (Read::Nothing, Vec::new()) };
            let (draft, findings) = goal::read(key, file, &text, *fiscal_year, settings, labels);
            let read = draft.map_or(Read::Nothing, |draft| Read::Goal {
                year: year.to_owned(),
                department: department.to_owned(),
                draft: Box::new(draft),
            });
            (read, findings)
        }
        Kind::Misplaced => (Read::Nothing, Vec::new()),
    }
}

fn place(read: Read, content: &mut Content) {
    let years = &mut content.years;
    match read {
        Read::Page(page) => content.pages.push(page),
        Read::YearIndex { year, file, prose } => {
            if let Some(draft) = years.iter_mut().find(|draft| draft.key == year) {
                draft.file = Some(file);
                draft.introduction = prose;
            }
        }
        Read::DepartmentIndex { year, draft } => {
            if let Some(department) = find_department(years, &year, &draft.key) {
                let goals = std::mem::take(&mut department.goals);
                *department = DepartmentDraft { goals, ..draft };
            }
        }
        Read::Goal { year, department, draft } => {
            if let Some(department) = find_department(years, &year, &department) {
                department.goals.push(*draft);
            }
        }
        Read::Nothing => {}
    }
}

fn find_department<'a>(
    years: &'a mut [YearDraft],
    year: &str,
    department: &str,
) -> Option<&'a mut DepartmentDraft> {
    let year = years.iter_mut().find(|draft| draft.key == year)?;
    // Files arrive sorted by path, so the department is almost always the one that was found last.
    year.departments.iter_mut().rev().find(|draft| draft.key == department)
}
