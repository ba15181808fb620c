//! Goals and counts in lists.

use serde::Serialize;

use super::cell::DeadlineView;
use super::{Route, Site};
use crate::plan::{Assignment, Goal};

/// Something with a page and a number of goals.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct Tally<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its page.
    pub address: String,
    /// How many goals it has.
    pub goals: usize,
    /// What there is to say about it, where there is anything.
    pub description: &'a str,
    /// Whether it is what the page itself shows.
    pub is_current: bool,
    /// The length of its bar in a chart beside its like; the longest has 100.
    pub bar: usize,
}

impl Tally<'_> {
    /// Gives the bars of a list their lengths.
    pub(super) fn with_bars(mut tallies: Vec<Self>) -> Vec<Self> {
        let most = tallies.iter().map(|tally| tally.goals).max().unwrap_or_default().max(1);
        for tally in &mut tallies {
            tally.bar = (tally.goals * 100).div_ceil(most);
        }
        tallies
    }
}

/// A goal in a list.
#[derive(Debug, Hash, Serialize)]
pub struct GoalSummary<'a> {
    /// Its number.
    pub number: u32,
    /// Its title.
    pub title: &'a str,
    /// Its page.
    pub address: String,
    /// Its department.
    pub department: &'a str,
    /// Its section, or the word for common.
    pub section: &'a str,
    /// Whether it is common to every section.
    pub is_common: bool,
    /// Its category; `None` where the form has none.
    pub category: Option<&'a str>,
    /// Its deadline; `None` where the form has none.
    pub deadline: Option<DeadlineView<'a>>,
}

/// A goal's entry in a list.
pub(super) fn summary<'a>(site: &Site<'a>, year: usize, plan: usize, place: usize) -> GoalSummary<'a> {
    let department = site.plan(year, plan);
    let goal: &'a Goal = &department.goals[place];
    GoalSummary {
        number: goal.number,
        title: &goal.written.title,
        address: Route::Goal(year, plan, place).address(site),
        department: &department.department.name,
        section: match goal.assignment {
            Assignment::Common => site.strings.get("common"),
            Assignment::Section(section) => &department.sections[section].name,
        },
        is_common: goal.assignment == Assignment::Common,
        category: goal.written.category.map(|category| site.settings.categories[category].name.as_str()),
        deadline: site.has_deadlines().then(|| DeadlineView::new(goal.written.deadline.as_ref(), site)),
    }
}
