//! `goals.json`: all goals of the site in one array, a goal a line.
//!
//! It holds what lists, searches and counts need and none of the long texts, so that a browser can load it whole and
//! an edited text does not change it. Every goal has every key; what a goal does not have is null.

use serde::{Serialize, Serializer};

use super::Export;
use crate::address;
use crate::calendar::{Date, Deadline, DeadlineMeaning};
use crate::plan::{Assignment, Goal, Plan};
use crate::site::{Route, Site};

/// Where it lies.
pub(super) const ADDRESS: &str = address::GOALS;

/// How many bytes a goal usually takes, so that the file is seldom moved while it grows.
const USUAL: usize = 400;

pub(super) fn files(site: &Site<'_>) -> Vec<Export> {
    let plans = || site.plans.years.iter().flat_map(|year| &year.plans);
    let goals: usize = plans().map(|plan| plan.goals.len()).sum();
    let mut bytes = Vec::with_capacity(goals * USUAL + 16);
    let mut separator: &[u8] = b"[\n";
    for (year_place, year) in site.plans.years.iter().enumerate() {
        for (plan_place, plan) in year.plans.iter().enumerate() {
            for (goal_place, goal) in plan.goals.iter().enumerate() {
                let address = Route::Goal(year_place, plan_place, goal_place).address(site);
                let entry = Entry::new(site, address, year.fiscal_year.number(), plan, goal);
                bytes.extend_from_slice(separator);
                separator = b",\n";
                // Plain strings and numbers always serialise, and memory takes all that is written to it.
                let _ = serde_json::to_writer(&mut bytes, &entry);
            }
        }
    }
    bytes.extend_from_slice(if goals == 0 { b"[]\n" } else { b"\n]\n" });
    vec![Export { address: ADDRESS.to_owned(), bytes }]
}

/// A goal.
#[derive(Serialize)]
struct Entry<'a> {
    /// Its page, relative to the site's root.
    address: String,
    /// The calendar year in which its fiscal year begins.
    fiscal_year: i16,
    department: Named<'a>,
    /// Null for a goal that is common to all sections.
    section: Option<Named<'a>>,
    common: bool,
    number: u32,
    title: &'a str,
    category: Option<Named<'a>>,
    deadline: Option<DeadlineEntry<'a>>,
}

/// Something with a key that stays and a name that people read.
#[derive(Serialize)]
struct Named<'a> {
    key: &'a str,
    name: &'a str,
}

/// A deadline.
#[derive(Serialize)]
struct DeadlineEntry<'a> {
    /// As they were written.
    words: &'a str,
    /// `day`, `interval`, or `undated` for words that say that there is no date.
    kind: &'static str,
    /// The first day of an interval.
    first: Option<Iso>,
    /// The day, or the last day of an interval.
    date: Option<Iso>,
    /// Whether the words name a part of a month, of which the day is the last.
    approximate: bool,
}

/// A day as ISO 8601 has it, written where it is needed and nowhere else.
struct Iso(Date);

impl Serialize for Iso {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'a> Entry<'a> {
    fn new(site: &Site<'a>, address: String, fiscal_year: i16, plan: &'a Plan, goal: &'a Goal) -> Self {
        let categories = &site.settings.categories;
        Self {
            address,
            fiscal_year,
            department: Named { key: &plan.department.key, name: &plan.department.name },
            section: match goal.assignment {
                Assignment::Common => None,
                Assignment::Section(section) => {
                    let section = &plan.sections[section];
                    Some(Named { key: &section.key, name: &section.name })
                }
            },
            common: goal.assignment == Assignment::Common,
            number: goal.number,
            title: &goal.written.title,
            category: goal.written.category.map(|category| {
                let category = &categories[category];
                Named { key: &category.key, name: &category.name }
            }),
            deadline: goal.written.deadline.as_ref().map(DeadlineEntry::new),
        }
    }
}

impl<'a> DeadlineEntry<'a> {
    fn new(deadline: &'a Deadline) -> Self {
        let (kind, first, date, approximate) = match deadline.meaning {
            DeadlineMeaning::Day { date, approximate } => ("day", None, Some(date), approximate),
            DeadlineMeaning::Interval { first, last } => ("interval", Some(first), Some(last), false),
            DeadlineMeaning::Undated => ("undated", None, None, false),
        };
        Self { words: &deadline.words, kind, first: first.map(Iso), date: date.map(Iso), approximate }
    }
}
