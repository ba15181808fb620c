//! What answers a query, in order: how well it does, then the newest fiscal year, then the order of the site.

use rayon::iter::{IndexedParallelIterator, IntoParallelIterator, ParallelIterator};

use super::document::{self, Document, Kind, Part};
use super::filter::Filter;
use super::query::Query;
use super::scan::Folded;
use crate::address;
use crate::plan::{Assignment, Goal, Page, Plan, Section, Year};
use crate::site::Site;

/// How many documents are looked through at a time.
const STEP: usize = 16;

/// Something that answers a query.
#[derive(Clone, Copy, Debug)]
pub struct Answer<'a> {
    /// How well it does, the fewer the better.
    pub score: usize,
    /// What it is.
    pub found: Found<'a>,
}

/// What can be found, and where it belongs.
#[derive(Clone, Copy, Debug)]
pub enum Found<'a> {
    /// A free page.
    Page(&'a Page),
    /// A document of a plan, by its place there.
    OfPlan(&'a Year, &'a Plan, usize),
}

/// All that answers a query and that a filter lets through, best first.
pub fn answers<'a>(site: &Site<'a>, query: &Query, filter: &Filter<'_>) -> Vec<Answer<'a>> {
    let years = site.plans.years.iter();
    let plans = years.flat_map(|year| year.plans.iter().map(move |plan| (year, plan)));
    let of_plan = |(year, plan): (&'a Year, &'a Plan)| {
        (0..document::count(plan)).map(move |place| Found::OfPlan(year, plan, place))
    };
    // The newest year comes first here already, and pages come last: the sort is stable.
    let all = plans.flat_map(of_plan).chain(site.plans.pages.iter().map(Found::Page));
    let all: Vec<Found<'a>> = all.filter(|found| filter.lets_through(found)).collect();
    let answer = |found: Found<'a>| {
        let folded = Folded::new(&found.document(site), site.settings.search.kana);
        folded.answers(query).map(|score| Answer { score, found })
    };
    let mut answers: Vec<Answer<'a>> = all.into_par_iter().with_min_len(STEP).filter_map(answer).collect();
    answers.sort_by_key(|answer| answer.score);
    answers
}

impl<'a> Found<'a> {
    /// Its words.
    pub fn document(&self, site: &Site<'a>) -> Document<'a> {
        match *self {
            Self::Page(page) => document::of_page(page),
            Self::OfPlan(_, plan, place) => document::of_plan(site, plan, place),
        }
    }

    /// Its words, each with where its file has them, in the order of its texts.
    pub(super) fn parts(&self, site: &Site<'a>) -> Vec<Part<'a>> {
        match *self {
            Self::Page(page) => document::parts_of_page(page),
            Self::OfPlan(_, plan, place) => document::parts_of_plan(site, plan, place),
        }
    }

    /// What kind of thing it is.
    pub fn kind(&self) -> Kind {
        match *self {
            Self::Page(_) => Kind::Page,
            Self::OfPlan(_, _, 0) => Kind::Department,
            Self::OfPlan(..) if self.goal().is_some() => Kind::Goal,
            Self::OfPlan(..) => Kind::Section,
        }
    }

    /// The file that it comes from, relative to the site's folder.
    pub fn file(&self) -> &'a str {
        match (*self, self.goal()) {
            (_, Some(goal)) => &goal.written.file,
            (Self::Page(page), _) => &page.file,
            (Self::OfPlan(_, plan, _), _) => &plan.file,
        }
    }

    /// Its page, relative to the site's root.
    pub fn address(&self, document: &Document<'_>) -> String {
        match *self {
            Self::Page(_) => document.path.to_string(),
            Self::OfPlan(year, plan, _) => {
                address::department(&year.key, &plan.department.key) + &document.path
            }
        }
    }

    /// The fiscal year and the plan that it belongs to.
    pub fn plan(&self) -> Option<(&'a Year, &'a Plan)> {
        match *self {
            Self::Page(_) => None,
            Self::OfPlan(year, plan, _) => Some((year, plan)),
        }
    }

    /// The goal that it is.
    pub fn goal(&self) -> Option<&'a Goal> {
        match *self {
            Self::Page(_) => None,
            Self::OfPlan(_, plan, place) => document::goal_of(plan, place),
        }
    }

    /// The section that it is or that pursues it.
    pub fn section(&self) -> Option<&'a Section> {
        let Self::OfPlan(_, plan, place) = *self else { return None };
        match self.goal().map(|goal| goal.assignment) {
            Some(Assignment::Common) => None,
            Some(Assignment::Section(section)) => plan.sections.get(section),
            None => plan.sections.get(place.checked_sub(1)?),
        }
    }
}
