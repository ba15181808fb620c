//! Leap years and other first months, what is refused, and that all that is offered is accepted.

use jiff::civil::{Date, date};

use super::{accepted_deadlines, deadline_spellings};
use crate::calendar::{Deadline, DeadlineError, DeadlineMeaning, FiscalYear, StartMonth};

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

#[test]
fn february_ends_with_its_leap_day() {
    let february =
        |number| Deadline::parse("２月", year(number), StartMonth::default()).map(|deadline| deadline.date());
    assert_eq!(february(2023), Ok(Some(date(2024, 2, 29))));
    assert_eq!(february(2022), Ok(Some(date(2023, 2, 28))));
    assert_eq!(february(1999), Ok(Some(date(2000, 2, 29))));
    assert_eq!(february(1899), Ok(Some(date(1900, 2, 28))));
    assert_eq!(parse("2月29日"), Err(DeadlineError::NoSuchDay));
    let leap_day = Deadline::parse("2月29日", year(2023), StartMonth::default());
    assert_eq!(leap_day.map(|it| it.meaning), Ok(day(date(2024, 2, 29))));
}

#[test]
fn words_follow_the_first_month_of_the_year() {
    let words = [
        "年度末",
        "上半期",
        "下期",
        "第1四半期",
        "第2四半期",
        "第3四半期",
        "第4四半期",
        "年内",
        "1月",
        "6月",
        "7月",
        "9月",
        "10月",
        "12月",
    ];
    let table = [
        (
            1,
            [
                "2022-12-31",
                "2022-06-30",
                "2022-12-31",
                "2022-03-31",
                "2022-06-30",
                "2022-09-30",
                "2022-12-31",
                "2022-12-31",
                "2022-01-31",
                "2022-06-30",
                "2022-07-31",
                "2022-09-30",
                "2022-10-31",
                "2022-12-31",
            ],
        ),
        (
            7,
            [
                "2023-06-30",
                "2022-12-31",
                "2023-06-30",
                "2022-09-30",
                "2022-12-31",
                "2023-03-31",
                "2023-06-30",
                "2022-12-31",
                "2023-01-31",
                "2023-06-30",
                "2022-07-31",
                "2022-09-30",
                "2022-10-31",
                "2022-12-31",
            ],
        ),
        (
            10,
            [
                "2023-09-30",
                "2023-03-31",
                "2023-09-30",
                "2022-12-31",
                "2023-03-31",
                "2023-06-30",
                "2023-09-30",
                "2022-12-31",
                "2023-01-31",
                "2023-06-30",
                "2023-07-31",
                "2023-09-30",
                "2022-10-31",
                "2022-12-31",
            ],
        ),
    ];
    for (month, dates) in table {
        let start = starting_in(month);
        for (words, date) in words.into_iter().zip(dates) {
            let deadline = Deadline::parse(words, year(2022), start).unwrap();
            let read = deadline.date().map(|date| date.to_string());
            assert_eq!(read.as_deref(), Some(date), "{words} from month {month}");
            assert!(!deadline.is_outside(year(2022), start));
        }
    }
}

#[test]
fn what_cannot_be_is_told_from_what_cannot_be_read() {
    for words in ["13月", "0月", "00月末", "99月上旬", "6月31日", "6月0日", "2022-02-30", "令和5年13月"]
    {
        assert_eq!(parse(words), Err(DeadlineError::NoSuchDay), "{words}");
    }
    let table = [
        ("平成34年10月1日", date(2022, 10, 1)),
        ("平成35年3月", date(2023, 3, 31)),
        ("平成34年度末", date(2023, 3, 31)),
        ("平成31年5月末", date(2019, 5, 31)),
        ("令和元年4月", date(2019, 4, 30)),
    ];
    for (words, suggestion) in table {
        let error = DeadlineError::OutsideEra { suggestion };
        assert_eq!(parse(words), Err(error), "{words}");
    }
    assert_eq!(parse("令和4年10月1日（2021年10月1日）"), Err(DeadlineError::Contradiction));
    for words in ["昭和64年1月", "平成元年1月"] {
        let end = parse(words).map(|it| it.date());
        assert_eq!(end, Ok(Some(date(1989, 1, 31))), "{words}");
    }
}

#[test]
fn anything_else_is_no_deadline() {
    let long = "年度末".repeat(50_000);
    let digits = "1".repeat(100_000) + "月";
    let words = [
        "",
        " ",
        "　",
        "まで",
        "年度未",
        "年度",
        "末",
        "月",
        "月末",
        "12",
        "12月頃",
        "12月末頃",
        "123月",
        "12月10",
        "12月上句",
        "12月上旬下旬",
        "1Q",
        "第5四半期",
        "第0四半期",
        "第四半期",
        "四半期",
        "期末",
        "年末",
        "今年度中",
        "令和4年",
        "令和4年度",
        "2022年度",
        "2022末",
        "12/10",
        "通年まで",
        "随時まで",
        "未定まで",
        "年度末までまで",
        "年度末末",
        "-1月",
        "🎌",
        "12月🎌",
        "99999999999999999999月",
        "令和99999999999999999999年3月",
        "12月(12月)",
        "()",
        &long,
        &digits,
    ];
    for text in words {
        assert_eq!(parse(text), Err(DeadlineError::NotADeadline), "{text}");
    }
}

#[test]
fn whatever_is_offered_is_accepted() {
    for month in 1..=12 {
        let start = starting_in(month);
        for words in accepted_deadlines(year(2022), start) {
            let deadline = Deadline::parse(&words, year(2022), start);
            let outside = deadline.map(|it| it.is_outside(year(2022), start));
            assert_eq!(outside, Ok(false), "{words} from month {month}");
        }
        for words in deadline_spellings() {
            let deadline = Deadline::parse(&words, year(2022), start);
            assert!(deadline.is_ok(), "{words} from month {month}");
        }
    }
    let accepted = accepted_deadlines(year(2022), StartMonth::default());
    assert_eq!(accepted.first().map(String::as_str), Some("年度末"));
    assert!(accepted.contains(&"令和4年10月1日".to_owned()));
}
