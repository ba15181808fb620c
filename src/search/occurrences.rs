//! Where a gram occurs in one class of words.

use super::bits::{BitReader, BitWriter, number};
use super::document::CLASSES;

/// The parameters of the codes for places, class by class. Titles are short, and other texts have some hundred
/// characters. That they are the same for every gram lets what was written for some documents be copied for all.
const PLACES: [u32; CLASSES] = [3, 6, 6, 4];

/// Documents, and the places in each, which are written already: the documents' own behind one another.
#[derive(Debug, Default)]
pub(super) struct Occurrences {
    pub(super) documents: Vec<u32>,
    pub(super) places: BitWriter,
}

/// Writes the places of a gram in one document's words of a class.
pub(super) fn put_places(writer: &mut BitWriter, class: usize, places: impl ExactSizeIterator<Item = u32>) {
    writer.gamma(number(places.len()));
    let mut next = 0;
    for place in places {
        writer.short_rice(place - next, PLACES[class]);
        next = place + 1;
    }
}

/// Reads them. Of damaged bits it reads some others, and no more than there can be.
pub(super) fn take_places(reader: &mut BitReader<'_>, class: usize, most: u32) -> Vec<u32> {
    let count = reader.gamma().min(most);
    let mut next = 0_u32;
    let place = |_| {
        let place = next.saturating_add(reader.short_rice(PLACES[class]));
        next = place.saturating_add(1);
        place
    };
    (0..count).map(place).collect()
}
