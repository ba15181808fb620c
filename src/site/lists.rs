//! The pages that list goals across departments, and the counts that many pages show.

use super::months::{Due, SPAN, UNDATED, due, month_id};
use super::summary::{Tally, summary};
use super::view::{CategoryView, DeadlinesView, GoalGroup, Link};
use super::{Route, Site};
use crate::calendar::Deadline;
use crate::plan::Goal;

impl<'a> Site<'a> {
    /// The departments of a year with their numbers of goals.
    pub(super) fn department_tallies(&self, year: usize) -> Vec<Tally<'a>> {
        let plans = &self.year(year).plans;
        plans
            .iter()
            .enumerate()
            .map(|(place, plan)| Tally {
                name: &plan.department.name,
                address: Route::Department(year, place).address(self),
                goals: plan.goals.len(),
                description: "",
                is_current: false,
                bar: 0,
            })
            .collect()
    }

    /// The sections of a department with the numbers of their own goals.
    pub(super) fn section_tallies(&self, year: usize, plan: usize, current: Option<usize>) -> Vec<Tally<'a>> {
        let department = self.plan(year, plan);
        department
            .sections
            .iter()
            .enumerate()
            .map(|(place, section)| Tally {
                name: &section.name,
                address: Route::Section(year, plan, place).address(self),
                goals: department.goals_of(place).count(),
                description: "",
                is_current: current == Some(place),
                bar: 0,
            })
            .collect()
    }

    /// The categories with their numbers of goals among some, in the configured order.
    pub(super) fn category_tallies<'g>(
        &self,
        year: usize,
        goals: impl Iterator<Item = &'g Goal>,
        current: Option<usize>,
    ) -> Vec<Tally<'a>> {
        if !self.has_categories() {
            return Vec::new();
        }
        let mut counts = vec![0_usize; self.settings.categories.len()];
        for category in goals.filter_map(|goal| goal.written.category) {
            counts[category] += 1;
        }
        let tallies = self.settings.categories.iter().zip(counts).enumerate();
        let tallies = tallies.map(|(place, (category, goals))| Tally {
            name: &category.name,
            address: Route::Category(year, place).address(self),
            goals,
            description: &category.description,
            is_current: current == Some(place),
            bar: 0,
        });
        Tally::with_bars(tallies.collect())
    }

    /// The goals of a year, plan by plan.
    pub(super) fn goals_of(&self, year: usize) -> impl Iterator<Item = &'a Goal> {
        self.year(year).plans.iter().flat_map(|plan| &plan.goals)
    }

    /// How many goals a year has.
    pub(super) fn goals_in(&self, year: usize) -> usize {
        self.year(year).plans.iter().map(|plan| plan.goals.len()).sum()
    }

    /// A link to a year.
    pub(super) fn year_link(&self, year: usize) -> Link<'a> {
        Link { name: &self.year(year).name, address: Route::Year(year).address(self) }
    }

    /// A category's goals of one year, department by department.
    pub(super) fn category_view(&self, year: usize, category: usize) -> CategoryView<'a> {
        let configured = &self.settings.categories[category];
        let mut departments = Vec::new();
        for (plan_place, plan) in self.year(year).plans.iter().enumerate() {
            let goals: Vec<_> = plan
                .goals
                .iter()
                .enumerate()
                .filter(|(_, goal)| goal.written.category == Some(category))
                .map(|(place, _)| summary(self, year, plan_place, place))
                .collect();
            if !goals.is_empty() {
                departments.push(GoalGroup {
                    name: plan.department.name.clone(),
                    address: Some(Route::Department(year, plan_place).address(self)),
                    id: department_id(&plan.department.key),
                    iso: None,
                    goals,
                });
            }
        }
        CategoryView {
            name: &configured.name,
            description: &configured.description,
            year: self.year_link(year),
            goals: departments.iter().map(|group| group.goals.len()).sum(),
            departments,
            categories: self.category_tallies(year, self.goals_of(year), Some(category)),
        }
    }

    /// A year's goals in the order of their deadlines: a group for each month, then those that take all the year,
    /// then those without a date.
    pub(super) fn deadlines_view(&self, year: usize) -> DeadlinesView<'a> {
        let mut goals = Vec::new();
        for (plan_place, plan) in self.year(year).plans.iter().enumerate() {
            for (place, goal) in plan.goals.iter().enumerate() {
                // Goals without a deadline follow those whose words name no day.
                let deadline = goal.written.deadline.as_ref();
                goals.push((
                    due(goal),
                    deadline.is_none(),
                    deadline.map(Deadline::sort_key),
                    plan_place,
                    place,
                ));
            }
        }
        goals.sort_unstable();
        let group = |due: Due| {
            let (name, id) = match due {
                Due::Month(month) => (self.month_name(month), month_id(month)),
                Due::Span => (self.strings.get("all_year").to_owned(), SPAN.to_owned()),
                Due::Undated => (self.strings.get("undated").to_owned(), UNDATED.to_owned()),
            };
            let iso = match due {
                Due::Month(month) => Some(format!("{:04}-{:02}", month.year(), month.month())),
                Due::Span | Due::Undated => None,
            };
            GoalGroup { name, address: None, id, iso, goals: Vec::new() }
        };
        let count = goals.len();
        let mut groups: Vec<(Due, GoalGroup<'a>)> = Vec::new();
        for (due, _, _, plan_place, place) in goals {
            if groups.last().is_none_or(|(last, _)| *last != due) {
                groups.push((due, group(due)));
            }
            if let Some((_, group)) = groups.last_mut() {
                group.goals.push(summary(self, year, plan_place, place));
            }
        }
        DeadlinesView {
            year: self.year_link(year),
            goals: count,
            months: self.months(year, self.goals_of(year)),
            groups: groups.into_iter().map(|(_, group)| group).collect(),
        }
    }
}

/// The id of a department's goals on the page of a category.
pub(super) fn department_id(key: &str) -> String {
    format!("department-{key}")
}
