//! Where the head block stands on the table's columns.

use super::columns::Columns;

/// Columns beside each other, from one to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) first: usize,
    pub(super) last: usize,
}

/// Where the two cells of the lines on either side stand.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Places {
    pub(super) left: [Span; 2],
    pub(super) right: [Span; 2],
    /// Whether the right side has no room beside the left and stands below it.
    pub(super) is_below: bool,
}

/// As many columns for each cell as its words need, in millimetres: the left side from the left, the right side from
/// the right. Where they would meet, both take all columns, one side below the other.
pub(super) fn places(columns: &Columns, left: [f64; 2], right: [f64; 2]) -> Places {
    let end = columns.widths.len().saturating_sub(1);
    let label = from_left(columns, 0, left[0]);
    let value = from_left(columns, label.last + 1, left[1]);
    let name = from_right(columns, end, right[1]);
    let post = from_right(columns, name.first.saturating_sub(1), right[0]);
    if name.first > 0 && value.last < post.first {
        return Places { left: [label, value], right: [post, name], is_below: false };
    }
    let last = from_left(columns, 0, left[0].max(right[0])).last.min(end.saturating_sub(1));
    let both = [Span { first: 0, last }, Span { first: last + 1, last: end.max(last + 1) }];
    Places { left: both, right: both, is_below: true }
}

/// The fewest columns from one on that are so wide together.
fn from_left(columns: &Columns, first: usize, needed: f64) -> Span {
    let end = columns.widths.len().saturating_sub(1).max(first);
    let last = (first..=end).find(|last| columns.width(first, *last) >= needed).unwrap_or(end);
    Span { first, last }
}

/// The fewest columns up to one that are so wide together.
fn from_right(columns: &Columns, last: usize, needed: f64) -> Span {
    let first = (0..=last).rev().find(|first| columns.width(*first, last) >= needed).unwrap_or(0);
    Span { first, last }
}

#[cfg(test)]
mod tests {
    use super::{Columns, Places, Span, places};
    use crate::export::form::measure::Lines;
    use crate::language::Language;
    use crate::settings::ColumnKind;

    fn columns(widths: &[f64]) -> Columns {
        Columns {
            kinds: vec![ColumnKind::Text; widths.len()],
            widths: widths.to_vec(),
            lines: Lines::new(Language::Japanese),
        }
    }

    fn span(first: usize, last: usize) -> Span {
        Span { first, last }
    }

    #[test]
    fn each_cell_takes_the_columns_that_it_needs() {
        let widths = [13.0, 24.0, 40.0, 72.0, 72.0, 25.0, 29.0];
        let places = places(&columns(&widths), [9.0, 40.0], [45.0, 53.0]);
        assert_eq!(places.left, [span(0, 0), span(1, 2)]);
        assert_eq!(places.right, [span(4, 4), span(5, 6)]);
        assert!(!places.is_below);
    }

    #[test]
    fn a_narrow_form_has_one_side_below_the_other() {
        let both = |spans: [Span; 2]| Places { left: spans, right: spans, is_below: true };
        let wide = [30.0, 30.0];
        assert_eq!(places(&columns(&[13.0, 263.0]), wide, wide), both([span(0, 0), span(1, 1)]));
        assert_eq!(places(&columns(&[276.0]), wide, wide), both([span(0, 0), span(1, 1)]));
        assert_eq!(places(&columns(&[13.0, 20.0, 243.0]), wide, wide), both([span(0, 1), span(2, 2)]));
    }
}
