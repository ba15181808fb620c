//! What one cell of the table holds.

use std::borrow::Cow;

use crate::draft::Value;
use crate::export::subject::Subject;
use crate::settings::ColumnKind;

/// The content of a cell.
#[derive(Debug, PartialEq)]
pub(super) enum Content<'a> {
    /// A number that a spreadsheet keeps as it is written.
    Number(f64),
    /// Words as they are written; none where the goal has nothing here.
    Words(Cow<'a, str>),
}

/// What a goal has in a column, by the column's place in the form. Dates are the words that the goal's file has for
/// them: that is what the pages show, and a date of the spreadsheet's own knows no 元年.
pub(super) fn content<'a>(subject: &Subject<'a>, place: usize, kind: ColumnKind) -> Content<'a> {
    let goal = subject.goal;
    let words = match kind {
        ColumnKind::GoalNumber => return Content::Number(f64::from(goal.number)),
        ColumnKind::Title => &goal.written.title,
        ColumnKind::Category => subject.category().map_or("", |category| &category.name),
        ColumnKind::Section => {
            subject.section().map_or_else(|| subject.site.strings.get("common"), |section| &section.name)
        }
        ColumnKind::Deadline => goal.written.deadline.as_ref().map_or("", |deadline| &deadline.words),
        ColumnKind::Text => return Content::Words(Cow::Owned(text(subject, place))),
        ColumnKind::Line | ColumnKind::Date | ColumnKind::Number | ColumnKind::Choice => {
            match subject.value(place) {
                Some(Value::Number(digits)) => {
                    return number(digits).map_or(Content::Words(Cow::Borrowed(digits)), Content::Number);
                }
                Some(Value::Line(words) | Value::Date(words, _)) => words,
                None => "",
            }
        }
    };
    Content::Words(Cow::Borrowed(words))
}

/// A text, a line below the other, lists as by hand.
fn text(subject: &Subject<'_>, place: usize) -> String {
    let lines = subject.text(place).map(|text| text.fragment.lines()).unwrap_or_default();
    let written: Vec<String> = lines.iter().map(crate::markdown::Line::written).collect();
    written.join("\n")
}

/// A number, if a spreadsheet shows and keeps its very digits: not 12.50, nor more than fifteen digits.
fn number(digits: &str) -> Option<f64> {
    let number: f64 = digits.parse().ok()?;
    let count = digits.bytes().filter(u8::is_ascii_digit).count();
    (count <= 15 && number.to_string() == digits).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn a_number_that_would_not_keep_its_digits_stays_words() {
        assert_eq!(number("12"), Some(12.0));
        assert_eq!(number("-0.5"), Some(-0.5));
        for digits in ["12.50", "007", "-0.0", "1234567890123456", "0.1000"] {
            assert_eq!(number(digits), None, "{digits}");
        }
    }
}
