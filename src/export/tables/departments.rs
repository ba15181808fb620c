//! `departments.csv`: for each fiscal year its departments, each followed by its sections.

use std::borrow::Cow;

use super::cell::{Cell, or_empty};
use super::column::{Definition, Kind};
use super::goals::{address, fiscal_year};
use crate::address;
use crate::plan::{Section, Year};
use crate::site::Site;

pub(super) const COLUMNS: [Definition; 10] = [
    Definition::new("id", Kind::Code, "2022/policy/digital").required().unique(),
    Definition::new("fiscal_year", Kind::Year, "2022").required(),
    Definition::new("department_key", Kind::Code, "policy").required(),
    Definition::new("department", Kind::Text, "").required(),
    Definition::new("department_order", Kind::Integer, "1").required(),
    Definition::new("section_key", Kind::Code, "digital"),
    Definition::new("section", Kind::Text, ""),
    Definition::new("section_order", Kind::Integer, "3"),
    Definition::new("created", Kind::Date, "2022-04-01"),
    Definition::new("address", Kind::Address, "2022/policy/digital/").required(),
];

/// The rows of a year.
pub(super) fn each_row(site: Site<'_>, year: &Year, mut row: impl FnMut([Cell<'_>; COLUMNS.len()])) {
    for (place, plan) in year.plans.iter().enumerate() {
        let department = &plan.department;
        let mut write = |section: Option<(usize, &Section)>| {
            let page = section.map_or_else(
                || address::department(&year.key, &department.key),
                |(_, section)| address::within_department(&year.key, &department.key, &section.key),
            );
            row([
                Cell::Code(Cow::Borrowed(page.trim_end_matches('/'))),
                fiscal_year(year.fiscal_year),
                Cell::code(&department.key),
                Cell::text(&department.name),
                Cell::place(place),
                or_empty(section, |(_, section)| Cell::code(&section.key)),
                or_empty(section, |(_, section)| Cell::text(&section.name)),
                or_empty(section, |(place, _)| Cell::place(place)),
                or_empty(plan.created, Cell::Date),
                address(site, &page),
            ]);
        };
        write(None);
        plan.sections.iter().enumerate().for_each(|section| write(Some(section)));
    }
}
