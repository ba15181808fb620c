//! A fiscal year: which days it has, how people write it, how it is shown.

use std::error::Error;
use std::fmt;

use jiff::civil::{Date, date};

use super::era::Era;
use super::era_display::EraDisplay;
use super::fold::{fold, read_once_or_both, strip_prefix_ignoring_case};
use super::start_month::StartMonth;
use super::written_year::WrittenYear;
use crate::language::Language;

/// A fiscal year, known by the calendar year of its first day.
///
/// Which days it has depends on the month that it starts with, which is the site's to configure; so
/// every question about days takes a [`StartMonth`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FiscalYear(i16);

impl FiscalYear {
    /// `None` outside 1868 to 9998: before it there is no era to name the year by, and after it the
    /// last day could not be written with four digits.
    #[must_use]
    pub fn new(year: i16) -> Option<Self> {
        (1868..=9998).contains(&year).then_some(Self(year))
    }

    /// The fiscal year that a day lies in; `None` if that is outside the range of [`Self::new`].
    #[must_use]
    pub fn of(day: Date, start: StartMonth) -> Option<Self> {
        let before_start = day.month() < start.get();
        Self::new(day.year() - i16::from(before_start))
    }

    /// The calendar year of the first day, 1868 to 9998.
    #[must_use]
    pub fn number(self) -> i16 {
        self.0
    }

    /// The first day, such as 2022-04-01.
    #[must_use]
    pub fn first_day(self, start: StartMonth) -> Date {
        self.month(start.get(), start)
    }

    /// The last day, such as 2023-03-31.
    #[must_use]
    pub fn last_day(self, start: StartMonth) -> Date {
        self.month_end(start.plus(11), start)
    }

    /// Whether a day lies in this fiscal year, its first and its last day included.
    #[must_use]
    pub fn contains(self, day: Date, start: StartMonth) -> bool {
        Self::of(day, start) == Some(self)
    }

    /// Reads a fiscal year: 令和4年度, 令和４年度, 令和元年度, R4, R4年度, 2022, 2022年度, FY2022, and
    /// both notations at once as [`Self::display`] writes them.
    ///
    /// A year in which the era changed may have the old name as well as the new one: 平成31年度 was
    /// its name while it lasted, and 昭和64年度 stood in plans made before it began. 令和4年 without 度
    /// is refused, because it is a calendar year, and January to March lie elsewhere in it.
    ///
    /// # Errors
    /// [`FiscalYearError::Impossible`] for a year after its era had ended, with the year that is
    /// meant; [`FiscalYearError::Contradiction`] for two notations that differ; otherwise
    /// [`FiscalYearError::NotAYear`].
    pub fn parse(text: &str) -> Result<Self, FiscalYearError> {
        read_once_or_both(&fold(text), read, FiscalYearError::Contradiction)
    }

    /// The fiscal year for people: 令和4年度（2022年度）, or `FY2022 (Reiwa 4)` in English.
    ///
    /// A year in which the era changed bears the new name as a whole: 2019 is 令和元年度.
    #[must_use]
    pub fn display(self, display: EraDisplay, language: Language) -> String {
        let year = self.0;
        let japanese = language == Language::Japanese;
        let western = if japanese { format!("{year}年度") } else { format!("FY{year}") };
        let Some(era) = Era::of_year(year) else {
            return western;
        };
        let by_era = if japanese { era.japanese_year(year) + "度" } else { era.english_year(year) };
        match display {
            EraDisplay::Western => western,
            EraDisplay::Era => by_era,
            EraDisplay::Both if japanese => format!("{by_era}（{western}）"),
            EraDisplay::Both => format!("{western} ({by_era})"),
        }
    }

    /// The first day of a month, 1 to 12, in this fiscal year: a month before the start month lies in
    /// the next calendar year.
    pub(super) fn month(self, month: i8, start: StartMonth) -> Date {
        date(self.0 + i16::from(month < start.get()), month, 1)
    }

    /// The last day of a month, 1 to 12, in this fiscal year.
    pub(super) fn month_end(self, month: i8, start: StartMonth) -> Date {
        self.month(month, start).last_of_month()
    }
}

/// Reads a fiscal year in one notation from folded text.
fn read(folded: &str) -> Result<FiscalYear, FiscalYearError> {
    let read = match strip_prefix_ignoring_case(folded, "FY") {
        Some(number) => WrittenYear::read_western(number).filter(|(_, rest)| rest.is_empty()),
        None => WrittenYear::read(folded).filter(|(_, rest)| matches!(*rest, "" | "年度")),
    };
    let (written, _) = read.ok_or(FiscalYearError::NotAYear)?;
    let year = FiscalYear::new(written.number()).ok_or(FiscalYearError::NotAYear)?;
    if written.is_past_era() {
        return Err(FiscalYearError::Impossible { suggestion: year });
    }
    Ok(year)
}

/// Why a text is not a fiscal year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FiscalYearError {
    /// The text is none of the accepted spellings, or a year outside the range.
    NotAYear,
    /// The era had ended before that year (平成32年度).
    Impossible {
        /// The year that is meant, for display as 令和2年度.
        suggestion: FiscalYear,
    },
    /// The two notations name different years: 令和4年度（2021年度）.
    Contradiction,
}

impl fmt::Display for FiscalYearError {
    /// English, for a programmer; the words for an author are the caller's.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAYear => formatter.write_str("not a fiscal year"),
            Self::Impossible { suggestion } => write!(
                formatter,
                "the era had ended; the year is {}",
                suggestion.display(EraDisplay::Both, Language::English)
            ),
            Self::Contradiction => formatter.write_str("two different fiscal years"),
        }
    }
}

impl Error for FiscalYearError {}

#[cfg(test)]
#[path = "fiscal_year_tests.rs"]
mod tests;
