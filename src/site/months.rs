//! The picture of a fiscal year: its months, and how many goals are due in each.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde::Serialize;

use super::cell::DateView;
use super::{Route, Site};
use crate::calendar::{Date, DeadlineMeaning, display_month, month_name};
use crate::language::Language;
use crate::plan::Goal;

/// How high the bar of the month with the most goals is, in the units of the picture.
const HEIGHT: usize = 100;

/// When a goal is due, as far as the picture of a year tells it apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Due {
    /// In the month that begins with this day.
    Month(Date),
    /// All the year (通年), or over another span of time.
    Span,
    /// The words name no date (随時), or there are none.
    Undated,
}

/// The months of a fiscal year.
#[derive(Debug, Hash, Serialize)]
pub struct MonthsView {
    /// The twelve months, and before and after them any other month that has a goal.
    pub months: Vec<MonthView>,
    /// The goals that are worked at all the year.
    pub span: Option<ApartView>,
    /// The goals without a date.
    pub undated: Option<ApartView>,
}

/// A month and the goals that are due in it.
#[derive(Debug, Hash, Serialize)]
pub struct MonthView {
    /// The month's number in Japanese, the beginning of its name in English.
    pub short: String,
    /// What follows that where there is room: 月.
    pub suffix: &'static str,
    /// Where its goals are listed.
    pub address: String,
    /// How many there are.
    pub goals: usize,
    /// The height of its bar; the month with the most goals has 100.
    pub height: usize,
}

/// Goals that are due in no month.
#[derive(Debug, Hash, Serialize)]
pub struct ApartView {
    /// Where they are listed.
    pub address: String,
    /// How many there are.
    pub goals: usize,
}

/// The part of a fiscal year that a goal's deadline takes.
#[derive(Debug, Hash, Serialize)]
pub struct SpanView {
    /// The first month of the fiscal year.
    pub first: String,
    /// The last one.
    pub last: String,
    /// How many months of the year lie before it.
    pub start: usize,
    /// How many months it takes.
    pub months: usize,
}

/// When a goal is due.
pub(super) fn due(goal: &Goal) -> Due {
    match goal.written.deadline.as_ref().map(|deadline| deadline.meaning) {
        Some(DeadlineMeaning::Day { date, .. }) => Due::Month(date.first_of_month()),
        Some(DeadlineMeaning::Interval { .. }) => Due::Span,
        Some(DeadlineMeaning::Undated) | None => Due::Undated,
    }
}

/// The id of the goals that are due in a month on the page of deadlines.
pub(super) fn month_id(month: Date) -> String {
    format!("month-{:04}-{:02}", month.year(), month.month())
}

/// The id of the goals that take a span of time.
pub(super) const SPAN: &str = "all-year";

/// The id of the goals without a date.
pub(super) const UNDATED: &str = "undated";

impl Site<'_> {
    /// The months of a fiscal year.
    fn months_of(&self, year: usize) -> impl Iterator<Item = Date> {
        let first = self.year(year).fiscal_year.first_day(self.settings.start_month);
        (0..12).map(move |later| {
            first.checked_add(jiff::Span::new().months(later)).unwrap_or(first).first_of_month()
        })
    }

    /// A month with its year, as people write it.
    pub(super) fn month_name(&self, month: Date) -> String {
        display_month(month, self.settings.era, self.settings.language)
    }

    /// The picture of a year with some of its goals; `None` where the form has no deadlines, or none has one.
    pub(super) fn months<'g>(
        &self,
        year: usize,
        goals: impl Iterator<Item = &'g Goal>,
    ) -> Option<MonthsView> {
        if !self.has_deadlines() {
            return None;
        }
        let mut counts: BTreeMap<Date, usize> = self.months_of(year).map(|month| (month, 0)).collect();
        let (mut span, mut undated) = (0, 0);
        for goal in goals {
            match due(goal) {
                Due::Month(month) => *counts.entry(month).or_default() += 1,
                Due::Span => span += 1,
                Due::Undated => undated += 1,
            }
        }
        let most = counts.values().copied().max().unwrap_or_default();
        if most + span == 0 {
            return None;
        }
        let deadlines = Route::Deadlines(year).address(self);
        let months = counts.into_iter().map(|(month, goals)| MonthView {
            short: self.short_name(year, month),
            suffix: match self.settings.language {
                Language::Japanese => "月",
                Language::English => "",
            },
            address: format!("{deadlines}#{}", month_id(month)),
            goals,
            height: (goals * HEIGHT).div_ceil(most.max(1)),
        });
        let apart = |id: &str, goals: usize| {
            (goals > 0).then(|| ApartView { address: format!("{deadlines}#{id}"), goals })
        };
        Some(MonthsView {
            months: months.collect(),
            span: apart(SPAN, span),
            undated: apart(UNDATED, undated),
        })
    }

    /// A month's number in Japanese, the beginning of its name in English; with its year where it lies outside the
    /// fiscal year, since that has a month of the same name.
    fn short_name(&self, year: usize, month: Date) -> String {
        let is_inside = self.year(year).fiscal_year.contains(month, self.settings.start_month);
        let (number, name) = (month.month(), month_name(month.month(), Language::English));
        let name: String = name.chars().take(3).collect();
        match self.settings.language {
            Language::Japanese if is_inside => number.to_string(),
            Language::Japanese => format!("{}年{number}", month.year()),
            Language::English if is_inside => name,
            Language::English => format!("{name} {}", month.year()),
        }
    }

    /// The part of the fiscal year that a goal's deadline takes; `None` where it names no time in that year.
    pub(super) fn span(&self, year: usize, goal: &Goal) -> Option<SpanView> {
        let (first, last) = match goal.written.deadline.as_ref()?.meaning {
            DeadlineMeaning::Day { date, .. } => (date, date),
            DeadlineMeaning::Interval { first, last } => (first, last),
            DeadlineMeaning::Undated => return None,
        };
        let months: Vec<Date> = self.months_of(year).collect();
        let place = |day: Date| months.iter().position(|month| *month == day.first_of_month());
        let (start, end) = (place(first)?, place(last)?);
        let name = |month: &Date| month_name(month.month(), self.settings.language);
        Some(SpanView {
            first: months.first().map(name)?,
            last: months.last().map(name)?,
            start,
            months: end.checked_sub(start)? + 1,
        })
    }

    /// Today in the site's time zone, and the goals of the newest year that are due from today on, the next ones
    /// first: their places in the year's plans. Nothing where the year has no day to come.
    pub(super) fn upcoming(&self) -> Option<(DateView, Vec<(usize, usize)>)> {
        let today = self.as_of()?;
        let mut goals: Vec<(Date, usize, usize)> = Vec::new();
        for (plan_place, plan) in self.plans.years.first()?.plans.iter().enumerate() {
            for (place, goal) in plan.goals.iter().enumerate() {
                if let Some(DeadlineMeaning::Day { date, .. }) =
                    goal.written.deadline.as_ref().map(|deadline| deadline.meaning)
                    && date >= today
                {
                    goals.push((date, plan_place, place));
                }
            }
        }
        goals.sort_unstable();
        let places = goals.iter().map(|(_, plan, place)| (*plan, *place)).collect::<Vec<_>>();
        (!places.is_empty()).then(|| (DateView::new(today, self), places))
    }

    /// The moments at which what the home page says of the days to come changes: around a day on which something is
    /// still due, that day's beginning and end; otherwise the end of the last day.
    pub fn turning_moments(&self) -> Vec<Timestamp> {
        let beginning =
            |day: Date| day.to_zoned(self.settings.time_zone.clone()).ok().map(|moment| moment.timestamp());
        let today = self.clock.now.to_zoned(self.settings.time_zone.clone()).date();
        let days = self.days_due();
        match days.last() {
            Some(last) if *last >= today => vec![Some(today), today.tomorrow().ok()],
            Some(last) => vec![last.tomorrow().ok()],
            None => Vec::new(),
        }
        .into_iter()
        .flatten()
        .filter_map(beginning)
        .collect()
    }

    /// The day that the home page shows as today; `None` where it shows none.
    pub fn as_of(&self) -> Option<Date> {
        let today = self.clock.now.to_zoned(self.settings.time_zone.clone()).date();
        self.days_due().last().filter(|last| **last >= today).map(|_| today)
    }

    /// The days on which goals of the newest year are due.
    fn days_due(&self) -> BTreeSet<Date> {
        let plans = self.plans.years.first().map(|year| year.plans.as_slice()).unwrap_or_default();
        let goals = plans.iter().flat_map(|plan| &plan.goals);
        goals
            .filter_map(|goal| match goal.written.deadline.as_ref()?.meaning {
                DeadlineMeaning::Day { date, .. } => Some(date),
                DeadlineMeaning::Interval { .. } | DeadlineMeaning::Undated => None,
            })
            .collect()
    }
}
