//! The source as the parser gets it: with marks where emphasis needs them, and the way back.

use std::borrow::Cow;
use std::ops::Range;

use super::emphasis;

/// How many bytes a mark takes: every candidate lies between U+FDD0 and U+FDEF.
const MARK_LENGTH: usize = 3;

/// A source with marks in it, or the source itself where it needs none.
pub(super) struct Mended<'a> {
    source: Cow<'a, str>,
    /// Where the marks stand in the mended source, in order.
    marks: Vec<usize>,
    mark: char,
}

impl<'a> Mended<'a> {
    /// Puts marks into a source.
    ///
    /// A mark is one of the code points that Unicode keeps for a program's own use and that no text may contain; the
    /// first that the source does not contain all the same. So taking every one out afterwards, even from text whose
    /// place is no longer known, never takes anything from the author. A source with all 32 is left unmended.
    pub(super) fn new(source: &'a str) -> Self {
        let places = emphasis::marks(source);
        let free = || ('\u{FDD0}'..='\u{FDEF}').find(|&mark| !may_contain(source, mark));
        let Some(mark) = (!places.is_empty()).then(free).flatten() else {
            return Self { source: Cow::Borrowed(source), marks: Vec::new(), mark: '\u{FDD0}' };
        };
        let mut mended = String::with_capacity(source.len() + places.len() * MARK_LENGTH);
        let mut marks = Vec::with_capacity(places.len());
        let mut from = 0;
        for place in places {
            mended.push_str(&source[from..place]);
            marks.push(mended.len());
            mended.push(mark);
            from = place;
        }
        mended.push_str(&source[from..]);
        Self { source: Cow::Owned(mended), marks, mark }
    }

    /// What to parse.
    pub(super) fn as_str(&self) -> &str {
        &self.source
    }

    /// Where a range of the mended source lies in the source that was given.
    pub(super) fn span(&self, range: &Range<usize>) -> Range<usize> {
        self.place(range.start)..self.place(range.end)
    }

    fn place(&self, at: usize) -> usize {
        let before = self.marks.partition_point(|&mark| mark < at);
        // A place inside a mark cannot come from the parser, but would lead to the place of the mark.
        let inside = match before.checked_sub(1).and_then(|last| self.marks.get(last)) {
            Some(last) => (last + MARK_LENGTH).saturating_sub(at),
            None => 0,
        };
        at + inside - before * MARK_LENGTH
    }

    /// Takes the marks out of what the parser gave.
    pub(super) fn unmarked<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if self.marks.is_empty() || !text.contains(self.mark) {
            Cow::Borrowed(text)
        } else {
            Cow::Owned(text.replace(self.mark, ""))
        }
    }
}

/// Whether a source contains a character, as itself or spelt `&#xFDD0;`.
fn may_contain(source: &str, mark: char) -> bool {
    let spelt = |(at, _): (usize, &str)| {
        let digits = source[at + 2..].trim_start_matches(['x', 'X', '0']);
        digits.get(..4).is_some_and(|hex| u32::from_str_radix(hex, 16) == Ok(u32::from(mark)))
            || digits.get(..5).is_some_and(|decimal| decimal.parse() == Ok(u32::from(mark)))
    };
    source.contains(mark) || source.match_indices("&#").any(spelt)
}

#[cfg(test)]
mod tests {
    use super::Mended;

    #[test]
    fn a_place_leads_back_to_where_it_was() {
        let source = "これは**「重要」**です";
        let mended = Mended::new(source);
        assert_eq!(mended.as_str().len(), source.len() + 6);
        assert_eq!(mended.unmarked(mended.as_str()), source);
        for (at, character) in mended.as_str().char_indices() {
            if character != mended.mark {
                assert_eq!(source[mended.place(at)..].chars().next(), Some(character));
            }
        }
        assert_eq!(mended.place(mended.as_str().len()), source.len());
    }

    #[test]
    fn an_ordinary_source_is_not_copied() {
        let source = "**重要**です";
        assert!(std::ptr::eq(Mended::new(source).as_str(), source));
    }

    #[test]
    fn a_character_of_the_author_is_never_the_mark() {
        for own in ["\u{FDD0}", "&#xFDD0;", "&#64976;", "&#x00fdd0;"] {
            let source = format!("{own}**（試行）。**次");
            assert_eq!(Mended::new(&source).mark, '\u{FDD1}', "{own}");
        }
        let all: String = ('\u{FDD0}'..='\u{FDEF}').collect();
        let source = format!("{all}**（試行）。**次");
        assert_eq!(Mended::new(&source).as_str(), source);
    }
}
