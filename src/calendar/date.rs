//! Days as people write and read them, by era or in Western years.

use std::error::Error;
use std::fmt;

use jiff::civil::Date;

use super::era::Era;
use super::era_display::EraDisplay;
use super::fold::{fold, read_once_or_both, read_two_digits};
use super::written_year::WrittenYear;
use crate::language::Language;

/// What may stand after the year, after the month and after the day.
const SEPARATORS: [[&str; 3]; 4] = [["年", "月", "日"], ["-", "-", ""], ["/", "/", ""], [".", ".", ""]];

/// Reads a day: 令和4年4月1日, R4.4.1, R4/4/1, 2022-04-01, 2022/4/1, 2022年4月1日, in any width and
/// with spaces anywhere, and both notations at once as [`display_date`] writes them in Japanese.
///
/// A year in which the era changed has both names, each for its own days: 平成31年4月30日, then
/// 令和元年5月1日. English month names are not read.
///
/// # Errors
/// [`DateError::OutsideEra`] with the day that is meant if the era did not have it,
/// [`DateError::NoSuchDay`] if the calendar does not have it, [`DateError::Contradiction`] for two
/// notations that differ, and otherwise [`DateError::NotADate`].
pub fn parse_date(text: &str) -> Result<Date, DateError> {
    read_once_or_both(&fold(text), read, DateError::Contradiction)
}

/// A day for people: 令和4年4月1日（2022年4月1日）, or `1 April 2022 (Reiwa 4)` in English.
///
/// A day before 1873-01-01 is shown in Western years whatever is configured, because its era's
/// calendar had other months.
#[must_use]
pub fn display_date(date: Date, display: EraDisplay, language: Language) -> String {
    match language {
        Language::Japanese => display_japanese(date, display),
        Language::English => display_english(date, display),
    }
}

fn display_japanese(date: Date, display: EraDisplay) -> String {
    let (year, month, day) = (date.year(), date.month(), date.day());
    let era = Era::of(date).map(|era| era.japanese_year(year));
    match (display, era) {
        (EraDisplay::Western, _) | (_, None) => format!("{year}年{month}月{day}日"),
        (EraDisplay::Era, Some(era)) => format!("{era}{month}月{day}日"),
        (EraDisplay::Both, Some(era)) => {
            format!("{era}{month}月{day}日（{year}年{month}月{day}日）")
        }
    }
}

fn display_english(date: Date, display: EraDisplay) -> String {
    let (year, month, day) = (date.year(), english_month(date.month()), date.day());
    let western = format!("{day} {month} {year}");
    let Some(era) = Era::of(date) else {
        return western;
    };
    let by_era = era.english_year(year);
    match display {
        EraDisplay::Both => format!("{western} ({by_era})"),
        EraDisplay::Era => format!("{day} {month} {by_era}"),
        EraDisplay::Western => western,
    }
}

/// A month for people, by its first day: 令和4年12月（2022年12月）, or `December 2022 (Reiwa 4)` in English, by its first day.
#[must_use]
pub fn display_month(first: Date, display: EraDisplay, language: Language) -> String {
    match language {
        Language::Japanese => display_japanese(first, display).replace(&format!("月{}日", first.day()), "月"),
        Language::English => {
            let day = format!("{} ", first.day());
            display_english(first, display).trim_start_matches(&*day).to_owned()
        }
    }
}

/// The name of a month without a year: 12月, or `December`.
#[must_use]
pub fn month_name(month: i8, language: Language) -> String {
    match language {
        Language::Japanese => format!("{month}月"),
        Language::English => english_month(month).to_owned(),
    }
}

/// The name of a month: in English text, a number would be taken for the day by half of the readers.
fn english_month(month: i8) -> &'static str {
    match month {
        1 => "January",
        2 => "February",
        3 => "March",
        4 => "April",
        5 => "May",
        6 => "June",
        7 => "July",
        8 => "August",
        9 => "September",
        10 => "October",
        11 => "November",
        _ => "December",
    }
}

/// Reads a day in one notation from folded text.
fn read(folded: &str) -> Result<Date, DateError> {
    let (year, rest) = WrittenYear::read(folded).ok_or(DateError::NotADate)?;
    let (month, day) = SEPARATORS
        .iter()
        .find_map(|separators| read_month_and_day(rest, separators))
        .ok_or(DateError::NotADate)?;
    let date = Date::new(year.number(), month, day).map_err(|_| DateError::NoSuchDay)?;
    check_era(year, date, date)?;
    Ok(date)
}

/// Reads all that follows the year. No separator may stand for another: 2022-04/01 is no date.
fn read_month_and_day(rest: &str, [first, second, last]: &[&str; 3]) -> Option<(i8, i8)> {
    let (month, rest) = read_two_digits(rest.strip_prefix(first)?)?;
    let (day, rest) = read_two_digits(rest.strip_prefix(second)?)?;
    (rest == *last).then_some((month, day))
}

/// Checks that the era in which a year is written has at least one day from `first` to `last`, a
/// single day or the month that the text names.
///
/// # Errors
/// [`DateError::OutsideEra`] with `last` as the day that is meant; [`DateError::NoSuchDay`] for the
/// days of the Meiji era before the Gregorian calendar.
pub(super) fn check_era(year: WrittenYear, first: Date, last: Date) -> Result<(), DateError> {
    if year.names_any_of(first, last) {
        Ok(())
    } else if last < Era::GREGORIAN {
        Err(DateError::NoSuchDay)
    } else {
        Err(DateError::OutsideEra { suggestion: last })
    }
}

/// Why a text is not a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateError {
    /// The text is none of the accepted spellings.
    NotADate,
    /// The spelling is right and the calendar has no such month or day: 2022-02-30.
    NoSuchDay,
    /// The era did not have that day: 平成31年5月1日, or 令和元年4月30日.
    OutsideEra {
        /// The same day of the calendar, for display by its own era: 令和元年5月1日.
        suggestion: Date,
    },
    /// The two notations name different days: 令和4年4月1日（2021年4月1日）.
    Contradiction,
}

impl fmt::Display for DateError {
    /// English, for a programmer; the words for an author are the caller's.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotADate => formatter.write_str("not a date"),
            Self::NoSuchDay => formatter.write_str("the calendar has no such day"),
            Self::OutsideEra { suggestion } => {
                write!(formatter, "the era has no such day; the day is {suggestion}")
            }
            Self::Contradiction => formatter.write_str("two different dates"),
        }
    }
}

impl Error for DateError {}

#[cfg(test)]
#[path = "date_tests.rs"]
mod tests;
