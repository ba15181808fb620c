//! The pages that list goals across departments, and the counts that many pages show.

use super::cell::DateView;
use super::summary::{Tally, summary};
use super::view::{CategoryView, DeadlinesView, GoalGroup, Link};
use super::{Route, Site};
use crate::calendar::{Date, Deadline};

impl Site<'_> {
    /// The departments of a year with their numbers of goals.
    pub(super) fn department_tallies(&self, year: usize) -> Vec<Tally> {
        let plans = &self.year(year).plans;
        plans
            .iter()
            .enumerate()
            .map(|(place, plan)| Tally {
                name: plan.department.name.clone(),
                address: Route::Department(year, place).address(self),
                goals: plan.goals.len(),
                description: String::new(),
                is_current: false,
            })
            .collect()
    }

    /// The sections of a department with the numbers of their own goals.
    pub(super) fn section_tallies(&self, year: usize, plan: usize, current: Option<usize>) -> Vec<Tally> {
        let department = self.plan(year, plan);
        department
            .sections
            .iter()
            .enumerate()
            .map(|(place, section)| Tally {
                name: section.name.clone(),
                address: Route::Section(year, plan, place).address(self),
                goals: department.goals_of(place).count(),
                description: String::new(),
                is_current: current == Some(place),
            })
            .collect()
    }

    /// The categories of a year with their numbers of goals, in the configured order.
    pub(super) fn category_tallies(&self, year: usize, current: Option<usize>) -> Vec<Tally> {
        if !self.has_categories() {
            return Vec::new();
        }
        let mut counts = vec![0_usize; self.settings.categories.len()];
        for category in
            self.year(year).plans.iter().flat_map(|plan| &plan.goals).filter_map(|goal| goal.written.category)
        {
            counts[category] += 1;
        }
        self.settings
            .categories
            .iter()
            .zip(counts)
            .enumerate()
            .map(|(place, (category, goals))| Tally {
                name: category.name.clone(),
                address: Route::Category(year, place).address(self),
                goals,
                description: category.description.clone(),
                is_current: current == Some(place),
            })
            .collect()
    }

    /// How many goals a year has.
    pub(super) fn goals_in(&self, year: usize) -> usize {
        self.year(year).plans.iter().map(|plan| plan.goals.len()).sum()
    }

    /// A link to a year.
    pub(super) fn year_link(&self, year: usize) -> Link {
        Link { name: self.year_name(self.year(year)), address: Route::Year(year).address(self) }
    }

    /// A category's goals of one year, department by department.
    pub(super) fn category_view(&self, year: usize, category: usize) -> CategoryView {
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
                    id: format!("department-{}", plan.department.key),
                    goals,
                });
            }
        }
        CategoryView {
            name: configured.name.clone(),
            description: configured.description.clone(),
            year: self.year_link(year),
            goals: departments.iter().map(|group| group.goals.len()).sum(),
            departments,
            categories: self.category_tallies(year, Some(category)),
        }
    }

    /// A year's goals in the order of their deadlines: a group for each day, those without a day last.
    pub(super) fn deadlines_view(&self, year: usize) -> DeadlinesView {
        let mut goals: Vec<(_, usize, usize)> = Vec::new();
        for (plan_place, plan) in self.year(year).plans.iter().enumerate() {
            for (place, goal) in plan.goals.iter().enumerate() {
                // Goals without a deadline follow those whose words name no day.
                let key =
                    (goal.written.deadline.is_none(), goal.written.deadline.as_ref().map(Deadline::sort_key));
                goals.push((key, plan_place, place));
            }
        }
        goals.sort();
        let count = goals.len();
        let mut groups: Vec<(Option<Date>, GoalGroup)> = Vec::new();
        for (_, plan_place, place) in goals {
            let goal = &self.plan(year, plan_place).goals[place];
            let date = goal.written.deadline.as_ref().and_then(Deadline::date);
            let entry = summary(self, year, plan_place, place);
            match groups.last_mut() {
                Some((last, group)) if *last == date => group.goals.push(entry),
                _ => {
                    let name = date.map_or_else(
                        || self.strings.get("undated").to_owned(),
                        |date| DateView::new(date, self).text,
                    );
                    let id = date.map_or_else(|| "undated".to_owned(), |date| format!("day-{date}"));
                    groups.push((date, GoalGroup { name, address: None, id, goals: vec![entry] }));
                }
            }
        }
        DeadlinesView {
            year: self.year_link(year),
            goals: count,
            groups: groups.into_iter().map(|(_, group)| group).collect(),
        }
    }
}
