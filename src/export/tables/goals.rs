//! `goals.csv`: one row for each goal.

use std::borrow::Cow;

use super::super::subject::{self, Subject};
use super::cell::{Cell, or_empty};
use super::column::{Definition, Kind};
use super::form_column::FormColumn;
use crate::calendar::{DeadlineMeaning, FiscalYear};
use crate::plan::Assignment;
use crate::site::Site;

/// The columns that every site has; those of its form follow.
pub(super) const COLUMNS: [Definition; 23] = [
    Definition::new("id", Kind::Code, "2022/policy/09-booking").required().unique(),
    Definition::new("organisation_code", Kind::Code, "132144"),
    Definition::new("organisation", Kind::Text, "").required(),
    Definition::new("fiscal_year", Kind::Year, "2022").required(),
    Definition::new("fiscal_year_start", Kind::Date, "2022-04-01").required(),
    Definition::new("fiscal_year_end", Kind::Date, "2023-03-31").required(),
    Definition::new("department_key", Kind::Code, "policy").required(),
    Definition::new("department", Kind::Text, "").required(),
    Definition::new("section_key", Kind::Code, "digital"),
    Definition::new("section", Kind::Text, ""),
    Definition::new("assignment", Kind::Code, "section").required(),
    Definition::new("number", Kind::Integer, "9").required(),
    Definition::new("category_key", Kind::Code, "policy-speech"),
    Definition::new("category", Kind::Text, ""),
    Definition::new("title", Kind::Text, "").required(),
    Definition::new("deadline_words", Kind::Text, ""),
    Definition::new("deadline_kind", Kind::Code, "day"),
    Definition::new("deadline_start", Kind::Date, ""),
    Definition::new("deadline_date", Kind::Date, "2022-12-31"),
    Definition::new("deadline_approximate", Kind::Boolean, "false"),
    Definition::new("address", Kind::Address, "2022/policy/09-booking/").required(),
    Definition::new("published", Kind::Date, "2022-04-01").required(),
    Definition::new("updated", Kind::Date, "2022-10-01").required(),
];

/// The row of a goal.
pub(super) fn row<'a>(
    subject: &Subject<'a>,
    form: &'a [FormColumn<'a>],
) -> impl Iterator<Item = Cell<'a>> + use<'a> {
    own(subject).into_iter().chain({
        let subject = *subject;
        form.iter().map(move |column| column.cell(&subject))
    })
}

fn own<'a>(subject: &Subject<'a>) -> [Cell<'a>; COLUMNS.len()] {
    let Subject { site, year, plan, goal } = *subject;
    let settings = site.settings;
    let section = subject.section();
    let category = subject.category();
    let [words, kind, start, date, approximate] = deadline(subject);
    [
        Cell::Code(Cow::Owned(subject.id())),
        or_empty(settings.organisation_code.as_ref(), |code| Cell::code(code.as_str())),
        Cell::text(&settings.organisation),
        fiscal_year(year.fiscal_year),
        Cell::Date(year.fiscal_year.first_day(settings.start_month)),
        Cell::Date(year.fiscal_year.last_day(settings.start_month)),
        Cell::code(&plan.department.key),
        Cell::text(&plan.department.name),
        or_empty(section, |section| Cell::code(&section.key)),
        or_empty(section, |section| Cell::text(&section.name)),
        Cell::code(match goal.assignment {
            Assignment::Common => "common",
            Assignment::Section(_) => "section",
        }),
        Cell::Integer(goal.number.into()),
        or_empty(category, |category| Cell::code(&category.key)),
        or_empty(category, |category| Cell::text(&category.name)),
        Cell::text(&goal.written.title),
        words,
        kind,
        start,
        date,
        approximate,
        address(site, &subject.address()),
        Cell::Date(subject::day(subject.published(), &site)),
        Cell::Date(subject::day(subject.updated(), &site)),
    ]
}

/// Words, kind, first day, day, and whether it is approximate.
fn deadline<'a>(subject: &Subject<'a>) -> [Cell<'a>; 5] {
    let Some(deadline) = &subject.goal.written.deadline else { return [const { Cell::Empty }; 5] };
    let (kind, start, date, approximate) = match deadline.meaning {
        DeadlineMeaning::Day { date, approximate } => ("day", None, Some(date), approximate),
        DeadlineMeaning::Interval { first, last } => ("interval", Some(first), Some(last), false),
        DeadlineMeaning::Undated => ("undated", None, None, false),
    };
    [
        Cell::text(&deadline.words),
        Cell::code(kind),
        or_empty(start, Cell::Date),
        or_empty(date, Cell::Date),
        Cell::Boolean(approximate),
    ]
}

/// A fiscal year as the calendar year in which it begins.
pub(super) fn fiscal_year(year: FiscalYear) -> Cell<'static> {
    Cell::Integer(u64::from(year.number().unsigned_abs()))
}

/// The address of a page: absolute where it is known at which the site is published.
pub(super) fn address(site: Site<'_>, address: &str) -> Cell<'static> {
    let base = site.settings.base_url.as_ref();
    Cell::Code(Cow::Owned(base.map_or_else(|| address.to_owned(), |base| base.join(address))))
}
