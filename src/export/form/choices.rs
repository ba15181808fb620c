//! Lists to choose from, for those who fill in the form.

use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, Worksheet, XlsxError};

use super::table::Table;
use crate::plan::Plan;
use crate::settings::{Column, ColumnKind};
use crate::site::Site;

/// What all choices of a list may have together, in UTF-16 units.
const MOST: usize = 255;

/// Offers what may stand in the cells of categories, sections and choices. Something else can be written all the
/// same, after a question: reading the form says what is wrong with it.
pub(super) fn offer(
    sheet: &mut Worksheet,
    site: &Site<'_>,
    plan: &Plan,
    table: &Table,
) -> Result<(), XlsxError> {
    for (place, column) in (0..).zip(&site.settings.form.columns) {
        let choices = choices(column, site, plan);
        if table.last_row > table.header && can_be_offered(&choices) {
            let list = DataValidation::new()
                .allow_list_strings(&choices)?
                .set_error_style(DataValidationErrorStyle::Warning);
            sheet.add_data_validation(table.header + 1, place, table.last_row, place, &list)?;
        }
    }
    Ok(())
}

fn choices<'a>(column: &'a Column, site: &Site<'a>, plan: &'a Plan) -> Vec<&'a str> {
    match column.kind {
        ColumnKind::Category => {
            site.settings.categories.iter().map(|category| category.name.as_str()).collect()
        }
        ColumnKind::Section => {
            let sections = plan.sections.iter().map(|section| section.name.as_str());
            std::iter::once(site.strings.get("common")).chain(sections).collect()
        }
        ColumnKind::Choice => column.choices.iter().map(String::as_str).collect(),
        _ => Vec::new(),
    }
}

/// A list stands in the cell's own rule, where a comma divides and the room is small. A longer one would take a hidden
/// sheet, and those are what offices look for before they publish a file.
fn can_be_offered(choices: &[&str]) -> bool {
    let units: usize =
        choices.iter().map(|choice| choice.replace('"', "\"\"").encode_utf16().count() + 1).sum();
    !choices.is_empty() && units <= MOST && choices.iter().all(|choice| !choice.contains([',', '\n']))
}
