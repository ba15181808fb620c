//! `officers.csv`: those who answer for each plan.

use super::cell::Cell;
use super::column::{Definition, Kind};
use super::goals::fiscal_year;
use crate::plan::Year;

pub(super) const COLUMNS: [Definition; 5] = [
    Definition::new("fiscal_year", Kind::Year, "2022").required(),
    Definition::new("department_key", Kind::Code, "policy").required(),
    Definition::new("officer_order", Kind::Integer, "1").required(),
    Definition::new("post", Kind::Text, "").required(),
    Definition::new("name", Kind::Text, "").required(),
];

/// The rows of a year.
pub(super) fn each_row(year: &Year, mut row: impl FnMut([Cell<'_>; COLUMNS.len()])) {
    for plan in &year.plans {
        for (place, officer) in plan.officers.iter().enumerate() {
            row([
                fiscal_year(year.fiscal_year),
                Cell::code(&plan.department.key),
                Cell::place(place),
                Cell::text(&officer.post),
                Cell::text(&officer.name),
            ]);
        }
    }
}
