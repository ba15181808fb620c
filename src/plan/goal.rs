//! A goal.

use crate::calendar::Deadline;
use crate::draft::{Prose, Value};

/// Something that a department set out to achieve in a fiscal year.
#[derive(Clone, Debug)]
pub struct Goal {
    /// The key in addresses.
    pub key: String,
    /// Where it comes from, relative to the site's folder.
    pub file: String,
    /// Its number, unique in its plan.
    pub number: u32,
    /// Its title.
    pub title: String,
    /// The place of its category in the configured order; `None` where the form has none.
    pub category: Option<usize>,
    /// Who pursues it.
    pub assignment: Assignment,
    /// By when; `None` where it sets no deadline.
    pub deadline: Option<Deadline>,
    /// What the form's further columns hold, by their place in the form.
    pub values: Vec<(usize, Value)>,
    /// The texts, by their column's place in the form.
    pub texts: Vec<(usize, Prose)>,
    /// Earlier addresses that lead to it.
    pub aliases: Vec<String>,
}

/// Who pursues a goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Assignment {
    /// Every section of the department.
    Common,
    /// One section, by its place in the department's order.
    Section(usize),
}
