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
mod site;
mod words;

use crate::yaml::scalar;

pub use beginning::{Begun, begin};
pub use carry::{Carried, carry};
pub(crate) use folder::{NewFile, create};
pub(crate) use front_matter::FrontMatter;
pub use goal::goal;
pub(crate) use goal::heading;
pub use plan_name::PlanName;
pub use refusal::Refusal;
pub use site::Site;
