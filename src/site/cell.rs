//! What one column of the form shows for one goal.

use std::borrow::Cow;

use jiff::Timestamp;
use serde::Serialize;

use super::{Route, Site};
use crate::calendar::{self, Date, Deadline, DeadlineMeaning};
use crate::draft::Value;
use crate::plan::{Assignment, Goal};
use crate::settings::{Column, ColumnKind};

/// A cell of the sheet.
#[derive(Debug, Hash, Serialize)]
pub struct Cell<'a> {
    /// The column's key.
    pub key: &'a str,
    /// The column's label.
    pub label: &'a str,
    /// The column's hint.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hint: Option<&'a str>,
    /// The kind of column, as templates name it.
    pub kind: &'static str,
    /// The words; where the goal has none, the words that say so.
    pub text: Cow<'a, str>,
    /// The text as HTML, for a column that holds text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub html: Option<Cow<'a, str>>,
    /// Where the words lead, relative to the site's root.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// The date that they mean.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deadline: Option<DeadlineView<'a>>,
    /// Whether the goal has nothing here.
    pub is_blank: bool,
    /// Whether it is what names its row: the title, or the number where the form has no title.
    pub is_header: bool,
}

/// A day, for people and for machines.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct DateView {
    /// As people write it.
    pub text: String,
    /// ISO 8601.
    pub iso: String,
}

/// What the words of a deadline mean.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct DeadlineView<'a> {
    /// The words as they were written.
    pub words: &'a str,
    /// The first day, for a deadline that is an interval.
    pub first: Option<DateView>,
    /// The day, or the last day of an interval; `None` where the words name none.
    pub date: Option<DateView>,
    /// Whether the day is an approximation.
    pub is_approximate: bool,
}

impl DateView {
    /// A day in the site's language and calendar.
    pub(super) fn new(date: Date, site: &Site<'_>) -> Self {
        Self {
            text: calendar::display_date(date, site.settings.era, site.settings.language),
            iso: date.to_string(),
        }
    }
}

impl DateView {
    /// A moment in the site's zone; its time of day is told unless it is the day's first.
    pub(super) fn of_moment(moment: Timestamp, site: &Site<'_>) -> Self {
        let zoned = moment.to_zoned(site.settings.time_zone.clone());
        let day = Self::new(zoned.date(), site);
        let time = (zoned.hour() != 0 || zoned.minute() != 0)
            .then(|| format!("{:02}:{:02}", zoned.hour(), zoned.minute()));
        Self {
            text: time.map_or_else(|| day.text.clone(), |time| format!("{} {time}", day.text)),
            iso: zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(),
        }
    }
}

impl<'a> DeadlineView<'a> {
    /// A goal's deadline; words that say so where it sets none.
    pub(super) fn new(deadline: Option<&'a Deadline>, site: &Site<'a>) -> Self {
        let Some(deadline) = deadline else {
            let words = site.strings.get("no_deadline");
            return Self { words, first: None, date: None, is_approximate: false };
        };
        let (first, date, is_approximate) = match deadline.meaning {
            DeadlineMeaning::Day { date, approximate } => (None, Some(date), approximate),
            DeadlineMeaning::Interval { first, last } => (Some(first), Some(last), false),
            DeadlineMeaning::Undated => (None, None, false),
        };
        Self {
            words: &deadline.words,
            first: first.map(|date| DateView::new(date, site)),
            date: date.map(|date| DateView::new(date, site)),
            is_approximate,
        }
    }
}

/// Where a goal stands and on which page it is shown.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shown<'s> {
    pub(super) year: usize,
    pub(super) plan: usize,
    /// The way from the page to the site's root.
    pub(super) root: &'s str,
    /// What ids in the goal's texts begin with, so that those of two goals on one page differ.
    pub(super) id_prefix: &'s str,
}

/// The cell of a column, by its place in the form.
pub(super) fn cell<'a>(site: &Site<'a>, goal: &'a Goal, place: usize, shown: Shown<'_>) -> Cell<'a> {
    let column: &'a Column = &site.settings.form.columns[place];
    let mut cell = Cell {
        key: &column.key,
        label: &column.label,
        hint: column.hint.as_deref(),
        kind: column.kind.name(),
        text: Cow::Borrowed(""),
        html: None,
        address: None,
        deadline: None,
        is_blank: false,
        is_header: match column.kind {
            ColumnKind::Title => true,
            ColumnKind::GoalNumber => !site.settings.form.has(ColumnKind::Title),
            _ => false,
        },
    };
    match column.kind {
        ColumnKind::GoalNumber => cell.text = Cow::Owned(goal.number.to_string()),
        ColumnKind::Title => {
            cell.text = Cow::Borrowed(&goal.written.title);
            let department = &site.plan(shown.year, shown.plan).department.key;
            cell.address = Some(crate::address::within_department(
                &site.year(shown.year).key,
                department,
                &goal.written.key,
            ));
        }
        ColumnKind::Category => {
            if let Some(category) = goal.written.category {
                cell.text = Cow::Borrowed(&site.settings.categories[category].name);
                cell.address = Some(Route::Category(shown.year, category).address(site));
            }
        }
        ColumnKind::Section => {
            cell.text = Cow::Borrowed(match goal.assignment {
                Assignment::Common => site.strings.get("common"),
                Assignment::Section(section) => &site.plan(shown.year, shown.plan).sections[section].name,
            });
            cell.address =
                Route::section_of(shown.year, shown.plan, goal.assignment).map(|route| route.address(site));
        }
        ColumnKind::Deadline => {
            let deadline = DeadlineView::new(goal.written.deadline.as_ref(), site);
            cell.is_blank = goal.written.deadline.is_none();
            cell.text = Cow::Borrowed(deadline.words);
            cell.deadline = Some(deadline);
        }
        ColumnKind::Text => {
            if let Some((_, prose)) = goal.written.texts.iter().find(|(column, _)| *column == place) {
                let id_prefix = format!("{}{}-", shown.id_prefix, column.key);
                cell.html = Some(site.html(prose, &goal.written.file, shown.root, &id_prefix));
                // The HTML says it already; the words alone would double every page's view.
                return cell;
            }
        }
        ColumnKind::Line | ColumnKind::Date | ColumnKind::Number | ColumnKind::Choice => {
            match goal.written.values.iter().find_map(|(column, value)| (*column == place).then_some(value)) {
                Some(Value::Line(line) | Value::Number(line)) => cell.text = Cow::Borrowed(line),
                Some(Value::Date(words, date)) => {
                    cell.text = Cow::Borrowed(words);
                    let date = Some(DateView::new(*date, site));
                    cell.deadline = Some(DeadlineView { words, first: None, date, is_approximate: false });
                }
                None => {}
            }
        }
    }
    if cell.text.is_empty() {
        cell.is_blank = true;
        cell.text = Cow::Borrowed(blank(site, column));
    }
    cell
}

/// What a cell says that has nothing in it: never nothing.
fn blank<'a>(site: &Site<'a>, column: &'a Column) -> &'a str {
    let strings = site.strings;
    column.blank.as_deref().unwrap_or_else(|| match column.key.as_str() {
        "evaluation" => strings.get("blank_evaluation"),
        "progress" => strings.get("blank_progress"),
        _ => strings.get("blank"),
    })
}
