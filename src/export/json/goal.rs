//! `goal.json`: a goal with everything that its page shows.

use serde::Serialize;
use serde_json::value::RawValue;

use super::entry::{Iso, Summary};
use super::line;
use crate::draft::{Prose, Value};
use crate::export::subject::{Subject, day};
use crate::markdown::Marker;
use crate::settings::{Column, Settings};
use crate::site::Site;

/// The file beside a goal's page.
pub(in crate::export) fn file(subject: &Subject<'_>) -> Vec<u8> {
    line(&Whole::new(subject))
}

/// A goal with its texts.
#[derive(Serialize)]
pub(super) struct Whole<'a> {
    #[serde(flatten)]
    summary: Summary<'a>,
    /// Its page's absolute address, where the site has one.
    url: Option<String>,
    organisation: Organisation<'a>,
    /// The first and the last day of its fiscal year.
    fiscal_year_first: Iso,
    fiscal_year_last: Iso,
    published: Iso,
    updated: Iso,
    /// What the form's other columns hold, in the form's order, those that hold nothing left out.
    columns: Vec<ColumnEntry<'a>>,
}

/// The body that publishes.
#[derive(Serialize)]
pub(super) struct Organisation<'a> {
    name: &'a str,
    /// Its code, if it is a local government.
    code: Option<&'a str>,
}

impl<'a> Organisation<'a> {
    pub(super) fn of(settings: &'a Settings) -> Self {
        let code = settings.organisation_code.as_ref();
        Self { name: &settings.organisation, code: code.map(crate::settings::OrganisationCode::as_str) }
    }
}

#[derive(Serialize)]
struct ColumnEntry<'a> {
    key: &'a str,
    label: &'a str,
    kind: &'static str,
    #[serde(flatten)]
    content: ColumnContent<'a>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum ColumnContent<'a> {
    Text { lines: Vec<LineEntry> },
    Line { words: &'a str },
    Date { words: &'a str, value: Iso },
    Number { words: &'a str, value: Box<RawValue> },
}

/// A line of a text.
#[derive(Serialize)]
pub(super) struct LineEntry {
    /// In how many lists it stands.
    depth: usize,
    /// `bullet`, `number` or `circled` for the beginning of an item, otherwise null.
    marker: Option<&'static str>,
    /// The item's number.
    number: Option<u64>,
    words: String,
}

impl<'a> Whole<'a> {
    pub(super) fn new(subject: &Subject<'a>) -> Self {
        let site = &subject.site;
        let settings = site.settings;
        let year = subject.year.fiscal_year;
        Self {
            summary: Summary::new(subject),
            url: url(site, &subject.address()),
            organisation: Organisation::of(settings),
            fiscal_year_first: Iso(year.first_day(settings.start_month)),
            fiscal_year_last: Iso(year.last_day(settings.start_month)),
            published: Iso(day(subject.published(), site)),
            updated: Iso(day(subject.updated(), site)),
            columns: settings
                .form
                .columns
                .iter()
                .enumerate()
                .filter_map(|(place, column)| entry(subject, place, column))
                .collect(),
        }
    }
}

/// An absolute address, where the site has one.
pub(super) fn url(site: &Site<'_>, address: &str) -> Option<String> {
    site.settings.base_url.as_ref().map(|base| base.join(address))
}

/// The lines of a text.
pub(super) fn lines(text: &Prose) -> Vec<LineEntry> {
    let entry = |line: crate::markdown::Line| {
        let (marker, number) = match line.marker {
            Some(Marker::Bullet) => (Some("bullet"), None),
            Some(Marker::Number(number)) => (Some("number"), Some(number)),
            Some(Marker::Circled(number)) => (Some("circled"), Some(number)),
            None => (None, None),
        };
        LineEntry { depth: line.depth, marker, number, words: line.words }
    };
    text.fragment.lines().into_iter().map(entry).collect()
}

fn entry<'a>(subject: &Subject<'a>, place: usize, column: &'a Column) -> Option<ColumnEntry<'a>> {
    let content = match (subject.text(place), subject.value(place)) {
        (Some(text), _) => ColumnContent::Text { lines: lines(text) },
        (None, Some(Value::Line(words))) => ColumnContent::Line { words },
        (None, Some(Value::Date(words, date))) => ColumnContent::Date { words, value: Iso(*date) },
        (None, Some(Value::Number(words))) => ColumnContent::Number { words, value: number(words)? },
        (None, None) => return None,
    };
    Some(ColumnEntry { key: &column.key, label: &column.label, kind: column.kind.name(), content })
}

/// A number with all of its digits; JSON allows no zeros in front.
fn number(digits: &str) -> Option<Box<RawValue>> {
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |digits| ("-", digits));
    let trimmed = digits.trim_start_matches('0');
    let zero = if trimmed.is_empty() || trimmed.starts_with('.') { "0" } else { "" };
    RawValue::from_string(format!("{sign}{zero}{trimmed}")).ok()
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn numbers_keep_their_digits() {
        for (written, json) in [
            ("12", "12"),
            ("007", "7"),
            ("-0.50", "-0.50"),
            ("0", "0"),
            ("00.1", "0.1"),
            ("123456789012345678901", "123456789012345678901"),
        ] {
            assert_eq!(number(written).unwrap().get(), json);
        }
    }
}
