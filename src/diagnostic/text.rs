//! The text of a file with its lines counted, so that a thousand findings in one file do not count them each anew.

use std::ops::Deref;
use std::sync::Arc;

/// A text with the places where its lines begin.
#[derive(Clone, Debug)]
pub struct Text {
    text: String,
    lines: Vec<usize>,
}

impl Text {
    /// Counts the lines of a text.
    pub fn new(text: String) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(place, _)| place + 1);
        let lines = std::iter::once(0).chain(breaks).collect();
        Self { text, lines }
    }

    /// The line and the column of a byte, counted from 1, the column in characters.
    pub(super) fn line_and_column(&self, offset: usize) -> (usize, usize) {
        let line = self.lines.partition_point(|start| *start <= offset);
        let start = self.lines[line - 1];
        let column = self.text[start..offset].trim_start_matches('\u{feff}').chars().count() + 1;
        (line, column)
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}

/// Gives the text of a site's file again, to show a line of it.
pub trait Texts {
    /// The text, or `None` where it cannot be shown.
    fn text(&self, file: &str) -> Option<Arc<Text>>;
}

#[cfg(test)]
mod tests {
    use super::Text;

    #[test]
    fn lines_and_columns_count_from_one_in_characters() {
        let text = Text::new("\u{feff}題名\nab\n".to_owned());
        let at = |words: &str| text.line_and_column(text.find(words).unwrap());
        assert_eq!(at("題"), (1, 1));
        assert_eq!(at("名"), (1, 2));
        assert_eq!(at("b"), (2, 2));
        assert_eq!(text.line_and_column(text.len()), (3, 1));
    }
}
