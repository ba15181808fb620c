//! From what a file says of a plan to the files that are made or changed.

use std::collections::BTreeSet;

use super::goal_file::{self, Meaning};
use super::name;
use super::plan_file;
use super::proposal::{Proposal, Proposed};
use super::report::Report;
use super::section;
use super::text::Lines;
use crate::draft::{DepartmentDraft, GoalDraft, SectionDraft, goal_shape};
use crate::fold;
use crate::scaffold::{PlanName, Refusal, Site};
use crate::settings::{Column, ColumnKind};
use crate::source;

/// A file that is to be made or changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The file, relative to the site's folder.
    pub file: String,
    /// What it holds now; `None` where it is not there yet.
    pub old: Option<String>,
    /// What it will hold.
    pub new: String,
}

/// Everything that an import will do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Import {
    /// What was found, and what to look at.
    pub report: Report,
    /// The files that are made or changed, in order.
    pub changes: Vec<Change>,
    /// How many files stay as they are.
    pub unchanged: usize,
    /// Goals of the plan that the sheet does not have: their files.
    pub vanished: Vec<String>,
}

/// Where a plan goes.
#[derive(Clone, Copy)]
pub(super) struct Destination<'a> {
    pub(super) site: &'a Site,
    pub(super) plan: &'a PlanName,
    pub(super) lines: Lines,
}

/// What becomes of a proposal where there is no plan yet, or where the plan that is there takes what differs.
pub(super) fn changes(
    proposal: &Proposal,
    mut report: Report,
    destination: Destination<'_>,
    existing: Option<&DepartmentDraft>,
) -> Result<Import, Refusal> {
    let Destination { site, plan, lines } = destination;
    let settings = &site.settings;
    let known = existing.map(|plan| plan.sections.as_slice()).unwrap_or_default();
    let added = section::added(&proposal.sections, known, site, plan, &mut report);
    let mut import = Import::default();
    let index = format!("{}/_index.md", plan.folder());
    let old = existing.and_then(|plan| plan.file.as_ref()).map(|file| read(site, file)).transpose()?;
    let new = match (&old, existing) {
        (Some(old), Some(known)) => plan_file::changed(old, known, proposal, &added)
            .ok_or_else(|| Refusal::Unreadable { file: index.clone() })?,
        _ => plan_file::new(&department(proposal, site, plan, &mut report), proposal, &added),
    };
    import.add(index, old, new);
    let sections: Vec<&SectionDraft> = known.iter().chain(&added).collect();
    let same_section = |one: &str, other: &str| {
        let place = |words: &str| {
            sections
                .iter()
                .position(|section| fold::same(&section.name, words) || fold::same(&section.key, words))
        };
        place(one).is_some() && place(one) == place(other)
    };
    let meaning = Meaning { settings, same_section: &same_section, lines };
    let shape = goal_shape(settings);
    let partners = partners(&proposal.goals, existing, &mut report);
    let taken: BTreeSet<String> = site
        .tree
        .files
        .iter()
        .filter(|entry| entry.folder() == plan.path())
        .filter_map(|entry| entry.stem().map(str::to_owned))
        .collect();
    let new_goals: Vec<Proposed> = proposal
        .goals
        .iter()
        .zip(&partners)
        .filter(|(_, partner)| partner.is_none())
        .map(|(goal, _)| goal.clone())
        .collect();
    let mut names = name::names(&new_goals, &taken, &mut report).into_iter();
    for (goal, partner) in proposal.goals.iter().zip(&partners) {
        let (file, old, written) = if let Some(partner) = partner {
            let old = read(site, &partner.file)?;
            let written = goal_file::changed(&old, goal, &shape, &meaning)
                .ok_or_else(|| Refusal::Unreadable { file: partner.file.clone() })?;
            (partner.file.clone(), Some(old), written)
        } else {
            let name = names.next().unwrap_or_default();
            (format!("{}/{name}.md", plan.folder()), None, goal_file::new(goal, settings, lines))
        };
        let labels = |places: &[usize]| {
            let labels: Vec<&str> =
                places.iter().map(|place| label(&settings.form.columns[*place])).collect();
            labels.join("、")
        };
        if !written.unsure.is_empty() {
            report.look("text-unsure", file.clone(), [("labels", &labels(&written.unsure))]);
        }
        if !written.kept.is_empty() {
            report.look("kept-in-file", file.clone(), [("labels", &labels(&written.kept))]);
        }
        import.add(file, old, written.text);
    }
    if let Some(existing) = existing {
        let has = |goal: &GoalDraft| partners.iter().flatten().any(|partner| partner.file == goal.file);
        import.vanished =
            existing.goals.iter().filter(|goal| !has(goal)).map(|goal| goal.file.clone()).collect();
    }
    import.report = report;
    Ok(import)
}

impl Import {
    fn add(&mut self, file: String, old: Option<String>, new: String) {
        if old.as_deref() == Some(new.as_str()) {
            self.unchanged += 1;
        } else {
            self.changes.push(Change { file, old, new });
        }
    }
}

fn read(site: &Site, file: &str) -> Result<String, Refusal> {
    source::read_text(&site.root, file).map_err(|_| Refusal::Unreadable { file: file.to_owned() })
}

fn label(column: &Column) -> &str {
    if column.label.is_empty() { &column.key } else { &column.label }
}

/// The department's name: what the file says, what other years' plans say, or its key.
fn department(proposal: &Proposal, site: &Site, plan: &PlanName, report: &mut Report) -> String {
    if let Some(name) = &proposal.department {
        return name.clone();
    }
    let other = section::other_plans(site, plan)
        .into_iter()
        .find_map(|(other, draft)| (other.department == plan.department).then_some((other, draft.name)));
    if let Some((other, name)) = other {
        report.look("department-carried", plan.folder(), [("words", &name), ("plan", &other.path())]);
        return name;
    }
    report.look("department-missing", plan.folder(), [("words", &plan.department)]);
    plan.department.clone()
}

/// The goal of the plan that each goal of the sheet is: by its file's name where the sheet tells it, else by number.
fn partners<'a>(
    goals: &[Proposed],
    existing: Option<&'a DepartmentDraft>,
    report: &mut Report,
) -> Vec<Option<&'a GoalDraft>> {
    let known: Vec<&GoalDraft> =
        existing.map(|plan| plan.goals.iter().map(AsRef::as_ref).collect()).unwrap_or_default();
    let mut free: Vec<&GoalDraft> = known;
    let mut numbers = BTreeSet::new();
    goals
        .iter()
        .map(|goal| {
            if let Some(number) = goal.number
                && !numbers.insert(number)
            {
                report.look("number-twice", goal.row.to_string(), [("number", &number.to_string())]);
            }
            let named = goal.name.as_deref().and_then(|name| {
                free.iter().position(|known| {
                    known.key == name || known.key.split_once('-').is_some_and(|(_, rest)| rest == name)
                })
            });
            let place = named.or_else(|| {
                free.iter().position(|known| known.number.is_some() && known.number == goal.number)
            });
            place.map(|place| free.remove(place))
        })
        .collect()
}

/// Whether the folder of a plan has texts already.
pub(super) fn texts_in(site: &Site, plan: &PlanName) -> Vec<String> {
    let path = plan.path();
    let files = site.tree.files.iter().filter(|entry| entry.folder() == path && entry.stem().is_some());
    files.map(source::Entry::file).collect()
}

/// The place of the column that holds sections, if the form has one.
pub(super) fn section_column(columns: &[Column]) -> Option<usize> {
    columns.iter().position(|column| column.kind == ColumnKind::Section)
}
