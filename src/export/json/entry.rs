//! What JSON tells of a goal, without its texts.

use serde::{Serialize, Serializer};

use super::VERSION;
use crate::calendar::{Date, Deadline, DeadlineMeaning};
use crate::export::subject::Subject;
use crate::plan::Assignment;

/// A goal in a list.
#[derive(Serialize)]
pub(super) struct Summary<'a> {
    version: u32,
    /// What it is known by for ever.
    id: String,
    /// Its page, relative to the site's root.
    address: String,
    /// The calendar year in which its fiscal year begins.
    fiscal_year: i16,
    department: Named<'a>,
    /// Null for a goal that is common to all sections.
    section: Option<Named<'a>>,
    common: bool,
    number: u32,
    title: &'a str,
    category: Option<Named<'a>>,
    deadline: Option<DeadlineEntry<'a>>,
}

/// Something with a key that stays and a name that people read.
#[derive(Serialize)]
pub(super) struct Named<'a> {
    pub(super) key: &'a str,
    pub(super) name: &'a str,
}

/// A deadline.
#[derive(Serialize)]
struct DeadlineEntry<'a> {
    /// As they were written.
    words: &'a str,
    /// `day`, `interval`, or `undated` for words that say that there is no date.
    kind: &'static str,
    /// The first day of an interval.
    first: Option<Iso>,
    /// The day, or the last day of an interval.
    date: Option<Iso>,
    /// Whether the words name a part of a month, of which the day is the last.
    approximate: bool,
}

/// A day as ISO 8601 has it, written where it is needed and nowhere else.
pub(super) struct Iso(pub(super) Date);

impl Serialize for Iso {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'a> Summary<'a> {
    pub(super) fn new(subject: &Subject<'a>) -> Self {
        let department = &subject.plan.department;
        let written = &subject.goal.written;
        Self {
            version: VERSION,
            id: subject.id(),
            address: subject.address(),
            fiscal_year: subject.year.fiscal_year.number(),
            department: Named { key: &department.key, name: &department.name },
            section: subject.section().map(|section| Named { key: &section.key, name: &section.name }),
            common: subject.goal.assignment == Assignment::Common,
            number: subject.goal.number,
            title: &written.title,
            category: subject.category().map(|category| Named { key: &category.key, name: &category.name }),
            deadline: written.deadline.as_ref().map(DeadlineEntry::new),
        }
    }
}

impl<'a> DeadlineEntry<'a> {
    fn new(deadline: &'a Deadline) -> Self {
        let (kind, first, date, approximate) = match deadline.meaning {
            DeadlineMeaning::Day { date, approximate } => ("day", None, Some(date), approximate),
            DeadlineMeaning::Interval { first, last } => ("interval", Some(first), Some(last), false),
            DeadlineMeaning::Undated => ("undated", None, None, false),
        };
        Self { words: &deadline.words, kind, first: first.map(Iso), date: date.map(Iso), approximate }
    }
}
