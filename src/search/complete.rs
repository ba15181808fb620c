//! A file of lists as a build remembers it for the next one: with the places of every gram, so that it can be made anew
//! for an edit without the site's texts.

use super::bits::{BitReader, BitWriter, number, parameter, put_number, take_number};
use super::document::CLASSES;
use super::gram::{Gram, NOTHING};
use super::piece::Occurrences;

/// The parameter of Rice's code for places: most texts have some hundred characters.
const PLACES: u32 = 6;

/// Where one gram occurs, class by class.
pub(super) type Everywhere = [Occurrences; CLASSES];

/// Writes grams in their order.
#[derive(Debug, Default)]
pub(super) struct Writer {
    bytes: Vec<u8>,
}

impl Writer {
    /// Adds a gram.
    pub(super) fn add(&mut self, gram: Gram, everywhere: &Everywhere, room: u32) {
        put_number(&mut self.bytes, u32::from(gram.first));
        put_number(&mut self.bytes, u32::from(gram.second));
        let mut writer = BitWriter::after(std::mem::take(&mut self.bytes));
        for class in everywhere {
            writer.gamma(number(class.documents.len()) + 1);
            let rice = parameter(number(class.documents.len()), room);
            let mut next = 0;
            for number in &class.documents {
                writer.rice(number - next, rice);
                next = number + 1;
            }
            let mut places = class.places.iter();
            for count in &class.counts {
                writer.gamma(*count);
                let mut next = 0;
                for place in places.by_ref().take(*count as usize) {
                    writer.rice(place - next, PLACES);
                    next = place + 1;
                }
            }
        }
        self.bytes = writer.finish();
    }

    /// What was written.
    pub(super) fn finish(self) -> Vec<u8> {
        self.bytes
    }
}

/// Reads grams; of bytes that were damaged it reads some other grams, and ends.
pub(super) fn read(bytes: &[u8], room: u32) -> Vec<(Gram, Everywhere)> {
    let mut grams = Vec::new();
    let mut place = 0;
    while place < bytes.len() {
        let character = |code| char::from_u32(code).unwrap_or(NOTHING);
        let first = character(take_number(bytes, &mut place));
        let second = character(take_number(bytes, &mut place));
        let gram = Gram { first, second };
        let mut reader = BitReader::new(bytes.get(place..).unwrap_or_default());
        let everywhere = std::array::from_fn(|_| read_class(&mut reader, gram, room));
        place += reader.bytes_read();
        grams.push((gram, everywhere));
    }
    grams
}

fn read_class(reader: &mut BitReader<'_>, gram: Gram, room: u32) -> Occurrences {
    let mut class = Occurrences::default();
    let count = (reader.gamma() - 1).min(room);
    let rice = parameter(count, room);
    let mut next = 0_u32;
    for _ in 0..count {
        let number = next.saturating_add(reader.rice(rice));
        next = number.saturating_add(1);
        class.documents.push(number);
    }
    if gram.second == NOTHING {
        return class;
    }
    for _ in 0..count {
        let places = reader.gamma();
        class.counts.push(places);
        let mut next = 0_u32;
        for _ in 0..places {
            let place = next.saturating_add(reader.rice(PLACES));
            next = place.saturating_add(1);
            class.places.push(place);
        }
    }
    class
}
