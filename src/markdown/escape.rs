//! Escaping for the three places into which text is written: between tags, into an attribute, into an address.

use memchr::{memchr2, memchr3};

/// Writes text between tags.
pub(super) fn text(out: &mut String, text: &str) {
    replace(out, text, |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        // HTML has no way to say it; CommonMark asks for this.
        b'\0' => Some("\u{FFFD}"),
        _ => None,
    });
}

/// Writes text into an attribute's double quotes.
pub(super) fn attribute(out: &mut String, text: &str) {
    replace(out, text, |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'"' => Some("&quot;"),
        b'\0' => Some("\u{FFFD}"),
        _ => None,
    });
}

/// Writes an address into an attribute's double quotes. What may not stand in an address is percent-encoded; kanji may.
pub(super) fn address(out: &mut String, address: &str) {
    for character in address.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '\'' => out.push_str("&#39;"),
            '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' => percent(out, character),
            _ if character.is_whitespace() || character.is_control() => percent(out, character),
            _ => out.push(character),
        }
    }
}

fn percent(out: &mut String, character: char) {
    const DIGITS: [char; 16] =
        ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'];
    for byte in character.encode_utf8(&mut [0; 4]).bytes() {
        out.push('%');
        out.push(DIGITS[usize::from(byte >> 4)]);
        out.push(DIGITS[usize::from(byte & 15)]);
    }
}

/// Copies text, with some ASCII bytes replaced.
fn replace(out: &mut String, text: &str, replacement: impl Fn(u8) -> Option<&'static str>) {
    // Most text has nothing to replace.
    let bytes = text.as_bytes();
    if memchr3(b'&', b'<', b'>', bytes).is_none() && memchr2(b'"', b'\0', bytes).is_none() {
        out.push_str(text);
        return;
    }
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        if let Some(replacement) = replacement(byte) {
            out.push_str(&text[from..at]);
            out.push_str(replacement);
            from = at + 1;
        }
    }
    out.push_str(&text[from..]);
}

#[cfg(test)]
mod tests {
    fn escaped(write: fn(&mut String, &str), text: &str) -> String {
        let mut out = String::new();
        write(&mut out, text);
        out
    }

    #[test]
    fn each_place_has_its_own_rules() {
        assert_eq!(escaped(super::text, "a<b>&\"教\0"), "a&lt;b&gt;&amp;\"教\u{FFFD}");
        assert_eq!(escaped(super::attribute, "a<b>&\"教"), "a&lt;b&gt;&amp;&quot;教");
        assert_eq!(
            escaped(super::address, "/計画 a.pdf?x=1&y=\"\u{3000}%20'"),
            "/計画%20a.pdf?x=1&amp;y=%22%E3%80%80%20&#39;"
        );
    }
}
