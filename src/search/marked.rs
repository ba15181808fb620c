//! Words with those parts marked that a query asks for.

use std::ops::Range;

use super::folding::fold_in_pieces;
use super::query::{Query, Term};
use crate::settings::Kana;

/// A line as it was written, and the parts of it that were asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marked {
    /// The line.
    pub text: String,
    /// Bytes of it, in order; none touches another.
    pub marks: Vec<Range<usize>>,
}

impl Marked {
    /// Marks what a query asks for.
    pub fn new(line: &str, query: &Query, kana: Kana) -> Self {
        let traced = Traced::new(line, kana);
        let asked = query.terms.iter().filter(|term| !term.is_left_out);
        let mut found: Vec<Range<usize>> = asked.flat_map(|term| traced.all(term)).collect();
        found.sort_by_key(|mark| (mark.start, mark.end));
        let mut marks: Vec<Range<usize>> = Vec::new();
        for mark in found {
            match marks.last_mut().filter(|last| mark.start <= last.end) {
                Some(last) => last.end = last.end.max(mark.end),
                None => marks.push(mark),
            }
        }
        Self { text: line.to_owned(), marks }
    }

    /// The line in pieces, each with whether it is marked.
    pub fn pieces(&self) -> impl Iterator<Item = (&str, bool)> {
        let ends = self.marks.iter().map(|mark| mark.end);
        let starts = std::iter::once(0).chain(ends);
        let plain = self.marks.iter().map(|mark| mark.start).chain([self.text.len()]);
        let marks = self.marks.iter().cloned().map(Some).chain([None]);
        starts.zip(plain).zip(marks).flat_map(|((start, end), mark)| {
            let marked = mark.map(|mark| (&self.text[mark], true));
            std::iter::once((&self.text[start..end], false))
                .chain(marked)
                .filter(|(piece, _)| !piece.is_empty())
        })
    }

    /// The marks in characters instead of bytes.
    pub fn in_characters(&self) -> Vec<[usize; 2]> {
        let count = |end: usize| self.text[..end].chars().count();
        self.marks.iter().map(|mark| [count(mark.start), count(mark.end)]).collect()
    }
}

/// A line as it is compared, with the way back to how it was written.
pub(super) struct Traced<'a> {
    line: &'a str,
    folded: String,
    /// Where the pieces begin, in bytes of the folded line and of the line.
    pieces: Vec<(usize, usize)>,
}

impl<'a> Traced<'a> {
    pub(super) fn new(line: &'a str, kana: Kana) -> Self {
        let mut pieces = Vec::new();
        let folded = fold_in_pieces(line, kana, |folded, written| pieces.push((folded, written)));
        Self { line, folded, pieces }
    }

    /// Where a term first stands in the line, in bytes of it.
    pub(super) fn first(&self, term: &Term) -> Option<Range<usize>> {
        self.all(term).next()
    }

    fn all(&self, term: &Term) -> impl Iterator<Item = Range<usize>> {
        let found = self.folded.match_indices(&term.folded);
        found.map(|(start, words)| self.written(start..start + words.len()))
    }

    /// The bytes of the line that some of the folded line was made of.
    fn written(&self, folded: Range<usize>) -> Range<usize> {
        let piece = |at: usize| self.pieces.partition_point(|(start, _)| *start <= at);
        let begin = |piece: usize| self.pieces.get(piece).map_or(self.line.len(), |(_, written)| *written);
        begin(piece(folded.start).saturating_sub(1))..begin(piece(folded.end.saturating_sub(1)))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop, prop_assert_eq, proptest};

    use super::{Marked, Traced};
    use crate::search::folding::fold;
    use crate::search::query::Query;
    use crate::settings::Kana;

    /// The line with brackets around its marks.
    fn marked(line: &str, query: &str) -> String {
        let marked = Marked::new(line, &Query::parse(query, Kana::Together), Kana::Together);
        let pieces = marked.pieces().map(
            |(piece, is_mark)| {
                if is_mark { format!("[{piece}]") } else { piece.to_owned() }
            },
        );
        pieces.collect()
    }

    #[test]
    fn what_was_written_is_marked_whatever_its_spelling() {
        assert_eq!(marked("ＳＤＧｓとSDGs", "sdgs"), "[ＳＤＧｓ]と[SDGs]");
        assert_eq!(marked("市制１００周年", "100周年"), "市制[１００周年]");
        assert_eq!(marked("行政ｻｰﾋﾞｽの", "サービス"), "行政[ｻｰﾋﾞｽ]の");
        assert_eq!(marked("㈱市民", "株"), "[㈱]市民");
        assert_eq!(marked("ごみの減量、ゴミの分別", "ゴミ"), "[ごみ]の減量、[ゴミ]の分別");
        assert_eq!(marked("葛\u{e0100}飾", "葛"), "[葛\u{e0100}]飾");
        assert_eq!(marked("か\u{3099}き", "が"), "[か\u{3099}]き");
        assert_eq!(marked("市民　　協働", "\"市民 協働\""), "[市民　　協働]");
        assert_eq!(marked("DXのDXM、UDX", "dx"), "[DX]の[DX]M、UDX");
    }

    #[test]
    fn marks_that_touch_are_one_and_what_is_left_out_is_not_marked() {
        assert_eq!(marked("予約システム", "予約 システム 約シ"), "[予約システム]");
        assert_eq!(marked("予約と方法", "予約 -方法"), "[予約]と方法");
        assert_eq!(marked("", "予約"), "");
        let query = Query::parse("約", Kana::Apart);
        assert_eq!(Marked::new("𠮷予約", &query, Kana::Apart).in_characters(), [[2, 3]]);
    }

    proptest! {
        #[test]
        fn folding_in_pieces_is_folding(
            line in prop::collection::vec(prop::sample::select(
                "aA-ーﾊﾟﾞ゙かが１㌔㈱ \u{3000}\u{200b}\u{fe0f}\u{301}é각ᄀ\u{1161}\u{11a8}𠮷\t~〜ς".chars().collect::<Vec<_>>()
            ), 0..12)
        ) {
            let line: String = line.into_iter().collect();
            prop_assert_eq!(Traced::new(&line, Kana::Together).folded, fold(&line, Kana::Together));
        }

        #[test]
        fn folding_in_pieces_is_folding_whatever_is_written(line in any::<String>()) {
            prop_assert_eq!(Traced::new(&line, Kana::Apart).folded, fold(&line, Kana::Apart));
        }
    }
}
