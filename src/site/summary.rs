//! Goals and counts in lists.

use serde::Serialize;

use super::cell::DeadlineView;
use super::view::Link;
use super::{Route, Site};
use crate::plan::{Assignment, Goal};

/// Something with a page and a number of goals.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct Tally {
    /// Its name.
    pub name: String,
    /// Its page.
    pub address: String,
    /// How many goals it has.
    pub goals: usize,
    /// What there is to say about it, where there is anything.
    pub description: String,
    /// Whether it is what the page itself shows.
    pub is_current: bool,
}

/// A goal in a list across departments.
#[derive(Debug, Hash, Serialize)]
pub struct GoalSummary {
    /// Its number.
    pub number: u32,
    /// Its title.
    pub title: String,
    /// Its page.
    pub address: String,
    /// Its department.
    pub department: Link,
    /// Its section, or the word for common; without an address where it is common.
    pub section: String,
    /// The section's page.
    pub section_address: Option<String>,
    /// Its category; `None` where the form has none.
    pub category: Option<Link>,
    /// Its deadline.
    pub deadline: DeadlineView,
}

/// A goal's entry in a list.
pub(super) fn summary(site: &Site<'_>, year: usize, plan: usize, place: usize) -> GoalSummary {
    let department = site.plan(year, plan);
    let goal: &Goal = &department.goals[place];
    GoalSummary {
        number: goal.number,
        title: goal.written.title.clone(),
        address: Route::Goal(year, plan, place).address(site),
        department: Link {
            name: department.department.name.clone(),
            address: Route::Department(year, plan).address(site),
        },
        section: match goal.assignment {
            Assignment::Common => site.strings.get("common").to_owned(),
            Assignment::Section(section) => department.sections[section].name.clone(),
        },
        section_address: Route::section_of(year, plan, goal.assignment).map(|route| route.address(site)),
        category: goal.written.category.map(|category| Link {
            name: site.settings.categories[category].name.clone(),
            address: Route::Category(year, category).address(site),
        }),
        deadline: DeadlineView::new(goal.written.deadline.as_ref(), site),
    }
}
