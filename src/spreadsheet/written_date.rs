//! Dates that a file writes out.

use jiff::Unit;
use jiff::civil::{Date, DateTime};

use super::cell::Content;

/// A date as `2026-04-01` or `2026-04-01T10:00:00`; words where it is none.
pub(super) fn content(text: &str) -> Content {
    let plain = text.trim().trim_end_matches('Z');
    let midnight = || plain.parse::<Date>().ok().map(|date| date.at(0, 0, 0, 0));
    let moment = plain.parse::<DateTime>().ok().or_else(midnight);
    moment
        .and_then(|moment| moment.round(Unit::Second).ok())
        .map_or_else(|| Content::Words(text.to_owned()), Content::Date)
}
