//! A sheet to what it says of a plan.

use std::collections::{BTreeMap, HashSet};

use super::grid::Grid;
use super::head::{self, Created, Head};
use super::layout::{self, Width, one_line};
use super::place::{area_name, column_name, name, ranges, span_name};
use super::proposal::{Proposal, Proposed, Words};
use super::report::{Found, Notice, Offered, Report, Said};
use super::rows::{self, Entry, Rows};
use super::said::said;
use super::section;
use super::table::Table;
use super::value;
use super::vocabulary::{Target, Vocabulary, key};
use crate::calendar::{FiscalYear, parse_date};
use crate::settings::{ColumnKind, Settings};
use crate::spreadsheet::{Content, Position, Sheet};

/// What a sheet is read with.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    pub(super) settings: &'a Settings,
    /// The site's own words of the head block.
    pub(super) own: [&'a str; 5],
    pub(super) year: FiscalYear,
    pub(super) vocabulary: &'a Vocabulary,
    /// Whether the sheet is a form that goalpress wrote.
    pub(super) is_own: bool,
    pub(super) takes_hidden: bool,
}

/// What the sheets say, and what there is to tell of it. The first sheet's head is the plan's.
pub(super) fn convert(sheets: &[(&Sheet, Table)], asked: Asked<'_>) -> (Proposal, Report) {
    let mut proposal = Proposal::default();
    let mut report = Report::default();
    for (sheet, table) in sheets {
        let grid = Grid::new(sheet, asked.takes_hidden);
        Conversion { grid: &grid, table, asked, is_only: sheets.len() == 1 }.run(&mut proposal, &mut report);
    }
    section::name(&mut proposal, &mut report, asked.settings);
    // A cell that several goals share is told once.
    let mut told = HashSet::new();
    report.notices.retain(|notice| told.insert(notice.clone()));
    report.goals = proposal.goals.len();
    (proposal, report)
}

struct Conversion<'a> {
    grid: &'a Grid<'a>,
    table: &'a Table,
    asked: Asked<'a>,
    is_only: bool,
}

impl Conversion<'_> {
    fn run(&self, proposal: &mut Proposal, report: &mut Report) {
        let sheet = self.grid.sheet;
        report.sheets.push(sheet.name.clone());
        let first = Position {
            row: self.table.first,
            column: self.table.columns.first().map_or(0, |known| known.span.first),
        };
        let last = Position {
            row: self.table.last,
            column: self.table.columns.last().map_or(0, |known| known.span.last),
        };
        report.head = area_name(crate::spreadsheet::Area { first, last });
        let above = self.words_above();
        let rows = Rows::read(
            self.grid,
            self.table,
            rows::Asked {
                form: &self.asked.settings.form,
                vocabulary: self.asked.vocabulary,
                head: &above,
                is_own: self.asked.is_own,
            },
        );
        let head = Head::read(
            self.grid,
            &head::Asked {
                table: (self.table.first, self.table.last),
                taken: &rows.used,
                own: self.asked.own,
                title: &self.asked.settings.form.title,
            },
        );
        self.head(&head, proposal, report);
        self.columns(report);
        self.notices(&rows, report);
        let widths = self.widths(&rows.entries);
        for entry in &rows.entries {
            proposal.goals.push(self.goal(entry, &widths, report));
        }
        self.unused(&rows, &head, report);
    }

    /// The words above the table, which a printed form may repeat on every page.
    fn words_above(&self) -> HashSet<String> {
        let rows = self.grid.rows_from(0).take_while(|row| *row < self.table.first);
        let words =
            rows.flat_map(|row| self.grid.row(row).filter_map(|(_, cell)| said(cell)).collect::<Vec<_>>());
        words.map(|words| key(&words)).filter(|key| !key.is_empty()).collect()
    }

    /// A cell as the report names it.
    fn at(&self, position: Position) -> String {
        self.of_sheet(name(position))
    }

    fn of_sheet(&self, place: String) -> String {
        if self.is_only { place } else { format!("{}!{place}", self.grid.sheet.name) }
    }

    fn head(&self, head: &Head, proposal: &mut Proposal, report: &mut Report) {
        let Asked { settings, year, .. } = self.asked;
        let mut say = |what, words: &str, position| {
            report.said.push(Said { what, words: words.to_owned(), cell: self.at(position) });
        };
        if let Some((title, position)) = &head.title {
            say("title", title, *position);
        }
        if let Some((found, position)) = &head.year {
            say("year", &found.display(settings.era, settings.language), *position);
        }
        if let Some((department, position)) = &head.department {
            say("department", department, *position);
        }
        let created = head.created.as_ref().map(|(created, position)| {
            let words = match created {
                Created::Day(day) => value::day(*day, settings),
                // A form of ours has the day in both calendars; by hand it is written in one.
                Created::Words(words) if self.asked.is_own => {
                    parse_date(words).map_or_else(|_| words.clone(), |day| value::day(day, settings))
                }
                Created::Words(words) | Created::Unknown(words) => words.clone(),
            };
            say("created", &words, *position);
            (words, matches!(created, Created::Unknown(_)), *position)
        });
        for (officer, position) in &head.officers {
            say("officer", format!("{} {}", officer.post, officer.name).trim(), *position);
        }
        if let Some((found, position)) = &head.year
            && *found != year
        {
            let [found, wanted] = [found, &year].map(|year| year.display(settings.era, settings.language));
            report.look("other-year", self.at(*position), [("found", &found), ("wanted", &wanted)]);
        }
        if let Some((words, true, position)) = &created {
            report.look("created-unknown", self.at(*position), [("words", words)]);
        }
        for (officer, position) in &head.officers {
            if officer.post.is_empty() || officer.name.is_empty() {
                let words = format!("{}{}", officer.post, officer.name);
                report.look("officer-half", self.at(*position), [("words", &words)]);
            }
        }
        if proposal.department.is_none() {
            proposal.department = head.department.as_ref().map(|(department, _)| department.clone());
        }
        if proposal.created.is_none() {
            proposal.created = created.map(|(words, ..)| words);
        }
        for (officer, _) in &head.officers {
            if !proposal.officers.contains(officer) {
                proposal.officers.push(officer.clone());
            }
        }
    }

    fn columns(&self, report: &mut Report) {
        let form = &self.asked.settings.form;
        for known in &self.table.columns {
            let column = match known.target {
                Target::Column(place) => {
                    form.columns.get(place).map(|column| (column.key.clone(), column.label.clone()))
                }
                Target::Name | Target::Nothing => None,
            };
            report.columns.push(Found {
                columns: self.of_sheet(span_name(known.span)),
                words: one_line(&known.words),
                column,
                is_name: known.target == Target::Name,
                sureness: known.sureness,
            });
        }
        for (place, column) in form.columns.iter().enumerate() {
            if column.required && self.table.span_of(Target::Column(place)).is_none() {
                report.look("column-missing", self.of_sheet(report.head.clone()), [("label", &column.label)]);
            }
        }
        for (span, words) in &self.table.others {
            let rows = self.grid.rows_from(self.table.last + 1);
            let filled = rows.filter(|row| {
                self.grid.row(*row).any(|(area, cell)| span.has(area.first.column) && said(cell).is_some())
            });
            let words = one_line(words);
            let label = serde_json::to_string(&words).unwrap_or_default();
            let key = format!("column-{}", column_name(span.first).to_lowercase());
            report.offered.push(Offered {
                columns: self.of_sheet(span_name(*span)),
                words,
                filled: filled.count(),
                column: format!("- {{ key: {key}, label: {label}, kind: line, required: false }}"),
            });
        }
    }

    fn notices(&self, rows: &Rows, report: &mut Report) {
        let sheet = self.grid.sheet;
        if !sheet.hidden_rows.is_empty() || !sheet.hidden_columns.is_empty() {
            let rows = ranges(sheet.hidden_rows.iter().map(|row| row + 1));
            let columns: Vec<String> =
                sheet.hidden_columns.iter().map(|column| column_name(*column)).collect();
            let list = [rows, columns.join(", ")].into_iter().filter(|part| !part.is_empty());
            let key = if self.asked.takes_hidden { "hidden-taken" } else { "hidden-left" };
            report.look(key, sheet.name.clone(), [("list", &list.collect::<Vec<_>>().join(", "))]);
        }
        let is_formula = |position: &&Position| {
            sheet.cells.get(position).is_some_and(|cell| cell.is_formula) && !rows.mistakes.contains(position)
        };
        let formulas = rows.used.iter().filter(is_formula).count();
        if formulas > 0 {
            report.look("formulas", sheet.name.clone(), [("count", &formulas.to_string())]);
        }
        for position in &rows.mistakes {
            let words = match sheet.cells.get(position).map(|cell| &cell.content) {
                Some(Content::Mistake(words)) => words.clone(),
                _ => String::new(),
            };
            let key = if words.is_empty() { "not-computed" } else { "formula-mistake" };
            report.look(key, self.at(*position), [("words", &words)]);
        }
        for position in &rows.dittos {
            report.look("ditto", self.at(*position), []);
        }
        for (row, why) in &rows.skipped {
            match report.skipped.iter_mut().find(|(known, _)| known == why) {
                Some((_, rows)) => rows.push(row + 1),
                None => report.skipped.push((*why, vec![row + 1])),
            }
        }
        for row in &rows.divided {
            report.look("divided", self.of_sheet((row + 1).to_string()), []);
        }
    }

    /// The widths of the columns of texts, as far as their line breaks tell.
    fn widths(&self, entries: &[Entry]) -> BTreeMap<Target, Width> {
        let texts = self.table.columns.iter().map(|known| known.target);
        texts
            .map(|target| {
                let words = entries.iter().filter_map(|entry| entry.values.get(&target));
                (target, Width::of(words.map(|value| value.words.as_str())))
            })
            .collect()
    }

    fn goal(&self, entry: &Entry, widths: &BTreeMap<Target, Width>, report: &mut Report) -> Proposed {
        let settings = self.asked.settings;
        let mut goal = Proposed { row: entry.first + 1, ..Proposed::default() };
        for known in &self.table.columns {
            let value = entry.values.get(&known.target);
            let place = match known.target {
                Target::Column(place) => place,
                Target::Name => {
                    goal.name = value.map(|value| one_line(&value.words));
                    continue;
                }
                Target::Nothing => continue,
            };
            goal.columns.push(place);
            let Some(value) = value.filter(|value| !value.words.trim().is_empty()) else { continue };
            let at = value.position.map_or_else(String::new, |position| self.at(position));
            let column = &settings.form.columns[place];
            if column.kind == ColumnKind::Text {
                let text = value.words.trim_end();
                if self.asked.is_own {
                    goal.texts.push((place, text.to_owned()));
                } else {
                    let width = widths.get(&known.target).copied().unwrap_or_default();
                    if layout::is_doubtful(text, width) {
                        report.look("dot-doubtful", at.clone(), []);
                    }
                    let (text, count) = layout::joined(text, width);
                    if count > 0 {
                        report.joined.push((at, count));
                    }
                    goal.texts.push((place, text));
                }
                continue;
            }
            let day = value.day.filter(|_| value.cells == 1);
            let words = day.map_or_else(|| one_line(&value.words), |day| value::day(day, settings));
            let words = value::of(column, &words, settings);
            if let Some((key, nearest)) = value::doubt(column, &words, self.asked.year, settings) {
                let mut notice = Notice {
                    key,
                    at,
                    values: vec![("words", words.clone()), ("label", column.label.clone())],
                };
                notice.values.extend(nearest.map(|nearest| ("nearest", nearest)));
                report.notices.push(notice);
            } else if value.cells > 1 && !matches!(column.kind, ColumnKind::Title) {
                report.look("several-cells", at, [("words", &words), ("label", &column.label)]);
            }
            if column.kind == ColumnKind::GoalNumber {
                goal.number = words.parse().ok();
            }
            goal.values.push((place, Words { words, day }));
        }
        if goal.number.is_none() {
            report.look("number-missing", self.of_sheet(goal.row.to_string()), []);
        }
        goal
    }

    /// The cells that nothing was made of. What stands in a column that is offered is told there.
    fn unused(&self, rows: &Rows, head: &Head, report: &mut Report) {
        let is_offered = |position: &Position| {
            position.row > self.table.last
                && self.table.others.iter().any(|(span, _)| span.has(position.column))
        };
        for row in self.grid.rows_from(0) {
            if (self.table.first..=self.table.last).contains(&row) {
                continue;
            }
            for (area, cell) in self.grid.row(row) {
                let position = area.first;
                let is_used =
                    rows.used.contains(&position) || head.used.contains(&position) || is_offered(&position);
                if let Some(words) = said(cell).filter(|_| !is_used) {
                    report.unused.push((self.at(position), one_line(&words)));
                }
            }
        }
    }
}
