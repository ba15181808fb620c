//! XML 1.0 as text.

use std::borrow::Cow;

/// The first line of a file.
pub(super) const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// An XML file that is being written, an element a line.
pub(super) struct Writer {
    text: String,
    open: Vec<&'static str>,
}

impl Writer {
    pub(super) fn new() -> Self {
        Self { text: DECLARATION.to_owned(), open: Vec::new() }
    }

    /// Begins an element that holds others.
    pub(super) fn begin(&mut self, name: &'static str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes);
        self.text.push_str(">\n");
        self.open.push(name);
    }

    /// Ends the element that was begun last.
    pub(super) fn end(&mut self) {
        if let Some(name) = self.open.pop() {
            self.indent();
            self.close(name);
        }
    }

    /// Writes an element that holds text, or nothing.
    pub(super) fn leaf(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.tag(name, attributes);
        if text.is_empty() {
            self.text.push_str("/>\n");
            return;
        }
        self.text.push('>');
        self.text.push_str(&escaped(text));
        self.close(name);
    }

    /// The whole file, with every element ended.
    pub(super) fn finish(mut self) -> Vec<u8> {
        while !self.open.is_empty() {
            self.end();
        }
        self.text.into_bytes()
    }

    fn tag(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.indent();
        self.text.push('<');
        self.text.push_str(name);
        for (key, value) in attributes {
            self.text.push(' ');
            self.text.push_str(key);
            self.text.push_str("=\"");
            self.text.push_str(&escaped(value));
            self.text.push('"');
        }
    }

    fn close(&mut self, name: &str) {
        self.text.push_str("</");
        self.text.push_str(name);
        self.text.push_str(">\n");
    }

    fn indent(&mut self) {
        for _ in &self.open {
            self.text.push_str("  ");
        }
    }
}

/// Text as it stands between tags or in an attribute's double quotes. XML has no way to say some characters; they
/// are replaced, so that a reader sees that something was there.
pub(super) fn escaped(text: &str) -> Cow<'_, str> {
    if !text.bytes().any(|byte| matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'' | 0xef) || byte < b' ') {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + text.len() / 8);
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&apos;"),
            '\n' | '\t' => escaped.push(character),
            // A reader would make it a line end.
            '\r' => escaped.push_str("&#13;"),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            _ => escaped.push(character),
        }
    }
    Cow::Owned(escaped)
}

#[cfg(test)]
mod tests {
    use super::{Writer, escaped};

    #[test]
    fn what_means_something_to_xml_is_escaped() {
        assert_eq!(escaped("a<b>&\"c'"), "a&lt;b&gt;&amp;&quot;c&apos;");
        assert_eq!(escaped("髙𠮷﨑、Ａ"), "髙𠮷﨑、Ａ");
        assert_eq!(escaped("a\r\nb\tc"), "a&#13;\nb\tc");
    }

    #[test]
    fn what_xml_cannot_say_is_replaced() {
        assert_eq!(escaped("\0a\u{1}\u{1f}\u{fffe}\u{ffff}"), "\u{fffd}a\u{fffd}\u{fffd}\u{fffd}\u{fffd}");
    }

    #[test]
    fn every_element_ends() {
        let mut writer = Writer::new();
        writer.begin("a", &[("b", "\"")]);
        writer.leaf("c", &[], "");
        writer.begin("d", &[]);
        writer.leaf("e", &[], "&");
        let text = String::from_utf8(writer.finish()).unwrap();
        let body = "<a b=\"&quot;\">\n  <c/>\n  <d>\n    <e>&amp;</e>\n  </d>\n</a>\n";
        assert_eq!(text, format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{body}"));
        let document = roxmltree::Document::parse(&text).unwrap();
        assert_eq!(document.descendants().filter(roxmltree::Node::is_element).count(), 4);
    }
}
