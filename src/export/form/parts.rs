//! A text in parts that fit into one cell each.

use super::sheet_name::cut;
use super::wrap::wrapped;

/// The most that a cell holds, in UTF-16 units.
const MOST: usize = 32_767;

/// The parts of a text in a column that fits so much on a line, none higher than so many lines. Put together they are
/// the text, line ends included. They are about equally high; a part ends with a line, or at least with a sentence,
/// where that leaves it half full.
pub(super) fn parts(text: &str, ems: f64, most_lines: usize) -> Vec<&str> {
    let most_lines = most_lines.max(1);
    let mut parts = Vec::new();
    let mut rest = text;
    loop {
        let lines: usize = cut(rest, MOST).split('\n').map(|line| wrapped(line, ems).len()).sum();
        let fitting = beginning(rest, ems, lines.div_ceil(lines.div_ceil(most_lines)));
        if fitting.len() == rest.len() {
            parts.push(rest);
            return parts;
        }
        let is_half = |end: &usize| end * 2 >= fitting.len();
        let after = |end: char| fitting.rfind(end).map(|place| place + end.len_utf8()).filter(is_half);
        let end = after('\n').or_else(|| after('。')).unwrap_or(fitting.len());
        let (part, remaining) = rest.split_at(end);
        parts.push(part);
        rest = remaining;
    }
}

/// As much of a text as fits; of a text that is not empty at least a character.
fn beginning(text: &str, ems: f64, most_lines: usize) -> &str {
    let text = cut(text, MOST);
    let mut left = most_lines;
    let mut place = 0;
    for line in text.split_inclusive('\n') {
        let lines = wrapped(line.strip_suffix('\n').unwrap_or(line), ems);
        if let Some(beyond) = lines.get(left) {
            return &text[..place + beyond.start];
        }
        left -= lines.len();
        place += line.len();
    }
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

    use super::{MOST, parts, wrapped};

    #[test]
    fn a_text_that_fits_is_one_part() {
        assert_eq!(parts("", 5.0, 3), [""]);
        assert_eq!(parts("あ\nい\nう", 5.0, 3), ["あ\nい\nう"]);
    }

    #[test]
    fn a_part_ends_with_a_line_where_it_can() {
        assert_eq!(parts("あ\nい\nう\nえ", 5.0, 3), ["あ\nい\n", "う\nえ"]);
        assert_eq!(parts("ああ\nいい\nうううううううう", 4.0, 3), ["ああ\nいい\n", "うううううううう"]);
        assert_eq!(parts("あああああああ。いい", 4.0, 2), ["あああああああ。", "いい"]);
        assert_eq!(parts("ああああああ。いいいいいいい", 4.0, 3), ["ああああああ。", "いいいいいいい"]);
        assert_eq!(parts("ああああああああああ", 4.0, 2), ["ああああああああ", "ああ"]);
    }

    #[test]
    fn no_part_is_longer_than_a_cell_can_be() {
        let text = "𠮷".repeat(40_000);
        let parts = parts(&text, 2000.0, 30);
        assert_eq!(parts.concat(), text);
        assert!(parts.len() > 2 && parts.iter().all(|part| part.encode_utf16().count() <= MOST));
    }

    #[test]
    fn signs_that_begin_no_line_count_where_they_go() {
        // Found by the drawn texts below.
        let (text, width) = ("a「、", 1.662_180_090_378_483_4);
        let parts = parts(text, width, 1);
        assert_eq!(parts.concat(), text);
        assert!(parts.iter().all(|part| wrapped(part, width).len() == 1), "{parts:?}");
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
                let lines: usize = part.split('\n').map(|line| wrapped(line, ems).len()).sum();
                prop_assert!(lines <= most, "{:?} is {}", part, lines);
            }
        }
    }
}
