//! The spellings of a day, the days on which eras changed, and what is refused.

use jiff::civil::{Date, date};

use super::{DateError, display_date, parse_date};
use crate::calendar::EraDisplay;
use crate::language::Language;

#[test]
fn every_accepted_spelling_is_read() {
    let spellings = [
        "令和4年4月1日",
        "令和４年４月１日",
        "令 和 4 年 4 月 1 日",
        "　令和　４年　４月　１日　",
        "令和04年04月01日",
        "R4.4.1",
        "Ｒ４．４．１",
        "r4.04.01",
        "R4/4/1",
        "R4-4-1",
        "R4年4月1日",
        "2022-04-01",
        "２０２２－０４－０１",
        "2022−4−1",
        "2022/4/1",
        "2022/04/01",
        "2022.4.1",
        "2022年4月1日",
        "2022 年 4 月 1 日",
        "㋿4年㋃㏠",
        "令和4年4月1日（2022年4月1日）",
        "2022-04-01(R4.4.1)",
    ];
    for text in spellings {
        assert_eq!(parse_date(text), Ok(date(2022, 4, 1)), "{text}");
    }
}

#[test]
fn an_era_begins_and_ends_on_its_day() {
    let table = [
        ("平成31年4月30日", date(2019, 4, 30)),
        ("令和元年5月1日", date(2019, 5, 1)),
        ("令和1年5月1日", date(2019, 5, 1)),
        ("昭和64年1月7日", date(1989, 1, 7)),
        ("平成元年1月8日", date(1989, 1, 8)),
        ("大正15年12月24日", date(1926, 12, 24)),
        ("昭和元年12月25日", date(1926, 12, 25)),
        ("明治45年7月29日", date(1912, 7, 29)),
        ("大正元年7月30日", date(1912, 7, 30)),
        ("明治6年1月1日", date(1873, 1, 1)),
    ];
    for (text, day) in table {
        assert_eq!(parse_date(text), Ok(day), "{text}");
        let plain = text.replace("令和1年", "令和元年");
        assert_eq!(display_date(day, EraDisplay::Era, Language::Japanese), plain);
    }
}

#[test]
fn a_day_outside_its_era_suggests_the_day_that_is_meant() {
    let table = [
        ("平成31年5月1日", "令和元年5月1日"),
        ("H32.4.1", "令和2年4月1日"),
        ("令和元年4月30日", "平成31年4月30日"),
        ("平成元年1月7日", "昭和64年1月7日"),
        ("昭和64年1月8日", "平成元年1月8日"),
        ("大正15年12月25日", "昭和元年12月25日"),
    ];
    for (text, shown) in table {
        let Err(DateError::OutsideEra { suggestion }) = parse_date(text) else {
            panic!("{text} was not outside its era: {:?}", parse_date(text));
        };
        assert_eq!(display_date(suggestion, EraDisplay::Era, Language::Japanese), shown);
    }
}

#[test]
fn leap_days_exist_in_leap_years_only() {
    for text in ["2024-02-29", "令和6年2月29日", "2000-02-29", "平成12年2月29日"] {
        assert!(parse_date(text).is_ok(), "{text}");
    }
    for text in [
        "2022-02-29",
        "令和4年2月29日",
        "1900-02-29",
        "明治33年2月29日",
        "2100-02-29",
        "2022-02-30",
        "2022-13-01",
        "2022-00-01",
        "2022-01-00",
        "令和4年6月31日",
        "明治5年12月2日",
    ] {
        assert_eq!(parse_date(text), Err(DateError::NoSuchDay), "{text}");
    }
}

#[test]
fn anything_else_is_no_date() {
    let long = "令和4年4月1日".repeat(20_000);
    let digits = "1".repeat(100_000);
    let texts = [
        "",
        "　",
        "令和4年度",
        "令和4年4月",
        "4月1日",
        "2022-04",
        "20220401",
        "2022-04/01",
        "22-04-01",
        "2022-004-01",
        "2022-04-01T00:00",
        "2022年4月1",
        "2022年4月1日頃",
        "-2022-04-01",
        "年月日",
        "令和年月日",
        "令和2022年4月1日",
        "R4..1",
        "🎌",
        "2022年🎌月1日",
        "1 April 2022",
        "(",
        "()",
        "9999999999-99-99",
        &long,
        &digits,
    ];
    for text in texts {
        assert_eq!(parse_date(text), Err(DateError::NotADate), "{text}");
    }
    assert_eq!(parse_date("令和4年4月1日（2021年4月1日）"), Err(DateError::Contradiction));
}

#[test]
fn a_day_is_displayed_as_configured() {
    let shown = |day: Date, display| {
        [Language::Japanese, Language::English].map(|language| display_date(day, display, language))
    };
    let day = date(2022, 4, 1);
    assert_eq!(shown(day, EraDisplay::Both), ["令和4年4月1日（2022年4月1日）", "1 April 2022 (Reiwa 4)"]);
    assert_eq!(shown(day, EraDisplay::Era), ["令和4年4月1日", "1 April Reiwa 4"]);
    assert_eq!(shown(day, EraDisplay::Western), ["2022年4月1日", "1 April 2022"]);
    for display in EraDisplay::ALL {
        assert_eq!(shown(date(1872, 12, 31), display), ["1872年12月31日", "31 December 1872"]);
    }
}
