//! The official form as a spreadsheet, laid out as people print it: A4 landscape, one page wide.
//!
//! It is for reading, printing and filling in by hand, and it says all that the plan says, so that it can be read
//! back. What is blank in the plan is an empty cell: words such as 期限の定めなし would come back as content. A goal
//! whose texts are too long for one row goes on in the next, under the same number; the parts of a text, put
//! together as they are, are the text.

mod cell;
mod choices;
mod columns;
mod head;
mod measure;
mod paper;
mod parts;
mod places;
mod sheet_name;
mod style;
mod table;
#[cfg(test)]
mod tests;
mod wrap;

use rust_xlsxwriter::{Workbook, XlsxError};

use crate::plan::{Plan, Year};
use crate::site::Site;
use columns::Columns;
use head::Head;
use style::Styles;

/// The property by which a form that goalpress wrote is known, and its value: the version of how it is read back. Line
/// breaks in such a form all mean something.
pub const OWN_FORM: (&str, &str) = ("goalpress", "form 1");

/// The form of one plan.
pub(super) fn workbook(site: Site<'_>, year: &Year, plan: &Plan) -> Vec<u8> {
    // The writer refuses what no spreadsheet can hold, and all of that is cut or divided before it is asked; only a
    // plan with more goals than a sheet has rows would be left without its form.
    written(site, year, plan).unwrap_or_default()
}

fn written(site: Site<'_>, year: &Year, plan: &Plan) -> Result<Vec<u8>, XlsxError> {
    let columns = Columns::new(site.settings, plan);
    let styles = Styles::new(site.settings, &columns);
    let head = Head::new(&site, year, plan);
    let mut workbook = Workbook::new();
    workbook.set_default_format(&styles.normal, style::ROW_PIXELS, style::COLUMN_PIXELS)?;
    workbook.set_properties(&paper::properties(&site, year, plan));
    let sheet = workbook.add_worksheet();
    sheet.set_name(sheet_name::sheet_name(&plan.department))?;
    for (place, width) in (0..).zip(&columns.widths) {
        sheet.set_column_width_pixels(place, measure::pixels(*width))?;
    }
    let top = head::write(sheet, &head, &columns, &styles)?;
    let table = table::write(sheet, top.rows, site, year, plan, &columns, &styles)?;
    choices::offer(sheet, &site, plan, &table)?;
    paper::set_up(sheet, &site, year, plan, &table, &top)?;
    workbook.save_to_buffer()
}
