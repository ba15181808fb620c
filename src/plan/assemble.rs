//! From checked drafts to what the public may see.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::department::{Department, Plan, Section};
use super::goal::{Assignment, Goal};
use super::year::{Page, Plans, Year};
use crate::address;
use crate::draft::{
    Content, DepartmentDraft, GoalDraft, Prose, SectionMeaning, SectionsByWords, Visibility, YearDraft,
};
use crate::link::{Resolution, Targets};
use crate::settings::Settings;

/// The moment as of which the site is built, and whether drafts are shown. Only the command line makes one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// The moment.
    pub now: Timestamp,
    /// Whether drafts and embargoed goals are shown, as a preview wants.
    pub shows_withheld: bool,
}

impl Clock {
    /// Whether a goal is shown as of this moment.
    pub fn shows(self, visibility: Visibility) -> bool {
        self.shows_withheld
            || match visibility {
                Visibility::Public => true,
                Visibility::From(moment) => moment <= self.now,
                Visibility::Draft => false,
            }
    }
}

/// A goal that the public may not see yet, for the report at the end of a build.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withheld {
    /// Its file, relative to the site's folder.
    pub file: String,
    /// Why.
    pub reason: WithheldReason,
}

/// Why a goal is withheld.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WithheldReason {
    /// It is a draft.
    Draft,
    /// Its moment has not come.
    Until(Timestamp),
}

/// What is published, and what is not yet.
#[derive(Clone, Debug, Default)]
pub struct Assembled {
    /// What the public may see.
    pub plans: Plans,
    /// What it may not, by file.
    pub withheld: Vec<Withheld>,
}

/// Makes the plans of drafts that hold no errors. Goals that are not shown yet are dropped here, together with
/// the files that belong to them alone.
pub fn assemble(content: Content, settings: &Settings, targets: &Targets, clock: Clock) -> Assembled {
    let mut withheld = Vec::new();
    let assets = public_assets(&content, targets, clock);
    let mut years: Vec<Year> =
        content.years.into_iter().map(|draft| year(draft, settings, clock, &mut withheld)).collect();
    years.sort_by_key(|year| std::cmp::Reverse(year.fiscal_year));
    let pages = content
        .pages
        .into_iter()
        .map(|draft| Page {
            key: draft.key,
            file: draft.file,
            title: draft.title,
            description: draft.description,
            body: draft.body,
        })
        .collect();
    Assembled { plans: Plans { years, pages, assets }, withheld }
}

fn year(draft: YearDraft, settings: &Settings, clock: Clock, withheld: &mut Vec<Withheld>) -> Year {
    let mut plans: Vec<Plan> =
        draft.departments.into_iter().map(|department| plan(department, settings, clock, withheld)).collect();
    let order: BTreeMap<&str, usize> =
        settings.departments.iter().enumerate().map(|(place, key)| (key.as_str(), place)).collect();
    plans.sort_by_key(|plan| {
        let place = order.get(plan.department.key.as_str()).copied().unwrap_or(usize::MAX);
        (place, plan.department.key.clone())
    });
    Year {
        key: draft.key,
        fiscal_year: draft.fiscal_year,
        name: draft.fiscal_year.display(settings.era, settings.language),
        file: draft.file,
        introduction: draft.introduction,
        plans,
    }
}

fn plan(draft: DepartmentDraft, settings: &Settings, clock: Clock, withheld: &mut Vec<Withheld>) -> Plan {
    let mut goals: Vec<Goal> = Vec::with_capacity(draft.goals.len());
    for goal in &draft.goals {
        let reason = match goal.visibility {
            _ if clock.shows(goal.visibility) => continue,
            Visibility::From(moment) => WithheldReason::Until(moment),
            Visibility::Draft | Visibility::Public => WithheldReason::Draft,
        };
        withheld.push(Withheld { file: goal.file.clone(), reason });
    }
    let mut sections = draft.sections_by_words(settings);
    let assignments: Vec<Assignment> =
        draft.goals.iter().map(|goal| assignment(goal, &mut sections)).collect();
    for (goal, assignment) in draft.goals.into_iter().zip(assignments) {
        if clock.shows(goal.visibility) {
            goals.push(Goal { number: goal.number.unwrap_or_default(), written: goal, assignment });
        }
    }
    goals.sort_by(|a, b| (a.number, &a.written.key).cmp(&(b.number, &b.written.key)));
    Plan {
        department: Department { key: draft.key, name: draft.name },
        file: draft.file.unwrap_or(draft.folder),
        created: draft.created,
        officers: draft.officers,
        sections: draft
            .sections
            .into_iter()
            .map(|section| Section { key: section.key, name: section.name })
            .collect(),
        introduction: draft.introduction,
        goals,
    }
}

/// A goal whose form has no section column belongs to the department as a whole.
fn assignment<'a>(goal: &'a GoalDraft, sections: &mut SectionsByWords<'a>) -> Assignment {
    match goal.section.as_deref().and_then(|written| sections.find(written)) {
        Some(SectionMeaning::Section(section)) => Assignment::Section(section),
        Some(SectionMeaning::Common) | None => Assignment::Common,
    }
}

/// The files that are published: all but those that belong to withheld goals alone. A file belongs to a goal
/// that links to it, and to the goal whose name its folder bears.
fn public_assets(content: &Content, targets: &Targets, clock: Clock) -> Vec<String> {
    if content.assets.is_empty() {
        return Vec::new();
    }
    let mut public: BTreeSet<String> = BTreeSet::new();
    let mut hidden: BTreeSet<String> = BTreeSet::new();
    let mut hidden_folders: Vec<String> = Vec::new();
    let mut link = |file: &str, prose: &Prose, is_shown: bool| {
        for link in prose.fragment.links() {
            if let Resolution::Address { address, .. } = targets.resolve(file, &link.destination) {
                if is_shown {
                    public.insert(address)
                } else {
                    hidden.insert(address)
                };
            }
        }
    };
    for page in &content.pages {
        link(&page.file, &page.body, true);
    }
    for year in &content.years {
        link(year.file.as_deref().unwrap_or_default(), &year.introduction, true);
        for department in &year.departments {
            link(department.file.as_deref().unwrap_or_default(), &department.introduction, true);
            for goal in &department.goals {
                let is_shown = clock.shows(goal.visibility);
                for (_, text) in &goal.texts {
                    link(&goal.file, text, is_shown);
                }
                if !is_shown {
                    hidden_folders.push(format!("{}/{}/{}", year.key, department.key, goal.key));
                }
            }
        }
    }
    let is_hidden = |path: &str| {
        let named_after = hidden_folders.iter().any(|goal| {
            path.strip_prefix(goal.as_str()).is_some_and(|rest| rest.starts_with(['/', '.', '-', '_']))
        });
        named_after || hidden.contains(path)
    };
    content
        .assets
        .iter()
        .map(|asset| &asset.path)
        // A department's picture represents pages that are public, whoever else shows it.
        .filter(|path| public.contains(*path) || address::is_picture(path) || !is_hidden(path))
        .cloned()
        .collect()
}
