//! How wide the form's columns are on paper.

use crate::settings::{ColumnKind, Form};

/// What a sheet of A4 landscape has between its margins, less a millimetre for rounding.
const PAPER: f64 = 276.0;
/// The least that a column of texts can be read in. A form that needs more than the paper has is printed smaller.
const TEXT_AT_LEAST: f64 = 50.0;

/// The columns with their widths in millimetres.
#[derive(Debug)]
pub(super) struct Columns {
    pub(super) kinds: Vec<ColumnKind>,
    pub(super) widths: Vec<f64>,
}

impl Columns {
    /// Texts share what the other columns leave; where there are none, the title takes it.
    pub(super) fn new(form: &Form) -> Self {
        let kinds: Vec<ColumnKind> = form.columns.iter().map(|column| column.kind).collect();
        let wide = if form.has(ColumnKind::Text) { ColumnKind::Text } else { ColumnKind::Title };
        let taken: f64 = kinds.iter().filter(|kind| **kind != wide).map(|kind| width(*kind)).sum();
        let sharing: f64 = kinds.iter().filter(|kind| **kind == wide).map(|_| 1.0).sum();
        let share = ((PAPER - taken) / sharing.max(1.0)).max(width(wide));
        let widths = kinds.iter().map(|kind| if *kind == wide { share } else { width(*kind) }).collect();
        Self { kinds, widths }
    }

    /// The width of several columns, from one to another.
    pub(super) fn width(&self, first: usize, last: usize) -> f64 {
        self.widths.iter().take(last + 1).skip(first).sum()
    }
}

/// The deadline and the section are together as wide as a day in both calendars, which stands above them.
fn width(kind: ColumnKind) -> f64 {
    match kind {
        ColumnKind::GoalNumber => 12.0,
        ColumnKind::Category => 24.0,
        ColumnKind::Title => 40.0,
        ColumnKind::Text => TEXT_AT_LEAST,
        ColumnKind::Deadline => 27.0,
        ColumnKind::Section => 31.0,
        ColumnKind::Line | ColumnKind::Date | ColumnKind::Number | ColumnKind::Choice => 22.0,
    }
}
