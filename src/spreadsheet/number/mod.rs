//! How a cell shows its number.

mod decimal;
mod pattern;
mod serial;

pub(super) use pattern::{Sort, sort};

use super::cell::Content;

/// The content of a cell that holds a number, by its format code.
pub(super) fn content(value: f64, code: &str, is_1904: bool) -> Content {
    if !value.is_finite() {
        return Content::Mistake("#NUM!".to_owned());
    }
    match sort(code) {
        Sort::Number => Content::Number { value, shown: shown(value, code) },
        Sort::Date => serial::date(value, is_1904),
        Sort::Duration => serial::duration(value),
    }
}

/// The content of a cell whose format shows a date or a time of day.
pub(super) fn date(value: f64, is_1904: bool) -> Content {
    serial::date(value, is_1904)
}

/// The content of a cell whose format shows how long something takes.
pub(super) fn duration(value: f64) -> Content {
    serial::duration(value)
}

/// What the cell shows where that is not the number as it is written plainly.
fn shown(value: f64, code: &str) -> Option<String> {
    let shown = pattern::shown(value, code)?;
    (!shown.trim().is_empty() && shown != plain(value)).then_some(shown)
}

/// A number as it is written plainly.
pub(super) fn plain(value: f64) -> String {
    value.to_string()
}

/// The format code that a number from 0 to 163 stands for, in Japan where that differs by country.
pub(super) fn built_in(id: u16) -> &'static str {
    match id {
        1 => "0",
        2 => "0.00",
        3 => "#,##0",
        4 => "#,##0.00",
        5 | 6 => "\"¥\"#,##0;\"¥\"-#,##0",
        7 | 8 => "\"¥\"#,##0.00;\"¥\"-#,##0.00",
        9 => "0%",
        10 => "0.00%",
        14 | 15 | 17 | 22 | 27..=31 | 36 | 50..=54 | 57 | 58 => "yyyy/m/d",
        16 | 34 | 35 | 55 | 56 => "m/d",
        18..=21 | 32 | 33 | 45 | 47 => "h:mm",
        37 | 38 => "#,##0;-#,##0",
        39 | 40 => "#,##0.00;-#,##0.00",
        46 => "[h]:mm:ss",
        _ => "General",
    }
}
