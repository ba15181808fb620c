//! Small sheets for tests.

use crate::spreadsheet::{Area, Cell, Content, Position, Sheet};

/// A sheet from lines such as `A1=words` and `B2:C3=words`, in which `\n` is a line break. Words that are digits are a
/// number.
pub(super) fn sheet(lines: &str) -> Sheet {
    let mut sheet = Sheet { name: "政策部".to_owned(), ..Sheet::default() };
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (place, words) = line.split_once('=').unwrap();
        let (first, last) = place.split_once(':').unwrap_or((place, place));
        let area = Area { first: position(first), last: position(last) };
        if area.first != area.last {
            sheet.merged.push(area);
        }
        let content = match words.parse::<f64>() {
            Ok(value) => Content::Number { value, shown: None },
            Err(_) => Content::Words(words.replace("\\n", "\n")),
        };
        if !words.is_empty() {
            sheet.cells.insert(area.first, Cell { content, is_formula: false });
        }
    }
    sheet
}

fn position(name: &str) -> Position {
    let letters = name.bytes().take_while(u8::is_ascii_alphabetic);
    let column = letters.fold(0, |column, letter| column * 26 + u32::from(letter - b'A') + 1) - 1;
    let digits = name.trim_start_matches(|letter: char| letter.is_ascii_alphabetic());
    Position { row: digits.parse::<u32>().unwrap() - 1, column }
}
