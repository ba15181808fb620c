//! What a search is narrowed to.

use super::answer::Found;
use crate::calendar::FiscalYear;
use crate::plan::Plan;
use crate::site::Site;

/// What somebody wants a search to be narrowed to, in words.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wanted<'a> {
    /// A fiscal year, by its key or as people write it.
    pub year: Option<&'a str>,
    /// A department, by its key or its name.
    pub department: Option<&'a str>,
    /// A section, by its key or its name.
    pub section: Option<&'a str>,
    /// A category, by its key or its name.
    pub category: Option<&'a str>,
}

/// What a search is narrowed to.
#[derive(Clone, Debug, Default)]
pub struct Filter<'a> {
    /// Keys of years.
    years: Option<Vec<&'a str>>,
    /// Keys of departments.
    departments: Option<Vec<&'a str>>,
    /// Keys of departments and of sections.
    sections: Option<Vec<(&'a str, &'a str)>>,
    /// The place of a category.
    category: Option<usize>,
}

/// Words that name nothing.
#[derive(Clone, Debug)]
pub struct Unknown {
    /// The option that they were given to.
    pub option: &'static str,
    /// The words.
    pub value: String,
    /// The keys that there are.
    pub keys: Vec<String>,
    /// The names that there are.
    pub names: Vec<String>,
}

impl<'a> Filter<'a> {
    /// Finds out what is meant.
    ///
    /// # Errors
    /// The first words that name nothing in the site.
    pub fn new(site: &Site<'a>, wanted: &Wanted<'_>) -> Result<Self, Unknown> {
        let years = &site.plans.years;
        let mut filter = Self::default();
        if let Some(value) = wanted.year {
            let is_meant = |year: &&crate::plan::Year| {
                year.key == value || FiscalYear::parse(value) == Ok(year.fiscal_year)
            };
            let named = years.iter().map(|year| (year.key.as_str(), year.name.as_str()));
            let found = years.iter().filter(is_meant).map(|year| year.key.as_str()).collect();
            filter.years = Some(known("--year", value, found, named)?);
        }
        let plans = || years.iter().flat_map(|year| &year.plans);
        if let Some(value) = wanted.department {
            let named = || plans().map(|plan| (plan.department.key.as_str(), plan.department.name.as_str()));
            let found = named().filter(|named| is_named(*named, value)).map(|(key, _)| key).collect();
            filter.departments = Some(known("--department", value, found, named())?);
        }
        if let Some(value) = wanted.section {
            let is_in = |plan: &&Plan| is_among(filter.departments.as_ref(), plan.department.key.as_str());
            let named = || {
                let of_plan = |plan: &'a Plan| {
                    let key = plan.department.key.as_str();
                    plan.sections
                        .iter()
                        .map(move |section| (key, section.key.as_str(), section.name.as_str()))
                };
                plans().filter(|plan| is_in(plan)).flat_map(of_plan)
            };
            let found = named().filter(|(_, key, name)| is_named((key, name), value));
            let found = found.map(|(department, key, _)| (department, key)).collect();
            filter.sections =
                Some(known("--section", value, found, named().map(|(_, key, name)| (key, name)))?);
        }
        if let Some(value) = wanted.category {
            let categories = site.settings.categories.iter();
            let named = categories.map(|category| (category.key.as_str(), category.name.as_str()));
            let found = site.settings.category(value).into_iter().collect();
            filter.category = known("--category", value, found, named)?.first().copied();
        }
        Ok(filter)
    }

    /// Whether it lets everything through.
    pub fn is_empty(&self) -> bool {
        self.years.is_none()
            && self.departments.is_none()
            && self.sections.is_none()
            && self.category.is_none()
    }

    /// Whether a document belongs to all that the search is narrowed to. A goal that is common to all sections belongs to
    /// each of them, a free page to nothing.
    pub(super) fn lets_through(&self, found: &Found<'_>) -> bool {
        let Some((year, plan)) = found.plan() else { return self.is_empty() };
        let department = plan.department.key.as_str();
        let is_of_section = |sections: &Vec<(&str, &str)>| {
            let section = found.section().map(|section| section.key.as_str());
            let is_of = |known: &(&str, &str)| {
                known.0 == department && section.map_or(found.goal().is_some(), |section| section == known.1)
            };
            sections.iter().any(is_of)
        };
        is_among(self.years.as_ref(), year.key.as_str())
            && is_among(self.departments.as_ref(), department)
            && self.sections.as_ref().is_none_or(is_of_section)
            && self.category.is_none_or(|category| {
                found.goal().is_some_and(|goal| goal.written.category == Some(category))
            })
    }
}

fn is_named((key, name): (&str, &str), value: &str) -> bool {
    key == value || name == value
}

fn is_among(wanted: Option<&Vec<&str>>, key: &str) -> bool {
    wanted.is_none_or(|wanted| wanted.contains(&key))
}

/// What was found; where it is nothing, what there is.
fn known<'n, T>(
    option: &'static str,
    value: &str,
    found: Vec<T>,
    all: impl Iterator<Item = (&'n str, &'n str)>,
) -> Result<Vec<T>, Unknown> {
    if !found.is_empty() {
        return Ok(found);
    }
    let (mut keys, mut names) = (Vec::new(), Vec::new());
    for (key, name) in all {
        for (part, parts) in [(key, &mut keys), (name, &mut names)] {
            if !parts.iter().any(|known| known == part) {
                parts.push(part.to_owned());
            }
        }
    }
    Err(Unknown { option, value: value.to_owned(), keys, names })
}
