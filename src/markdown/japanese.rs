//! What a character is, as far as line ends, emphasis and columns care.

/// Whether a character belongs to Japanese text: ideographs, kana, their punctuation and brackets, full-width and
/// half-width forms, and the circled numbers. Hangul is not here, because Korean puts spaces between words.
pub(super) fn is_japanese(character: char) -> bool {
    matches!(character,
        '\u{2460}'..='\u{24FF}' // enclosed numbers and letters
        | '\u{2E80}'..='\u{312F}' // radicals, punctuation, kana
        | '\u{3190}'..='\u{4DBF}' // enclosed and square forms, ideographs
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{FE30}'..='\u{FE4F}' // vertical forms
        | '\u{FF01}'..='\u{FF9F}' | '\u{FFE0}'..='\u{FFE6}'
        | '\u{1AFF0}'..='\u{1B16F}' // more kana
        | '\u{1F200}'..='\u{1F2FF}' // enclosed ideographs
        | '\u{20000}'..='\u{3FFFF}' // ideographs such as 𠮷
        | '\u{E0100}'..='\u{E01EF}') // the variation selectors that follow them
}

/// Whether a line that ends with one character and a line that begins with the other are one word without a space.
///
/// Only two lines of other writing need a space: authors who write `SDGsを` on one line put none there either.
pub fn joins(before: char, after: char) -> bool {
    is_japanese(before) || is_japanese(after)
}

/// Whether a character is punctuation or a symbol to `CommonMark`, or near enough.
///
/// The standard library has no such table. Whatever is neither a letter, a number nor a space may be taken for
/// punctuation where this is used, because a mistake only makes a mark that was not needed and is taken out again.
pub(super) fn is_punctuation(character: char) -> bool {
    if character.is_ascii() {
        character.is_ascii_punctuation()
    } else {
        !character.is_alphanumeric() && !character.is_whitespace()
    }
}

/// How many columns of a fixed-width screen a character takes, starting from a column.
pub(super) fn columns(character: char, from: usize) -> usize {
    match character {
        '\t' => 4 - from % 4,
        _ if is_japanese(character) => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::{is_japanese, is_punctuation, joins};

    #[test]
    fn japanese_and_other_characters() {
        for character in "教髙𠮷﨑々〆ヶーあアｱ。、「」（）！～・①㈱㍻Ａ１　".chars()
        {
            assert!(is_japanese(character), "{character}");
        }
        for character in "aé1 .—한Ωя😀".chars() {
            assert!(!is_japanese(character), "{character}");
        }
    }

    #[test]
    fn a_space_stands_only_between_two_other_words() {
        assert!(joins('教', '育') && joins('s', 'を') && joins('、', 'a'));
        assert!(!joins('a', 'b'));
    }

    #[test]
    fn punctuation_of_both_kinds() {
        assert!("。、「」（）・〜～※●→…“*~".chars().all(is_punctuation));
        assert!(!"教あア々ー①Ａ１aé　 ".chars().any(is_punctuation));
    }
}
