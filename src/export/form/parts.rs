//! A text in parts that fit into one cell each.

use super::measure;

/// The most that a cell holds, in UTF-16 units.
const MOST: usize = 32_767;

/// The parts of a text in a column that fits so much on a line, none higher than so many lines. Put together they are
/// the text, line ends included; a part ends with a line where that leaves it at least half full.
pub(super) fn parts(text: &str, ems: f64, most_lines: usize) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    // Where a part can end, how many lines it has then, and whether a written line ends there.
    let mut part = Part::default();
    let mut place = 0;
    for line in text.split_inclusive('\n') {
        let words = line.strip_suffix('\n').unwrap_or(line);
        for range in measure::wrapped(words, ems) {
            let is_last = range.end == words.len();
            let end = place + if is_last { line.len() } else { range.end };
            let units = text[place + range.start..end].encode_utf16().count();
            while part.lines > 0 && (part.lines == most_lines || part.units + units > MOST) {
                let cut = part.cut(most_lines);
                parts.push(&text[start..cut.end]);
                start = cut.end;
                part = part.after(cut);
            }
            part.lines += 1;
            part.units += units;
            if is_last && line.ends_with('\n') {
                part.ends.push(Cut { end, lines: part.lines, units: part.units });
            }
            part.end = end;
        }
        place += line.len();
    }
    parts.push(&text[start..]);
    parts
}

/// A part while it grows.
#[derive(Default)]
struct Part {
    end: usize,
    lines: usize,
    units: usize,
    /// The ends of written lines in it.
    ends: Vec<Cut>,
}

/// Where a part ends, and how much is in it.
#[derive(Clone, Copy)]
struct Cut {
    end: usize,
    lines: usize,
    units: usize,
}

impl Part {
    fn cut(&self, most_lines: usize) -> Cut {
        let whole = Cut { end: self.end, lines: self.lines, units: self.units };
        let last = self.ends.last().copied();
        last.filter(|cut| cut.lines * 2 >= most_lines.min(self.lines)).unwrap_or(whole)
    }

    /// What of it stands behind the cut; no written line ends there, since the last one that did is the cut or lies
    /// before it.
    fn after(self, cut: Cut) -> Self {
        Self { end: self.end, lines: self.lines - cut.lines, units: self.units - cut.units, ends: Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

    use super::{MOST, measure, parts};

    #[test]
    fn a_text_that_fits_is_one_part() {
        assert_eq!(parts("", 5.0, 3), [""]);
        assert_eq!(parts("あ\nい\nう", 5.0, 3), ["あ\nい\nう"]);
    }

    #[test]
    fn a_part_ends_with_a_line_where_it_can() {
        assert_eq!(parts("あ\nい\nう\nえ", 5.0, 3), ["あ\nい\nう\n", "え"]);
        assert_eq!(parts("あ\nい\nうううううう", 4.0, 3), ["あ\nい\n", "うううううう"]);
        assert_eq!(parts("ああああああああああ", 4.0, 2), ["ああああああああ", "ああ"]);
    }

    #[test]
    fn no_part_is_longer_than_a_cell_can_be() {
        let text = "𠮷".repeat(40_000);
        let parts = parts(&text, 2000.0, 30);
        assert_eq!(parts.concat(), text);
        assert!(parts.len() > 2 && parts.iter().all(|part| part.encode_utf16().count() <= MOST));
    }

    proptest! {
        #[test]
        fn parts_are_the_text_and_none_is_too_high(
            text in "[あ、「a \\n]{0,80}", ems in 1.0..6.0, most in 1_usize..5
        ) {
            let parts = parts(&text, ems, most);
            prop_assert_eq!(parts.concat(), text.as_str());
            for part in parts {
                let part = part.strip_suffix('\n').unwrap_or(part);
                let lines: usize = part.split('\n').map(|line| measure::wrapped(line, ems).len()).sum();
                prop_assert!(lines <= most, "{:?} is {}", part, lines);
            }
        }
    }
}
