//! Calendars (iCalendar, RFC 5545): an all-day event for each goal that has a date.
//!
//! They are written here and not by a crate: what the format asks for is folding and escaping, which are the forty
//! lines of [`lines`], and the crates at hand bring a second library of dates and ids that are drawn at random.
//!
//! A calendar has no `METHOD`, which would make it a message from an organiser to somebody who is invited. For the
//! same reason no event has a `SEQUENCE`, by which those who are invited tell a new message from an old one;
//! subscribers go by `LAST-MODIFIED`. Those moments are what the content says, so that the same content is the same
//! calendar.

mod event;
mod lines;
#[cfg(test)]
mod tests;

use super::subject::Subject;
use super::{Export, topic};
use crate::address::data::{CALENDAR, Topic};
use crate::site::Site;
use lines::Lines;

/// The calendar of a topic; `None` where none of its goals has a date.
pub(super) fn of(site: &Site<'_>, topic: Topic<'_>) -> Option<Export> {
    let name = topic::name(site, topic, Some(site.strings.get("calendar")));
    let bytes = bytes(*site, &name, topic::subjects_of(site, topic))?;
    Some(Export { address: topic.file(CALENDAR), bytes })
}

/// A calendar of those goals that have a date. A calendar must hold something: where no goal has a date there is
/// none.
pub(super) fn bytes<'a>(
    site: Site<'_>,
    name: &str,
    subjects: impl Iterator<Item = Subject<'a>>,
) -> Option<Vec<u8>> {
    let mut calendar: Option<Lines> = None;
    for subject in subjects {
        if let Some(days) = event::days(&subject) {
            event::write(calendar.get_or_insert_with(|| begun(&site, name)), &subject, days);
        }
    }
    let mut lines = calendar?;
    lines.plain("END", "VCALENDAR");
    Some(lines.finish())
}

fn begun(site: &Site<'_>, name: &str) -> Lines {
    let mut lines = Lines::default();
    let language = site.settings.language.tag().to_ascii_uppercase();
    let program = format!("-//goalpress//goalpress {}//{language}", env!("CARGO_PKG_VERSION"));
    lines.plain("BEGIN", "VCALENDAR");
    lines.plain("VERSION", "2.0");
    lines.text("PRODID", &program);
    lines.plain("CALSCALE", "GREGORIAN");
    // The standard's name for the name (RFC 7986), and the one that most programs read.
    lines.text("NAME", name);
    lines.text("X-WR-CALNAME", name);
    lines
}
