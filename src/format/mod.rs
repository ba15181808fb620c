//! Front matter in one order and one spelling, so that a change shows nothing but what was changed.
//!
//! No word is touched. What a file says is read before and after, and where that differs, or where anything about a
//! file is not certain, it stays as it is.

mod entry;
mod file;
mod flow;
mod front_matter;
mod left;
mod list;
mod parts;
mod replace;
mod scan;
mod selection;
mod site;
mod text;

pub use left::Left;
pub use selection::Stray;
pub use site::{Formatted, Mode, Outcome, Refusal, format};
