//! Fiscal years, era dates and deadlines: reading what a person wrote, and writing it for people.
//!
//! Everything here is a pure function of its arguments. There is no clock (what is "overdue" is for
//! the caller to say), no file and no locale. Text from outside never makes it panic: what cannot be
//! read is an error value that carries a suggestion where there is one, and the caller words it.
//!
//! Width folding (full-width digits, white space inside a date) happens for reading only. What the
//! author wrote is kept as it was, see [`Deadline::words`].

mod date;
mod deadline;
mod deadline_words;
mod era;
mod era_display;
mod fiscal_year;
mod fold;
mod moment;
mod moved;
mod named_month;
mod start_month;
mod written_year;

#[cfg(test)]
mod properties;

pub use date::{DateError, display_date, display_month, month_name, parse_date};
pub use deadline::{Deadline, DeadlineError, DeadlineKey, DeadlineMeaning};
pub use deadline_words::{accepted_deadlines, deadline_spellings};
pub use era_display::{EraDisplay, UnknownEraDisplay};
pub use fiscal_year::{FiscalYear, FiscalYearError};
pub use jiff::civil::Date;
pub use moment::parse_moment;
pub use moved::{move_date, move_deadline};
pub use start_month::StartMonth;
