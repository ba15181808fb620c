//! How wide the form's columns are on paper.

use super::measure::{self, Lines};
use super::style::BODY;
use crate::draft::Value;
use crate::plan::Plan;
use crate::settings::{Column, ColumnKind, Settings};

/// What a sheet of A4 landscape has between its margins, less a millimetre for rounding.
const PAPER: f64 = 276.0;
/// The least that a column of texts can be read in. A form that needs more than the paper has is printed smaller.
const TEXT_AT_LEAST: f64 = 42.0;

/// Wide enough for every number that is one to the spreadsheet; longer ones are words there.
const WIDEST_NUMBER: f64 = 40.0;

/// Longer words at the head of a column are divided.
const WIDEST_WORD: f64 = 40.0;

/// The size of a font whose words are as wide as bold ones of a label's size.
const BOLD: f64 = BODY * 1.1;

/// The columns with their widths in millimetres.
#[derive(Debug)]
pub(super) struct Columns {
    pub(super) kinds: Vec<ColumnKind>,
    pub(super) widths: Vec<f64>,
    /// How high their lines are.
    pub(super) lines: Lines,
}

impl Columns {
    /// Texts share what the other columns leave; where there are none, the title takes it. A column of numbers is as
    /// wide as its widest, since a spreadsheet shows a number that has no room as `###`.
    pub(super) fn new(settings: &Settings, plan: &Plan) -> Self {
        let form = &settings.form;
        let kinds: Vec<ColumnKind> = form.columns.iter().map(|column| column.kind).collect();
        let mut widths: Vec<f64> = form.columns.iter().map(at_least).collect();
        for goal in &plan.goals {
            for (place, kind) in kinds.iter().enumerate() {
                if *kind == ColumnKind::GoalNumber {
                    widths[place] = widths[place].max(measure::needed(&goal.number.to_string(), BODY));
                }
            }
            for (place, value) in &goal.written.values {
                if let Value::Number(digits) = value {
                    widths[*place] = widths[*place].max(measure::needed(digits, BODY).min(WIDEST_NUMBER));
                }
            }
        }
        let wide = if form.has(ColumnKind::Text) { ColumnKind::Text } else { ColumnKind::Title };
        let of_kind =
            |is_wide| kinds.iter().zip(&widths).filter(move |(kind, _)| (**kind == wide) == is_wide);
        let taken: f64 = of_kind(false).map(|(_, width)| width).sum();
        let sharing: f64 = of_kind(true).map(|_| 1.0).sum();
        let share = (PAPER - taken) / sharing.max(1.0);
        for (kind, width) in kinds.iter().zip(&mut widths) {
            if *kind == wide {
                *width = width.max(share);
            }
        }
        Self { kinds, widths, lines: Lines::new(settings.language) }
    }

    /// What words have of the width of a column.
    pub(super) fn room(&self, place: usize) -> f64 {
        let indent = if is_indented(self.kinds[place]) { measure::INDENT } else { 0.0 };
        self.widths[place] - indent
    }

    /// The width of several columns, from one to another.
    pub(super) fn width(&self, first: usize, last: usize) -> f64 {
        self.widths.iter().take(last + 1).skip(first).sum()
    }
}

/// Whether the words of a column stand in from its edge: all that begin there rather than stand in the middle.
pub(super) fn is_indented(kind: ColumnKind) -> bool {
    matches!(kind, ColumnKind::Title | ColumnKind::Line | ColumnKind::Text)
}

/// What a column needs for what it holds and for the words at its head.
fn at_least(column: &Column) -> f64 {
    width(column.kind).max(measure::needed_by_words(&column.label, BOLD).min(WIDEST_WORD))
}

/// The deadline and the section are together as wide as a day in both calendars, which stands above them.
fn width(kind: ColumnKind) -> f64 {
    match kind {
        ColumnKind::GoalNumber => 12.0,
        ColumnKind::Category => 24.0,
        ColumnKind::Title => 40.0,
        ColumnKind::Text => TEXT_AT_LEAST,
        ColumnKind::Deadline => 27.0,
        ColumnKind::Section => 34.0,
        ColumnKind::Date => 29.0,
        ColumnKind::Line | ColumnKind::Number | ColumnKind::Choice => 22.0,
    }
}
