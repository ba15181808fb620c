//! Where the lines of a text end in a column, about: whoever opens the file has another font and other rules.

use std::ops::Range;

/// A line of text as the lines that it becomes in a column; an empty one stays one line.
pub(super) fn wrapped(line: &str, ems: f64) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let (mut start, mut width) = (0, 0.0);
    // The last place at which the line can end, and the width of what comes after it.
    let (mut end, mut after) = (0, 0.0);
    let mut before = None;
    for (place, character) in line.char_indices() {
        if before.is_some_and(|before| can_part(before, character)) {
            (end, after) = (place, 0.0);
        }
        let wide = ems_of(character);
        while width + wide > ems && place > start && character != ' ' {
            if end == start {
                (end, after) = (place, 0.0);
            }
            lines.push(start..end);
            (start, width) = (end, after);
        }
        width += wide;
        after += wide;
        before = Some(character);
    }
    lines.push(start..line.len());
    lines
}

/// Whether a line can end between two characters.
pub(super) fn can_part(before: char, after: char) -> bool {
    let is_wide = |character: char| ems_of(character) >= 1.0;
    if is_never_first(after) || is_never_last(before) {
        return false;
    }
    before == ' ' || before == '-' || is_wide(before) || is_wide(after)
}

fn is_never_first(character: char) -> bool {
    let is_sign = matches!(
        character,
        '、' | '。'
            | '，'
            | '．'
            | '・'
            | '：'
            | '；'
            | '？'
            | '！'
            | '）'
            | '」'
            | '』'
            | '】'
            | '〕'
            | '〉'
            | '》'
            | '］'
            | '｝'
            | 'ー'
            | '々'
            | 'ゝ'
            | 'ゞ'
            | '゛'
            | '゜'
            | '…'
            | '‥'
            | '％'
            | '’'
            | '”'
            | ' '
            | ','
            | '.'
            | ':'
            | ';'
            | '?'
            | '!'
            | ')'
            | ']'
            | '}'
            | '%'
    );
    let is_small_kana = matches!(
        character,
        'ぁ' | 'ぃ'
            | 'ぅ'
            | 'ぇ'
            | 'ぉ'
            | 'っ'
            | 'ゃ'
            | 'ゅ'
            | 'ょ'
            | 'ゎ'
            | 'ァ'
            | 'ィ'
            | 'ゥ'
            | 'ェ'
            | 'ォ'
            | 'ッ'
            | 'ャ'
            | 'ュ'
            | 'ョ'
            | 'ヮ'
            | 'ヵ'
            | 'ヶ'
    );
    is_sign || is_small_kana
}

fn is_never_last(character: char) -> bool {
    matches!(
        character,
        '「' | '『'
            | '（'
            | '【'
            | '〔'
            | '〈'
            | '《'
            | '［'
            | '｛'
            | '￥'
            | '＄'
            | '‘'
            | '“'
            | '('
            | '['
            | '{'
    )
}

/// The width of a character in heights of its font.
pub(super) fn ems_of(character: char) -> f64 {
    match character {
        ' ' | '!' | '\'' | ',' | '.' | ':' | ';' | 'i' | 'j' | 'l' | 'I' | '|' => 0.3,
        't' | 'f' | 'r' | '(' | ')' | '[' | ']' | '-' | '/' => 0.4,
        '%' | '@' | 'M' | 'W' | 'm' | 'w' | '—' => 0.95,
        'A'..='Z' | '&' | '\u{80}'..='\u{24f}' => 0.7,
        '!'..='~' => 0.56,
        // Combining marks, joiners, and the choice between two forms of a character. They take no room, but a line must
        // end somewhere.
        '\u{300}'..='\u{36f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{3099}'
        | '\u{309a}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{e0100}'..='\u{e01ef}' => 0.01,
        '\u{ff61}'..='\u{ff9f}' => 0.5,
        '\u{1f000}'..='\u{1faff}' => 1.4,
        _ => 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::wrapped;

    fn cut(line: &str, ems: f64) -> Vec<&str> {
        wrapped(line, ems).into_iter().map(|range| &line[range]).collect()
    }

    #[test]
    fn lines_end_where_japanese_lines_may() {
        assert_eq!(cut("あいうえお", 2.0), ["あい", "うえ", "お"]);
        assert_eq!(cut("あいう。え", 3.0), ["あい", "う。え"]);
        assert_eq!(cut("あい「うえ", 3.0), ["あい", "「うえ"]);
        assert_eq!(cut("", 3.0), [""]);
        assert_eq!(cut("。。。。", 2.0), ["。。", "。。"]);
    }

    #[test]
    fn words_stay_whole_where_they_fit() {
        assert_eq!(cut("aaaa bbbb cccc", 5.3), ["aaaa bbbb ", "cccc"]);
        assert_eq!(cut("教育DXDX", 3.0), ["教育", "DXDX"]);
        assert_eq!(cut("aaaaaaaa", 2.0), ["aaa", "aaa", "aa"]);
    }

    #[test]
    fn nothing_is_lost_and_every_line_fits() {
        let text = "・髙い「𠮷」を、ＳＤＧｓ and digital transformation（DX）として👨‍👩‍👧‍👦進める。".repeat(4);
        for tenths in 10..300 {
            assert_eq!(cut(&text, f64::from(tenths) / 10.0).concat(), text);
        }
    }
}
