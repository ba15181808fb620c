//! The documents' own words, a few documents to a file, for showing what was found and for looking closer.

use serde::{Deserialize, Serialize};

use super::deflate::{deflate, inflate};
use super::document::{self, CLASSES, Document};
use crate::address::search;
use crate::plan::Plan;
use crate::site::Site;

/// How many documents share a file: the more the better they are compressed, and the more is fetched for one of them.
/// Ten results lie in as many files, where they are not neighbours.
pub(super) const BLOCK: usize = 8;

/// How many files of texts a plan has.
pub fn blocks(plan: &Plan) -> usize {
    document::count(plan).div_ceil(BLOCK)
}

/// How many files of texts the free pages have.
pub(super) fn blocks_of_pages(pages: usize) -> usize {
    pages.div_ceil(BLOCK)
}

/// Whether a file of texts lies at an address.
pub fn is_at(address: &str) -> bool {
    address.rsplit('/').next().is_some_and(search::is_texts)
}

/// The file of a plan's texts with this number.
pub fn of_plan(site: &Site<'_>, plan: &Plan, number: usize) -> Vec<u8> {
    let all = document::count(plan);
    let places = (number * BLOCK).min(all)..((number + 1) * BLOCK).min(all);
    file(places.map(|place| document::of_plan(site, plan, place)))
}

/// The file of the free pages' texts with this number.
pub fn of_pages(site: &Site<'_>, number: usize) -> Vec<u8> {
    file(site.plans.pages.iter().skip(number * BLOCK).take(BLOCK).map(document::of_page))
}

/// A document as a file of texts has it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row(
    pub(super) String,
    pub(super) String,
    pub(super) String,
    pub(super) String,
    pub(super) String,
    pub(super) String,
    pub(super) String,
);

impl Row {
    /// Its words by class.
    pub(super) fn classes(&self) -> [&str; CLASSES] {
        [&self.1, &self.4, &self.5, &self.6]
    }
}

/// The documents of a plan as its files of texts have them.
pub fn rows_of_plan(site: &Site<'_>, plan: &Plan) -> Vec<Row> {
    (0..document::count(plan)).map(|place| row(document::of_plan(site, plan, place))).collect()
}

/// The free pages as their files of texts have them.
pub fn rows_of_pages(site: &Site<'_>) -> Vec<Row> {
    site.plans.pages.iter().map(|page| row(document::of_page(page))).collect()
}

fn row(document: Document<'_>) -> Row {
    let Document { path, title, section, deadline, texts: [level, method, other], .. } = document;
    Row(path.into_owned(), title.to_owned(), section.to_owned(), deadline.to_owned(), level, method, other)
}

/// Reads a file of texts; `None` where it is none.
pub fn read(bytes: &[u8]) -> Option<Vec<Row>> {
    let bytes = inflate(bytes)?;
    let units: Vec<u16> = bytes.as_chunks().0.iter().map(|unit| u16::from_le_bytes(*unit)).collect();
    serde_json::from_str(&String::from_utf16(&units).ok()?).ok()
}

fn file<'a>(documents: impl Iterator<Item = Document<'a>>) -> Vec<u8> {
    let rows: Vec<Row> = documents.map(row).collect();
    let text = serde_json::to_string(&rows).unwrap_or_default();
    // Two bytes a character compress better than the three that Japanese takes otherwise.
    let mut bytes = Vec::with_capacity(text.len());
    text.encode_utf16().for_each(|unit| bytes.extend_from_slice(&unit.to_le_bytes()));
    deflate(&bytes)
}
