//! The grams of some documents that follow one another, in few bytes: a build holds those of the whole site at once.
#![expect(
    clippy::cast_possible_truncation,
    reason = "fields of 64 bits are cut out by masks, and pieces are small"
)]

use super::bits::{BitReader, BitWriter, parameter, put_number, take_number};
use super::document::CLASSES;
use super::gram::{Gram, NOTHING, stands_alone};
use super::tally::{Sums, Tally};

/// How many documents a piece has at the most.
pub(super) const DOCUMENTS: usize = 512;

/// Lines begin at multiples of this, so that an edit within a line seldom moves the lines behind it.
const LINE: u32 = 32;

/// Into how many parts the grams of a piece are divided: each is read by itself when the lists are made.
pub(super) const PARTS: u32 = 16;

/// How the fields of an occurrence lie in 64 bits, from the highest: gram, class, document, place.
const PLACE_BITS: u32 = 19;
const DOCUMENT_BITS: u32 = 9;
const CHARACTER_BITS: u32 = 17;

/// How many characters of a class are found, those between the lines included. A text of half a million is no goal any
/// more.
pub(super) const MOST_PLACES: u32 = 1 << PLACE_BITS;

/// Where the next line begins behind one that ends before `end`: a place stays free, so that no gram seems to reach from
/// one line into the next.
pub(super) fn next_line(end: u32) -> u32 {
    (end + 1).next_multiple_of(LINE)
}

/// The grams of some documents.
#[derive(Debug, Default)]
pub(super) struct Piece {
    /// The number of its first document.
    first: u32,
    /// The bytes of each part.
    parts: Vec<Box<[u8]>>,
}

/// The words of one document by class, folded, line by line.
pub(super) type Words = [Vec<String>; CLASSES];

/// Where a gram occurs in one class: the documents and, for pairs, its places in each.
#[derive(Clone, Debug, Default)]
pub(super) struct Occurrences {
    pub(super) documents: Vec<u32>,
    /// How many places each document has.
    pub(super) counts: Vec<u32>,
    pub(super) places: Vec<u32>,
}

impl Piece {
    /// Gathers the grams of documents whose numbers begin with `first`, and adds them to the site's tally.
    pub(super) fn gather(first: u32, documents: &[Words], shards: u32, tally: &Tally) -> Self {
        let mut gathering = Gathering::new();
        for (place, words) in documents.iter().take(DOCUMENTS).enumerate() {
            for (class, lines) in words.iter().enumerate() {
                gathering.class(place as u64, class as u64, lines);
            }
        }
        gathering.piece(first, shards, tally)
    }
}

/// Occurrences that are being gathered.
struct Gathering {
    /// The numbers of characters of the basic plane, in the order of their first appearance; 0 where there is none yet.
    numbers: Vec<u32>,
    /// Those of the others.
    further: std::collections::BTreeMap<char, u32>,
    characters: Vec<char>,
    /// For each character the last document and class that it was seen in alone.
    seen: Vec<u64>,
    occurrences: Vec<u64>,
}

impl Gathering {
    fn new() -> Self {
        Self {
            numbers: vec![0; 0x1_0000],
            further: std::collections::BTreeMap::new(),
            characters: vec![NOTHING],
            seen: vec![u64::MAX],
            occurrences: Vec::new(),
        }
    }

    fn class(&mut self, document: u64, class: u64, lines: &[String]) {
        let at = (class << DOCUMENT_BITS) | document;
        let mut start = 0_u32;
        for line in lines {
            let mut length = 0;
            let mut previous = 0_u64;
            for character in line.chars() {
                let number = self.number(character);
                let place = start + length;
                length += 1;
                if place >= MOST_PLACES || number >= 1 << CHARACTER_BITS {
                    previous = 0;
                    continue;
                }
                if previous != 0 {
                    self.put(previous, number, at, u64::from(place) - 1);
                }
                if self.seen[number as usize] != at && stands_alone(character) {
                    self.seen[number as usize] = at;
                    self.put(number, 0, at, 0);
                }
                previous = number;
            }
            start = next_line(start + length);
        }
    }

    fn put(&mut self, first: u64, second: u64, at: u64, place: u64) {
        let gram = (first << CHARACTER_BITS) | second;
        self.occurrences.push((gram << (2 + DOCUMENT_BITS + PLACE_BITS)) | (at << PLACE_BITS) | place);
    }

    fn number(&mut self, character: char) -> u64 {
        let code = u32::from(character) as usize;
        let known = match self.numbers.get(code) {
            Some(number) => *number,
            None => self.further.get(&character).copied().unwrap_or_default(),
        };
        if known != 0 {
            return u64::from(known);
        }
        let number = self.characters.len() as u32;
        self.characters.push(character);
        self.seen.push(u64::MAX);
        match self.numbers.get_mut(code) {
            Some(place) => *place = number,
            None => {
                self.further.insert(character, number);
            }
        }
        u64::from(number)
    }

    fn piece(mut self, first: u32, shards: u32, tally: &Tally) -> Piece {
        self.occurrences.sort_unstable();
        let mut parts: Vec<Vec<(Gram, &[u64])>> = (0..PARTS).map(|_| Vec::new()).collect();
        let gram_of = |occurrence: u64| occurrence >> (2 + DOCUMENT_BITS + PLACE_BITS);
        for group in self.occurrences.chunk_by(|left, right| gram_of(*left) == gram_of(*right)) {
            let Some(number) = group.first().map(|occurrence| gram_of(*occurrence)) else { continue };
            let character = |number: u64| self.characters.get(number as usize).copied().unwrap_or(NOTHING);
            let gram = Gram {
                first: character(number >> CHARACTER_BITS),
                second: character(number & ((1 << CHARACTER_BITS) - 1)),
            };
            parts[part(gram, shards) as usize].push((gram, group));
        }
        let parts = parts.into_iter().enumerate().map(|(part, mut groups)| {
            groups.sort_unstable_by_key(|(gram, _)| *gram);
            tally.add(part, groups.iter().map(|(gram, group)| (*gram, sums(first, group))));
            let mut bytes = Vec::new();
            let mut before = NOTHING;
            for (gram, group) in groups {
                put_number(&mut bytes, u32::from(gram.first) - u32::from(before));
                put_number(&mut bytes, u32::from(gram.second));
                before = gram.first;
                bytes = put_group(bytes, group, gram.second != NOTHING);
            }
            bytes.into_boxed_slice()
        });
        Piece { first, parts: parts.collect() }
    }
}

/// The part of a piece that a gram belongs to: all grams of a file of lists are in the same.
pub(super) fn part(gram: Gram, shards: u32) -> u32 {
    gram.shard(shards) & (PARTS - 1)
}

fn document_of(occurrence: u64) -> u32 {
    ((occurrence >> PLACE_BITS) & ((1 << DOCUMENT_BITS) - 1)) as u32
}

fn class_of(occurrence: u64) -> usize {
    ((occurrence >> (PLACE_BITS + DOCUMENT_BITS)) & 3) as usize
}

fn place_of(occurrence: u64) -> u32 {
    (occurrence & ((1 << PLACE_BITS) - 1)) as u32
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

/// Writes where a gram occurs. Numbers of documents and of places are small here, so that fixed parameters do.
fn put_group(bytes: Vec<u8>, group: &[u64], has_places: bool) -> Vec<u8> {
    let mut writer = BitWriter::after(bytes);
    let classes: Vec<&[u64]> = group.chunk_by(|left, right| class_of(*left) == class_of(*right)).collect();
    let mask = classes.iter().fold(0, |mask, class| mask | (8 >> class_of(class[0])));
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
            if has_places {
                writer.gamma(document.len() as u32);
                let mut next = 0;
                for occurrence in document {
                    writer.rice(place_of(*occurrence) - next, 6);
                    next = place_of(*occurrence) + 1;
                }
            }
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
    pub(super) fn read(&mut self, into: &mut [Occurrences; CLASSES]) {
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
                if gram.second != NOTHING {
                    let places = reader.gamma();
                    occurrences.counts.push(places);
                    let mut next = 0;
                    for _ in 0..places {
                        let place = next + reader.rice(6);
                        next = place + 1;
                        occurrences.places.push(place);
                    }
                }
            }
        }
        self.place += reader.bytes_read();
        self.head(gram.first);
    }
}
