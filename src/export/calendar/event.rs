//! A goal as an event.

use jiff::Timestamp;

use super::lines::Lines;
use crate::calendar::{Date, DeadlineMeaning, display_date};
use crate::digest::Digest;
use crate::export::column::{labelled, words};
use crate::export::subject::Subject;
use crate::settings::ColumnKind;

/// The first and the last day of a goal's event; `None` for a goal without a date.
pub(super) fn days(subject: &Subject<'_>) -> Option<(Date, Date)> {
    match subject.goal.written.deadline.as_ref()?.meaning {
        DeadlineMeaning::Day { date, .. } => Some((date, date)),
        DeadlineMeaning::Interval { first, last } => Some((first, last)),
        DeadlineMeaning::Undated => None,
    }
}

/// Writes the event of a goal, which lasts from the first to the last of these days.
pub(super) fn write(lines: &mut Lines, subject: &Subject<'_>, (first, last): (Date, Date)) {
    let updated = moment(subject.updated());
    lines.plain("BEGIN", "VEVENT");
    lines.text("UID", &uid(subject));
    // In a calendar that is no message, this is the moment of the last change too.
    lines.plain("DTSTAMP", &updated);
    lines.plain("CREATED", &moment(subject.published()));
    lines.plain("LAST-MODIFIED", &updated);
    lines.plain("DTSTART;VALUE=DATE", &day(first));
    // The end is the day after. Where the calendar has none, an event without an end lasts for its one day.
    if let Ok(end) = last.tomorrow() {
        lines.plain("DTEND;VALUE=DATE", &day(end));
    }
    lines.text("SUMMARY", &summary(subject));
    lines.text("DESCRIPTION", &description(subject));
    if let Some(category) = subject.category() {
        lines.text("CATEGORIES", &category.name);
    }
    if let Some(page) = page(subject) {
        lines.plain("URL", &page);
    }
    lines.plain("CLASS", "PUBLIC");
    // A deadline takes nobody's time, least of all one that is a whole year.
    lines.plain("TRANSP", "TRANSPARENT");
    lines.plain("END", "VEVENT");
}

/// What a calendar shows: the title first, because a telephone shows little of it; then the department, because
/// calendars of several are seen together.
fn summary(subject: &Subject<'_>) -> String {
    let title = match subject.goal.written.title.as_str() {
        "" => with_label(subject, ColumnKind::GoalNumber).unwrap_or_default(),
        title => title.to_owned(),
    };
    let values = [("title", title.as_str()), ("department", &subject.plan.department.name)];
    subject.site.strings.fill("calendar_summary", &values)
}

/// Whose goal it is, and what its deadline says, a line each. The address stands here as well as in its own property,
/// which not every calendar shows.
fn description(subject: &Subject<'_>) -> String {
    let (site, settings) = (&subject.site, subject.site.settings);
    let year = subject.year.fiscal_year.display(settings.era, settings.language);
    let mut lines = vec![
        labelled(site, site.strings.get("fiscal_year"), &year),
        labelled(site, site.strings.get("department"), &subject.plan.department.name),
    ];
    let kinds = [ColumnKind::Section, ColumnKind::Category, ColumnKind::Deadline];
    lines.extend(kinds.into_iter().filter_map(|kind| with_label(subject, kind)));
    let meaning = subject.goal.written.deadline.as_ref().map(|deadline| deadline.meaning);
    if let Some(DeadlineMeaning::Day { date, approximate: true }) = meaning {
        let date = display_date(date, settings.era, settings.language);
        let date = site.strings.fill("date_approximate", &[("date", &date)]);
        lines.push(site.strings.fill("calendar_approximate", &[("date", &date)]));
    }
    lines.extend(page(subject));
    lines.join("\n")
}

/// What the form's column of a kind holds, with its label.
fn with_label(subject: &Subject<'_>, kind: ColumnKind) -> Option<String> {
    let columns = &subject.site.settings.form.columns;
    let place = columns.iter().position(|column| column.kind == kind)?;
    let column = &columns[place];
    words(subject, place, column).map(|words| labelled(&subject.site, &column.label, &words))
}

/// The absolute address of the goal's page.
fn page(subject: &Subject<'_>) -> Option<String> {
    subject.site.settings.base_url.as_ref().map(|base| base.join(&subject.address()))
}

/// What the event is known by, in whichever calendar it is and for ever. The path of the site is a part of it, since
/// one host may have several sites. A site without an address has names for its goals that no other site has.
fn uid(subject: &Subject<'_>) -> String {
    let settings = subject.site.settings;
    let id = subject.id();
    match &settings.base_url {
        Some(base) => {
            format!("{}{id}@{}", base.path().trim_start_matches('/'), base.host().to_ascii_lowercase())
        }
        None => uuid(Digest::of(format!("{}\n{}\n{id}", settings.organisation, settings.title).as_bytes())),
    }
}

/// A digest as a UUID of version 8, which is the one for whatever an application makes its own of (RFC 9562).
fn uuid(digest: Digest) -> String {
    let mut bytes = digest.to_bytes();
    bytes[6] = (bytes[6] & 0x0f) | 0x80;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    let digits = format!("{:032x}", u128::from_be_bytes(bytes));
    let parts = [&digits[..8], &digits[8..12], &digits[12..16], &digits[16..20], &digits[20..]];
    parts.join("-")
}

fn day(day: Date) -> String {
    day.strftime("%Y%m%d").to_string()
}

/// A moment in UTC. Those before the clocks of computers are told as their first, as in feeds: the format cannot
/// write them all.
fn moment(moment: Timestamp) -> String {
    moment.max(Timestamp::UNIX_EPOCH).strftime("%Y%m%dT%H%M%SZ").to_string()
}
