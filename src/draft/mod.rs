//! Files as they were read, one by one: each knows its own mistakes and nothing of its neighbours.
//!
//! A draft is a function of its file's text, its path, the configuration and the theme's labels. What needs a
//! second file to be judged (a section that the department defines, a number used twice) is for `check`.

mod body;
mod content;
mod context;
mod department;
mod encoding;
mod facts;
mod file;
mod goal;
mod page;
mod prose;
mod reader;
mod year;

pub use content::{Asset, Content, Drafts};
pub use department::{
    DepartmentDraft, Officer, SectionDraft, SectionMeaning, SectionsByWords, shape as department_shape,
};
pub use facts::Facts;
pub use goal::{GoalDraft, Value, Visibility, shape as goal_shape};
pub use page::PageDraft;
pub use prose::Prose;
pub use year::YearDraft;
