//! The deadline table of the domain notes with its neighbours, and what is asked of a deadline.

use jiff::civil::{Date, date};

use super::{Deadline, DeadlineError, DeadlineMeaning};
use crate::calendar::{FiscalYear, StartMonth};

fn year(number: i16) -> FiscalYear {
    FiscalYear::new(number).unwrap()
}

fn starting_in(month: i8) -> StartMonth {
    StartMonth::new(month).unwrap()
}

/// Reads a deadline of fiscal 2022 that starts in April.
fn parse(words: &str) -> Result<Deadline, DeadlineError> {
    Deadline::parse(words, year(2022), StartMonth::default())
}

fn day(date: Date) -> DeadlineMeaning {
    DeadlineMeaning::Day { date, approximate: false }
}

fn about(date: Date) -> DeadlineMeaning {
    DeadlineMeaning::Day { date, approximate: true }
}

#[test]
fn every_row_of_the_table_is_read() {
    let whole_year = DeadlineMeaning::Interval { first: date(2022, 4, 1), last: date(2023, 3, 31) };
    let table = [
        ("年度末", day(date(2023, 3, 31))),
        ("１２月", day(date(2022, 12, 31))),
        ("12月", day(date(2022, 12, 31))),
        ("12月末", day(date(2022, 12, 31))),
        ("２月", day(date(2023, 2, 28))),
        ("６月上旬", about(date(2022, 6, 10))),
        ("６月中旬", about(date(2022, 6, 20))),
        ("６月下旬", about(date(2022, 6, 30))),
        ("令和4年10月1日", day(date(2022, 10, 1))),
        ("2022-10-01", day(date(2022, 10, 1))),
        ("上半期", day(date(2022, 9, 30))),
        ("上期", day(date(2022, 9, 30))),
        ("下半期", day(date(2023, 3, 31))),
        ("下期", day(date(2023, 3, 31))),
        ("第1四半期", day(date(2022, 6, 30))),
        ("第2四半期", day(date(2022, 9, 30))),
        ("第3四半期", day(date(2022, 12, 31))),
        ("第4四半期", day(date(2023, 3, 31))),
        ("年内", day(date(2022, 12, 31))),
        ("通年", whole_year),
        ("随時", DeadlineMeaning::Undated),
        ("未定", DeadlineMeaning::Undated),
    ];
    for (words, meaning) in table {
        let deadline = Deadline { words: words.to_owned(), meaning };
        assert_eq!(parse(words), Ok(deadline), "{words}");
    }
}

#[test]
fn neighbours_of_the_table_are_read() {
    let table = [
        ("年度内", day(date(2023, 3, 31))),
        ("令和4年度末", day(date(2023, 3, 31))),
        ("2023年度末", day(date(2024, 3, 31))),
        ("12月末日", day(date(2022, 12, 31))),
        ("06月", day(date(2022, 6, 30))),
        ("12月10日", day(date(2022, 12, 10))),
        ("3月31日", day(date(2023, 3, 31))),
        ("4月1日", day(date(2022, 4, 1))),
        ("2月下旬", about(date(2023, 2, 28))),
        ("1月中旬", about(date(2023, 1, 20))),
        ("令和5年3月", day(date(2023, 3, 31))),
        ("令和5年3月末", day(date(2023, 3, 31))),
        ("令和５年３月上旬", about(date(2023, 3, 10))),
        ("2023年3月", day(date(2023, 3, 31))),
        ("R5年3月", day(date(2023, 3, 31))),
        ("R4.10.1", day(date(2022, 10, 1))),
        ("令和4年10月1日（2022年10月1日）", day(date(2022, 10, 1))),
        ("第１四半期末", day(date(2022, 6, 30))),
        ("第三四半期", day(date(2022, 12, 31))),
        ("第四四半期末", day(date(2023, 3, 31))),
        ("上半期末", day(date(2022, 9, 30))),
        ("年度末まで", day(date(2023, 3, 31))),
        ("12月までに", day(date(2022, 12, 31))),
        ("上半期まで", day(date(2022, 9, 30))),
        ("令和4年10月1日まで", day(date(2022, 10, 1))),
        ("6月上旬迄", about(date(2022, 6, 10))),
        ("年 度 末", day(date(2023, 3, 31))),
        ("１ ２　月", day(date(2022, 12, 31))),
    ];
    for (words, meaning) in table {
        assert_eq!(parse(words).map(|it| it.meaning), Ok(meaning), "{words}");
    }
}

#[test]
fn words_are_kept_but_for_outer_white_space() {
    let deadline = parse("　１２ 月まで\n").unwrap();
    assert_eq!(deadline.words, "１２ 月まで");
}

#[test]
fn a_deadline_outside_the_year_is_known() {
    let april = StartMonth::default();
    let outside = |words| parse(words).map(|deadline| deadline.is_outside(year(2022), april));
    for words in ["2022-03-31", "2023-04-01", "令和6年3月", "令和5年度末"] {
        assert_eq!(outside(words), Ok(true), "{words}");
    }
    for words in ["2022-04-01", "2023-03-31", "通年", "随時", "3月31日"] {
        assert_eq!(outside(words), Ok(false), "{words}");
    }
    let whole_year = parse("通年").unwrap();
    assert!(whole_year.is_outside(year(2023), april));
    assert!(whole_year.is_outside(year(2022), starting_in(5)));
}

#[test]
fn deadlines_sort_by_date_then_intervals_then_the_undated() {
    let sorted =
        ["6月上旬", "上半期", "12月1日", "12月", "1月", "2023-03-30", "年度末", "通年", "2023-04-01", "随時"];
    let mut deadlines: Vec<Deadline> = sorted.iter().rev().flat_map(|it| parse(it)).collect();
    deadlines.sort_by_key(Deadline::sort_key);
    let words: Vec<&str> = deadlines.iter().map(|it| it.words.as_str()).collect();
    assert_eq!(words, sorted);
    let key = |words| parse(words).map(|it| it.sort_key());
    assert_eq!(key("随時"), key("未定"));
    assert_eq!(key("6月下旬"), key("第1四半期"));
}
