//! The words that a deadline may be written in, and what each means in a fiscal year.

use jiff::civil::Date;

use super::date::{display_date, parse_date};
use super::deadline::{DeadlineError, DeadlineMeaning};
use super::era_display::EraDisplay;
use super::fiscal_year::{FiscalYear, FiscalYearError};
use super::fold::fold;
use super::named_month::{MONTH_PARTS, NamedMonth};
use super::start_month::StartMonth;
use crate::language::Language;

/// The words that stand alone, in the order in which they are offered to a person.
const WORDS: [(&str, Meaning); 14] = [
    ("年度末", Meaning::MonthEnd(12)),
    ("年度内", Meaning::MonthEnd(12)),
    ("上半期", Meaning::MonthEnd(6)),
    ("下半期", Meaning::MonthEnd(12)),
    ("上期", Meaning::MonthEnd(6)),
    ("下期", Meaning::MonthEnd(12)),
    ("第1四半期", Meaning::MonthEnd(3)),
    ("第2四半期", Meaning::MonthEnd(6)),
    ("第3四半期", Meaning::MonthEnd(9)),
    ("第4四半期", Meaning::MonthEnd(12)),
    ("年内", Meaning::CalendarYearEnd),
    ("通年", Meaning::WholeYear),
    ("随時", Meaning::Undated),
    ("未定", Meaning::Undated),
];

/// What a word that stands alone means.
#[derive(Clone, Copy)]
enum Meaning {
    /// The last day of the fiscal year's month of this number, counted from 1.
    MonthEnd(i8),
    /// 31 December of the calendar year that the fiscal year begins in.
    CalendarYearEnd,
    WholeYear,
    Undated,
}

/// What may follow words that name a day without changing them.
const UNTIL: [&str; 4] = ["までに", "まで", "迄に", "迄"];

/// The accepted spellings, each kind once, for a hint to a person: 年度末, …, 12月, 6月上旬, 令和4年10月1日.
///
/// Every one of them can be read in this fiscal year and lies in it.
#[must_use]
pub fn accepted_deadlines(year: FiscalYear, start: StartMonth) -> Vec<String> {
    let day = year.month(start.plus(6), start);
    let mut accepted: Vec<String> = WORDS.iter().map(|(word, _)| (*word).to_owned()).collect();
    accepted.extend(["12月", "12月末", "6月上旬", "6月中旬", "6月下旬"].map(str::to_owned));
    accepted.push(format!("{}月{}日", day.month(), day.day()));
    accepted.push(display_date(day, EraDisplay::Era, Language::Japanese));
    accepted.push(day.to_string());
    accepted
}

/// Every accepted spelling that names neither a day nor a year, for a search for the nearest match to
/// a slip of the pen: the words that stand alone, then each month, from January, with each of its parts.
#[must_use]
pub fn deadline_spellings() -> Vec<String> {
    let words = WORDS.iter().map(|(word, _)| (*word).to_owned());
    let months =
        (1..=12).flat_map(|month| MONTH_PARTS.iter().map(move |(part, _)| format!("{month}月{part}")));
    words.chain(months).collect()
}

/// Reads what a deadline's words mean in a fiscal year.
///
/// # Errors
/// Those of [`Deadline::parse`](super::deadline::Deadline::parse).
pub(super) fn read_meaning(
    words: &str,
    year: FiscalYear,
    start: StartMonth,
) -> Result<DeadlineMeaning, DeadlineError> {
    let folded = fold(words);
    if let Some(meaning) = read_word(&folded) {
        return Ok(in_year(meaning, year, start));
    }
    let words = without_until(&folded);
    match read_word(words) {
        Some(meaning @ (Meaning::MonthEnd(_) | Meaning::CalendarYearEnd)) => {
            return Ok(in_year(meaning, year, start));
        }
        // 随時まで and 通年まで say nothing that makes sense.
        Some(Meaning::WholeYear | Meaning::Undated) => return Err(DeadlineError::NotADeadline),
        None => {}
    }
    if let Some(end) = read_year_end(words, start) {
        return end;
    }
    match NamedMonth::read(words) {
        Some(month) => month.meaning(year, start),
        None => Ok(exactly(parse_date(words)?)),
    }
}

/// What a word that stands alone means in a fiscal year.
fn in_year(meaning: Meaning, year: FiscalYear, start: StartMonth) -> DeadlineMeaning {
    match meaning {
        Meaning::MonthEnd(count) => exactly(year.month_end(start.plus(count - 1), start)),
        Meaning::CalendarYearEnd => exactly(year.month_end(12, start)),
        Meaning::WholeYear => {
            DeadlineMeaning::Interval { first: year.first_day(start), last: year.last_day(start) }
        }
        Meaning::Undated => DeadlineMeaning::Undated,
    }
}

fn exactly(date: Date) -> DeadlineMeaning {
    DeadlineMeaning::Day { date, approximate: false }
}

/// Takes off one まで, if there is one.
fn without_until(folded: &str) -> &str {
    UNTIL.into_iter().find_map(|until| folded.strip_suffix(until)).unwrap_or(folded)
}

/// Reads a word that stands alone. A half or a quarter may be said to have an end (上半期末), and a
/// quarter may be counted in kanji (第一四半期).
fn read_word(folded: &str) -> Option<Meaning> {
    let word = match folded.strip_suffix('末') {
        Some(period) if period.ends_with('期') => period,
        _ => folded,
    };
    let kanji = ["第一", "第二", "第三", "第四"];
    let counted = kanji
        .into_iter()
        .zip(1..)
        .find_map(|(count, number)| Some(format!("第{number}{}", word.strip_prefix(count)?)));
    let word = counted.as_deref().unwrap_or(word);
    WORDS.iter().find(|(known, _)| *known == word).map(|(_, meaning)| *meaning)
}

/// Reads 令和4年度末 or 2022年度内, which name their own fiscal year.
fn read_year_end(folded: &str, start: StartMonth) -> Option<Result<DeadlineMeaning, DeadlineError>> {
    let named = folded.strip_suffix(['末', '内'])?;
    match named.ends_with("年度").then(|| FiscalYear::parse(named))? {
        Ok(year) => Some(Ok(exactly(year.last_day(start)))),
        Err(FiscalYearError::Impossible { suggestion }) => {
            Some(Err(DeadlineError::OutsideEra { suggestion: suggestion.last_day(start) }))
        }
        Err(FiscalYearError::NotAYear | FiscalYearError::Contradiction) => None,
    }
}

#[cfg(test)]
#[path = "deadline_words_tests.rs"]
mod tests;
