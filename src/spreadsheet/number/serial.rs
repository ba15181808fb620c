//! Dates as spreadsheets count them: days, and parts of a day.

use calamine::{ExcelDateTime, ExcelDateTimeType};
use jiff::Unit;
use jiff::civil::DateTime;

use super::super::cell::Content;

/// A day has so many seconds.
const DAY: f64 = 86_400.0;

/// A date. Less than a day is a time of day, and what lies outside of the calendar is a number still.
pub(super) fn date(value: f64, is_1904: bool) -> Content {
    if value > 0.0 && value < 1.0 {
        return clock(value);
    }
    civil(value, is_1904).map_or(Content::Number { value, shown: None }, Content::Date)
}

fn civil(value: f64, is_1904: bool) -> Option<DateTime> {
    if value < 0.0 || (value < 1.0 && !is_1904) || value >= 2_958_466.0 {
        return None;
    }
    let serial = ExcelDateTime::new(value, ExcelDateTimeType::DateTime, is_1904);
    let (year, month, day, hour, minute, second, milli) = serial.to_ymd_hms_milli();
    let year = i16::try_from(year).ok()?;
    let month = i8::try_from(month).ok()?;
    let day = i8::try_from(day).ok()?;
    let [hour, minute, second] = [hour, minute, second].map(|part| i8::try_from(part).unwrap_or(0));
    let date = DateTime::new(year, month, day, hour, minute, second, i32::from(milli) * 1_000_000).ok()?;
    date.round(Unit::Second).ok()
}

/// How long something takes: hours, minutes, and seconds where there are any.
pub(super) fn duration(value: f64) -> Content {
    if value.abs() > 1e7 {
        return Content::Number { value, shown: None };
    }
    clock(value)
}

fn clock(value: f64) -> Content {
    #[expect(clippy::cast_possible_truncation, reason = "at most ten million days, which 64 bits hold")]
    let seconds = (value * DAY).round() as i64;
    let sign = if seconds < 0 { "-" } else { "" };
    let seconds = seconds.abs();
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    Content::Words(if seconds == 0 {
        format!("{sign}{hours}:{minutes:02}")
    } else {
        format!("{sign}{hours}:{minutes:02}:{seconds:02}")
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date as day;

    use super::*;

    #[test]
    fn days_are_counted_from_1900_or_1904() {
        assert_eq!(date(46_113.0, false), Content::Date(day(2026, 4, 1).at(0, 0, 0, 0)));
        assert_eq!(date(46_113.0 - 1462.0, true), Content::Date(day(2026, 4, 1).at(0, 0, 0, 0)));
        assert_eq!(date(46_113.5, false), Content::Date(day(2026, 4, 1).at(12, 0, 0, 0)));
        assert_eq!(date(1.0, false), Content::Date(day(1900, 1, 1).at(0, 0, 0, 0)));
        assert_eq!(date(61.0, false), Content::Date(day(1900, 3, 1).at(0, 0, 0, 0)));
    }

    #[test]
    fn what_is_no_day_is_a_number_or_a_time() {
        for value in [-1.0, 0.0, 60.0, 3e6, 1e300] {
            assert_eq!(date(value, false), Content::Number { value, shown: None });
        }
        assert_eq!(date(0.375, false), Content::Words("9:00".to_owned()));
        assert_eq!(duration(1.5), Content::Words("36:00".to_owned()));
    }
}
