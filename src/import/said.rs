//! The words of a cell.

use crate::spreadsheet::{Cell, Content};

/// What a cell says, if it says anything: words as they are, numbers as they are shown, days as ISO 8601.
pub(super) fn said(cell: &Cell) -> Option<String> {
    let words = match &cell.content {
        Content::Words(words) => words.replace("\r\n", "\n").replace('\r', "\n"),
        Content::Number { value, shown } => shown.clone().unwrap_or_else(|| number(*value)),
        Content::Date(moment) => {
            if moment.time() == jiff::civil::Time::midnight() {
                moment.date().to_string()
            } else {
                format!("{} {}", moment.date(), moment.time())
            }
        }
        Content::Truth(truth) => (if *truth { "TRUE" } else { "FALSE" }).to_owned(),
        Content::Mistake(_) | Content::NotComputed => return None,
    };
    (!words.trim().is_empty()).then_some(words)
}

/// A number in digits, without the noise that binary fractions leave behind the fifteenth.
pub(super) fn number(value: f64) -> String {
    let rounded: f64 = format!("{value:.14e}").parse().unwrap_or(value);
    if rounded == 0.0 { "0".to_owned() } else { rounded.to_string() }
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn numbers_are_told_as_they_are_shown() {
        let told = [1.0, -0.5, 0.1 + 0.2, 1_234_567.0, 1e15, -0.0].map(number);
        assert_eq!(told, ["1", "-0.5", "0.3", "1234567", "1000000000000000", "0"]);
    }
}
