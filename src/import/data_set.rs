//! The data set that goalpress itself publishes, back to the plan that it was made from.
//!
//! A row of `goals` is a goal; its texts are the rows of `goal_lines`, a sheet or a file beside it. The head of the plan
//! is in `departments` and `officers`, where those are there. Lines come back as the official form has them, so a cell
//! of a table that begins with `・` comes back as an item.

use std::collections::{BTreeMap, HashMap};

use super::change::section_column;
use super::layout::one_line;
use super::proposal::{Proposal, Proposed, Words};
use super::report::Report;
use super::said::said;
use super::value;
use crate::calendar::parse_date;
use crate::draft::{Officer, SectionDraft};
use crate::export::tables::{FormColumnName, Table, datum, form_column_names};
use crate::markdown::{Line, Marker};
use crate::scaffold::PlanName;
use crate::settings::{ColumnKind, Settings};
use crate::spreadsheet::{Format, Position, Sheet};

/// The columns by which the table of goals is known.
const KNOWN_BY: [&str; 6] = ["id", "fiscal_year", "department_key", "number", "title", "deadline_words"];

/// Whether a sheet is the data set's table of goals.
pub(super) fn is_goals(sheet: &Sheet) -> bool {
    let head: Vec<String> = (0..64).filter_map(|column| words(sheet, 0, column)).collect();
    KNOWN_BY.iter().all(|name| head.iter().any(|words| words == name))
}

/// A sheet by the names of its columns.
struct Rows<'a> {
    sheet: &'a Sheet,
    columns: HashMap<String, u32>,
    /// Whether texts have the mark of CSV in front.
    is_marked: bool,
}

impl<'a> Rows<'a> {
    fn new(sheet: &'a Sheet, format: Format) -> Self {
        let last = sheet.cells.keys().next_back().map_or(0, |_| 1024);
        let columns = (0..last).filter_map(|column| Some((words(sheet, 0, column)?, column))).collect();
        Self { sheet, columns, is_marked: format.is_csv() }
    }

    /// The rows below the head that hold something.
    fn rows(&self) -> Vec<u32> {
        let mut rows: Vec<u32> =
            self.sheet.cells.keys().map(|position| position.row).filter(|row| *row > 0).collect();
        rows.dedup();
        rows
    }

    /// A code, a date or a number.
    fn code(&self, row: u32, name: &str) -> String {
        let column = self.columns.get(name);
        column.and_then(|column| words(self.sheet, row, *column)).unwrap_or_default()
    }

    /// A text.
    fn text(&self, row: u32, name: &str) -> String {
        let words = self.code(row, name);
        if self.is_marked { datum(&words).to_owned() } else { words }
    }

    fn has(&self, name: &str) -> bool {
        self.columns.contains_key(name)
    }
}

/// What is not trimmed away: a text may begin with a space.
fn words(sheet: &Sheet, row: u32, column: u32) -> Option<String> {
    sheet.cells.get(&Position { row, column }).and_then(said)
}

/// What the tables say of a plan; or which plans they have, where that is none of them.
///
/// # Errors
/// The plans that the tables have.
pub(super) fn read(
    tables: &BTreeMap<Table, (&Sheet, Format)>,
    settings: &Settings,
    plan: &PlanName,
) -> Result<(Proposal, Report), Vec<String>> {
    let mut proposal = Proposal::default();
    let mut report = Report::default();
    let Some((sheet, format)) = tables.get(&Table::Goals) else { return Err(Vec::new()) };
    report.sheets.push(sheet.name.clone());
    let goals = Rows::new(sheet, *format);
    let mut others = Vec::new();
    let is_of_plan = |rows: &Rows<'_>, row: u32| {
        rows.code(row, "department_key") == plan.department
            && rows.code(row, "fiscal_year").parse() == Ok(plan.year.number())
    };
    let lines = tables.get(&Table::GoalLines).map(|(sheet, format)| texts(&Rows::new(sheet, *format)));
    if lines.is_none() {
        report.look("lines-missing", sheet.name.clone(), [("file", Table::GoalLines.file_name())]);
    }
    for row in goals.rows() {
        if !is_of_plan(&goals, row) {
            let other = format!("{}/{}", goals.code(row, "fiscal_year"), goals.code(row, "department_key"));
            if others.last() != Some(&other) && !others.contains(&other) {
                others.push(other);
            }
            continue;
        }
        proposal.department = proposal.department.or_else(|| Some(goals.text(row, "department")));
        let texts =
            lines.as_ref().map(|lines| lines.get(&goals.code(row, "id")).cloned().unwrap_or_default());
        proposal.goals.push(goal(&goals, row, settings, texts.as_ref()));
        add_section(&mut proposal.sections, goals.code(row, "section_key"), goals.text(row, "section"));
    }
    if proposal.goals.is_empty() {
        return Err(others);
    }
    if let Some((sheet, format)) = tables.get(&Table::Departments) {
        let rows = Rows::new(sheet, *format);
        let mut sections = Vec::new();
        for row in rows.rows().into_iter().filter(|row| is_of_plan(&rows, *row)) {
            add_section(&mut sections, rows.code(row, "section_key"), rows.text(row, "section"));
            let created = parse_date(&rows.code(row, "created")).ok();
            proposal.created = proposal.created.or_else(|| created.map(|day| value::day(day, settings)));
        }
        for section in std::mem::take(&mut proposal.sections) {
            add_section(&mut sections, section.key, section.name);
        }
        proposal.sections = sections;
    }
    if let Some((sheet, format)) = tables.get(&Table::Officers) {
        let rows = Rows::new(sheet, *format);
        for row in rows.rows().into_iter().filter(|row| is_of_plan(&rows, *row)) {
            proposal.officers.push(Officer { post: rows.text(row, "post"), name: rows.text(row, "name") });
        }
    }
    report.goals = proposal.goals.len();
    Ok((proposal, report))
}

fn add_section(sections: &mut Vec<SectionDraft>, key: String, name: String) {
    if !key.is_empty() && sections.iter().all(|section| section.key != key) {
        sections.push(SectionDraft { key, name });
    }
}

fn goal(
    rows: &Rows<'_>,
    row: u32,
    settings: &Settings,
    texts: Option<&BTreeMap<String, String>>,
) -> Proposed {
    let id = rows.code(row, "id");
    let number = rows.code(row, "number");
    let updated = rows.code(row, "updated");
    let mut goal = Proposed {
        row: row + 1,
        number: number.parse().ok(),
        name: id.rsplit('/').next().map(str::to_owned),
        updated: (!updated.is_empty() && updated != rows.code(row, "published")).then_some(updated),
        ..Proposed::default()
    };
    let names = form_column_names(&settings.form);
    let of_form = |place: usize, is_words: bool| {
        let is_meant = |name: &&FormColumnName| name.place == place && name.is_words == is_words;
        names.iter().find(is_meant).map(|name| name.name.as_str()).unwrap_or_default()
    };
    let section = section_column(&settings.form.columns);
    for (place, column) in settings.form.columns.iter().enumerate() {
        let (has, words) = match column.kind {
            ColumnKind::GoalNumber => (true, number.clone()),
            ColumnKind::Title => (true, rows.text(row, "title")),
            ColumnKind::Category => (true, rows.text(row, "category")),
            ColumnKind::Deadline => (true, rows.text(row, "deadline_words")),
            ColumnKind::Section if section == Some(place) && rows.code(row, "assignment") == "common" => {
                (true, settings.common_words().next().unwrap_or_default().to_owned())
            }
            ColumnKind::Section => (true, rows.text(row, "section")),
            ColumnKind::Line | ColumnKind::Choice => {
                (rows.has(of_form(place, false)), rows.text(row, of_form(place, false)))
            }
            ColumnKind::Number => (rows.has(of_form(place, false)), rows.code(row, of_form(place, false))),
            ColumnKind::Date => (rows.has(of_form(place, true)), rows.text(row, of_form(place, true))),
            ColumnKind::Text => {
                let text = texts.and_then(|texts| texts.get(&column.key)).cloned();
                goal.texts.extend(text.map(|text| (place, text)));
                if texts.is_some() {
                    goal.columns.push(place);
                }
                continue;
            }
        };
        if has {
            goal.columns.push(place);
        }
        let words = one_line(&words);
        if !words.is_empty() {
            goal.values.push((place, Words { words, day: None }));
        }
    }
    goal
}

/// The texts of all goals, by id and by column: lines as the official form has them.
fn texts(rows: &Rows<'_>) -> HashMap<String, BTreeMap<String, String>> {
    let mut texts: HashMap<String, BTreeMap<String, String>> = HashMap::new();
    for row in rows.rows() {
        let number = || rows.code(row, "marker_number").parse().unwrap_or(1);
        let line = Line {
            depth: rows.code(row, "list_depth").parse().unwrap_or(0),
            marker: match rows.code(row, "marker").as_str() {
                "bullet" => Some(Marker::Bullet),
                "number" => Some(Marker::Number(number())),
                "circled" => Some(Marker::Circled(number())),
                _ => None,
            },
            words: rows.text(row, "text"),
        };
        let of_goal = texts.entry(rows.code(row, "goal_id")).or_default();
        let text = of_goal.entry(rows.code(row, "column_key")).or_default();
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&line.written());
    }
    texts
}
