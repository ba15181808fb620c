//! Characters that no text can have.

use std::ops::Range;

/// Whether a character has no place in text: it shows nothing, and HTML and XML cannot hold it. An escape such as
/// `\u0001` writes one where the file itself has none.
pub(crate) fn is_forbidden(character: char) -> bool {
    (character.is_control() && !matches!(character, '\t' | '\n' | '\r'))
        || matches!(character, '\u{fffe}' | '\u{ffff}')
}

/// The first such character of a text.
pub(crate) fn first_forbidden(text: &str) -> Option<Range<usize>> {
    if !may_hold_forbidden(text.as_bytes()) {
        return None;
    }
    let (at, character) = text.char_indices().find(|(_, character)| is_forbidden(*character))?;
    Some(at..at + character.len_utf8())
}

/// Whether a text needs to be looked at character by character. Every byte is compared, whatever was found before:
/// so the processor compares many at a time.
fn may_hold_forbidden(text: &[u8]) -> bool {
    let is_ascii_control = |byte: u8| byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r') || byte == 0x7f;
    // The controls beyond ASCII are C2 80 to C2 9F, and U+FFFE and U+FFFF begin with EF BF.
    let begins_other = |byte: u8, next: u8| byte == 0xc2 && next < 0xa0 || byte == 0xef && next == 0xbf;
    let controls = text.iter().fold(false, |found, &byte| found | is_ascii_control(byte));
    let pairs = text.iter().zip(text.get(1..).unwrap_or_default());
    pairs.fold(controls, |found, (&byte, &next)| found | begins_other(byte, next))
}

#[cfg(test)]
mod tests {
    use super::{first_forbidden, is_forbidden};

    #[test]
    fn the_quick_look_overlooks_no_character() {
        for character in '\0'..='\u{ffff}' {
            let found = is_forbidden(character).then_some(3..3 + character.len_utf8());
            assert_eq!(first_forbidden(&format!("予{character}約")), found, "{character:?}");
            assert_eq!(first_forbidden(&format!("予{character}")), found, "{character:?}");
        }
    }
}
