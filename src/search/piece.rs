//! The grams of some documents that follow one another, in few bytes: a build holds those of the whole site at once.
#![expect(
    clippy::cast_possible_truncation,
    reason = "fields of 64 bits are cut out by masks, and pieces are small"
)]

use super::bits::{BitReader, BitWriter, parameter, put_number, take_number};
use super::document::CLASSES;
use super::gathering::{DOCUMENTS, Gathering, Words, class_of, document_of, place_of};
use super::gram::{Gram, NOTHING, PARTS};
use super::occurrences::put_places;
use super::payload::Everywhere;
use super::tally::{Sums, Tally};

/// The grams of some documents.
#[derive(Debug, Default)]
pub(super) struct Piece {
    /// The number of its first document.
    first: u32,
    /// The bytes of each part.
    parts: Vec<Box<[u8]>>,
}

impl Piece {
    /// Gathers the grams of documents whose numbers begin with `first`, and adds them to the site's tally.
    pub(super) fn gather(first: u32, documents: &[Words], shards: u32, tally: &Tally) -> Self {
        let mut gathering = Gathering::new();
        let mut parts: Vec<Vec<(Gram, &[u64])>> = (0..PARTS).map(|_| Vec::new()).collect();
        for (gram, group) in gathering.gather(documents) {
            parts[gram.part(shards) as usize].push((gram, group));
        }
        let parts = parts.into_iter().enumerate().map(|(part, mut groups)| {
            groups.sort_unstable_by_key(|(gram, _)| *gram);
            tally.add(part, groups.iter().map(|(gram, group)| (*gram, sums(first, group))));
            let mut bytes = Vec::new();
            let mut places = BitWriter::default();
            let mut before = NOTHING;
            for (gram, group) in groups {
                put_number(&mut bytes, u32::from(gram.first) - u32::from(before));
                put_number(&mut bytes, u32::from(gram.second));
                before = gram.first;
                let places = (gram.second != NOTHING).then_some(&mut places);
                bytes = put_group(bytes, group, places);
            }
            bytes.into_boxed_slice()
        });
        Piece { first, parts: parts.collect() }
    }
}

/// The sums of a gram's occurrences.
fn sums(first: u32, group: &[u64]) -> Sums {
    let mut sums = Sums::default();
    let mut before = None;
    for occurrence in group {
        let at = (class_of(*occurrence), document_of(*occurrence));
        let document = u64::from(first + at.1) * CLASSES as u64 + at.0 as u64;
        if before != Some(at) {
            sums.document(document);
            before = Some(at);
        }
        sums.place(document, place_of(*occurrence));
    }
    sums
}

/// Writes where a gram occurs: for each class the documents, and what tells the places, with its length. Numbers of
/// documents are small here, so that a parameter for all does.
fn put_group(bytes: Vec<u8>, group: &[u64], mut places: Option<&mut BitWriter>) -> Vec<u8> {
    let mut writer = BitWriter::after(bytes);
    let classes = group.chunk_by(|left, right| class_of(*left) == class_of(*right));
    let mask = classes.clone().fold(0, |mask, class| mask | (8 >> class_of(class[0])));
    writer.put(mask, 4);
    for class in classes {
        let documents = class.chunk_by(|left, right| document_of(*left) == document_of(*right));
        let count = documents.clone().count() as u32;
        writer.gamma(count);
        let rice = parameter(count, DOCUMENTS as u32 / 2);
        let mut next = 0;
        for document in documents {
            let number = document_of(document[0]);
            writer.rice(number - next, rice);
            next = number + 1;
            if let Some(places) = &mut places {
                put_places(
                    places,
                    class_of(class[0]),
                    document.iter().map(|occurrence| place_of(*occurrence)),
                );
            }
        }
        if let Some(places) = &mut places {
            writer.gamma(places.bits());
            writer.append(places);
            places.clear();
        }
    }
    writer.finish()
}

/// Reads a part of a piece, gram by gram.
#[derive(Debug)]
pub(super) struct PartReader<'a> {
    bytes: &'a [u8],
    place: usize,
    first: u32,
    /// The gram that is read next; `None` at the end.
    pub(super) gram: Option<Gram>,
}

impl<'a> PartReader<'a> {
    pub(super) fn new(piece: &'a Piece, part: usize) -> Self {
        let bytes = piece.parts.get(part).map(|bytes| &**bytes).unwrap_or_default();
        let mut reader = Self { bytes, place: 0, first: piece.first, gram: None };
        reader.head(NOTHING);
        reader
    }

    fn head(&mut self, before: char) {
        self.gram = (self.place < self.bytes.len()).then(|| {
            let first = u32::from(before) + take_number(self.bytes, &mut self.place);
            let second = take_number(self.bytes, &mut self.place);
            let character = |code| char::from_u32(code).unwrap_or(NOTHING);
            Gram { first: character(first), second: character(second) }
        });
    }

    /// Adds where the gram occurs, and goes on to the next.
    pub(super) fn read(&mut self, into: &mut Everywhere) {
        let Some(gram) = self.gram else { return };
        let mut reader = BitReader::new(&self.bytes[self.place..]);
        let mask = reader.take(4);
        for (class, occurrences) in into.iter_mut().enumerate() {
            if mask & (8 >> class) == 0 {
                continue;
            }
            let count = reader.gamma();
            let rice = parameter(count, DOCUMENTS as u32 / 2);
            let mut next = 0;
            for _ in 0..count {
                let number = next + reader.rice(rice);
                next = number + 1;
                occurrences.documents.push(self.first + number);
            }
            if gram.second != NOTHING {
                let bits = reader.gamma();
                occurrences.places.copy(&mut reader, bits);
            }
        }
        self.place += reader.bytes_read();
        self.head(gram.first);
    }
}
