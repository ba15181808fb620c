//! Where a gram occurs, as the files of the index have it.

use super::bits::{BitReader, BitWriter, number, parameter};
use super::document::CLASSES;
use super::occurrences::{Occurrences, put_places, take_places};

/// Where a gram occurs, class by class.
pub(super) type Everywhere = [Occurrences; CLASSES];

/// For each class the documents, and the places in each.
pub(super) type Read = [Vec<(u32, Vec<u32>)>; CLASSES];

/// The bytes that tell where a gram occurs.
#[derive(Debug, Default)]
pub(super) struct Payload {
    /// In how many combinations of document and class it occurs.
    pub(super) documents: u32,
    /// The list of documents of each class. Where more than half of all have the gram, those are listed that do not.
    pub(super) list: Vec<u8>,
    /// The places in each document, class by class.
    pub(super) places: Vec<u8>,
}

impl Payload {
    /// Of so many documents at the most.
    pub(super) fn new(everywhere: &Everywhere, room: u32) -> Self {
        let mut writer = BitWriter::default();
        let mut places = BitWriter::default();
        for class in everywhere {
            writer.put(u32::from(!class.documents.is_empty()), 1);
        }
        let mut documents = 0;
        for class in everywhere.iter().filter(|class| !class.documents.is_empty()) {
            let count = number(class.documents.len());
            documents += count;
            writer.gamma(count);
            if count > room / 2 {
                put_numbers(&mut writer, &others(&class.documents, room), room);
            } else {
                put_numbers(&mut writer, &class.documents, room);
            }
            places.append(&class.places);
        }
        Self { documents, list: writer.finish(), places: places.finish() }
    }

    /// Writes what was read, and maybe changed.
    pub(super) fn of(read: &Read, has_places: bool, room: u32) -> Self {
        let mut everywhere = Everywhere::default();
        for (place, (class, documents)) in everywhere.iter_mut().zip(read).enumerate() {
            for (document, places) in documents {
                class.documents.push(*document);
                if has_places {
                    put_places(&mut class.places, place, places.iter().copied());
                }
            }
        }
        Self::new(&everywhere, room)
    }

    /// Reads it. Of bytes that were damaged some other occurrences are read.
    pub(super) fn read(&self, has_places: bool, room: u32) -> Read {
        let mut lists = BitReader::new(&self.list);
        let mut places = BitReader::new(&self.places);
        let mask = lists.take(4);
        // Each place takes a bit at the least, so that no more are read than there can be.
        let mut most = number(self.places.len() * 8);
        std::array::from_fn(|class| {
            if mask & (8 >> class) == 0 {
                return Vec::new();
            }
            let documents = take_numbers(&mut lists, room);
            let with_places = documents.into_iter().map(|document| {
                let found = if has_places { take_places(&mut places, class, most) } else { Vec::new() };
                most -= number(found.len()).min(most);
                (document, found)
            });
            with_places.collect()
        })
    }
}

fn put_numbers(writer: &mut BitWriter, numbers: &[u32], room: u32) {
    let rice = parameter(number(numbers.len()), room);
    let mut next = 0;
    for number in numbers {
        writer.rice(number - next, rice);
        next = number + 1;
    }
}

fn take_numbers(reader: &mut BitReader<'_>, room: u32) -> Vec<u32> {
    let count = reader.gamma().min(room);
    let are_others = count > room / 2;
    let listed = if are_others { room - count } else { count };
    let rice = parameter(listed, room);
    let mut next = 0_u32;
    let numbers = (0..listed).map(|_| {
        let number = next.saturating_add(reader.rice(rice));
        next = number.saturating_add(1);
        number
    });
    let numbers: Vec<u32> = numbers.filter(|number| *number < room).collect();
    if are_others { others(&numbers, room) } else { numbers }
}

fn others(numbers: &[u32], room: u32) -> Vec<u32> {
    let mut others = Vec::new();
    let mut next = 0;
    for number in numbers {
        others.extend(next..*number);
        next = number + 1;
    }
    others.extend(next..room);
    others
}

#[cfg(test)]
mod tests {
    use super::{Payload, Read};

    #[test]
    fn what_is_written_is_read_however_often_a_gram_occurs() {
        let places = |document| (0..90).map(|place| place * 7 + document % 7).collect();
        let often = (0..7_000).map(|document| (document, places(document))).collect();
        let far = vec![(3, vec![0, 70_000, 500_000]), (9_999, vec![4_000])];
        let read: Read = [far, often, Vec::new(), vec![(12, vec![1])]];
        let payload = Payload::of(&read, true, 10_000);
        assert_eq!(payload.documents, 7_003);
        assert!(payload.read(true, 10_000) == read);
        let without: Read =
            read.map(|class| class.into_iter().map(|(number, _)| (number, Vec::new())).collect());
        assert!(Payload::of(&without, false, 10_000).read(false, 10_000) == without);
    }
}
