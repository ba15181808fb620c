//! The era and fiscal-year list of the domain notes, and the edges of a fiscal year.

use jiff::civil::date;

use super::{FiscalYear, FiscalYearError};
use crate::calendar::{EraDisplay, StartMonth};
use crate::language::Language;

fn year(number: i16) -> FiscalYear {
    FiscalYear::new(number).unwrap()
}

fn starting_in(month: i8) -> StartMonth {
    StartMonth::new(month).unwrap()
}

#[test]
fn every_accepted_spelling_is_read() {
    let table = [
        ("令和4年度", 2022),
        ("令和４年度", 2022),
        ("R4", 2022),
        ("Ｒ４", 2022),
        ("R4年度", 2022),
        ("R04", 2022),
        ("令和4", 2022),
        ("2022", 2022),
        ("２０２２", 2022),
        ("2022年度", 2022),
        ("FY2022", 2022),
        ("fy 2022", 2022),
        ("ＦＹ２０２２", 2022),
        (" 令　和 4 年 度 ", 2022),
        ("㋿4年度", 2022),
        ("Reiwa 4", 2022),
        ("令和4年度（2022年度）", 2022),
        ("FY2022 (Reiwa 4)", 2022),
        ("令和元年度", 2019),
        ("令和1年度", 2019),
        ("R元", 2019),
        ("R1", 2019),
        ("H31", 2019),
        ("平成31年度", 2019),
        ("平成31年度（令和元年度）", 2019),
        ("平成元年度", 1989),
        ("昭和64年度", 1989),
        ("昭和63年度", 1988),
        ("昭和元年度", 1926),
        ("大正15年度", 1926),
        ("明治元年度", 1868),
        ("9998", 9998),
    ];
    for (text, number) in table {
        assert_eq!(FiscalYear::parse(text), Ok(year(number)), "{text}");
    }
}

#[test]
fn a_year_after_its_era_suggests_the_year_that_is_meant() {
    let table = [
        ("平成32年度", 2020, "令和2年度"),
        ("Ｈ３２", 2020, "令和2年度"),
        ("平成32年度（2020年度）", 2020, "令和2年度"),
        ("昭和65年度", 1990, "平成2年度"),
        ("S94", 2019, "令和元年度"),
        ("大正16年度", 1927, "昭和2年度"),
    ];
    for (text, number, shown) in table {
        let suggestion = year(number);
        assert_eq!(FiscalYear::parse(text), Err(FiscalYearError::Impossible { suggestion }), "{text}");
        assert_eq!(suggestion.display(EraDisplay::Era, Language::Japanese), shown);
    }
}

#[test]
fn anything_else_is_no_year() {
    let long = "令和".repeat(50_000);
    let digits = "9".repeat(50_000);
    let texts = [
        "",
        " ",
        "　",
        "年度",
        "令和",
        "令和年度",
        "令和0年度",
        "令和-4年度",
        "令和2022年度",
        "4年度",
        "22",
        "1867",
        "9999",
        "20222",
        "2022年",
        "令和4年",
        "令和4年4月1日",
        "FY",
        "FYR4",
        "FY22",
        "FY2022年度",
        "2022年度末",
        "🎌",
        "令和🎌年度",
        "元年度",
        "令和四年度",
        "()",
        "(",
        ")",
        "(2022)",
        "2022()",
        "2022(2022)(2022)",
        "R99999999999999999999",
        &long,
        &digits,
    ];
    for text in texts {
        assert_eq!(FiscalYear::parse(text), Err(FiscalYearError::NotAYear), "{text}");
    }
    assert_eq!(FiscalYear::parse("令和4年度（2021年度）"), Err(FiscalYearError::Contradiction));
}

#[test]
fn a_year_is_displayed_as_configured() {
    let table = [
        (2022, EraDisplay::Both, "令和4年度（2022年度）", "FY2022 (Reiwa 4)"),
        (2022, EraDisplay::Era, "令和4年度", "Reiwa 4"),
        (2022, EraDisplay::Western, "2022年度", "FY2022"),
        (2019, EraDisplay::Both, "令和元年度（2019年度）", "FY2019 (Reiwa 1)"),
        (2018, EraDisplay::Era, "平成30年度", "Heisei 30"),
        (1989, EraDisplay::Era, "平成元年度", "Heisei 1"),
        (1988, EraDisplay::Era, "昭和63年度", "Showa 63"),
        (1868, EraDisplay::Era, "明治元年度", "Meiji 1"),
    ];
    for (number, display, japanese, english) in table {
        assert_eq!(year(number).display(display, Language::Japanese), japanese);
        assert_eq!(year(number).display(display, Language::English), english);
    }
}

#[test]
fn days_belong_to_the_year_that_starts_before_them() {
    let april = StartMonth::default();
    assert_eq!(year(2022).first_day(april), date(2022, 4, 1));
    assert_eq!(year(2022).last_day(april), date(2023, 3, 31));
    assert_eq!(FiscalYear::of(date(2022, 3, 31), april), Some(year(2021)));
    assert_eq!(FiscalYear::of(date(2022, 4, 1), april), Some(year(2022)));
    assert_eq!(FiscalYear::of(date(2023, 3, 31), april), Some(year(2022)));
    assert_eq!(FiscalYear::of(date(2023, 4, 1), april), Some(year(2023)));
    assert!(year(2022).contains(date(2023, 3, 31), april));
    assert!(!year(2022).contains(date(2023, 4, 1), april));
    assert!(!year(2022).contains(date(2022, 3, 31), april));
}

#[test]
fn the_year_may_start_in_any_month() {
    let table = [
        (1, date(2022, 1, 1), date(2022, 12, 31)),
        (3, date(2022, 3, 1), date(2023, 2, 28)),
        (7, date(2022, 7, 1), date(2023, 6, 30)),
        (10, date(2022, 10, 1), date(2023, 9, 30)),
        (12, date(2022, 12, 1), date(2023, 11, 30)),
    ];
    for (month, first, last) in table {
        let start = starting_in(month);
        assert_eq!(year(2022).first_day(start), first);
        assert_eq!(year(2022).last_day(start), last);
        assert!(year(2022).contains(first, start) && year(2022).contains(last, start));
        assert!(!year(2022).contains(first.yesterday().unwrap(), start));
        assert!(!year(2022).contains(last.tomorrow().unwrap(), start));
    }
    assert_eq!(year(2023).last_day(starting_in(3)), date(2024, 2, 29));
}

#[test]
fn the_range_has_its_ends() {
    assert_eq!(FiscalYear::new(1867), None);
    assert_eq!(FiscalYear::new(9999), None);
    let april = StartMonth::default();
    assert_eq!(year(9998).last_day(april), date(9999, 3, 31));
    assert_eq!(FiscalYear::of(date(9999, 4, 1), april), None);
    assert_eq!(FiscalYear::of(date(-9999, 1, 1), april), None);
}
