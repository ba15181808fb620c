//! Moments as people write them: when a goal is to be published, and what time it is taken to be.

use jiff::Timestamp;
use jiff::civil::{DateTime, Time};
use jiff::tz::TimeZone;

use super::date::parse_date;
use super::fold::fold;

/// Reads a date, or a date with a time, in the given zone: `2022-10-01`, `令和4年10月1日`,
/// `2022-10-01 09:00`, `2022-10-01T09:00:00`; with `Z` or an offset such as `+09:00` the zone is the one that is
/// written. A date alone means its first moment. `None` for anything else.
pub fn parse_moment(text: &str, zone: &TimeZone) -> Option<Timestamp> {
    let folded = fold(text);
    if let Ok(date) = parse_date(&folded) {
        return zone.to_zoned(date.to_datetime(Time::midnight())).ok().map(|zoned| zoned.timestamp());
    }
    let text: String = text.trim().chars().map(|c| if c == '\u{3000}' { ' ' } else { c }).collect();
    let text = unicode_normalization::UnicodeNormalization::nfkc(text.as_str()).collect::<String>();
    if let Ok(timestamp) = text.parse::<Timestamp>() {
        return Some(timestamp);
    }
    let (date, time) = text.split_once(['T', ' '])?;
    let date = parse_date(date).ok()?;
    let time = time.trim().parse::<Time>().ok()?;
    zone.to_zoned(DateTime::from_parts(date, time)).ok().map(|zoned| zoned.timestamp())
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use super::parse_moment;

    fn moment(text: &str) -> Option<String> {
        parse_moment(text, &TimeZone::get("Asia/Tokyo").unwrap()).map(|moment| moment.to_string())
    }

    #[test]
    fn dates_and_times_are_meant_in_the_zone() {
        for text in [
            "2022-10-01",
            "令和4年10月1日",
            "2022-10-01 00:00",
            "2022-10-01T00:00:00",
            "２０２２-10-01",
            "2022-10-01T00:00:00+09:00",
            "2022-09-30T15:00:00Z",
        ] {
            assert_eq!(moment(text).as_deref(), Some("2022-09-30T15:00:00Z"), "{text}");
        }
        assert_eq!(moment("2022-10-01 09:30").as_deref(), Some("2022-10-01T00:30:00Z"));
    }

    #[test]
    fn what_is_no_moment_is_none() {
        for text in ["", "いつか", "2022-13-01", "2022-10-01 25:00", "10月", "2022-10-01T"] {
            assert_eq!(moment(text), None, "{text}");
        }
    }
}
