//! One file at a time, straight to whoever asked for it.

use std::convert::Infallible;
use std::io::{self, Write};

use super::tables::{self, Table, TableError};
use super::{DataSetFile, PlanFile, calendar, feed, json};
use crate::address::data::Topic;
use crate::plan::{Plan, Year};
use crate::site::Site;

/// A file that can be asked for by itself.
#[derive(Clone, Copy, Debug)]
pub enum Unit<'a> {
    /// A file of one plan.
    Plan(PlanFile, &'a Year, &'a Plan),
    /// A file of the data set of a year or of the whole site.
    Set(DataSetFile, Option<&'a Year>),
    /// The list of all goals.
    List,
    /// The schema of the JSON files.
    Schema,
    /// A calendar.
    Calendar(Topic<'a>),
    /// A feed.
    Feed(Topic<'a>),
}

/// Writes a file; `false` where there is nothing to write: no goal with a date, no address for a feed, or a table that
/// is too large for a spreadsheet. What the settings turn off in a build can be asked for all the same. The tables of
/// goals are written plan by plan and never held whole.
///
/// # Errors
/// What the writer refuses.
pub fn write(site: &Site<'_>, unit: Unit<'_>, out: &mut dyn Write) -> io::Result<bool> {
    let bytes = match unit {
        Unit::Plan(file, year, plan) => Some(file.bytes(site, year, plan)),
        Unit::Set(DataSetFile::Table(table), year) if Table::PER_PLAN.contains(&table) => {
            return join(site, table, year, out).map(|()| true);
        }
        Unit::Set(file, year) => file.bytes(site, year),
        Unit::List => return json::write_goals(site, out).map(|()| true),
        Unit::Schema => json::schema(site).into_iter().next().map(|file| file.bytes),
        Unit::Calendar(topic) => calendar::of(site, topic).map(|file| file.bytes),
        Unit::Feed(topic) => feed::of(site, topic).map(|file| file.bytes),
    };
    match bytes {
        Some(bytes) => out.write_all(&bytes).map(|()| true),
        None => Ok(false),
    }
}

fn join(site: &Site<'_>, table: Table, year: Option<&Year>, out: &mut dyn Write) -> io::Result<()> {
    let all: &[Year] = if year.is_some() { &[] } else { &site.plans.years };
    let years = year.into_iter().chain(all);
    let plans = years.flat_map(|year| year.plans.iter().map(move |plan| (year, plan)));
    let pieces = plans.map(|(year, plan)| Ok::<_, Infallible>(tables::of_plan(*site, year, plan, table)));
    tables::join(*site, table, pieces, out).map_err(|error| match error {
        TableError::Write(error) => error,
        // The pieces were made a moment ago.
        TableError::Foreign(_) => io::ErrorKind::InvalidData.into(),
        TableError::Piece(never) => match never {},
    })
}
