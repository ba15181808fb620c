//! How the sheet is printed, how it opens, and what the file says about itself.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, IgnoreError, Worksheet, XlsxError};

use super::OWN_FORM;
use super::head::{Top, excel_day};
use super::sheet_name::cut;
use super::table::Table;
use crate::export::subject::made_on;
use crate::plan::{Plan, Year};
use crate::site::Site;

/// The number of A4 among papers.
const A4: u8 = 9;
/// A millimetre in inches.
const MILLIMETRE: f64 = 1.0 / 25.4;
/// The highest head, in points, that may stay in sight while the goals are scrolled.
const HIGHEST_FROZEN: f64 = 300.0;
/// What a footer may have in UTF-16 units, and what one of its names may take of that.
const NAME: usize = 50;
/// The longest property that Excel shows.
const PROPERTY: usize = 255;

/// Sets up paper and view.
pub(super) fn set_up(
    sheet: &mut Worksheet,
    site: &Site<'_>,
    year: &Year,
    plan: &Plan,
    table: &Table,
    top: &Top,
) -> Result<(), XlsxError> {
    let settings = site.settings;
    let year = year.fiscal_year.display(settings.era, settings.language);
    sheet.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0);
    let [beside, above, below, edge] = [10.0, 12.0, 15.0, 7.0].map(|millimetres| millimetres * MILLIMETRE);
    sheet.set_margins(beside, beside, above, below, edge, edge).set_print_center_horizontally(true);
    sheet.set_footer(format!(
        "&L&9 {} {}&C&9&P / &N&R&9 {}",
        in_footer(&year),
        in_footer(&plan.department.name),
        in_footer(&settings.organisation)
    ));
    let last_column = last_column(settings.form.columns.len()).max(top.last_column);
    sheet.set_print_area(0, 0, table.last_row, last_column)?;
    sheet.set_repeat_rows(table.header, table.header)?;
    if top.height + table.header_height <= HIGHEST_FROZEN {
        sheet.set_freeze_panes(table.header + 1, 0)?;
    }
    sheet.set_screen_gridlines(false);
    // Digits that are words are meant to be.
    sheet.ignore_error_range(0, 0, table.last_row, last_column, IgnoreError::NumberStoredAsText)?;
    Ok(())
}

/// What the file says about itself. Its day is the plan's own.
pub(super) fn properties(site: &Site<'_>, year: &Year, plan: &Plan) -> DocProperties {
    let settings = site.settings;
    let year_words = year.fiscal_year.display(settings.era, settings.language);
    let of = format!("{year_words} {}", plan.department.name);
    let properties = DocProperties::new()
        .set_title(cut(&format!("{} {of}", settings.form.title), PROPERTY))
        .set_subject(cut(&of, PROPERTY))
        .set_author(cut(&settings.organisation, PROPERTY))
        .set_company(cut(&settings.organisation, PROPERTY))
        .set_category(cut(&settings.title, PROPERTY))
        .set_custom_property(OWN_FORM.0, OWN_FORM.1);
    let day = excel_day(made_on(site, year, plan)).or_else(|| ExcelDateTime::from_ymd(1900, 1, 1).ok());
    // Without a day the writer would take today's; there is always one.
    day.into_iter().fold(properties, |properties, day| properties.set_creation_datetime(&day))
}

/// A name in a footer, where `&` begins a command.
fn in_footer(name: &str) -> String {
    cut(name, NAME).replace(['\n', '\r'], " ").replace('&', "&&")
}

/// No form has more columns than a sheet.
fn last_column(columns: usize) -> u16 {
    u16::try_from(columns.saturating_sub(1)).unwrap_or(u16::MAX)
}
