//! How much room words take. A file says how high its rows are, and whoever opens it has another font: the measures
//! are a little larger than those of any font that stands in for the form's.

use super::wrap::{can_part, ems_of, wrapped};
use crate::language::Language;

/// A point in millimetres.
const POINT: f64 = 25.4 / 72.0;
/// What a cell keeps free on its left and right together, in millimetres.
const PADDING: f64 = 1.4;
/// The part of a line that is counted on: printers set words wider than screens do.
const FILLED: f64 = 0.98;
/// What a row keeps free above and below its words, in points.
const SPARE: f64 = 5.0;
/// The highest that a row can be, in points.
const HIGHEST: f64 = 409.0;
/// What words stand in from a cell's left edge where they do, in millimetres: three spaces.
pub(super) const INDENT: f64 = 3.5;

/// How high lines are, whatever stands in for the form's font.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lines {
    /// From one line to the next, in heights of the font.
    pitch: f64,
}

impl Lines {
    /// A Japanese form's own font takes 1.25, and one that stands in for it up to 1.45, of which what is
    /// counted too many lines makes up; English ones differ less.
    pub(super) fn new(language: Language) -> Self {
        Self {
            pitch: match language {
                Language::Japanese => 1.4,
                Language::English => 1.3,
            },
        }
    }

    /// The height of a row in points that holds so many lines, by the size of their font.
    pub(super) fn height(self, lines: &[(usize, f64)]) -> f64 {
        let lines: f64 = lines.iter().map(|(lines, size)| count(*lines) * size * self.pitch).sum();
        (lines + SPARE).ceil().min(HIGHEST)
    }

    /// How many lines of a size a row can hold.
    pub(super) fn most(self, size: f64) -> usize {
        // The smallest font that anybody reads would have fewer lines.
        let fits = |lines: &usize| count(*lines) * size * self.pitch + SPARE <= HIGHEST;
        (1..200).take_while(fits).last().unwrap_or(1)
    }
}

/// Millimetres as the pixels that spreadsheets count in.
pub(super) fn pixels(millimetres: f64) -> u32 {
    // The widths are the form's own: small and positive.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let pixels = (millimetres / 25.4 * 96.0).round().max(1.0) as u32;
    pixels
}

/// How many lines a text takes in a column of a width in millimetres, in a font of a size in points.
pub(super) fn lines(text: &str, width: f64, size: f64) -> usize {
    text.split('\n').map(|line| wrapped(line, ems(width, size)).len()).sum()
}

/// The width in millimetres that a text needs to stand on one line.
pub(super) fn needed(text: &str, size: f64) -> f64 {
    let longest = text.split('\n').map(|line| line.chars().map(ems_of).sum()).fold(0.0, f64::max);
    longest / FILLED * size * POINT + PADDING
}

/// The width in millimetres that no word of a text needs more than.
pub(super) fn needed_by_words(text: &str, size: f64) -> f64 {
    let (mut start, mut widest, mut before) = (0, 0.0_f64, None);
    for (place, character) in text.char_indices() {
        if before.is_some_and(|before| can_part(before, character)) {
            widest = widest.max(needed(text[start..place].trim_end(), size));
            start = place;
        }
        before = Some(character);
    }
    widest.max(needed(text[start..].trim_end(), size))
}

/// What fits on a line of a column.
pub(super) fn ems(width: f64, size: f64) -> f64 {
    ((width - PADDING) / (size * POINT) * FILLED).max(1.0)
}

/// A count of lines as a measure; no text has more lines than a float can count.
fn count(lines: usize) -> f64 {
    u32::try_from(lines).map_or(f64::MAX, f64::from)
}

#[cfg(test)]
mod tests {
    use super::{Lines, lines, needed, needed_by_words};
    use crate::language::Language;

    #[test]
    fn a_longer_text_takes_more_lines_and_a_higher_row_up_to_what_a_row_can_be() {
        assert_eq!(lines("あ", 30.0, 10.0), 1);
        assert_eq!(lines("あ\n\nあ", 30.0, 10.0), 3);
        assert!(lines(&"あ".repeat(100), 30.0, 10.0) >= 100 * 10 / 80);
        let high = Lines::new(Language::Japanese);
        assert!(high.height(&[(high.most(10.0), 10.0)]) < 410.0);
        assert!(high.height(&[(high.most(10.0) + 1, 10.0)]) >= 409.0);
        assert!(high.height(&[(2, 10.0)]) > high.height(&[(1, 10.0)]));
        assert!(needed("あああ", 10.0) > 10.5 && needed("あああ", 10.0) < 14.0);
        let of_words = |text| needed_by_words(text, 10.0);
        assert!((of_words("a section b") - needed("section", 10.0)).abs() < 1e-9);
        assert!((of_words("計画の分類") - needed("計", 10.0)).abs() < 1e-9);
        assert_eq!(lines("あああ", needed("あああ", 10.0), 10.0), 1);
    }
}
