//! A file of lists as a build remembers it for the next one: with the places of every gram, so that it can be made anew
//! for an edit without the site's texts.

use super::bits::{number, put_number, take_number};
use super::gram::{Gram, NOTHING};
use super::payload::Payload;

/// Writes grams in their order.
#[derive(Debug, Default)]
pub(super) struct Writer {
    bytes: Vec<u8>,
}

impl Writer {
    /// Adds a gram.
    pub(super) fn add(&mut self, gram: Gram, payload: &Payload) {
        put_number(&mut self.bytes, u32::from(gram.first));
        put_number(&mut self.bytes, u32::from(gram.second));
        put_number(&mut self.bytes, payload.documents);
        for bytes in [&payload.list, &payload.places] {
            put_number(&mut self.bytes, number(bytes.len()));
            self.bytes.extend_from_slice(bytes);
        }
    }

    /// What was written.
    pub(super) fn finish(self) -> Vec<u8> {
        self.bytes
    }
}

/// Reads grams; of bytes that were damaged it reads some other grams, and ends.
pub(super) fn read(bytes: &[u8]) -> Vec<(Gram, Payload)> {
    let mut grams = Vec::new();
    let mut place = 0;
    while place < bytes.len() {
        let character = |code| char::from_u32(code).unwrap_or(NOTHING);
        let first = character(take_number(bytes, &mut place));
        let second = character(take_number(bytes, &mut place));
        let documents = take_number(bytes, &mut place);
        let mut part = || {
            let length = take_number(bytes, &mut place) as usize;
            let part = bytes.get(place..).map(|rest| &rest[..length.min(rest.len())]).unwrap_or_default();
            place = place.saturating_add(length);
            part.to_vec()
        };
        let (list, places) = (part(), part());
        grams.push((Gram { first, second }, Payload { documents, list, places }));
    }
    grams
}
