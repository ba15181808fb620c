//! The spelling in which texts and queries are compared.
//!
//! Both are folded by the same rules, so that to search is to look for one string in another. The script of the search
//! page folds what is typed by the same rules; the proofs hold the two together.

use std::iter;

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

use crate::settings::Kana;

/// Stands before the first letter of a Latin word, so that such words are found from their beginning: `SD` finds `SDGs`,
/// `DG` does not.
pub(super) const WORD: char = '\u{1}';

/// Folds one line: width and compatibility (NFKC), case, the marks for long vowels and hyphens that people mix up, white
/// space, and, if the site wants it, the two kana.
pub fn fold(line: &str, kana: Kana) -> String {
    let mut folded = Folded::new(line, kana);
    if line.chars().all(is_plain) || is_nfkc_quick(line.chars()) == IsNormalized::Yes {
        line.chars().for_each(|character| folded.push(narrow(character)));
    } else {
        line.nfkc().for_each(|character| folded.push(character));
    }
    folded.finish()
}

/// Folds one line and tells for each piece of it that is folded by itself where it begins, in bytes of what was folded so
/// far and in bytes of the line.
pub(super) fn fold_in_pieces(line: &str, kana: Kana, mut piece: impl FnMut(usize, usize)) -> String {
    let mut folded = Folded::new(line, kana);
    let mut start = 0;
    while start < line.len() {
        let further = line[start..].char_indices().skip(1).find(|(_, character)| !continues(*character));
        let end = further.map_or(line.len(), |(length, _)| start + length);
        piece(folded.text.len(), start);
        line[start..end].nfkc().for_each(|character| folded.push(character));
        start = end;
    }
    folded.finish()
}

/// Whether a character cannot be parted from the one before it: it changes that one, or is nothing by itself.
pub(super) fn continues(character: char) -> bool {
    let first = iter::once(character).nfkd().next().unwrap_or(character);
    is_ignorable(character)
        || canonical_combining_class(first) != 0
        || is_nfkc_quick(iter::once(first)) != IsNormalized::Yes
}

/// The lines of a text, folded, but for those of which nothing is left. A match never reaches from one into the next.
pub(super) fn lines(text: &str, kana: Kana) -> impl Iterator<Item = String> {
    text.lines().map(move |line| fold(line, kana)).filter(|line| !line.is_empty())
}

/// A line that is being folded.
struct Folded {
    text: String,
    kana: Kana,
    was_latin: bool,
    was_space: bool,
}

impl Folded {
    fn new(line: &str, kana: Kana) -> Self {
        Self { text: String::with_capacity(line.len() + 4), kana, was_latin: false, was_space: true }
    }

    fn finish(mut self) -> String {
        let text = self.text.trim_end_matches(' ').len();
        self.text.truncate(text);
        self.text
    }

    fn push(&mut self, character: char) {
        // Most characters are these.
        if matches!(character, 'ぁ'..='ヿ' | '一'..='鿿') {
            (self.was_space, self.was_latin) = (false, false);
            self.text.push(match character {
                'ァ'..='ヶ' | 'ヽ' | 'ヾ' if self.kana == Kana::Together => {
                    char::from_u32(u32::from(character) - 0x60).unwrap_or(character)
                }
                _ => character,
            });
            return;
        }
        if is_ignorable(character) {
            return;
        }
        if character.is_whitespace() || character.is_control() {
            if !self.was_space {
                self.text.push(' ');
            }
            (self.was_space, self.was_latin) = (true, false);
            return;
        }
        self.was_space = false;
        if character.is_ascii() {
            self.letter(match character {
                '-' => 'ー',
                _ => character.to_ascii_lowercase(),
            });
            return;
        }
        match character {
            '\u{2010}'..='\u{2015}' | '\u{2043}' | '\u{2212}' | '\u{2500}' | '\u{2501}' => self.letter('ー'),
            '\u{301c}' | '\u{223c}' | '\u{3030}' => self.letter('~'),
            'ς' => self.letter('σ'),
            _ => character
                .to_lowercase()
                .for_each(|character| self.letter(if character == 'ς' { 'σ' } else { character })),
        }
    }

    fn letter(&mut self, character: char) {
        let is_latin = is_latin(character);
        if is_latin && !self.was_latin {
            self.text.push(WORD);
        }
        self.was_latin = is_latin;
        self.text.push(character);
    }
}

/// Whether NFKC treats a character as [`narrow`] does whatever stands beside it, as long as that is such a character too.
fn is_plain(character: char) -> bool {
    matches!(character,
        ' '..='~' | 'ぁ'..='ゖ' | 'ァ'..='ヺ' | '・' | 'ー' | '\u{3000}'..='〃' | '一'..='鿿' | '！'..='～')
}

/// A full-width character's narrow form.
fn narrow(character: char) -> char {
    match character {
        '！'..='～' => char::from_u32(u32::from(character) - 0xfee0).unwrap_or(character),
        '\u{3000}' => ' ',
        _ => character,
    }
}

/// Whether a character is a letter of words that are separated by spaces, in lower case.
pub(super) fn is_latin(character: char) -> bool {
    character.is_ascii_lowercase()
        || matches!(character, '\u{df}'..='\u{f6}' | '\u{f8}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

/// Whether a character only tells how others are shown: soft hyphens, joiners, marks of direction, and the selectors
/// of variants that names are written with.
fn is_ignorable(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{180b}'..='\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0100}'..='\u{e01ef}')
}

#[cfg(test)]
mod tests {
    use super::fold;
    use crate::settings::Kana;

    fn apart(text: &str) -> String {
        fold(text, Kana::Apart)
    }

    #[test]
    fn width_case_and_marks_do_not_count() {
        assert_eq!(apart("ＳＤＧｓ"), apart("SDGs"));
        assert_eq!(apart("１００周年"), "100周年");
        assert_eq!(apart("ｻｰﾋﾞｽ"), "サービス");
        for variant in ["サ－ビス", "サ-ビス", "サ‐ビス", "サ―ビス", "サ−ビス", "サ─ビス"]
        {
            assert_eq!(apart(variant), "サービス", "{variant}");
        }
        assert_eq!(apart("4月〜9月"), apart("４月～９月"));
        assert_eq!(apart("葛\u{e0100}飾"), "葛飾");
        assert_eq!(apart("が"), apart("か\u{3099}"));
    }

    #[test]
    fn white_space_is_one_space() {
        assert_eq!(apart("　市民 \u{a0}\t協働　"), "市民 協働");
        assert_eq!(apart("\u{200b} "), "");
    }

    #[test]
    fn latin_words_have_a_beginning() {
        assert_eq!(apart("市DX推進"), "市\u{1}dx推進");
        assert_eq!(apart("5Ｇ X1y"), "5\u{1}g \u{1}x1\u{1}y");
        assert_eq!(apart("Élan"), "\u{1}élan");
    }

    #[test]
    fn kana_match_where_the_site_wants_it() {
        assert_eq!(fold("ゴミ・ヴ", Kana::Together), "ごみ・ゔ");
        assert_eq!(apart("ゴミ"), "ゴミ");
    }
}
