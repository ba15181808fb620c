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
mod shapes;
mod year;

pub use body::column_of as column_of_heading;
pub use content::{Asset, Content, Drafts};
pub use department::shape as department_shape;
pub use department::{DepartmentDraft, Officer, SectionDraft, SectionMeaning, SectionsByWords};
pub use facts::Facts;
pub use goal::shape as goal_shape;
pub use goal::{GoalDraft, Value, Visibility};
pub use page::PageDraft;
pub use prose::Prose;
pub use shapes::Shapes;
pub use year::YearDraft;
