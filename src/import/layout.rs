//! Line breaks that were made by hand to fit a cell, and those that mean something.
//!
//! A cell does not say which is which, so a break is taken out only where the words show that they go on: `、` or a
//! particle at the end of a line, an okurigana at the beginning of the next, a bracket that is still open, a word in
//! katakana that is cut. Where a column has such breaks they also tell how wide its cells are, and a break at that
//! width is one of them even if its words alone do not show it. Every other break stays.

use unicode_normalization::UnicodeNormalization;

use super::marker;
use crate::markdown;

/// What a line begins with when it is a statement of its own, beside the markers of lists.
const BEGINNERS: &str = "【〔［〈《＜□■○●◎◇◆△▲▽▼☆★※→⇒➡◯〇•‣▪◦✓✔☑☐－―–—";

/// What ends a statement.
const ENDS: &str = "。．.！!？?：:；;】〕］";

/// What never begins a line of Japanese text that stands for itself.
const GOES_ON: &str = "を、。，．）」』】〕］〉》ーっゃゅょぁぃぅぇぉんッャュョァィゥェォン％℃々ゝゞ";

/// What never ends one.
const UNFINISHED: &str = "、，を に の は が と で へ や も て （「『【〔［〈《ッっ";

/// What follows a kanji as the rest of its word, or as a particle.
const AFTER_KANJI: &str = "をがはにのとでもへやすしさされらりるろっきくけげぎめむえいうたてだ";

/// A line is as long as the cell is wide if it has so much of the width, in parts of a hundred.
const NEARLY: usize = 80;

/// What is known of a column: how wide its cells are, if breaks tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Width(Option<usize>);

impl Width {
    /// The width of the cells whose texts these are.
    pub(super) fn of<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let widths = texts.into_iter().flat_map(|text| {
            let lines: Vec<&str> = text.split('\n').collect();
            let cut = lines.windows(2).filter(|pair| goes_on(pair[0], pair[1]));
            cut.map(|pair| columns(pair[0])).collect::<Vec<_>>()
        });
        let mut widths: Vec<usize> = widths.collect();
        widths.sort_unstable();
        // Breaks that fit a cell stand at nearly the same place, so the width is where most of them are; a line that
        // a page's end has divided is longer.
        let nearly = |width: usize| widths.iter().filter(|other| is_nearly(**other, width)).count();
        Self(widths.iter().copied().max_by_key(|width| (nearly(*width), *width)))
    }
}

/// A text without the breaks that only fit it into its cell, and how many there were.
pub(super) fn joined(text: &str, width: Width) -> (String, usize) {
    let mut joined = String::with_capacity(text.len());
    let mut before = "";
    let mut count = 0;
    for (place, line) in text.split('\n').enumerate() {
        let is_layout = place > 0 && (goes_on(before, line) || is_cut(before, line, width));
        if is_layout {
            count += 1;
            append(&mut joined, line);
        } else {
            if place > 0 {
                joined.push('\n');
            }
            joined.push_str(line);
        }
        before = line;
    }
    (joined, count)
}

/// Whether a line that fills its cell is followed by one that begins with `・`: the dot may be the beginning of an item,
/// or stand between two words that a break divides, and nothing in the cell says which.
pub(super) fn is_doubtful(text: &str, width: Width) -> bool {
    let lines: Vec<&str> = text.split('\n').collect();
    let fills = |line: &str| {
        width.0.is_some_and(|width| is_nearly(columns(line), width) || is_nearly(width, columns(line)))
    };
    lines.windows(2).any(|pair| {
        let is_unfinished = pair[0].trim_end().chars().next_back().is_some_and(|last| !ENDS.contains(last));
        is_unfinished && fills(pair[0]) && pair[1].starts_with(['・', '･'])
    })
}

/// A text in one line: for what is never more than one, as a title.
pub(super) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for part in text.split(['\n', '\r']) {
        append(&mut line, part);
    }
    line.trim().to_owned()
}

/// Goes on with a line: without a space unless both sides are of another writing.
pub(super) fn append(text: &mut String, line: &str) {
    let kept = text.trim_end().len();
    let line = line.trim_start();
    if kept > 0 && !line.is_empty() {
        text.truncate(kept);
        let joins = text
            .chars()
            .next_back()
            .zip(line.chars().next())
            .is_none_or(|(before, after)| markdown::joins(before, after) || before == '-');
        if !joins {
            text.push(' ');
        }
    }
    text.push_str(line);
}

/// Whether two lines are surely one: the first is not finished, or the second cannot begin anything.
pub(super) fn goes_on(before: &str, after: &str) -> bool {
    let Some((last, first)) = meeting(before, after) else { return false };
    GOES_ON.contains(first)
        || (UNFINISHED.contains(last) && !last.is_whitespace())
        || (is_kanji(last) && AFTER_KANJI.contains(first))
        || (is_katakana(last) && is_katakana(first))
        || is_open(before)
}

/// Whether two parts of a text that a page's end divides are one line: the first is not finished, and the second does
/// not begin anew.
pub(super) fn is_divided(before: &str, after: &str) -> bool {
    meeting(before, after).is_some()
}

/// Whether a line ends where the cells of its column do.
fn is_cut(before: &str, after: &str, width: Width) -> bool {
    let Some(width) = width.0 else { return false };
    let length = columns(before);
    meeting(before, after).is_some() && (is_nearly(length, width) || is_nearly(width, length))
}

/// Whether a length is not more than a width, and not much less.
fn is_nearly(length: usize, width: usize) -> bool {
    length <= width && length * 100 >= width * NEARLY
}

/// The letters that meet where a line ends and may go on.
fn meeting(before: &str, after: &str) -> Option<(char, char)> {
    let last = before.trim_end().chars().next_back()?;
    let first = after.trim_start().chars().next()?;
    (!ENDS.contains(last) && !begins(after)).then_some((last, first))
}

/// Whether a line begins a statement or an item of its own.
pub(super) fn begins(line: &str) -> bool {
    let line = line.trim_start();
    let Some(first) = line.chars().next() else { return true };
    BEGINNERS.contains(first) || marker::is_enumerated(line)
}

/// Whether a bracket that was opened is not closed.
fn is_open(line: &str) -> bool {
    const PAIRS: [(char, char); 4] = [('（', '）'), ('「', '」'), ('『', '』'), ('(', ')')];
    PAIRS.iter().any(|(open, close)| {
        let count = |wanted: char| line.chars().filter(|letter| *letter == wanted).count();
        count(*open) > count(*close)
    })
}

/// The columns that a line takes on a screen of equal letters: two for each full-width one.
fn columns(line: &str) -> usize {
    let is_narrow = |letter: char| letter.is_ascii() || ('\u{FF61}'..='\u{FF9F}').contains(&letter);
    line.trim().chars().map(|letter| if is_narrow(letter) { 1 } else { 2 }).sum()
}

fn is_kanji(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}' | '々')
}

fn is_katakana(letter: char) -> bool {
    letter.nfkc().all(|letter| matches!(letter, '\u{30A1}'..='\u{30FA}' | 'ー'))
}

#[cfg(test)]
mod tests {
    use super::{Width, append, goes_on, is_doubtful, joined, one_line};

    #[test]
    fn breaks_in_the_middle_of_a_sentence_are_taken_out() {
        let join = |text: &str| joined(text, Width::of([text])).0;
        assert_eq!(
            join("・市民の生命と健康と生活がしっ\nかり守られている。\n・次"),
            "・市民の生命と健康と生活がしっかり守られている。\n・次"
        );
        assert_eq!(join("サービ\nスの向上"), "サービスの向上");
        assert_eq!(join("「大切にする\nまち」宣言"), "「大切にするまち」宣言");
        assert_eq!(join("two\nwords"), "two\nwords");
    }

    #[test]
    fn breaks_that_mean_something_stay() {
        for text in [
            "電子申請の導入\n窓口の混雑緩和",
            "一。\n二",
            "目標値：\n10件",
            "【前期】\n準備",
            "一\n(1)二",
            "一\n１．二",
            "一\n\n二",
        ] {
            assert_eq!(joined(text, Width::of([text])), (text.to_owned(), 0), "{text}");
        }
    }

    #[test]
    fn where_breaks_tell_how_wide_cells_are_others_at_that_width_are_no_more() {
        let (wrapped, list) =
            ("施策の活用，進行管理事務\n事業指定による進行管理，\n公民連携の一層の推", "電子申請\n窓口改革");
        let width =
            Width::of([wrapped, wrapped, list, "一つの長い長い長い長い長い長い長い長い行が，\n分かれた"]);
        assert_eq!(joined(wrapped, width).0, wrapped.replace('\n', ""));
        assert_eq!(joined(list, width).0, list);
        assert!(
            is_doubtful("公的な部門の規律の統一と\n・規律の見直し", width) && !is_doubtful("一\n・二", width)
        );
        assert!(!is_doubtful("公的な部門の規律の統一。\n・規律の見直し", width));
    }

    #[test]
    fn lines_meet_as_their_writing_does() {
        assert_eq!(
            one_line(" 公共施設予約システムの\n　リニューアル "),
            "公共施設予約システムのリニューアル"
        );
        assert_eq!(one_line("new\ncity hall"), "new city hall");
        let mut text = "e-".to_owned();
        append(&mut text, "mail");
        assert_eq!(text, "e-mail");
        assert!(!goes_on("一", "・二") && !goes_on("", "二") && goes_on("一、", "二"));
    }
}
