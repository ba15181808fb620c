//! The domain: what a public body set out to achieve.
//!
//! A [`Plan`] is one department's goals of one fiscal year. Everything here is public: drafts and goals whose
//! day has not come are dropped in [`assemble`], so nothing after it can leak what it never sees. The texts
//! are carried along as they were converted and never looked into.

mod assemble;
mod department;
mod goal;
mod year;

pub use assemble::{Assembled, Clock, Withheld, WithheldReason, assemble};
pub use department::{Department, Plan, Section};
pub use goal::{Assignment, Goal};
pub use year::{Page, Plans, Year};
