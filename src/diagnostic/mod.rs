//! Findings: what is wrong in a person's files, as data, and how it is told.
//!
//! A finding names a rule, a place and the words that matter. Its sentences come from the catalogues beside
//! this file, one per language, and are put together only when it is shown. A mistake in the content is
//! always a finding; an `Err` is kept for what the person who writes cannot mend in the content.

mod catalogue;
mod environment;
mod excerpt;
mod finding;
mod json;
mod nearest;
mod place;
mod print;
mod quote;
mod rule;
mod text;

pub use catalogue::Catalogue;
pub use environment::EnvironmentError;
pub(crate) use excerpt::visible;
pub use finding::{Argument, Finding, Rendered, Severity, sort};
pub use json::to_json;
pub use nearest::nearest;
pub use place::{At, Place, Position};
pub use print::{human, short};
pub use quote::Quote;
pub use rule::Rule;
pub use text::{Text, Texts};
