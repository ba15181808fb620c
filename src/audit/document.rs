//! A page as elements: which tags it has, where they stand, and what is inside what.

use std::ops::Range;

/// A page that was read.
#[derive(Debug, Default)]
pub(super) struct Document {
    /// Names, values and texts, of which the nodes hold the places.
    pub(super) words: String,
    /// Elements and texts in the order of the page.
    pub(super) nodes: Vec<Node>,
    pub(super) attributes: Vec<Attribute>,
}

/// A part of [`Document::words`] or of the page.
pub(super) type Part = Range<u32>;

/// An element or a text.
#[derive(Debug)]
pub(super) enum Node {
    Element(Data),
    /// A text that is not white space alone, and not that of a script or a style sheet.
    Text(Part),
}

/// What is known of an element.
#[derive(Debug)]
pub(super) struct Data {
    pub(super) name: Part,
    /// Places in [`Document::attributes`].
    pub(super) attributes: Part,
    /// The start tag in the page's bytes.
    pub(super) tag: Part,
    /// The element that it is in.
    pub(super) parent: Option<u32>,
    /// The node behind its last descendant.
    pub(super) end: u32,
    /// Nobody is shown it: `hidden`, or the inside of a `template`.
    pub(super) is_hidden: bool,
    /// It is kept from screen readers, or hidden from all.
    pub(super) is_silent: bool,
}

/// An attribute, its value's character references read.
#[derive(Debug)]
pub(super) struct Attribute {
    pub(super) name: Part,
    pub(super) value: Part,
}

impl Document {
    /// Every element, in the order of the page.
    pub(super) fn elements(&self) -> impl Iterator<Item = Element<'_>> {
        self.elements_in(0..self.nodes.len())
    }

    fn elements_in(&self, nodes: Range<usize>) -> impl Iterator<Item = Element<'_>> {
        nodes.filter_map(move |place| self.element(place))
    }

    fn element(&self, place: usize) -> Option<Element<'_>> {
        match self.nodes.get(place)? {
            Node::Element(data) => Some(Element { document: self, data, place }),
            Node::Text(_) => None,
        }
    }

    fn part(&self, part: &Part) -> &str {
        self.words.get(part.start as usize..part.end as usize).unwrap_or_default()
    }
}

/// An element of a document.
#[derive(Clone, Copy, Debug)]
pub(super) struct Element<'d> {
    document: &'d Document,
    data: &'d Data,
    /// Its place in the order of the page.
    pub(super) place: usize,
}

/// An element or a text within an element; a text with its place.
pub(super) enum Inside<'d> {
    Element(Element<'d>),
    Text(usize, &'d str),
}

impl<'d> Element<'d> {
    /// Its name in lower case.
    pub(super) fn name(self) -> &'d str {
        self.document.part(&self.data.name)
    }

    /// Its attributes by name, in the order in which they are written; of two with the same name the first counts.
    pub(super) fn attributes(self) -> impl Iterator<Item = (&'d str, &'d str)> {
        let range = self.data.attributes.start as usize..self.data.attributes.end as usize;
        let all = self.document.attributes.get(range).unwrap_or_default();
        all.iter()
            .map(|attribute| (self.document.part(&attribute.name), self.document.part(&attribute.value)))
    }

    /// An attribute's value; empty where it has none.
    pub(super) fn attribute(self, name: &str) -> Option<&'d str> {
        self.attributes().find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// An attribute's value where it says something.
    pub(super) fn said(self, name: &str) -> Option<&'d str> {
        self.attribute(name).filter(|value| !is_blank(value))
    }

    /// Whether it has an attribute.
    pub(super) fn has(self, name: &str) -> bool {
        self.attribute(name).is_some()
    }

    /// Whether an attribute is one of some words; case does not matter.
    pub(super) fn is(self, name: &str, words: &[&str]) -> bool {
        self.attribute(name)
            .is_some_and(|value| words.iter().any(|word| value.trim().eq_ignore_ascii_case(word)))
    }

    /// What it is to those who do not see it: the first word of `role`.
    pub(super) fn role(self) -> Option<&'d str> {
        self.attribute("role").and_then(|role| role.split_ascii_whitespace().next())
    }

    /// The bytes of its start tag in the page.
    pub(super) fn tag(self) -> Range<usize> {
        self.data.tag.start as usize..self.data.tag.end as usize
    }

    /// Whether nobody is shown it.
    pub(super) fn is_hidden(self) -> bool {
        self.data.is_hidden
    }

    /// Whether it is no part of the page yet: a script may make something of it.
    pub(super) fn is_template(self) -> bool {
        self.data.is_hidden && self.is_in(&["template"])
    }

    /// Whether screen readers are not told of it.
    pub(super) fn is_silent(self) -> bool {
        self.data.is_silent
    }

    /// The elements that it is in, from the nearest on.
    pub(super) fn ancestors(self) -> impl Iterator<Item = Element<'d>> {
        let document = self.document;
        let parent = move |element: &Element<'d>| {
            element.data.parent.and_then(|place| document.element(place as usize))
        };
        std::iter::successors(parent(&self), parent)
    }

    /// Whether it is in an element of one of some names.
    pub(super) fn is_in(self, names: &[&str]) -> bool {
        self.ancestors().any(|ancestor| names.contains(&ancestor.name()))
    }

    /// The elements in it, in the order of the page.
    pub(super) fn descendants(self) -> impl Iterator<Item = Element<'d>> {
        self.document.elements_in(self.place + 1..self.end())
    }

    /// The elements and texts in it, at every depth, in the order of the page.
    pub(super) fn inside(self) -> impl Iterator<Item = Inside<'d>> {
        let document = self.document;
        (self.place + 1..self.end()).filter_map(move |place| match document.nodes.get(place)? {
            Node::Element(data) => Some(Inside::Element(Element { document, data, place })),
            Node::Text(part) => Some(Inside::Text(place, document.part(part))),
        })
    }

    /// The place behind everything that is in it.
    pub(super) fn end(self) -> usize {
        self.data.end as usize
    }

    /// Whether another element is this one or in it.
    pub(super) fn holds(self, other: Element<'_>) -> bool {
        (self.place..self.end()).contains(&other.place)
    }
}

/// Whether a text says nothing.
pub(super) fn is_blank(text: &str) -> bool {
    text.chars().all(|character| character.is_whitespace() || matches!(character, '\u{200b}' | '\u{feff}'))
}
