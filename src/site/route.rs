//! Which pages a site has.

use super::Site;
use crate::address;
use crate::plan::Assignment;

/// A page, by the places of what it shows in the plans.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Route {
    /// The home page.
    Home,
    /// A fiscal year.
    Year(usize),
    /// A department's plan: the official sheet.
    Department(usize, usize),
    /// A section of a department.
    Section(usize, usize, usize),
    /// A goal.
    Goal(usize, usize, usize),
    /// A category's goals of one year, across departments.
    Category(usize, usize),
    /// A year's goals by deadline.
    Deadlines(usize),
    /// The page about the data.
    Data,
    /// The page for searching.
    Search,
    /// A free page.
    Page(usize),
    /// What a server shows where there is nothing.
    NotFound,
    /// An earlier address of a goal.
    Redirect(usize, usize, usize, usize),
}

impl Route {
    /// The page's address, relative to the site's root.
    pub fn address(self, site: &Site<'_>) -> String {
        match self {
            Self::Home => String::new(),
            Self::Year(year) => address::year(&site.year(year).key),
            Self::Department(year, plan) => {
                address::department(&site.year(year).key, &site.plan(year, plan).department.key)
            }
            Self::Section(year, plan, section) => {
                let department = site.plan(year, plan);
                address::within_department(
                    &site.year(year).key,
                    &department.department.key,
                    &department.sections[section].key,
                )
            }
            Self::Goal(year, plan, goal) => {
                let department = site.plan(year, plan);
                address::within_department(
                    &site.year(year).key,
                    &department.department.key,
                    &department.goals[goal].written.key,
                )
            }
            Self::Category(year, category) => {
                address::category(&site.year(year).key, &site.settings.categories[category].key)
            }
            Self::Deadlines(year) => address::deadlines(&site.year(year).key),
            Self::Data => address::data::DATA.to_owned(),
            Self::Search => address::search::SEARCH.to_owned(),
            Self::Page(page) => address::page(&site.plans.pages[page].key),
            Self::NotFound => "404.html".to_owned(),
            Self::Redirect(year, plan, goal, alias) => {
                site.plan(year, plan).goals[goal].written.aliases[alias].clone()
            }
        }
    }

    /// The page at an address; `None` where there is none.
    pub fn find(site: &Site<'_>, address: &str) -> Option<Self> {
        let Some(path) = address.strip_suffix('/') else {
            return match address {
                "" => Some(Self::Home),
                _ => Self::find_alias(site, address),
            };
        };
        if address == address::data::DATA {
            return Some(Self::Data);
        }
        if address == address::search::SEARCH {
            return Some(Self::Search);
        }
        let parts: Vec<&str> = path.split('/').collect();
        let found = match parts.as_slice() {
            [key] => {
                let year = site.plans.years.iter().position(|year| year.key == *key).map(Self::Year);
                year.or_else(|| site.plans.pages.iter().position(|page| page.key == *key).map(Self::Page))
            }
            [year, rest @ ..] => {
                let place = site.plans.years.iter().position(|found| found.key == *year);
                place.and_then(|place| Self::find_in_year(site, place, rest))
            }
            [] => None,
        };
        found.or_else(|| Self::find_alias(site, address))
    }

    fn find_in_year(site: &Site<'_>, year: usize, parts: &[&str]) -> Option<Self> {
        let plans = &site.year(year).plans;
        let plan = |key: &str| plans.iter().position(|plan| plan.department.key == key);
        match *parts {
            ["deadlines"] if site.has_deadlines() => Some(Self::Deadlines(year)),
            ["category", key] if site.has_categories() => {
                let place = site.settings.categories.iter().position(|category| category.key == key);
                place.map(|category| Self::Category(year, category))
            }
            [department] => plan(department).map(|plan| Self::Department(year, plan)),
            [department, key] => {
                let plan = plan(department)?;
                let goal = plans[plan].goals.iter().position(|goal| goal.written.key == key);
                let section = || plans[plan].sections.iter().position(|section| section.key == key);
                goal.map(|goal| Self::Goal(year, plan, goal))
                    .or_else(|| section().map(|section| Self::Section(year, plan, section)))
            }
            _ => None,
        }
    }

    fn find_alias(site: &Site<'_>, address: &str) -> Option<Self> {
        for (year_place, year) in site.plans.years.iter().enumerate() {
            for (plan_place, plan) in year.plans.iter().enumerate() {
                for (goal_place, goal) in plan.goals.iter().enumerate() {
                    if let Some(alias) = goal.written.aliases.iter().position(|alias| alias == address) {
                        return Some(Self::Redirect(year_place, plan_place, goal_place, alias));
                    }
                }
            }
        }
        None
    }

    /// The route of the page for a goal's section; `None` for a goal that is common to all.
    pub(super) fn section_of(year: usize, plan: usize, assignment: Assignment) -> Option<Self> {
        match assignment {
            Assignment::Common => None,
            Assignment::Section(section) => Some(Self::Section(year, plan, section)),
        }
    }

    /// The year and the plan that the page is part of; `None` for one that shows several plans.
    pub fn plan(self) -> Option<(usize, usize)> {
        match self {
            Self::Department(year, plan)
            | Self::Section(year, plan, _)
            | Self::Goal(year, plan, _)
            | Self::Redirect(year, plan, ..) => Some((year, plan)),
            Self::Home
            | Self::Year(_)
            | Self::Category(..)
            | Self::Deadlines(_)
            | Self::Data
            | Self::Search
            | Self::Page(_)
            | Self::NotFound => None,
        }
    }

    /// Whether search engines should list the page.
    pub fn is_listed(self) -> bool {
        !matches!(self, Self::NotFound | Self::Redirect(..))
    }
}

/// Every page of a site, from the home page downwards.
pub fn routes(site: &Site<'_>) -> Vec<Route> {
    let mut routes = vec![Route::Home];
    for (year_place, year) in site.plans.years.iter().enumerate() {
        routes.push(Route::Year(year_place));
        if site.has_deadlines() {
            routes.push(Route::Deadlines(year_place));
        }
        if site.has_categories() {
            routes.extend(
                (0..site.settings.categories.len()).map(|category| Route::Category(year_place, category)),
            );
        }
        for (plan_place, plan) in year.plans.iter().enumerate() {
            routes.push(Route::Department(year_place, plan_place));
            routes.extend(
                (0..plan.sections.len()).map(|section| Route::Section(year_place, plan_place, section)),
            );
            for (goal_place, goal) in plan.goals.iter().enumerate() {
                routes.push(Route::Goal(year_place, plan_place, goal_place));
                routes.extend(
                    (0..goal.written.aliases.len())
                        .map(|alias| Route::Redirect(year_place, plan_place, goal_place, alias)),
                );
            }
        }
    }
    routes.extend([Route::Data, Route::Search]);
    routes.extend((0..site.plans.pages.len()).map(Route::Page));
    routes.push(Route::NotFound);
    routes
}
