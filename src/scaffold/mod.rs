//! What a person would otherwise begin from an empty file: a site, a goal, the next year's plan.
//!
//! Nothing that is there is ever overwritten, and what is made of several files is made as a whole or not at all.

mod beginning;
mod body;
mod carry;
mod editor;
mod folder;
mod front_matter;
mod goal;
mod plan_name;
mod refusal;
mod scalar;
mod site;
mod words;

pub use beginning::{Begun, begin};
pub use carry::{Carried, carry};
pub use goal::goal;
pub use plan_name::PlanName;
pub use refusal::Refusal;
pub use site::Site;
