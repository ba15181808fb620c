//! The tables of the data set.

use crate::address::data;

/// A table of the data set, in the order in which they are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Table {
    /// One row for each goal.
    Goals,
    /// One row for each line of a goal's texts.
    GoalLines,
    /// One row for each department and each section of a fiscal year.
    Departments,
    /// One row for each person who answers for a plan.
    Officers,
    /// One row for each code.
    Codes,
}

impl Table {
    /// Every table.
    pub const ALL: [Self; 5] = [Self::Goals, Self::GoalLines, Self::Departments, Self::Officers, Self::Codes];

    /// The tables that each plan has by itself too: those of years and of the site are put together of them.
    pub const PER_PLAN: [Self; 2] = [Self::Goals, Self::GoalLines];

    /// The name of its sheet, of its resource and, with an ending, of its file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Goals => "goals",
            Self::GoalLines => "goal_lines",
            Self::Departments => "departments",
            Self::Officers => "officers",
            Self::Codes => "codes",
        }
    }

    /// The name of its file.
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Goals => data::GOAL_TABLE,
            Self::GoalLines => data::LINE_TABLE,
            Self::Departments => data::DEPARTMENT_TABLE,
            Self::Officers => data::OFFICER_TABLE,
            Self::Codes => data::CODE_TABLE,
        }
    }
}
