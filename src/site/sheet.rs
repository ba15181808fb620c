//! Which goals a page shows as rows of the form.

/// The rows of a sheet. A goal's row stands on several pages and is the same on each but for the way to the site's
/// root, so it is rendered once and a page only names it.
#[derive(Debug)]
pub struct Sheet {
    /// The name under which templates see the rows: `rows`.
    pub name: &'static str,
    /// The goals, in order.
    pub goals: Vec<GoalPlace>,
}

/// Where a goal is in the plans.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct GoalPlace {
    /// The year.
    pub year: usize,
    /// The department's plan in the year.
    pub plan: usize,
    /// The goal in the plan.
    pub goal: usize,
}
