//! The data set: five tables for machines, with their description for machines and for people.
//!
//! [`Table`]s are told as CSV ([`of_plan`], [`whole`], [`join`]), in one spreadsheet with a sheet for each
//! ([`workbook`]), and described in `datapackage.json` ([`package`]) and `README.md` ([`readme`]). All four follow
//! from one definition of the columns, in `column.rs` and the files of the tables.
//!
//! # Pieces
//!
//! Every plan has its goals and their lines as files of its own. Those of a year and of the site are the header and
//! then the rows of the plans' files, so that an edited goal asks for no other plan's texts and no table is ever in
//! memory as a whole. The other tables hold no texts and are made at once.
//!
//! # What a field holds
//!
//! One line; see `field.rs` for what is done to words that a spreadsheet would take for a formula, and why. An empty
//! field says that there is nothing, never zero.

mod cell;
mod codes;
mod column;
mod departments;
mod error;
mod field;
mod form_column;
mod goal_lines;
mod goals;
mod join;
mod officers;
mod package;
mod readme;
mod resource;
mod sheet;
mod table;
#[cfg(test)]
mod tests;
mod words;
mod workbook;

use super::subject;
use crate::plan::{Plan, Year};
use crate::site::Site;
use form_column::form_columns;
use sheet::Sheet;

pub use error::TableError;
pub(crate) use field::datum;
pub(crate) use form_column::{FormColumnName, form_column_names};
pub use join::join;
pub use package::package;
pub use readme::readme;
pub use resource::Measured;
pub use table::Table;
pub use workbook::{Workbook, workbook};

/// The version of the columns that every site has. A column that goes, comes or changes its meaning makes another.
const LAYOUT: u32 = 1;

/// A table of one plan, as a CSV file.
pub fn of_plan(site: Site<'_>, year: &Year, plan: &Plan, table: Table) -> Vec<u8> {
    let mut sheet = Sheet::new(site.settings, table);
    plan_rows(&mut sheet, site, year, plan, table);
    sheet.finish()
}

/// A table of a year, or of all years, as a CSV file. The goals must be there with their texts; where they are not,
/// [`join`] puts the tables of [`Table::PER_PLAN`] together from what the plans have already.
pub fn whole(site: Site<'_>, scope: Option<&Year>, table: Table) -> Vec<u8> {
    let mut sheet = Sheet::new(site.settings, table);
    if table == Table::Codes {
        codes::each_row(site.settings, |row| sheet.row(row));
    }
    for year in years(&site, scope) {
        match table {
            Table::Goals | Table::GoalLines => {
                for plan in &year.plans {
                    plan_rows(&mut sheet, site, year, plan, table);
                }
            }
            Table::Departments => departments::each_row(site, year, |row| sheet.row(row)),
            Table::Officers => officers::each_row(year, |row| sheet.row(row)),
            Table::Codes => {}
        }
    }
    sheet.finish()
}

fn plan_rows(sheet: &mut Sheet, site: Site<'_>, year: &Year, plan: &Plan, table: Table) {
    let form = form_columns(&site.settings.form);
    for subject in subject::of_plan(site, year, plan) {
        match table {
            Table::Goals => sheet.row(goals::row(&subject, &form)),
            Table::GoalLines => goal_lines::each_row(&subject, |row| sheet.row(row)),
            // They belong to years, or to all of them.
            Table::Departments | Table::Officers | Table::Codes => {}
        }
    }
}

/// The years of a scope, as the site shows them.
fn years<'a>(site: &Site<'a>, scope: Option<&'a Year>) -> impl Iterator<Item = &'a Year> + use<'a> {
    let all: &[Year] = if scope.is_some() { &[] } else { &site.plans.years };
    scope.into_iter().chain(all)
}
