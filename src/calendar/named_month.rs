//! A month or a day of it as a deadline names it: `12月`, `6月上旬`, `12月10日`, `令和5年3月末`.

use jiff::civil::Date;

use super::date::check_era;
use super::deadline::{DeadlineError, DeadlineMeaning};
use super::fiscal_year::FiscalYear;
use super::fold::read_two_digits;
use super::start_month::StartMonth;
use super::written_year::WrittenYear;

/// What may follow 月 to name the month's end or a part of it, besides a day.
pub(super) const MONTH_PARTS: [(&str, MonthPart); 6] = [
    ("", MonthPart::End),
    ("末", MonthPart::End),
    ("末日", MonthPart::End),
    ("上旬", MonthPart::About(10)),
    ("中旬", MonthPart::About(20)),
    ("下旬", MonthPart::AboutEnd),
];

/// The part of a month by whose last day a goal is to be reached.
#[derive(Clone, Copy)]
pub(super) enum MonthPart {
    End,
    About(i8),
    AboutEnd,
    /// A day by number, which the month may not have.
    Day(i8),
}

/// A month as written; neither the month nor the day is known to exist.
#[derive(Clone, Copy)]
pub(super) struct NamedMonth {
    /// `None` if the words leave the year to the fiscal year.
    year: Option<WrittenYear>,
    month: i8,
    part: MonthPart,
}

impl NamedMonth {
    /// Reads the whole of a folded text; `None` if it does not have this form.
    pub(super) fn read(folded: &str) -> Option<Self> {
        let with_year =
            WrittenYear::read(folded).and_then(|(year, rest)| Some((Some(year), rest.strip_prefix('年')?)));
        let (year, rest) = with_year.unwrap_or((None, folded));
        let (month, rest) = read_two_digits(rest)?;
        let part = read_part(rest.strip_prefix('月')?)?;
        Some(Self { year, month, part })
    }

    /// The day that is meant in a fiscal year; a year that the words name goes before it.
    ///
    /// # Errors
    /// [`DeadlineError::NoSuchDay`] and [`DeadlineError::OutsideEra`]. A month in which the era
    /// changed may have either era's name, as it is the month that is named and not its last day.
    pub(super) fn meaning(
        self,
        year: FiscalYear,
        start: StartMonth,
    ) -> Result<DeadlineMeaning, DeadlineError> {
        let calendar_year = match self.year {
            Some(written) => written.number(),
            None => year.number() + i16::from(self.month < start.get()),
        };
        let day_of_month =
            |day| Date::new(calendar_year, self.month, day).map_err(|_| DeadlineError::NoSuchDay);
        let first = day_of_month(1)?;
        let (since, date, approximate) = match self.part {
            MonthPart::End => (first, first.last_of_month(), false),
            MonthPart::About(day) => (first, day_of_month(day)?, true),
            MonthPart::AboutEnd => (first, first.last_of_month(), true),
            MonthPart::Day(day) => (day_of_month(day)?, day_of_month(day)?, false),
        };
        if let Some(written) = self.year {
            check_era(written, since, date)?;
        }
        Ok(DeadlineMeaning::Day { date, approximate })
    }
}

/// Reads all that follows 月.
fn read_part(folded: &str) -> Option<MonthPart> {
    let known = MONTH_PARTS.into_iter().find(|(part, _)| *part == folded);
    match (known, read_two_digits(folded)) {
        (Some((_, part)), _) => Some(part),
        (None, Some((day, "日"))) => Some(MonthPart::Day(day)),
        (None, _) => None,
    }
}
