//! A goal.

use std::sync::Arc;

use crate::draft::GoalDraft;

/// Something that a department set out to achieve in a fiscal year. What its file says is shared with the draft
/// that it was read from; what takes its neighbours to know stands here.
#[derive(Clone, Debug)]
pub struct Goal {
    /// What its file says.
    pub written: Arc<GoalDraft>,
    /// Its number, unique in its plan.
    pub number: u32,
    /// Who pursues it.
    pub assignment: Assignment,
}

/// Who pursues a goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Assignment {
    /// Every section of the department.
    Common,
    /// One section, by its place in the department's order.
    Section(usize),
}
