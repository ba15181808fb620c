//! Just enough of HTML to look at pages: tags with their attributes, and the text between them.

use std::collections::BTreeMap;

/// A start tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tag {
    pub(crate) name: String,
    pub(crate) attributes: BTreeMap<String, String>,
}

impl Tag {
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }
}

/// A piece of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    Start(Tag),
    End(String),
    Text(String),
}

/// Cuts a page into its pieces. It takes only what goalpress's own templates and converter write: a stray `<`
/// fails the test.
pub(crate) fn pieces(html: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        if open > 0 {
            pieces.push(Piece::Text(decoded(&rest[..open])));
        }
        rest = &rest[open..];
        if rest.starts_with("<!--") {
            rest = rest.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        let end = tag_end(rest).unwrap_or_else(|| panic!("a tag without end: {}", head(rest)));
        let inner = &rest[1..end];
        rest = &rest[end + 1..];
        if let Some(name) = inner.strip_prefix('/') {
            pieces.push(Piece::End(name.trim().to_lowercase()));
        } else if !inner.starts_with('!') {
            let tag = tag(inner);
            // What stands in these two is no markup.
            if matches!(tag.name.as_str(), "script" | "style") {
                let close = format!("</{}", tag.name);
                rest = &rest[rest.find(&close).unwrap_or(rest.len())..];
            }
            pieces.push(Piece::Start(tag));
        }
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(decoded(rest)));
    }
    pieces
}

fn head(text: &str) -> String {
    text.chars().take(60).collect()
}

/// Where a tag ends; a `>` in quotes does not end it.
fn tag_end(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, character) in text.char_indices() {
        match (quote, character) {
            (None, '>') => return Some(at),
            (None, '"' | '\'') => quote = Some(character),
            (Some(open), _) if open == character => quote = None,
            _ => {}
        }
    }
    None
}

fn tag(inner: &str) -> Tag {
    let inner = inner.trim_end_matches('/').trim();
    let name_end = inner.find(char::is_whitespace).unwrap_or(inner.len());
    let name = inner[..name_end].to_lowercase();
    assert!(
        name.bytes().next().is_some_and(|byte| byte.is_ascii_alphabetic()),
        "no tag but a stray <: {}",
        head(inner)
    );
    let mut attributes = BTreeMap::new();
    let mut rest = inner[name_end..].trim_start();
    while !rest.is_empty() {
        let end = rest.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(rest.len());
        let key = rest[..end].to_lowercase();
        rest = rest[end..].trim_start();
        let mut value = String::new();
        if let Some(after) = rest.strip_prefix('=') {
            let after = after.trim_start();
            let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''));
            let quote = quote.unwrap_or_else(|| panic!("an attribute without quotes: {}", head(inner)));
            let (inside, behind) = after[1..].split_once(quote).expect("quotes are closed");
            value = decoded(inside);
            rest = behind.trim_start();
        }
        let before = attributes.insert(key, value);
        assert!(before.is_none(), "an attribute twice: {}", head(inner));
    }
    Tag { name, attributes }
}

/// A text with its character references read.
fn decoded(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('&') {
        decoded.push_str(&rest[..open]);
        rest = &rest[open..];
        let Some(end) = rest.find(';').filter(|end| *end < 12) else {
            panic!("a stray &: {}", head(rest));
        };
        let name = &rest[1..end];
        let number = |digits: &str, radix| u32::from_str_radix(digits, radix).ok().and_then(char::from_u32);
        let character = match name {
            "amp" => Some('&'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            "nbsp" => Some('\u{a0}'),
            _ => match name.strip_prefix("#x") {
                Some(digits) => number(digits, 16),
                None => name.strip_prefix('#').and_then(|digits| number(digits, 10)),
            },
        };
        decoded.push(character.unwrap_or_else(|| panic!("an unknown reference: {}", head(rest))));
        rest = &rest[end + 1..];
    }
    decoded.push_str(rest);
    decoded
}
