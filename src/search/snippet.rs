//! The line of a document that shows best what was found.

use super::document::{CLASSES, Document};
use super::folding::{continues, fold};
use super::marked::Marked;
use super::query::Query;
use crate::settings::Kana;

/// How many characters are shown.
const LENGTH: usize = 90;
/// How many of them stand before the first mark at the most, where its sentence begins further ahead.
const BEFORE: usize = 30;

/// Some words of a document around what was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// The class of the words.
    pub class: usize,
    /// The words.
    pub words: Marked,
}

impl Snippet {
    /// The line, other than the title, that holds the most terms of a query, the first of several; where none holds any,
    /// the document's first line. Lines that are told beside the title anyhow are not repeated.
    pub fn of(document: &Document<'_>, told: &[&str], query: &Query, kana: Kana) -> Option<Self> {
        let classes = document.classes();
        let lines = (1..CLASSES).flat_map(|class| classes[class].lines().map(move |line| (class, line)));
        let lines = lines.filter(|(_, line)| !told.contains(line));
        let mut best: Option<(usize, usize, &str)> = None;
        for (class, line) in lines {
            let folded = fold(line, kana);
            let held = |term: &&super::Term| !term.is_left_out && folded.contains(&term.folded);
            let count = query.terms.iter().filter(held).count();
            if !folded.is_empty() && best.is_none_or(|(most, ..)| count > most) {
                best = Some((count, class, line));
            }
        }
        best.map(|(_, class, line)| Self { class, words: cut(&Marked::new(line, query, kana)) })
    }
}

/// Cuts a line to what is around its first mark.
fn cut(line: &Marked) -> Marked {
    let characters: Vec<(usize, char)> = line.text.char_indices().collect();
    if characters.len() <= LENGTH {
        return line.clone();
    }
    let number = |byte: usize| characters.partition_point(|(start, _)| *start < byte);
    let first = line.marks.first().map_or(0, |mark| number(mark.start));
    let sentence = characters[..first]
        .iter()
        .rposition(|(_, character)| matches!(character, '。' | '．' | '!' | '！' | '?' | '？'));
    let sentence = sentence.map_or(0, |end| end + 1);
    let mut start = if first - sentence <= BEFORE { sentence } else { first - BEFORE };
    // Where the line ends soon, more is shown of what comes before.
    start = start.min(characters.len() - LENGTH);
    let mut end = (start + LENGTH).min(characters.len());
    let joined = |place: usize| characters.get(place).is_some_and(|(_, character)| continues(*character));
    while start > 0 && joined(start) {
        start -= 1;
    }
    while end > start + 1 && joined(end) {
        end -= 1;
    }
    let byte = |place: usize| characters.get(place).map_or(line.text.len(), |(start, _)| *start);
    let (from, to) = (byte(start), byte(end));
    let mark = |cut: bool| if cut { "…" } else { "" };
    let text = [mark(start > 0), &line.text[from..to], mark(end < characters.len())].concat();
    let shift = mark(start > 0).len();
    let marks = line.marks.iter().filter(|mark| mark.start < to && mark.end > from);
    let marks = marks.map(|mark| mark.start.max(from) - from + shift..mark.end.min(to) - from + shift);
    Marked { marks: marks.collect(), text }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::{BEFORE, LENGTH, Snippet};
    use crate::search::document::{Document, Kind};
    use crate::search::query::Query;
    use crate::settings::Kana;

    fn document(texts: [&str; 3]) -> Document<'static> {
        Document {
            kind: Kind::Goal,
            path: Cow::Borrowed(""),
            title: "題名",
            section: "",
            deadline: "",
            texts: texts.map(str::to_owned),
        }
    }

    fn snippet(texts: [&str; 3], query: &str) -> Option<(usize, String)> {
        let query = Query::parse(query, Kana::Apart);
        let snippet = Snippet::of(&document(texts), &["財政課"], &query, Kana::Apart)?;
        let pieces = snippet.words.pieces();
        let pieces =
            pieces.map(|(piece, is_mark)| if is_mark { format!("[{piece}]") } else { piece.to_owned() });
        Some((snippet.class, pieces.collect()))
    }

    #[test]
    fn the_line_with_most_terms_is_shown() {
        let texts = ["水準\n予約の水準", "予約の方法\nまた方法", "財政課"];
        assert_eq!(snippet(texts, "予約"), Some((1, "[予約]の水準".to_owned())));
        assert_eq!(snippet(texts, "予約 方法"), Some((2, "[予約]の[方法]".to_owned())));
        assert_eq!(snippet(texts, "題名"), Some((1, "水準".to_owned())));
        assert_eq!(snippet(texts, "財政課"), Some((1, "水準".to_owned())));
        assert_eq!(snippet(["", "", "財政課"], "財政課"), None);
    }

    #[test]
    fn a_long_line_is_cut_around_the_first_mark() {
        let long = "前".repeat(200) + "予約" + &"後".repeat(200);
        let (_, told) = snippet([&long, "", ""], "予約").unwrap();
        assert_eq!(told.chars().count(), LENGTH + "…[]…".chars().count());
        assert!(told.starts_with(&("…".to_owned() + &"前".repeat(BEFORE) + "[予約]後")), "{told}");
        let sentence = "前".repeat(200) + "。これは予約" + &"後".repeat(200);
        assert!(snippet([&sentence, "", ""], "予約").unwrap().1.starts_with("…これは[予約]後"));
        let end = "前".repeat(200) + "予約";
        assert!(snippet([&end, "", ""], "予約").unwrap().1.ends_with("前[予約]"));
    }

    #[test]
    fn a_long_line_is_never_cut_inside_of_a_character() {
        let long = "か\u{3099}".repeat(300) + "予約" + &"か\u{3099}".repeat(300);
        let (_, told) = snippet([&long, "", ""], "予約").unwrap();
        assert!(!told.starts_with("…\u{3099}") && !told.ends_with("か…"), "{told}");
    }
}
