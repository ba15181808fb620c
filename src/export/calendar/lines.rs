//! Lines of iCalendar: a name and a value, escaped and folded.

/// How many bytes a line may have, its end not counted.
const MOST: usize = 75;

const END: &str = "\r\n";

/// Lines that are being written.
#[derive(Default)]
pub(super) struct Lines {
    text: String,
}

impl Lines {
    /// Writes a property whose value is no text: a date, a word of the standard, an address.
    pub(super) fn plain(&mut self, name: &str, value: &str) {
        let mut length = 0;
        for character in name.chars().chain([':']).chain(value.chars()) {
            // A line that goes on begins with a space, which the reader takes away; no character is cut in two.
            if length + character.len_utf8() > MOST {
                self.text.push_str(END);
                self.text.push(' ');
                length = 1;
            }
            self.text.push(character);
            length += character.len_utf8();
        }
        self.text.push_str(END);
    }

    /// Writes a property whose value is text.
    pub(super) fn text(&mut self, name: &str, value: &str) {
        self.plain(name, &escaped(value));
    }

    /// All lines.
    pub(super) fn finish(self) -> Vec<u8> {
        self.text.into_bytes()
    }
}

/// Text as a value. Whatever ends a line becomes the format's own sign for it; other control characters have none,
/// and are replaced, so that a reader sees that something was there.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 8);
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\\' | ';' | ',' => escaped.extend(['\\', character]),
            // Some readers end a line at the last three too.
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                if character == '\r' {
                    characters.next_if_eq(&'\n');
                }
                escaped.push_str("\\n");
            }
            '\t' => escaped.push('\t'),
            _ if character.is_control() => escaped.push('\u{fffd}'),
            _ => escaped.push(character),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::{Lines, escaped};

    fn written(name: &str, value: &str) -> String {
        let mut lines = Lines::default();
        lines.text(name, value);
        String::from_utf8(lines.finish()).unwrap()
    }

    #[test]
    fn what_means_something_is_escaped() {
        assert_eq!(escaped("a\\b;c,d:e\"f"), "a\\\\b\\;c\\,d:e\"f");
        assert_eq!(escaped("a\nb\r\nc\rd\u{2028}e\n\nf"), "a\\nb\\nc\\nd\\ne\\n\\nf");
        assert_eq!(escaped("a\tb\0c\u{b}d\u{7f}e\u{9b}f"), "a\tb\u{fffd}c\u{fffd}d\u{fffd}e\u{fffd}f");
        assert_eq!(escaped("髙𠮷、；，＼👩‍👧"), "髙𠮷、；，＼👩‍👧");
    }

    #[test]
    fn a_line_has_75_bytes_and_no_more() {
        assert_eq!(written("A", &"x".repeat(73)), format!("A:{}\r\n", "x".repeat(73)));
        assert_eq!(written("A", &"x".repeat(74)), format!("A:{}\r\n x\r\n", "x".repeat(73)));
        let (first, rest) = ("x".repeat(73), "x".repeat(74));
        assert_eq!(written("A", &"x".repeat(148)), format!("A:{first}\r\n {rest}\r\n x\r\n"));
    }

    #[test]
    fn no_character_is_cut() {
        assert_eq!(written("A", &"髙".repeat(25)), format!("A:{}\r\n 髙\r\n", "髙".repeat(24)));
        assert_eq!(written("AB", &"𠮷".repeat(19)), format!("AB:{}\r\n 𠮷\r\n", "𠮷".repeat(18)));
    }
}
