//! Which goals are the newest.
//!
//! The content alone decides: the moment of `publish_on`, otherwise the day on which the department made its plan,
//! otherwise the fiscal year's first day. Of goals of one moment those come first that the site shows first.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use jiff::Timestamp;

use crate::draft::Visibility;
use crate::export::subject::{Subject, beginning, made_on};
use crate::site::Site;

/// A goal with the moment from which it counts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dated<'a> {
    pub(super) moment: Timestamp,
    pub(super) subject: Subject<'a>,
}

/// The newest goals of a site, at most so many, newest first.
pub(super) fn newest<'a>(site: &Site<'a>, most: usize) -> Vec<Dated<'a>> {
    // The oldest is on top and goes when there are too many, so that a large site needs no list of all goals.
    let mut newest = BinaryHeap::with_capacity(most + 1);
    for (year_place, year) in site.plans.years.iter().enumerate() {
        for (plan_place, plan) in year.plans.iter().enumerate() {
            let made = beginning(made_on(site, year, plan), site);
            for (goal_place, goal) in plan.goals.iter().enumerate() {
                let moment = match goal.written.visibility {
                    Visibility::From(moment) => moment,
                    Visibility::Public | Visibility::Draft => made,
                };
                newest.push((Reverse(moment), year_place, plan_place, goal_place));
                if newest.len() > most {
                    newest.pop();
                }
            }
        }
    }
    let dated = |(Reverse(moment), year, plan, goal): (_, usize, usize, usize)| {
        let year = &site.plans.years[year];
        let plan = &year.plans[plan];
        Dated { moment, subject: Subject { site: *site, year, plan, goal: &plan.goals[goal] } }
    };
    newest.into_sorted_vec().into_iter().map(dated).collect()
}
