//! The line that a finding is about.

use super::place::{At, Place, Position};
use super::quote::Quote;
use super::text::Texts;

/// A place as it is shown: made exact, with its line.
pub(super) struct Sight {
    pub(super) position: Position,
    pub(super) excerpt: Excerpt,
}

impl Sight {
    /// Looks at a place; `None` where the place is a file as a whole, or cannot be shown.
    pub(super) fn of(place: &Place, texts: &dyn Texts) -> Option<Self> {
        match &place.at {
            At::File => None,
            At::Quote(quote) => Some(Self { position: quote.position(), excerpt: Excerpt::quoted(quote) }),
            At::Span(..) | At::Yaml(_) => {
                let text = texts.text(&place.file)?;
                let position = Position::find(place, &text)?;
                Some(Self { excerpt: Excerpt::new(&text, &position), position })
            }
        }
    }
}

/// How much of a line is looked at on each side of the words, in characters. A paragraph is often one line; what
/// of it fits beside the words is shown.
const CONTEXT: usize = 4000;

/// The line of a place, cut to what a terminal shows, with control characters made visible.
pub(super) struct Excerpt {
    pub(super) line: String,
    /// The line's number in its file.
    pub(super) number: usize,
    /// Where the words begin and end in the line, in bytes.
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Excerpt {
    pub(super) fn new(text: &str, position: &Position) -> Self {
        let line_start = text[..position.span.start].rfind('\n').map_or(0, |newline| newline + 1);
        let line_end =
            text[position.span.start..].find('\n').map_or(text.len(), |length| position.span.start + length);
        let before = &text[line_start..position.span.start];
        let words_end = position.span.end.min(line_end);
        let words = text[position.span.start..words_end].trim_end_matches('\r');
        let after = text[words_end..line_end].trim_end_matches('\r');
        let mut line = String::new();
        let skipped = before.chars().count().saturating_sub(CONTEXT);
        if skipped > 0 {
            line.push('…');
        }
        line.extend(before.chars().skip(skipped).filter(|c| *c != '\u{feff}').map(visible));
        let start = line.len();
        line.extend(words.chars().take(2 * CONTEXT).map(visible));
        let end = line.len();
        line.extend(after.chars().take(CONTEXT).map(visible));
        if after.chars().nth(CONTEXT).is_some() {
            line.push('…');
        }
        Self { line, number: position.line, start, end }
    }

    fn quoted(quote: &Quote) -> Self {
        let [before, words, after] = [&quote.before, &quote.words, &quote.after]
            .map(|part| part.chars().map(visible).collect::<String>());
        let (start, end) = (before.len(), before.len() + words.len());
        Self { line: before + &words + &after, number: quote.line, start, end }
    }
}

/// A character as a terminal may be sent it: a tab takes one column, and what would steer the terminal or turn the
/// direction of writing is shown as a replacement.
pub(crate) fn visible(character: char) -> char {
    match character {
        '\t' => ' ',
        '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            '\u{fffd}'
        }
        control if control.is_control() => '\u{fffd}',
        other => other,
    }
}
