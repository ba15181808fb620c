//! A quick look at many bytes.

/// Whether a text holds one of a few ASCII characters.
///
/// Every byte is compared with all of them, whatever was found before, so that the processor compares many at a time;
/// inlined, the compiler adapts the loop to what surrounds it and loses that.
#[inline(never)]
pub(super) fn holds_any<const COUNT: usize>(text: &str, wanted: [u8; COUNT]) -> bool {
    text.as_bytes().iter().fold(false, |found, byte| found | wanted.contains(byte))
}

#[cfg(test)]
mod tests {
    use super::holds_any;

    #[test]
    fn characters_are_found_wherever_they_stand() {
        let text = "予約システムの更新".repeat(5);
        assert!(!holds_any(&text, [b'*', b'~']) && !holds_any("", [b'*', b'~']));
        assert!(holds_any(&format!("{text}*"), [b'*', b'~']));
        assert!(holds_any(&format!("~{text}"), [b'*', b'~']));
        assert!(holds_any(&format!("{text}~{text}"), [b'*', b'~']));
    }
}
