//! Which destinations may be linked or shown.

use super::fragment::LinkKind;

/// Returns the scheme for which a destination is refused, or `None` where it may be used.
///
/// A relative address, a fragment, and `//host` are allowed; a scheme only if it is on the list. Browsers drop some
/// control characters and spaces before they look for the scheme, so they are dropped here too, and a scheme in which
/// any had to be dropped is refused whatever it is: nobody writes one by accident.
pub(super) fn refused_scheme(destination: &str, kind: LinkKind) -> Option<String> {
    let end = destination.find([':', '/', '?', '#', '\\'])?;
    if destination.as_bytes().get(end) != Some(&b':') {
        return None;
    }
    let written = &destination[..end];
    let scheme: String = written
        .chars()
        .filter(|&character| !is_hidden(character))
        .map(|character| character.to_ascii_lowercase())
        .collect();
    if !is_scheme(&scheme) {
        // A colon in a relative address such as `資料:1.pdf`. A browser sees no scheme there either.
        return None;
    }
    let allowed = match kind {
        LinkKind::Link => ["http", "https", "mailto", "tel"].as_slice(),
        LinkKind::Image => ["http", "https"].as_slice(),
    };
    let plain = scheme.len() == written.len();
    (!plain || !allowed.contains(&scheme.as_str())).then_some(scheme)
}

/// Characters that do not show, and behind which a scheme could hide from a reader or from a simpler check.
fn is_hidden(character: char) -> bool {
    character.is_whitespace()
        || character.is_control()
        || matches!(character, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

/// RFC 3986: a letter, then letters, digits, `+`, `-` and `.`.
fn is_scheme(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
}

#[cfg(test)]
mod tests {
    use super::{LinkKind, refused_scheme};

    #[test]
    fn ordinary_destinations_are_allowed() {
        for destination in [
            "",
            "a.md",
            "../a/",
            "#b",
            "?q=a:b",
            "/a:b",
            "//example.jp/",
            "http://example.jp",
            "HTTPS://example.jp",
            "mailto:a@example.jp",
            "tel:0423250111",
            "資料:1.pdf",
            "1:2",
            "%6aavascript:x",
        ] {
            assert_eq!(refused_scheme(destination, LinkKind::Link), None, "{destination}");
        }
    }

    #[test]
    fn other_schemes_are_refused_however_they_are_spelt() {
        for (destination, scheme) in [
            ("javascript:alert(1)", "javascript"),
            ("JavaScript:alert(1)", "javascript"),
            ("java\nscript:x", "javascript"),
            ("\u{1}javascript:x", "javascript"),
            (" \tjava\u{200B}script :x", "javascript"),
            ("data:text/html,x", "data"),
            ("vbscript:x", "vbscript"),
            ("file:///etc/passwd", "file"),
            ("C:\\a", "c"),
            ("ht tp://x", "http"),
        ] {
            assert_eq!(refused_scheme(destination, LinkKind::Link).as_deref(), Some(scheme), "{destination}");
        }
    }

    #[test]
    fn an_image_cannot_be_a_letter() {
        assert!(refused_scheme("mailto:a@example.jp", LinkKind::Image).is_some());
        assert!(refused_scheme("https://example.jp/a.png", LinkKind::Image).is_none());
    }
}
