//! A goal as every file for machines tells of it: what it belongs to, its id, and its dates.

use jiff::Timestamp;

use crate::calendar::Date;
use crate::draft::{Prose, Value, Visibility};
use crate::plan::{Assignment, Goal, Plan, Section, Year};
use crate::settings::Category;
use crate::site::Site;

/// A goal with what it belongs to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Subject<'a> {
    pub(super) site: Site<'a>,
    pub(super) year: &'a Year,
    pub(super) plan: &'a Plan,
    pub(super) goal: &'a Goal,
}

/// Every goal of a site, as the site shows them: newest year first, departments in their order, by number.
pub(super) fn subjects<'a>(site: &Site<'a>) -> impl Iterator<Item = Subject<'a>> {
    let site = *site;
    site.plans
        .years
        .iter()
        .flat_map(move |year| year.plans.iter().flat_map(move |plan| of_plan(site, year, plan)))
}

/// The goals of one plan, by number.
pub(super) fn of_plan<'a>(
    site: Site<'a>,
    year: &'a Year,
    plan: &'a Plan,
) -> impl Iterator<Item = Subject<'a>> {
    plan.goals.iter().map(move |goal| Subject { site, year, plan, goal })
}

impl<'a> Subject<'a> {
    /// Its page, relative to the site's root.
    pub(super) fn address(&self) -> String {
        crate::address::within_department(&self.year.key, &self.plan.department.key, &self.goal.written.key)
    }

    /// What it is known by for ever: the address that it had first, without the slash at its end. A goal that was
    /// renamed has that in its `aliases`.
    pub(super) fn id(&self) -> String {
        let first = self.goal.written.aliases.first().cloned().unwrap_or_else(|| self.address());
        first.trim_end_matches('/').to_owned()
    }

    /// Its section; `None` for a goal that is common to all.
    pub(super) fn section(&self) -> Option<&'a Section> {
        match self.goal.assignment {
            Assignment::Common => None,
            Assignment::Section(section) => self.plan.sections.get(section),
        }
    }

    /// Its category, where it has one.
    pub(super) fn category(&self) -> Option<&'a Category> {
        self.goal.written.category.and_then(|category| self.site.settings.categories.get(category))
    }

    /// The moment from which it counts as published: that of `publish_on`, otherwise the first of the day on which
    /// the department made its plan, otherwise that of the fiscal year. The content alone decides.
    pub(super) fn published(&self) -> Timestamp {
        match self.goal.written.visibility {
            Visibility::From(moment) => moment,
            Visibility::Public | Visibility::Draft => {
                beginning(made_on(&self.site, self.year, self.plan), &self.site)
            }
        }
    }

    /// The moment of its last change in substance: the first of the day that its file names as `updated`, unless it
    /// was published later.
    pub(super) fn updated(&self) -> Timestamp {
        let updated = self.goal.written.updated.map(|day| beginning(day, &self.site));
        updated.map_or_else(|| self.published(), |updated| updated.max(self.published()))
    }

    /// What a text column holds, by the column's place in the form.
    pub(super) fn text(&self, column: usize) -> Option<&'a Prose> {
        self.goal.written.texts.iter().find(|(place, _)| *place == column).map(|(_, text)| text)
    }

    /// What a column of the site's own holds, by its place in the form.
    pub(super) fn value(&self, column: usize) -> Option<&'a Value> {
        self.goal.written.values.iter().find(|(place, _)| *place == column).map(|(_, value)| value)
    }
}

/// The day on which a plan counts as made.
pub(super) fn made_on(site: &Site<'_>, year: &Year, plan: &Plan) -> Date {
    plan.created.unwrap_or_else(|| year.fiscal_year.first_day(site.settings.start_month))
}

/// A day's first moment in the site's zone.
pub(super) fn beginning(day: Date, site: &Site<'_>) -> Timestamp {
    // Only the calendar's last day can have no beginning that could be told.
    day.to_zoned(site.settings.time_zone.clone()).map_or(Timestamp::MAX, |zoned| zoned.timestamp())
}

/// The day of a moment in the site's zone.
pub(super) fn day(moment: Timestamp, site: &Site<'_>) -> Date {
    moment.to_zoned(site.settings.time_zone.clone()).date()
}

/// An id as XML wants it (`xs:ID`): ASCII, beginning with a letter, without slashes. No two ids become one, since no
/// name of a file or folder begins or ends with a dot.
pub(super) fn xml_id(id: &str) -> String {
    format!("goal.{}", id.replace('.', "..").replace('/', "."))
}
