//! The words of a deadline or a date, moved by whole years and spelt as they were.

use std::ops::Range;

use jiff::civil::Date;

use super::date::parse_date;
use super::deadline::{Deadline, DeadlineMeaning};
use super::era::Era;
use super::fiscal_year::FiscalYear;
use super::fold::fold;
use super::start_month::StartMonth;
use super::written_year::WrittenYear;

/// Moves a deadline from one fiscal year to another. Words that name no year stay, since they mean the other year
/// there: 年度末, 12月. A year that they name is moved, in its own spelling: 令和4年10月1日, `2022-10-01`, Ｒ４．１０．１.
/// 29 February becomes the 28th where the year has none. `None` for words that are no deadline.
#[must_use]
pub fn move_deadline(words: &str, from: FiscalYear, to: FiscalYear, start: StartMonth) -> Option<String> {
    let meaning = Deadline::parse(words, from, start).ok()?.meaning;
    let moved = match meaning {
        DeadlineMeaning::Day { date, .. } => move_words(words, date, to.number() - from.number())?,
        DeadlineMeaning::Interval { .. } | DeadlineMeaning::Undated => words.to_owned(),
    };
    Deadline::parse(&moved, to, start).is_ok().then_some(moved)
}

/// Moves a date by whole years, in its own spelling. `None` for words that are no date.
#[must_use]
pub fn move_date(words: &str, years: i16) -> Option<String> {
    let date = parse_date(words).ok()?;
    let moved = move_words(words, date, years)?;
    parse_date(&moved).is_ok().then_some(moved)
}

/// A folded character with the bytes of the written one that it comes from.
struct Letter {
    folded: char,
    written: Range<usize>,
}

fn move_words(words: &str, date: Date, years: i16) -> Option<String> {
    let letters: Vec<Letter> = words
        .char_indices()
        .flat_map(|(at, character)| {
            let written = at..at + character.len_utf8();
            let folded: Vec<char> = fold(character.encode_utf8(&mut [0; 4])).chars().collect();
            folded.into_iter().map(move |folded| Letter { folded, written: written.clone() })
        })
        .collect();
    let year = date.year().checked_add(years)?;
    let in_year = Date::new(year, date.month(), date.day());
    let is_leap_day = in_year.is_err();
    let moved = in_year.or_else(|_| Date::new(year, date.month(), 28)).ok()?;
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        let rest: String = letters[at..].iter().map(|letter| letter.folded).collect();
        if let Some((written, left)) = WrittenYear::read(&rest) {
            let length = letters.len() - at - left.chars().count();
            let token = &letters[at..at + length];
            // A fiscal year is named after the era that it ends in, a day after its own.
            let number = written.number().checked_add(years)?;
            let era = if left.starts_with("年度") { Era::of_year(number) } else { Era::of(moved) };
            edits.push(new_year(words, token, written, number, era)?);
            at += length;
        } else if letters[at].folded.is_ascii_digit() {
            let digits = letters[at..].iter().take_while(|letter| letter.folded.is_ascii_digit()).count();
            let run: String = letters[at..at + digits].iter().map(|letter| letter.folded).collect();
            if is_leap_day && run == "29" {
                edits.push(in_place(words, &letters[at..at + digits], "28"));
            }
            at += digits;
        } else {
            at += 1;
        }
    }
    let mut text = words.to_owned();
    for (place, new) in edits.into_iter().rev() {
        text.replace_range(place, &new);
    }
    Some(text)
}

/// What stands in the place of a year: its era's name stays as it is written while the era is the same.
fn new_year(
    words: &str,
    token: &[Letter],
    written: WrittenYear,
    number: i16,
    era: Option<Era>,
) -> Option<(Range<usize>, String)> {
    let is_count = |letter: &Letter| letter.folded.is_ascii_digit() || letter.folded == '元';
    let first = token.iter().position(is_count)?;
    let (name, count) = token.split_at(first);
    let Some(old) = written.era() else {
        return Some(in_place(words, count, &number.to_string()));
    };
    let era = era?;
    let is_same = era == old;
    let name: String = name.iter().map(|letter| letter.folded).collect();
    let spelling = old.spellings().iter().position(|spelling| spelling.eq_ignore_ascii_case(&name))?;
    let counted = match number - era.first_year() + 1 {
        1 if spelling == 0 => "元".to_owned(),
        counted => counted.to_string(),
    };
    let (count_place, counted) = in_place(words, count, &counted);
    if is_same {
        return Some((count_place, counted));
    }
    let plain = era.spellings()[spelling];
    let is_lower = name.bytes().all(|byte| byte.is_ascii_lowercase());
    let new = if is_lower { plain.to_ascii_lowercase() } else { plain.to_owned() };
    let start = token.first()?.written.start;
    // A full-width initial stays full-width.
    let new = if words[start..].starts_with(|first: char| ('\u{ff01}'..='\u{ff5e}').contains(&first)) {
        new.chars().map(full_width).collect()
    } else {
        new
    };
    Some((start..count_place.end, format!("{new}{counted}")))
}

/// Digits in the place of others, as wide and as long as those were; 元 is as wide as the words' other digits.
fn in_place(words: &str, letters: &[Letter], digits: &str) -> (Range<usize>, String) {
    let start = letters.first().map_or(0, |letter| letter.written.start);
    let end = letters.last().map_or(start, |letter| letter.written.end);
    let is_padded = letters.first().is_some_and(|letter| letter.folded == '0');
    let digits =
        if is_padded { format!("{digits:0>width$}", width = letters.len()) } else { digits.to_owned() };
    let is_gannen = letters.first().is_some_and(|letter| letter.folded == '元');
    let sample = if is_gannen { words } else { &words[start..end] };
    let is_wide = sample.contains(|character: char| ('０'..='９').contains(&character));
    (start..end, if is_wide { digits.chars().map(full_width).collect() } else { digits })
}

fn full_width(character: char) -> char {
    match character {
        '!'..='~' => char::from_u32(u32::from(character) + 0xfee0).unwrap_or(character),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert_eq, proptest};

    use super::{move_date, move_deadline};
    use crate::calendar::{
        Deadline, EraDisplay, FiscalYear, StartMonth, accepted_deadlines, display_date, parse_date,
    };
    use crate::language::Language;

    fn moved(words: &str, from: i16, to: i16) -> String {
        let year = |number| FiscalYear::new(number).unwrap();
        move_deadline(words, year(from), year(to), StartMonth::default()).unwrap()
    }

    #[test]
    fn words_without_a_year_stay() {
        for words in [
            "年度末",
            "１２月",
            "12月末",
            "上半期",
            "第一四半期",
            "6月上旬",
            "年内",
            "通年",
            "随時",
            "12月10日まで",
        ] {
            assert_eq!(moved(words, 2022, 2023), words);
        }
    }

    #[test]
    fn years_are_moved_in_their_spelling() {
        for (from, to) in [
            ("令和4年10月1日", "令和5年10月1日"),
            ("令和４年１０月１日", "令和５年１０月１日"),
            ("令 和 4 年 10 月 1 日", "令 和 5 年 10 月 1 日"),
            ("2022-10-01", "2023-10-01"),
            ("２０２２／１０／１", "２０２３／１０／１"),
            ("R4.10.1", "R5.10.1"),
            ("r04.10.1", "r05.10.1"),
            ("Ｒ４．１０．１", "Ｒ５．１０．１"),
            ("令和4年10月1日（2022年10月1日）", "令和5年10月1日（2023年10月1日）"),
            ("令和5年3月末までに", "令和6年3月末までに"),
            ("令和4年度末", "令和5年度末"),
            ("2022年度内", "2023年度内"),
        ] {
            assert_eq!(moved(from, 2022, 2023), to);
        }
        assert_eq!(moved("2022-10-01", 2022, 2020), "2020-10-01");
    }

    #[test]
    fn eras_change_on_their_day() {
        assert_eq!(moved("平成30年4月30日", 2018, 2019), "平成31年4月30日");
        assert_eq!(moved("平成30年5月1日", 2018, 2019), "令和元年5月1日");
        assert_eq!(moved("H30.5.1", 2018, 2019), "R1.5.1");
        assert_eq!(moved("Ｈ３０．５．１", 2018, 2019), "Ｒ１．５．１");
        assert_eq!(moved("平成30年度末", 2018, 2019), "令和元年度末");
        assert_eq!(moved("令和元年１０月１日", 2019, 2021), "令和３年１０月１日");
    }

    #[test]
    fn a_leap_day_becomes_the_last_of_february() {
        assert_eq!(moved("令和6年2月29日", 2023, 2024), "令和7年2月28日");
        assert_eq!(moved("２０２４－０２－２９", 2023, 2024), "２０２５－０２－２８");
        assert_eq!(moved("令和6年2月29日（2024年2月29日）", 2023, 2024), "令和7年2月28日（2025年2月28日）");
        assert_eq!(moved("令和26年2月29日", 2043, 2046), "令和29年2月28日");
        assert_eq!(moved("2024-02-29", 2023, 2027), "2028-02-29");
        assert_eq!(moved("令和6年2月末", 2023, 2024), "令和7年2月末");
        // A day of a month without a year is read in the year that it comes to.
        let year = |number| FiscalYear::new(number).unwrap();
        assert_eq!(
            move_deadline("2月29日", year(2023), year(2024), StartMonth::default()).as_deref(),
            Some("2月28日")
        );
    }

    #[test]
    fn what_is_no_deadline_cannot_be_moved() {
        assert_eq!(move_date("いつか", 1), None);
        assert_eq!(move_date("9999-12-31", 1), None);
        assert_eq!(move_date("2022/4/1", 1).as_deref(), Some("2023/4/1"));
    }

    proptest! {
        #[test]
        fn every_accepted_spelling_and_every_day_can_be_moved(number in 1990..2090_i16, years in -9..9_i16, day in 0..366_i64) {
            let start = StartMonth::default();
            let (from, to) = (FiscalYear::new(number).unwrap(), FiscalYear::new(number + years).unwrap());
            for words in accepted_deadlines(from, start) {
                let moved = move_deadline(&words, from, to, start).unwrap();
                let date = |words: &str, year| Deadline::parse(words, year, start).unwrap().date();
                let shift = |date: jiff::civil::Date| date.saturating_add(jiff::Span::new().years(years));
                // A month's end is another day in a leap year; months and days are the same otherwise.
                let same_month = |date: Option<jiff::civil::Date>| date.map(|date| (date.year(), date.month()));
                prop_assert_eq!(same_month(date(&words, from).map(shift)), same_month(date(&moved, to)));
            }
            let day = from.first_day(start).saturating_add(jiff::Span::new().days(day));
            for display in [EraDisplay::Both, EraDisplay::Era, EraDisplay::Western] {
                let moved = move_date(&display_date(day, display, Language::Japanese), years).unwrap();
                prop_assert_eq!(parse_date(&moved), Ok(day.saturating_add(jiff::Span::new().years(years))));
            }
        }
    }
}
