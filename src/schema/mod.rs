//! JSON Schema (2020-12) of what people write: a goal's and a department's front matter, and the configuration.
//!
//! Editors complete and underline by it while somebody types; `check` stays the authority. The keys come from the very
//! shapes that files are read with, so that no key can be forgotten here. A schema sees a value as YAML understands it,
//! not as it was written. It is therefore stricter than `check` about width and case (`ＳＤＧｓ` for `SDGs`, which
//! descriptions say), and milder about how a number is written (`1e3`) and about what no pattern says well: whether words are a date,
//! a moment or a deadline, and what is there twice.

mod department;
mod goal;
mod record;
mod site;
mod value;
mod words;

pub use department::department;
pub use goal::goal;
pub use site::site;

#[cfg(test)]
mod tests;
