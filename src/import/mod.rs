//! A department's spreadsheet to a plan in text: what is in it, where, and what of it becomes which file.
//!
//! The flow is the same for every file:
//!
//! ```text
//! Book ──book──▶ sheet, Table ──rows, head──▶ goals, head ──convert──▶ Proposal ──change──▶ files, Report ──write──▶ content/
//!   └──────────────────── data_set ─────────────────────────────────────▲
//! ```
//!
//! What holds for every sheet:
//! - Nothing is guessed silently. Where words are taken for a column because they often stand for it, where rows are put
//!   together, where a name or a key is made up, the report says so; cells of which nothing was made are listed.
//! - A value that is not understood goes into its file as it is, and `check` finds it there.
//! - A text that is written is read back at once and must show the same words in the same lines.
//! - Files that are there change only where the sheet says something else, and no file is taken away.

mod book;
mod change;
mod column_map;
mod convert;
mod data_set;
mod goal_file;
mod grid;
mod head;
mod label;
mod layout;
mod marker;
mod name;
mod place;
mod plan_file;
mod proposal;
mod report;
mod rows;
mod said;
#[cfg(test)]
mod sample;
mod section;
mod skipped;
mod table;
mod text;
mod value;
mod vocabulary;
mod words;
mod write;

use std::collections::BTreeMap;

use crate::export::OWN_FORM;
use crate::export::tables::Table;
use crate::scaffold::{PlanName, Refusal, Site};
use crate::spreadsheet::{Book, Format, Sheet};
use text::Lines;
use vocabulary::Vocabulary;

pub use book::NoSheet;
pub use change::{Change, Import};
pub use column_map::{ColumnMap, ColumnMapError};
pub use place::ranges;
pub use report::{Found, Notice, Offered, Report, Said};
pub use skipped::Skipped;
pub use vocabulary::{Sureness, Target};
pub use write::write;

/// What is imported, and how.
#[derive(Debug)]
pub struct Order<'a> {
    /// The file.
    pub book: &'a Book,
    /// The sheets to read, by name; the one that has a table where none is named.
    pub sheets: &'a [String],
    /// What whoever imports says of the columns.
    pub columns: &'a ColumnMap,
    /// The words at the head of the column that holds the names of the goals' files.
    pub name_column: Option<&'a str>,
    /// Whether hidden rows, columns and sheets are read too.
    pub takes_hidden: bool,
    /// Whether a plan that is there takes what differs.
    pub updates: bool,
}

/// Why nothing is imported.
#[derive(Debug)]
pub enum Refused {
    /// No sheet can be read.
    NoSheet(NoSheet),
    /// There is no column of that name for the names of files.
    NameColumnUnknown {
        /// What was written.
        written: String,
        /// The words at the heads of columns.
        known: Vec<String>,
    },
    /// The table has no goals.
    NoGoals {
        /// The cells of its head.
        head: String,
        /// Formulas whose results the file does not hold.
        not_computed: usize,
    },
    /// The data set does not have the plan.
    NotInDataSet {
        /// The plans that it has.
        known: Vec<String>,
    },
    /// The plan has texts already, and it was not asked to change them.
    Exists,
    /// What stands in the way of the files.
    Scaffold(Refusal),
}

impl From<Refusal> for Refused {
    fn from(refusal: Refusal) -> Self {
        Self::Scaffold(refusal)
    }
}

/// What an import will do. `beside` answers with a file that lies beside the one that is imported, by name: a table of
/// the data set has its companions there.
///
/// # Errors
/// Why nothing can be imported.
pub fn import(
    site: &Site,
    plan: &PlanName,
    order: &Order<'_>,
    beside: impl Fn(&str) -> Option<Book>,
) -> Result<Import, Refused> {
    let texts = change::texts_in(site, plan);
    if !texts.is_empty() && !order.updates {
        return Err(Refused::Exists);
    }
    let is_own = order.book.properties.iter().any(|(name, value)| name == OWN_FORM.0 && value == OWN_FORM.1);
    let goals = order.book.sheets.iter().find(|sheet| data_set::is_goals(sheet));
    let (proposal, report, lines) = if let Some(goals) = goals.filter(|_| order.sheets.is_empty()) {
        let (proposal, report) = from_data_set(site, plan, order.book, goals, beside)?;
        (proposal, report, Lines::AsWritten)
    } else {
        let (proposal, report) = from_form(site, plan, order, is_own)?;
        (proposal, report, if is_own { Lines::AsWritten } else { Lines::ByHand })
    };
    let existing = if texts.is_empty() { None } else { site.department(plan) };
    let unread = existing.as_ref().map(|plan| {
        let is_read = |file: &&String| {
            file.ends_with("/_index.md") || plan.goals.iter().any(|goal| goal.file == **file)
        };
        texts.iter().find(|file| !is_read(file))
    });
    if let Some(Some(file)) = unread {
        return Err(Refusal::Unreadable { file: file.clone() }.into());
    }
    let destination = change::Destination { site, plan, lines };
    Ok(change::changes(&proposal, report, destination, existing.as_ref())?)
}

fn from_form(
    site: &Site,
    plan: &PlanName,
    order: &Order<'_>,
    is_own: bool,
) -> Result<(proposal::Proposal, Report), Refused> {
    let vocabulary = Vocabulary::new(&site.settings, order.columns, order.name_column);
    let sheets =
        book::sheets(order.book, order.sheets, &vocabulary, order.takes_hidden).map_err(Refused::NoSheet)?;
    if let Some(written) = order.name_column {
        let has = |table: &table::Table| table.span_of(Target::Name).is_some();
        if !sheets.iter().any(|(_, table)| has(table)) {
            let known = sheets.iter().flat_map(|(_, table)| table.words());
            return Err(Refused::NameColumnUnknown { written: written.to_owned(), known: known.collect() });
        }
    }
    let asked = convert::Asked {
        settings: &site.settings,
        own: ["fiscal_year", "department", "created", "officer_post", "officer_name"]
            .map(|key| site.theme.strings.get(key)),
        year: plan.year,
        vocabulary: &vocabulary,
        is_own,
        takes_hidden: order.takes_hidden,
    };
    let (proposal, mut report) = convert::convert(&sheets, asked);
    if proposal.goals.is_empty() {
        let is_formula = |notice: &&Notice| notice.key == "not-computed";
        let not_computed = report.notices.iter().filter(is_formula).count();
        return Err(Refused::NoGoals { head: report.head, not_computed });
    }
    let read: Vec<&str> = sheets.iter().map(|(sheet, _)| sheet.name.as_str()).collect();
    for sheet in order.book.sheets.iter().filter(|sheet| !read.contains(&sheet.name.as_str())) {
        if !sheet.cells.is_empty() {
            let key = if sheet.is_hidden { "sheet-hidden" } else { "sheet-left" };
            let count = sheet.cells.len().to_string();
            report.look(key, sheet.name.clone(), [("count", &count)]);
        }
    }
    if order.book.is_misnamed {
        report.look("misnamed", String::new(), []);
    }
    Ok((proposal, report))
}

fn from_data_set(
    site: &Site,
    plan: &PlanName,
    book: &Book,
    goals: &Sheet,
    beside: impl Fn(&str) -> Option<Book>,
) -> Result<(proposal::Proposal, Report), Refused> {
    let others = [Table::GoalLines, Table::Departments, Table::Officers];
    let files: Vec<(Table, Book)> = if book.format.is_csv() {
        others.into_iter().filter_map(|table| Some((table, beside(table.file_name())?))).collect()
    } else {
        Vec::new()
    };
    let mut tables: BTreeMap<Table, (&Sheet, Format)> =
        BTreeMap::from([(Table::Goals, (goals, book.format))]);
    for table in others {
        if let Some(sheet) = book.sheets.iter().find(|sheet| sheet.name == table.name()) {
            tables.insert(table, (sheet, book.format));
        }
    }
    for (table, file) in &files {
        tables.extend(file.sheets.first().map(|sheet| (*table, (sheet, file.format))));
    }
    data_set::read(&tables, &site.settings, plan).map_err(|known| Refused::NotInDataSet { known })
}
