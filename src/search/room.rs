//! The numbers of documents.
//!
//! A document's number must not change when another is edited, and seldom when one is added: so each plan has some room
//! to grow, and the plans of a new fiscal year come behind those of the years before.

use crate::digest::Digest;
use crate::plan::{Plan, Year};
use crate::site::Site;

use super::bits::number;
use super::document;

/// Rooms are multiples of this.
const STEP: usize = 16;

/// About so many documents to one file of lists.
const DOCUMENTS_PER_SHARD: u32 = 16;

/// The rooms of all documents.
#[derive(Clone, Debug)]
pub struct Rooms {
    /// The plans in the order of their numbers, by the places of the year and of the plan.
    pub plans: Vec<PlanRoom>,
    /// What they come to.
    pub layout: Layout,
}

/// What the files of an index have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// How many numbers of documents there are, used or not.
    pub size: u32,
    /// What files that go by the same numbers begin with.
    pub stamp: [u8; 4],
}

/// The room of one plan.
#[derive(Clone, Copy, Debug)]
pub struct PlanRoom {
    /// The place of its fiscal year in the site, and its own in the year.
    pub place: (usize, usize),
    /// The number of its first document.
    pub first: u32,
    /// How many documents it has.
    pub documents: u32,
}

impl Rooms {
    /// The rooms of a site's free pages, which come first, and of its plans.
    pub fn new(site: &Site<'_>) -> Self {
        let pages = room(site.plans.pages.len());
        let mut next = pages;
        // The rooms in words: numbers that are given out otherwise make other words.
        let mut words = format!("{pages}");
        let mut plans = Vec::new();
        for (place, year, plan) in plans_in_order(site) {
            let documents = document::count(plan);
            plans.push(PlanRoom { place, first: next, documents: number(documents) });
            words.extend([" ", &year.key, "/", &plan.department.key, " ", &room(documents).to_string()]);
            next = next.saturating_add(room(documents));
        }
        let digest = Digest::of(words.as_bytes()).to_bytes();
        Self { plans, layout: Layout { size: next, stamp: [digest[0], digest[1], digest[2], digest[3]] } }
    }

    /// The room of a plan, by the places of its year and of itself.
    pub fn plan(&self, place: (usize, usize)) -> Option<&PlanRoom> {
        self.plans.iter().find(|plan| plan.place == place)
    }
}

impl Layout {
    /// Into how many files the lists are divided: a power of two that grows with the site.
    pub fn shards(&self) -> u32 {
        self.size.div_ceil(DOCUMENTS_PER_SHARD).next_power_of_two()
    }
}

/// The plans, oldest fiscal year first, with their places.
pub fn plans_in_order<'a>(site: &Site<'a>) -> impl Iterator<Item = ((usize, usize), &'a Year, &'a Plan)> {
    let years = site.plans.years.iter().enumerate().rev();
    years.flat_map(|(year_place, year)| {
        year.plans.iter().enumerate().map(move |(place, plan)| ((year_place, place), year, plan))
    })
}

/// How many numbers are kept for so many documents.
pub(super) fn room(documents: usize) -> u32 {
    number((documents / STEP + 1) * STEP)
}
