//! The page that is judged, and what is said of it.

use std::collections::HashMap;

use super::document::{Document, Element};
use super::whole::Whole;
use crate::diagnostic::{Finding, Place, Rule};

/// A page, with what rules ask of it.
pub(super) struct Page<'a> {
    pub(super) document: &'a Document,
    /// Its address, relative to the site's root.
    pub(super) address: &'a str,
    /// The site that it is part of.
    pub(super) whole: &'a Whole,
    /// The first element of each id. Only looked up, never walked.
    ids: HashMap<&'a str, Element<'a>>,
}

/// What is said of a page.
#[derive(Debug)]
pub(super) struct Remark {
    /// As it is told, but for the page's place in the site.
    pub(super) finding: Finding,
    /// The start tag in the page's bytes; none where it is about the page as a whole.
    pub(super) tag: Option<std::ops::Range<usize>>,
    /// What the tag is like: those of one template that are alike are told once.
    pub(super) shape: String,
}

impl<'a> Page<'a> {
    pub(super) fn new(document: &'a Document, address: &'a str, whole: &'a Whole) -> Self {
        let mut ids = HashMap::new();
        for element in document.elements().filter(|element| !element.is_template()) {
            if let Some(id) = element.attribute("id").filter(|id| !id.is_empty()) {
                ids.entry(id).or_insert(element);
            }
        }
        Self { document, address, whole, ids }
    }

    /// Every element that is shown to somebody, in the order of the page.
    pub(super) fn shown(&self) -> impl Iterator<Item = Element<'a>> {
        self.document.elements().filter(|element| !element.is_hidden())
    }

    /// Every element that screen readers are told of.
    pub(super) fn told(&self) -> impl Iterator<Item = Element<'a>> {
        self.document.elements().filter(|element| !element.is_silent())
    }

    /// The element of an id.
    pub(super) fn find(&self, id: &str) -> Option<Element<'a>> {
        self.ids.get(id).copied()
    }
}

impl Remark {
    /// Something about the page as a whole.
    pub(super) fn on_page(rule: Rule) -> Self {
        Self { finding: Finding::new(rule, Place::file("")), tag: None, shape: String::new() }
    }

    /// Something about an element.
    pub(super) fn on(rule: Rule, element: Element<'_>) -> Self {
        let mut shape = element.name().to_owned();
        for (name, value) in element.attributes() {
            shape.push(' ');
            shape.push_str(name);
            if name == "class" {
                shape.push('=');
                shape.push_str(value);
            }
        }
        Self { finding: Finding::new(rule, Place::file("")), tag: Some(element.tag()), shape }
    }

    /// Adds words of the page.
    pub(super) fn with(mut self, name: &'static str, words: impl Into<String>) -> Self {
        self.finding = self.finding.with(name, words);
        self
    }

    /// It is no failure here.
    pub(super) fn warning(mut self) -> Self {
        self.finding = self.finding.as_warning();
        self
    }

    /// Names the word that was most likely meant.
    pub(super) fn suggesting(mut self, word: &str) -> Self {
        self.finding = self.finding.suggesting(word);
        self
    }
}
