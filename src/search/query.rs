//! What a reader asks for.

use super::folding::fold;
use crate::settings::Kana;

/// How many terms a query has at the most, and how many characters each.
const MAXIMUM: (usize, usize) = (32, 200);

/// What a reader asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// In the order in which they were written; no two are the same.
    pub terms: Vec<Term>,
}

/// A word, or a phrase in quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// As it was written, without its quotation marks and its minus.
    pub written: String,
    /// As it is compared.
    pub folded: String,
    /// Whether what holds it is left out.
    pub is_left_out: bool,
}

impl Query {
    /// Reads a query. Words are separated by white space; `"…"` is a phrase; a minus leaves out. Whatever is typed means
    /// something, so there are no mistakes to tell of.
    pub fn parse(text: &str, kana: Kana) -> Self {
        let mut terms: Vec<Term> = Vec::new();
        for (written, is_left_out) in words(text) {
            let written: String = written.chars().take(MAXIMUM.1).collect();
            let folded: String = fold(&written, kana).chars().take(MAXIMUM.1).collect();
            let is_known = |term: &Term| term.folded == folded && term.is_left_out == is_left_out;
            if !folded.is_empty() && terms.len() < MAXIMUM.0 && !terms.iter().any(is_known) {
                terms.push(Term { written, folded, is_left_out });
            }
        }
        Self { terms }
    }
}

/// The words of a query and whether a minus stands before each.
fn words(text: &str) -> Vec<(String, bool)> {
    let mut words = Vec::new();
    let mut rest = text.chars().peekable();
    loop {
        while rest.next_if(|character| character.is_whitespace()).is_some() {}
        let Some(first) = rest.peek().copied() else { return words };
        let is_left_out = is_minus(first);
        if is_left_out {
            rest.next();
        }
        let mut word = String::new();
        if rest.next_if(|character| is_quote(*character)).is_some() {
            while let Some(character) = rest.next_if(|character| !is_quote(*character)) {
                word.push(character);
            }
            rest.next();
        } else {
            while let Some(character) =
                rest.next_if(|character| !character.is_whitespace() && !is_quote(*character))
            {
                word.push(character);
            }
        }
        words.push((word, is_left_out));
    }
}

fn is_quote(character: char) -> bool {
    matches!(character, '"' | '＂' | '“' | '”')
}

fn is_minus(character: char) -> bool {
    matches!(character, '-' | '－' | '−')
}

#[cfg(test)]
mod tests {
    use super::Query;
    use crate::settings::Kana;

    fn terms(text: &str) -> Vec<(String, bool)> {
        let query = Query::parse(text, Kana::Apart);
        query.terms.into_iter().map(|term| (term.folded, term.is_left_out)).collect()
    }

    fn held(words: &[&str]) -> Vec<(String, bool)> {
        words.iter().map(|word| ((*word).to_owned(), false)).collect()
    }

    #[test]
    fn words_phrases_and_what_is_left_out() {
        assert_eq!(terms(" 予約　システム\t予約 "), held(&["予約", "システム"]));
        assert_eq!(terms("“市民 協働”予約"), held(&["市民 協働", "予約"]));
        assert_eq!(terms("\"閉じない 句"), held(&["閉じない 句"]));
        let left_out = terms("年度 -共通 －\"組織 目標\" −予約");
        assert_eq!(left_out[0], ("年度".to_owned(), false));
        let left_out: Vec<&str> = left_out[1..].iter().map(|(word, _)| word.as_str()).collect();
        assert_eq!(left_out, ["共通", "組織 目標", "予約"]);
    }

    #[test]
    fn what_means_nothing_is_passed_over() {
        assert_eq!(terms(""), held(&[]));
        assert_eq!(terms("- \"\" \" \" \u{200b}"), held(&[]));
        assert_eq!(terms("ービス"), held(&["ービス"]));
    }
}
