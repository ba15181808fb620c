//! Properties that hold for every year and day, beyond the tables of the other tests.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::{Strategy, any, prop_assert, prop_assert_eq, proptest};
use proptest::sample::select;

use super::{Deadline, EraDisplay, FiscalYear, StartMonth, display_date, parse_date};
use crate::language::Language;

/// Days from 1873-01-01 to the end of 2100.
fn days() -> impl Strategy<Value = Date> {
    (0..83_200_i64).prop_map(|days| date(1873, 1, 1).saturating_add(days.days()))
}

fn start_months() -> impl Strategy<Value = StartMonth> {
    (1..=12_i8).prop_filter_map("a month", StartMonth::new)
}

fn fiscal_years() -> impl Strategy<Value = FiscalYear> {
    (1868..=2100_i16).prop_filter_map("a year in the range", FiscalYear::new)
}

/// Text made of the pieces that the readers look for, so that it comes near to being right.
fn near_misses() -> impl Strategy<Value = String> {
    let pieces = vec![
        "令和",
        "平成",
        "R",
        "FY",
        "元",
        "年",
        "度",
        "月",
        "日",
        "末",
        "第",
        "四半期",
        "上旬",
        "まで",
        "0",
        "1",
        "４",
        "12",
        "2022",
        "-",
        "/",
        ".",
        "（",
        "）",
        " ",
        "　",
        "🎌",
        "\u{3099}",
        "𠮷",
    ];
    proptest::collection::vec(select(pieces), 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn a_displayed_day_is_read_back(day in days(), display in select(EraDisplay::ALL.to_vec())) {
        let shown = display_date(day, display, Language::Japanese);
        prop_assert_eq!(parse_date(&shown), Ok(day), "{}", shown);
        prop_assert_eq!(parse_date(&day.to_string()), Ok(day));
    }

    #[test]
    fn a_displayed_year_is_read_back(
        year in fiscal_years(),
        display in select(EraDisplay::ALL.to_vec()),
        language in select(Language::ALL.to_vec()),
    ) {
        let shown = year.display(display, language);
        prop_assert_eq!(FiscalYear::parse(&shown), Ok(year), "{}", shown);
    }

    #[test]
    fn a_day_lies_in_one_year_between_its_ends(day in days(), start in start_months()) {
        let year = FiscalYear::of(day, start);
        let inside = year.is_some_and(|year| {
            year.contains(day, start) && year.first_day(start) <= day && day <= year.last_day(start)
        });
        prop_assert!(inside, "{:?}", year);
    }

    #[test]
    fn a_month_without_a_year_lies_in_the_fiscal_year(
        year in fiscal_years(),
        start in start_months(),
        month in 1..=12_i8,
        part in select(vec!["", "末", "末日", "上旬", "中旬", "下旬", "1日", "28日"]),
    ) {
        let deadline = Deadline::parse(&format!("{month}月{part}"), year, start);
        let inside = deadline.as_ref().is_ok_and(|deadline| {
            !deadline.is_outside(year, start)
                && deadline.date().is_some_and(|date| date.month() == month)
        });
        prop_assert!(inside, "{:?}", deadline);
    }

    #[test]
    fn no_text_makes_a_reader_panic(near in near_misses(), any in any::<String>()) {
        for text in [near, any] {
            let _ = parse_date(&text);
            let _ = text.parse::<EraDisplay>();
            if let Ok(year) = FiscalYear::parse(&text) {
                prop_assert!(FiscalYear::new(year.number()).is_some());
            }
            for year in [1868, 2022, 9998].into_iter().filter_map(FiscalYear::new) {
                let _ = Deadline::parse(&text, year, StartMonth::default());
            }
        }
    }
}
