//! Parts of pages that are rendered once and stand on several pages.

use memchr::memchr;

use crate::site::ROOT;

/// Stands around the number of a part, in the HTML of a page, where the part goes. Content cannot hold it, since
/// control characters are refused, and no escaping changes it.
const PART: u8 = 2;

/// A part of pages at different addresses.
#[derive(Clone, Debug, Default)]
pub struct Markup(Box<[u8]>);

impl Markup {
    /// A part, without the white space around it.
    pub(super) fn new(html: &[u8]) -> Self {
        Self(html.trim_ascii().into())
    }

    /// Puts the part on a page whose way to the site's root is `root`.
    fn write(&self, root: &str, page: &mut Vec<u8>) {
        let mut rest = &*self.0;
        while let Some(at) = memchr(ROOT.as_bytes()[0], rest) {
            page.extend_from_slice(&rest[..at]);
            page.extend_from_slice(root.as_bytes());
            rest = &rest[at + 1..];
        }
        page.extend_from_slice(rest);
    }
}

/// What stands on a page for a part: it is short, so that the template's engine does not copy the part about.
pub(super) fn place(part: usize) -> String {
    let mark = char::from(PART);
    format!("{mark}{part}{mark}")
}

/// Puts the parts into a page where their places are.
pub(super) fn fill<M: AsRef<Markup>>(html: &[u8], parts: &[M], root: &str) -> Vec<u8> {
    let length: usize = parts.iter().map(|part| part.as_ref().0.len() + root.len() * 8).sum();
    let mut page = Vec::with_capacity(html.len() + length);
    let mut rest = html;
    while let Some(start) = memchr(PART, rest) {
        page.extend_from_slice(&rest[..start]);
        let Some(length) = memchr(PART, &rest[start + 1..]) else { break };
        let number = &rest[start + 1..start + 1 + length];
        let part = std::str::from_utf8(number).ok().and_then(|number| number.parse::<usize>().ok());
        if let Some(part) = part.and_then(|part| parts.get(part)) {
            part.as_ref().write(root, &mut page);
        }
        rest = &rest[start + length + 2..];
    }
    page.extend_from_slice(rest);
    page
}

impl AsRef<Self> for Markup {
    fn as_ref(&self) -> &Self {
        self
    }
}

#[cfg(test)]
mod tests {
    use super::{Markup, fill, place};

    #[test]
    fn parts_stand_where_their_places_are() {
        let parts = [Markup::new(b"\n<a href=\"\x012022/\">A</a>\n"), Markup::new(b"B\x01")];
        let html = format!("<p>{}</p>{}{}!", place(1), place(0), place(1));
        let page = fill(html.as_bytes(), &parts, "../");
        assert_eq!(String::from_utf8(page).unwrap(), "<p>B../</p><a href=\"../2022/\">A</a>B../!");
    }

    #[test]
    fn a_page_without_places_stays_as_it_is() {
        let parts: [Markup; 0] = [];
        assert_eq!(fill("予約".as_bytes(), &parts, "../"), "予約".as_bytes());
    }
}
