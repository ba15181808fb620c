//! What the index consists of, and what results are filtered by.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::deflate::{deflate, inflate};
use super::room::{Layout, Rooms, plans_in_order, room};
use super::tally::RARE;
use super::texts::BLOCK;
use crate::plan::Assignment;
use crate::settings::Kana;
use crate::site::Site;

/// Counts up whenever the script must read the files otherwise.
const VERSION: u32 = 2;

/// Stands for nothing, or for what is common, where characters stand for numbers.
const NONE: u32 = 0x20;

#[derive(Serialize)]
struct Contents<'a> {
    version: u32,
    stamp: String,
    kana: bool,
    shards: u32,
    room: u32,
    rare: u32,
    block: usize,
    years: Vec<(&'a str, &'a str)>,
    departments: Vec<(&'a str, &'a str)>,
    plans: Vec<Entry<'a>>,
    pages: usize,
    categories: Vec<&'a str>,
}

/// A plan: the places of its year and department, how many sections and goals it has, and the department's name where
/// that was another in its year.
#[derive(Serialize)]
#[serde(untagged)]
enum Entry<'a> {
    Usual(usize, usize, usize, usize),
    Named(usize, usize, usize, usize, &'a str),
}

/// What the script reads first.
pub(super) fn contents(site: &Site<'_>, rooms: &Rooms) -> Vec<u8> {
    let years: Vec<(&str, &str)> =
        site.plans.years.iter().rev().map(|year| (year.key.as_str(), year.name.as_str())).collect();
    let mut departments: Vec<(&str, &str)> = Vec::new();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    // The newest year's names and order are those of today.
    for plan in site.plans.years.iter().flat_map(|year| &year.plans) {
        let department = &plan.department;
        places.entry(&department.key).or_insert_with(|| {
            departments.push((&department.key, &department.name));
            departments.len() - 1
        });
    }
    let plans = plans_in_order(site).map(|((year, _), _, plan)| {
        let year = years.len() - 1 - year;
        let department = places.get(plan.department.key.as_str()).copied().unwrap_or_default();
        let (sections, goals) = (plan.sections.len(), plan.goals.len());
        if departments.get(department).is_some_and(|(_, name)| *name == plan.department.name) {
            Entry::Usual(year, department, sections, goals)
        } else {
            Entry::Named(year, department, sections, goals, &plan.department.name)
        }
    });
    let plans = plans.collect();
    packed(&Contents {
        version: VERSION,
        stamp: format!("{:08x}", u32::from_be_bytes(rooms.layout.stamp)),
        kana: site.settings.search.kana == Kana::Together,
        shards: rooms.layout.shards(),
        room: rooms.layout.size,
        rare: RARE,
        block: BLOCK,
        years,
        departments,
        plans,
        pages: site.plans.pages.len(),
        categories: site.settings.categories.iter().map(|category| category.name.as_str()).collect(),
    })
}

/// The category of each document, a character each.
pub(super) fn categories(site: &Site<'_>, rooms: &Rooms) -> Vec<u8> {
    let mut categories = vec![' '; rooms.layout.size as usize];
    for (room, (_, _, plan)) in rooms.plans.iter().zip(plans_in_order(site)) {
        for (place, goal) in plan.goals.iter().enumerate() {
            let number = room.first as usize + 1 + plan.sections.len() + place;
            let Some(category) = categories.get_mut(number) else { continue };
            *category = character(goal.written.category.map_or(0, |category| category + 1));
        }
    }
    deflate(categories.into_iter().collect::<String>().as_bytes())
}

/// What a published index says of itself.
#[derive(Debug)]
pub struct Known {
    /// What its files have in common.
    pub layout: Layout,
    /// How its texts are folded.
    pub kana: Kana,
    /// The number of the first document of each plan, by the plan's folder: `2022/policy`.
    first: BTreeMap<String, u32>,
}

#[derive(Deserialize)]
struct Published {
    version: u32,
    stamp: String,
    kana: bool,
    room: u32,
    years: Vec<(String, String)>,
    departments: Vec<(String, String)>,
    plans: Vec<Vec<serde_json::Value>>,
    pages: usize,
}

impl Known {
    /// Reads what a published index says of itself; `None` where this program would write it otherwise.
    pub fn read(contents: &[u8]) -> Option<Self> {
        let published: Published = serde_json::from_slice(&inflate(contents)?).ok()?;
        if published.version != VERSION {
            return None;
        }
        let stamp = u32::from_str_radix(&published.stamp, 16).ok()?.to_be_bytes();
        let mut first = BTreeMap::new();
        let mut next = room(published.pages);
        for plan in &published.plans {
            let number =
                |place: usize| plan.get(place)?.as_u64().and_then(|number| usize::try_from(number).ok());
            let (year, _) = published.years.get(number(0)?)?;
            let (department, _) = published.departments.get(number(1)?)?;
            first.insert(format!("{year}/{department}"), next);
            next = next.checked_add(room(1 + number(2)? + number(3)?))?;
        }
        let kana = if published.kana { Kana::Together } else { Kana::Apart };
        (next == published.room).then_some(Self { layout: Layout { size: next, stamp }, kana, first })
    }

    /// The number of the first document of a plan.
    pub fn first(&self, year: &str, department: &str) -> Option<u32> {
        self.first.get(&format!("{year}/{department}")).copied()
    }
}

#[derive(Serialize)]
struct Sections<'a> {
    sections: Vec<(&'a str, &'a str)>,
    of: String,
}

/// The sections of each department, and the section that each of its documents but the department itself belongs to, by
/// the department's key.
pub(super) fn departments<'a>(site: &Site<'a>) -> Vec<(&'a str, Vec<u8>)> {
    let mut departments: BTreeMap<&str, Sections<'_>> = BTreeMap::new();
    // The newest year's names and order are those of today.
    for plan in site.plans.years.iter().flat_map(|year| &year.plans) {
        let known = departments
            .entry(&plan.department.key)
            .or_insert_with(|| Sections { sections: Vec::new(), of: String::new() });
        for section in &plan.sections {
            if !known.sections.iter().any(|(key, _)| *key == section.key) {
                known.sections.push((&section.key, &section.name));
            }
        }
    }
    for (_, _, plan) in plans_in_order(site) {
        let Some(known) = departments.get_mut(plan.department.key.as_str()) else { continue };
        let of_goals = plan.goals.iter().map(|goal| match goal.assignment {
            Assignment::Common => None,
            Assignment::Section(section) => plan.sections.get(section),
        });
        for section in plan.sections.iter().map(Some).chain(of_goals) {
            let place =
                section.and_then(|section| known.sections.iter().position(|(key, _)| *key == section.key));
            known.of.push(character(place.map_or(0, |place| place + 1)));
        }
    }
    departments.into_iter().map(|(key, sections)| (key, packed(&sections))).collect()
}

fn character(number: usize) -> char {
    u32::try_from(number).ok().and_then(|number| char::from_u32(NONE + number)).unwrap_or(' ')
}

fn packed(value: &impl Serialize) -> Vec<u8> {
    deflate(&serde_json::to_vec(value).unwrap_or_default())
}
