//! Which goals are the newest.
//!
//! The content alone decides: see [`Subject::published`]. Of goals of one moment those come first that the site shows
//! first.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use jiff::Timestamp;

use crate::address::data::Topic;
use crate::draft::Visibility;
use crate::export::subject::{Subject, beginning, made_on};
use crate::site::Site;

/// A goal with the moment from which it counts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dated<'a> {
    pub(super) moment: Timestamp,
    pub(super) subject: Subject<'a>,
}

/// A goal by its moment, the newest first, and by its place in the site.
type Place = (Reverse<Timestamp>, usize, usize, usize);

/// The newest goals of each topic, at most so many of each, newest first.
pub(super) fn newest<'a>(site: &Site<'a>, topics: &[Topic<'a>], most: usize) -> Vec<Vec<Dated<'a>>> {
    // The oldest is on top and goes when there are too many, so that a large site needs no list of all goals.
    let mut newest: BTreeMap<Topic<'a>, BinaryHeap<Place>> = BTreeMap::new();
    let mut add = |topic: Topic<'a>, place: Place| {
        let heap = newest.entry(topic).or_default();
        heap.push(place);
        if heap.len() > most {
            heap.pop();
        }
    };
    for (year_place, year) in site.plans.years.iter().enumerate() {
        for (plan_place, plan) in year.plans.iter().enumerate() {
            let made = beginning(made_on(site, year, plan), site);
            for (goal_place, goal) in plan.goals.iter().enumerate() {
                let moment = match goal.written.visibility {
                    Visibility::From(moment) => moment,
                    Visibility::Public | Visibility::Draft => made,
                };
                let place = (Reverse(moment), year_place, plan_place, goal_place);
                add(Topic::Site, place);
                add(Topic::Department(&plan.department.key), place);
                if let Some(category) = goal.written.category {
                    add(Topic::Category(&site.settings.categories[category].key), place);
                }
            }
        }
    }
    let dated = |(Reverse(moment), year, plan, goal): Place| {
        let year = &site.plans.years[year];
        let plan = &year.plans[plan];
        Dated { moment, subject: Subject { site: *site, year, plan, goal: &plan.goals[goal] } }
    };
    let of = |topic: &Topic<'a>| newest.remove(topic).unwrap_or_default().into_sorted_vec();
    topics.iter().map(of).map(|places| places.into_iter().map(dated).collect()).collect()
}
