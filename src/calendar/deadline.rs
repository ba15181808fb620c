//! A goal's deadline: the words that its author wrote and the time that they mean.

use std::error::Error;
use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::date::DateError;
use super::deadline_words::read_meaning;
use super::fiscal_year::FiscalYear;
use super::start_month::StartMonth;

/// A deadline (いつまで).
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Deadline {
    /// The words as written, untouched but for outer white space, since the author's text is never
    /// rewritten: `１２月` stays full-width.
    pub words: String,
    /// The time that the words mean in the goal's fiscal year.
    pub meaning: DeadlineMeaning,
}

/// The time that a deadline's words mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum DeadlineMeaning {
    /// The goal is to be reached by a day.
    Day {
        /// The day by which, itself included.
        date: Date,
        /// Whether the words name a part of a month (上旬, 中旬, 下旬), of which this is the last day;
        /// such a day is shown as "about".
        approximate: bool,
    },
    /// The goal is worked at all the time (通年).
    Interval {
        /// The first day, itself included.
        first: Date,
        /// The last day, itself included.
        last: Date,
    },
    /// The author says that there is no date (随時, 未定). It is never in a calendar.
    Undated,
}

impl Deadline {
    /// Reads a deadline of a goal in a fiscal year.
    ///
    /// A month without a year lies in that fiscal year: with April as the start month, 4 to 12 fall in
    /// its first calendar year and 1 to 3 in the next. Quarters and halves count from the start month.
    /// A day with a year is taken as it is; [`Self::is_outside`] says whether it fits.
    ///
    /// # Errors
    /// [`DeadlineError::NotADeadline`] for words that are none of the accepted ones (for which see
    /// [`accepted_deadlines`](super::accepted_deadlines)), and the errors of a date that cannot be.
    pub fn parse(words: &str, year: FiscalYear, start: StartMonth) -> Result<Self, DeadlineError> {
        let words = words.trim();
        Ok(Self { words: words.to_owned(), meaning: read_meaning(words, year, start)? })
    }

    /// The day by which the goal is to be reached, itself included: the last day of an interval, and
    /// `None` for a deadline without a date.
    #[must_use]
    pub fn date(&self) -> Option<Date> {
        match self.meaning {
            DeadlineMeaning::Day { date, .. } => Some(date),
            DeadlineMeaning::Interval { last, .. } => Some(last),
            DeadlineMeaning::Undated => None,
        }
    }

    /// Whether the deadline lies outside a fiscal year, in whole or in part; a warning, not an error,
    /// as some goals do take longer. Never so for a deadline without a date.
    #[must_use]
    pub fn is_outside(&self, year: FiscalYear, start: StartMonth) -> bool {
        match self.meaning {
            DeadlineMeaning::Day { date, .. } => !year.contains(date, start),
            DeadlineMeaning::Interval { first, last } => {
                !year.contains(first, start) || !year.contains(last, start)
            }
            DeadlineMeaning::Undated => false,
        }
    }

    /// What deadlines are sorted by. Two deadlines may be equal in it while their words differ, so
    /// that a stable sort leaves their goals in the plan's order.
    #[must_use]
    pub fn sort_key(&self) -> DeadlineKey {
        DeadlineKey(match self.meaning {
            DeadlineMeaning::Day { date, .. } => Place::Dated(date, Extent::Day),
            DeadlineMeaning::Interval { last, .. } => Place::Dated(last, Extent::Interval),
            DeadlineMeaning::Undated => Place::Undated,
        })
    }
}

/// The order of deadlines: by date, an interval after the days that it ends with, and those without a
/// date last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DeadlineKey(Place);

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Place {
    Dated(Date, Extent),
    Undated,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Extent {
    Day,
    Interval,
}

/// Why words are not a deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeadlineError {
    /// The words are none of the accepted ones; blank words too, since a goal that has no date says so.
    NotADeadline,
    /// The words name a month or a day that the calendar does not have: 13月, 6月31日.
    NoSuchDay,
    /// The words name a day that its era did not have: 平成34年3月.
    OutsideEra {
        /// The day that is meant, for display by its own era: 令和4年3月31日.
        suggestion: Date,
    },
    /// The words name a day in two notations that differ: 令和4年4月1日（2021年4月1日）.
    Contradiction,
}

impl From<DateError> for DeadlineError {
    fn from(error: DateError) -> Self {
        match error {
            DateError::NotADate => Self::NotADeadline,
            DateError::NoSuchDay => Self::NoSuchDay,
            DateError::OutsideEra { suggestion } => Self::OutsideEra { suggestion },
            DateError::Contradiction => Self::Contradiction,
        }
    }
}

impl fmt::Display for DeadlineError {
    /// English, for a programmer; the words for an author are the caller's.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotADeadline => formatter.write_str("not a deadline"),
            Self::NoSuchDay => DateError::NoSuchDay.fmt(formatter),
            Self::OutsideEra { suggestion } => {
                DateError::OutsideEra { suggestion: *suggestion }.fmt(formatter)
            }
            Self::Contradiction => DateError::Contradiction.fmt(formatter),
        }
    }
}

impl Error for DeadlineError {}

#[cfg(test)]
#[path = "deadline_tests.rs"]
mod tests;
