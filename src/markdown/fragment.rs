//! HTML with slots: places where the page that shows it puts a link's address or a prefix for ids.
//!
//! A body is turned into HTML once, and shown on pages at different addresses and beside other bodies. What differs
//! from page to page is left open, so that the result can be kept and shared.

use std::borrow::Cow;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::escape;

/// A piece of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fragment {
    pub(super) html: String,
    /// In the order of their places.
    pub(super) slots: Vec<Slot>,
    pub(super) links: Vec<Link>,
    pub(super) text: String,
}

/// A place in the HTML that the page fills.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Slot {
    /// The byte before which the filling goes.
    pub(super) at: usize,
    pub(super) fill: Fill,
}

/// What goes into a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Fill {
    /// The page's prefix for ids.
    IdPrefix,
    /// The address of a link, by its index.
    Address(usize),
    /// The same for a link to a heading of this document, whose id has the page's prefix.
    OwnAddress(usize),
}

/// A link or an image that the HTML contains.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// As the author wrote it, with Markdown's and HTML's escapes undone. An address in `<a@example.jp>` gets its `mailto:`.
    pub destination: String,
    /// Whether it is followed or shown.
    pub kind: LinkKind,
    /// The whole link or image in the source that was given; for a reference link, where it is used.
    pub span: Range<usize>,
}

/// Whether a destination is followed or shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LinkKind {
    /// `[words](destination)`
    Link,
    /// `![words](destination)`
    Image,
}

impl Fragment {
    /// The links and images, in the order in which they were written.
    #[must_use]
    pub fn links(&self) -> &[Link] {
        &self.links
    }

    /// The words without markup, a line for each block, list item, table row and forced line break.
    ///
    /// A circled number stays, because other lines may refer to it; a bullet goes. An image is its alternative text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether there is nothing to show: no words and no image.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty() && !self.links.iter().any(|link| matches!(link.kind, LinkKind::Image))
    }

    /// The HTML for one page.
    ///
    /// `resolve` gets an index into [`links`](Self::links) and answers with the raw address, which is escaped here.
    /// Where it answers `None` the destination stays as it was written, except that a link to a heading of the same
    /// document gets the prefix. The answers of `resolve` are trusted: it is the site's own code. One may begin with a
    /// control character, which stays: it stands for what the page that shows the text will put there.
    pub fn html<'a>(
        &'a self,
        id_prefix: &str,
        mut resolve: impl FnMut(usize) -> Option<String>,
    ) -> Cow<'a, str> {
        if self.slots.is_empty() {
            return Cow::Borrowed(&self.html);
        }
        let mut html = String::with_capacity(self.html.len() + self.slots.len() * id_prefix.len().max(24));
        let mut from = 0;
        for slot in &self.slots {
            // A fragment may have been read from a damaged file, so nothing here relies on its indexes.
            html.push_str(self.html.get(from..slot.at).unwrap_or_default());
            from = slot.at;
            let (index, own) = match slot.fill {
                Fill::IdPrefix => {
                    escape::attribute(&mut html, id_prefix);
                    continue;
                }
                Fill::Address(index) => (index, false),
                Fill::OwnAddress(index) => (index, true),
            };
            let Some(link) = self.links.get(index) else {
                continue;
            };
            if let Some(address) = resolve(index) {
                let rest = address.trim_start_matches(|first: char| first.is_ascii_control());
                html.push_str(&address[..address.len() - rest.len()]);
                escape::address(&mut html, rest);
            } else if own && let Some(id) = link.destination.strip_prefix('#') {
                html.push('#');
                escape::address(&mut html, id_prefix);
                escape::address(&mut html, id);
            } else {
                escape::address(&mut html, &link.destination);
            }
        }
        html.push_str(self.html.get(from..).unwrap_or_default());
        Cow::Owned(html)
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::{Fill, Fragment, Slot};
    use crate::markdown::{Labels, whole};

    fn fragment(source: &str) -> Fragment {
        whole(source, &Labels::default()).0
    }

    #[test]
    fn without_slots_nothing_is_copied() {
        let plain = fragment("教育");
        assert!(matches!(plain.html("a-", |_| None), Cow::Borrowed(_)));
    }

    #[test]
    fn slots_take_addresses_and_prefixes() {
        let fragment = fragment("### Plan\n\n[a](b.md) [c](#plan) [d](#other)");
        assert_eq!(fragment.links()[0].destination, "b.md");
        let html = fragment.html("g9-", |index| (index == 0).then(|| "../b/?x&y".to_owned()));
        assert!(html.contains(r#"<h3 id="g9-plan">"#), "{html}");
        assert!(html.contains(r#"<a href="../b/?x&amp;y">a</a>"#), "{html}");
        assert!(html.contains(r##"<a href="#g9-plan">c</a>"##), "{html}");
        assert!(html.contains(r##"<a href="#other">d</a>"##), "{html}");
    }

    #[test]
    fn a_damaged_fragment_does_not_panic() {
        let damaged = Fragment {
            html: "教".to_owned(),
            slots: vec![Slot { at: 1, fill: Fill::IdPrefix }, Slot { at: 99, fill: Fill::Address(7) }],
            ..Fragment::default()
        };
        assert_eq!(damaged.html("p", |_| None), "p");
    }

    #[test]
    fn it_survives_being_stored() {
        let fragment = fragment("### Plan\n\n[a](b.md)");
        let stored = serde_json::to_string(&fragment).expect("serializes");
        assert_eq!(serde_json::from_str::<Fragment>(&stored).expect("deserializes"), fragment);
    }
}
