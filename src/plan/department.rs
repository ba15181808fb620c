//! A department's plan.

use super::goal::{Assignment, Goal};
use crate::calendar::Date;
use crate::draft::{Officer, Prose};

/// One department's goals of one fiscal year.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Whose plan it is.
    pub department: Department,
    /// Where its head comes from, relative to the site's folder.
    pub file: String,
    /// The day on which it was made.
    pub created: Option<Date>,
    /// Those who answer for it.
    pub officers: Vec<Officer>,
    /// The department's sections, in the organisation's order.
    pub sections: Vec<Section>,
    /// What it says about itself.
    pub introduction: Prose,
    /// Its goals, by number.
    pub goals: Vec<Goal>,
}

/// A department.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Department {
    /// The key in addresses.
    pub key: String,
    /// Its name.
    pub name: String,
}

/// A section of a department.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The key in addresses.
    pub key: String,
    /// Its name.
    pub name: String,
}

impl Plan {
    /// The goals of one section alone, by number.
    pub fn goals_of(&self, section: usize) -> impl Iterator<Item = &Goal> {
        self.goals.iter().filter(move |goal| goal.assignment == Assignment::Section(section))
    }

    /// The goals that belong to every section, by number.
    pub fn common_goals(&self) -> impl Iterator<Item = &Goal> {
        self.goals.iter().filter(|goal| goal.assignment == Assignment::Common)
    }
}
