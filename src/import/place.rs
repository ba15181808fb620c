//! Places of a sheet, as spreadsheets name them.

use super::table::Span;
use crate::spreadsheet::{Area, Position};

/// A place as spreadsheets name it: `D5`.
pub(super) fn name(position: Position) -> String {
    format!("{}{}", column_name(position.column), position.row + 1)
}

/// An area as spreadsheets name it: `D5:E6`, or `D5` where it is one cell.
pub(super) fn area_name(area: Area) -> String {
    if area.first == area.last {
        name(area.first)
    } else {
        format!("{}:{}", name(area.first), name(area.last))
    }
}

/// A column as spreadsheets name it: `A`, `AA`.
pub(super) fn column_name(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        let letter = (rest - 1) % 26;
        letters.extend(u8::try_from(letter).map(|letter| char::from(b'A' + letter)));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// Columns as spreadsheets name them: `D`, `D:E`.
pub(super) fn span_name(span: Span) -> String {
    let [first, last] = [span.first, span.last].map(column_name);
    if first == last { first } else { format!("{first}:{last}") }
}

/// Numbers in order, those that follow each other as one: `3, 5–7`.
pub fn ranges(numbers: impl Iterator<Item = u32>) -> String {
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for number in numbers {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == number => *last = number,
            _ => ranges.push((number, number)),
        }
    }
    let told = ranges
        .iter()
        .map(|(first, last)| if first == last { first.to_string() } else { format!("{first}–{last}") });
    told.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::{column_name, name, ranges};
    use crate::spreadsheet::Position;

    #[test]
    fn cells_are_named_as_spreadsheets_do() {
        assert_eq!(
            ["A", "Z", "AA", "AZ", "BA", "XFD"],
            [0, 25, 26, 51, 52, 16383].map(column_name).each_ref().map(String::as_str)
        );
        assert_eq!(name(Position { row: 4, column: 3 }), "D5");
    }

    #[test]
    fn numbers_that_follow_each_other_are_one_range() {
        assert_eq!(ranges([3, 5, 6, 7, 9].into_iter()), "3, 5–7, 9");
    }
}
