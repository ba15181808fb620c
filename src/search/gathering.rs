//! Gathers where each gram of some documents occurs.
#![expect(
    clippy::cast_possible_truncation,
    reason = "fields of 64 bits are cut out by masks, and pieces are small"
)]

use std::collections::BTreeMap;

use super::document::CLASSES;
use super::gram::{Gram, NOTHING, stands_alone};

/// How many documents are gathered together at the most.
pub(super) const DOCUMENTS: usize = 512;

/// The words of one document by class, folded, line by line.
pub(super) type Words = [Vec<String>; CLASSES];

/// Lines begin at multiples of this, so that an edit within a line seldom moves the lines behind it.
const LINE: u32 = 32;

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

/// Occurrences that are being gathered.
#[derive(Debug)]
pub(super) struct Gathering {
    /// The numbers of characters of the basic plane, in the order of their first appearance; 0 where there is none yet.
    numbers: Vec<u32>,
    /// Those of the others.
    further: BTreeMap<char, u32>,
    characters: Vec<char>,
    /// For each character the last document and class that it was seen in alone.
    seen: Vec<u64>,
    occurrences: Vec<u64>,
}

impl Gathering {
    pub(super) fn new() -> Self {
        Self {
            numbers: vec![0; 0x1_0000],
            further: BTreeMap::new(),
            characters: vec![NOTHING],
            seen: vec![u64::MAX],
            occurrences: Vec::new(),
        }
    }

    /// Where each gram of some documents occurs: the grams in no order, and the occurrences of each in the order of class,
    /// document and place.
    pub(super) fn gather(&mut self, documents: &[Words]) -> Vec<(Gram, &[u64])> {
        for class in 0..CLASSES {
            for (place, words) in documents.iter().take(DOCUMENTS).enumerate() {
                self.class(place as u64, class as u64, &words[class]);
            }
        }
        let numbers = self.characters.len();
        let mut others = Vec::new();
        sort(&self.occurrences, &mut others, second_of, numbers);
        sort(&others, &mut self.occurrences, first_of, numbers);
        drop(others);
        let groups = self.occurrences.chunk_by(|left, right| gram_of(*left) == gram_of(*right));
        let character = |number: usize| self.characters.get(number).copied().unwrap_or(NOTHING);
        let gram = |occurrence| Gram {
            first: character(first_of(occurrence)),
            second: character(second_of(occurrence)),
        };
        groups.map(|group| (gram(group[0]), group)).collect()
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
}

/// Puts occurrences in the order of what `number` gives for each, below `numbers`; those of the same stay as they are.
fn sort(occurrences: &[u64], sorted: &mut Vec<u64>, number: impl Fn(u64) -> usize, numbers: usize) {
    let mut starts = vec![0; numbers + 1];
    for occurrence in occurrences {
        starts[number(*occurrence) + 1] += 1;
    }
    for at in 1..starts.len() {
        starts[at] += starts[at - 1];
    }
    sorted.resize(occurrences.len(), 0);
    for occurrence in occurrences {
        let at: &mut usize = &mut starts[number(*occurrence)];
        sorted[*at] = *occurrence;
        *at += 1;
    }
}

fn gram_of(occurrence: u64) -> u64 {
    occurrence >> (2 + DOCUMENT_BITS + PLACE_BITS)
}

fn first_of(occurrence: u64) -> usize {
    (occurrence >> (CHARACTER_BITS + 2 + DOCUMENT_BITS + PLACE_BITS)) as usize
}

fn second_of(occurrence: u64) -> usize {
    (occurrence >> (2 + DOCUMENT_BITS + PLACE_BITS) & ((1 << CHARACTER_BITS) - 1)) as usize
}

pub(super) fn document_of(occurrence: u64) -> u32 {
    ((occurrence >> PLACE_BITS) & ((1 << DOCUMENT_BITS) - 1)) as u32
}

pub(super) fn class_of(occurrence: u64) -> usize {
    ((occurrence >> (PLACE_BITS + DOCUMENT_BITS)) & 3) as usize
}

pub(super) fn place_of(occurrence: u64) -> u32 {
    (occurrence & ((1 << PLACE_BITS) - 1)) as u32
}
