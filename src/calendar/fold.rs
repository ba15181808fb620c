//! Folding for reading: one spelling for the many widths and spaces that people type.
//!
//! The folded text is never shown or stored; it exists only while a value is read.

use unicode_normalization::UnicodeNormalization;

/// Folds text to the form that the readers of this module expect.
///
/// NFKC (Unicode Standard Annex #15) makes full-width letters and digits ASCII, joins a kana with its
/// separate voicing mark (as macOS file names have it), and opens ligatures such as `㋿` and `㋃`.
/// White space goes altogether, since forms are typed with spaces for looks (`令 和 4 年`); so do the
/// invisible characters that come along with a paste. The dashes that input methods offer in the
/// place of a hyphen become one, because NFKC leaves them alone.
pub(super) fn fold(text: &str) -> String {
    text.nfkc()
        .filter(|character| !character.is_whitespace() && !is_invisible(*character))
        .map(|character| if is_dash(character) { '-' } else { character })
        .collect()
}

/// Reads folded text that says a thing once (`令和4年度`) or in both calendars (`令和4年度(2022年度)`).
///
/// The second form is what this module displays, so it must be readable too.
///
/// # Errors
/// Those of `read` for either part, and `contradiction` if the two parts mean different things.
pub(super) fn read_once_or_both<T: PartialEq, E>(
    folded: &str,
    read: fn(&str) -> Result<T, E>,
    contradiction: E,
) -> Result<T, E> {
    let parts = folded.strip_suffix(')').and_then(|text| text.split_once('('));
    let Some((outer, inner)) = parts else {
        return read(folded);
    };
    let value = read(outer)?;
    if read(inner)? == value { Ok(value) } else { Err(contradiction) }
}

/// Takes a number of at most `digits` ASCII digits from the front of folded text.
///
/// `None` if there is no digit, or if more digits follow than asked for: a number is never cut in
/// two. At most four digits can be asked for, so that the number always fits.
pub(super) fn read_number(folded: &str, digits: usize) -> Option<(i16, &str)> {
    let length = folded.bytes().take_while(u8::is_ascii_digit).count();
    if length == 0 || length > digits.min(4) {
        return None;
    }
    let (number, rest) = folded.split_at_checked(length)?;
    Some((number.parse().ok()?, rest))
}

/// Takes a month's or a day's number, of one or two digits; whether it exists is for the caller.
pub(super) fn read_two_digits(folded: &str) -> Option<(i8, &str)> {
    let (number, rest) = read_number(folded, 2)?;
    Some((i8::try_from(number).ok()?, rest))
}

/// Takes a prefix off, whatever the case of its ASCII letters.
pub(super) fn strip_prefix_ignoring_case<'a>(folded: &'a str, prefix: &str) -> Option<&'a str> {
    let (start, rest) = folded.split_at_checked(prefix.len())?;
    start.eq_ignore_ascii_case(prefix).then_some(rest)
}

/// The zero-width space, the word joiner and the byte-order mark.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{200B}' | '\u{2060}' | '\u{FEFF}')
}

/// The hyphen, the figure dash, the en dash and the minus sign.
fn is_dash(character: char) -> bool {
    matches!(character, '\u{2010}' | '\u{2012}' | '\u{2013}' | '\u{2212}')
}

#[cfg(test)]
mod tests {
    use super::{fold, read_number, read_two_digits, strip_prefix_ignoring_case};

    #[test]
    fn widths_spaces_and_dashes_fold() {
        assert_eq!(fold("　令 和\u{3000}４\u{A0}年\t度\n"), "令和4年度");
        assert_eq!(fold("２０２２－０４−０１"), "2022-04-01");
        assert_eq!(fold("2022‐04–01"), "2022-04-01");
        assert_eq!(fold("㋿４年㋃"), "令和4年4月");
        assert_eq!(fold("\u{FEFF}Ｒ４．４．１\u{200B}"), "R4.4.1");
        assert_eq!(fold("年度末まて\u{3099}"), "年度末まで");
        assert_eq!(fold("⽉⽇"), "月日");
        assert_eq!(fold(" \u{3000}"), "");
    }

    #[test]
    fn a_number_is_never_cut_in_two() {
        assert_eq!(read_number("2022年", 4), Some((2022, "年")));
        assert_eq!(read_number("20221", 4), None);
        assert_eq!(read_number("99999999999999999999", 9), None);
        assert_eq!(read_number("年", 4), None);
        assert_eq!(read_number("-1", 4), None);
        assert_eq!(read_number("٤", 4), None);
        assert_eq!(read_two_digits("09月"), Some((9, "月")));
        assert_eq!(read_two_digits("100"), None);
    }

    #[test]
    fn a_prefix_inside_a_character_is_no_prefix() {
        assert_eq!(strip_prefix_ignoring_case("fy2022", "FY"), Some("2022"));
        assert_eq!(strip_prefix_ignoring_case("年", "R"), None);
        assert_eq!(strip_prefix_ignoring_case("", "FY"), None);
    }
}
