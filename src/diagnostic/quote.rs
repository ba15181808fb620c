//! A line of a text that is kept nowhere, such as a rendered page: the finding itself bears what is shown of it.

use std::ops::Range;

use super::place::{Position, floor};

/// How much is quoted on each side of the words, and how much of the words themselves, in characters.
const CONTEXT: usize = 200;
const WORDS: usize = 1000;

/// Words in their line, and where they are. Lines and columns count from 1, columns in characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quote {
    /// The first line.
    pub line: usize,
    /// The first character in that line.
    pub column: usize,
    /// The line in which the words end.
    pub end_line: usize,
    /// The character behind the words in that line.
    pub end_column: usize,
    /// What stands before the words in their line.
    pub before: String,
    /// The words, as far as they are in one line.
    pub words: String,
    /// What stands behind them in that line.
    pub after: String,
}

impl Quote {
    /// Quotes bytes of a text.
    pub fn new(text: &str, span: Range<usize>) -> Self {
        let start = floor(text, span.start);
        let end = floor(text, span.end).max(start);
        let (line, column) = Self::line_and_column(text, start);
        let (end_line, end_column) = Self::line_and_column(text, end);
        let line_start = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
        let line_end = text[start..].find('\n').map_or(text.len(), |length| start + length);
        let words_end = end.min(line_end);
        let before = &text[line_start..start];
        let skipped = before.chars().count().saturating_sub(CONTEXT);
        let mark = if skipped > 0 { "…" } else { "" };
        Self {
            line,
            column,
            end_line,
            end_column,
            before: format!("{mark}{}", before.chars().skip(skipped).collect::<String>()),
            words: shortened(text[start..words_end].trim_end_matches('\r'), WORDS),
            after: shortened(text[words_end..line_end].trim_end_matches('\r'), CONTEXT),
        }
    }

    /// Where the words are; the text is not there, so their bytes are not known.
    pub(super) fn position(&self) -> Position {
        let Self { line, column, end_line, end_column, .. } = *self;
        Position { span: 0..0, line, column, end_line, end_column }
    }

    /// The line and the column of a byte of a text.
    pub fn line_and_column(text: &str, offset: usize) -> (usize, usize) {
        let before = &text[..floor(text, offset)];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
        (line, before[line_start..].chars().count() + 1)
    }
}

fn shortened(text: &str, length: usize) -> String {
    match text.char_indices().nth(length) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::Quote;

    #[test]
    fn words_are_quoted_in_their_line() {
        let text = "<p>\n予約<img\n src=a>後";
        let start = text.find("<img").unwrap();
        let quote = Quote::new(text, start..text.find('後').unwrap());
        assert_eq!((quote.line, quote.column, quote.end_line, quote.end_column), (2, 3, 3, 8));
        assert_eq!((quote.before.as_str(), quote.words.as_str(), quote.after.as_str()), ("予約", "<img", ""));
    }

    #[test]
    fn a_long_line_is_cut() {
        let text = format!("{}<b>{}", "前".repeat(300), "後".repeat(300));
        let quote = Quote::new(&text, 900..903);
        assert_eq!(
            (quote.column, quote.before.chars().count(), quote.after.chars().count()),
            (301, 201, 201)
        );
        assert_eq!(quote.words, "<b>");
    }
}
