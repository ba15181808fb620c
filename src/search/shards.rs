//! The lists and the places of all grams, divided among files of about the same size, so that a query fetches few and
//! small ones however large the site is.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap, HashMap};

use super::bits::put_number;
use super::document::CLASSES;
use super::gram::{Gram, NOTHING};
use super::payload;
use super::piece::{Occurrences, PartReader, Piece};
use super::room::Rooms;
use super::tally::{Alias, RARE};
use crate::address::search;

/// A payload of more bytes than this lies in a file of its own, so that whoever asks for another gram of the same file
/// need not fetch it too.
const OWN_FILE: usize = 1_500;

/// A file of the index: its address and its bytes.
pub type File = (String, Vec<u8>);

/// What one file of lists holds, and the file of places beside it.
#[derive(Default)]
struct Shard {
    entries: Vec<u8>,
    count: u32,
    before: Option<Gram>,
    lists: Vec<u8>,
    place_sizes: Vec<u8>,
    places: Vec<u8>,
}

/// The files of one part of the pieces, each handed over as it is ready.
pub(super) fn files<E>(
    pieces: &[Piece],
    part: usize,
    rooms: &Rooms,
    aliases: &HashMap<Gram, Alias>,
    mut put: impl FnMut(File) -> Result<(), E>,
) -> Result<(), E> {
    let mut readers: Vec<PartReader<'_>> = pieces.iter().map(|piece| PartReader::new(piece, part)).collect();
    let next = |place: usize, reader: &PartReader<'_>| reader.gram.map(|gram| Reverse((gram, place)));
    let mut queue: BinaryHeap<_> =
        readers.iter().enumerate().filter_map(|(place, reader)| next(place, reader)).collect();
    let mut shards: BTreeMap<u32, Shard> = BTreeMap::new();
    let mut occurrences: [Occurrences; CLASSES] = Default::default();
    while let Some(Reverse((gram, place))) = queue.pop() {
        readers[place].read(&mut occurrences);
        queue.extend(next(place, &readers[place]));
        if queue.peek().is_some_and(|Reverse((following, _))| *following == gram) {
            continue;
        }
        let shard = shards.entry(gram.shard(rooms.shards())).or_default();
        shard.add(gram, &occurrences, aliases.get(&gram).copied(), rooms, &mut put)?;
        for class in &mut occurrences {
            class.documents.clear();
            class.counts.clear();
            class.places.clear();
        }
    }
    for (number, shard) in shards {
        for (address, bytes) in shard.files(number, rooms) {
            put((address, bytes))?;
        }
    }
    Ok(())
}

impl Shard {
    fn add<E>(
        &mut self,
        gram: Gram,
        occurrences: &[Occurrences; CLASSES],
        alias: Option<Alias>,
        rooms: &Rooms,
        put: &mut impl FnMut(File) -> Result<(), E>,
    ) -> Result<(), E> {
        let (first, second) = (u32::from(gram.first), u32::from(gram.second));
        let before = self.before.unwrap_or(Gram { first: NOTHING, second: NOTHING });
        put_number(&mut self.entries, first - u32::from(before.first));
        let is_same = self.before.is_some() && before.first == gram.first;
        put_number(&mut self.entries, if is_same { second - u32::from(before.second) } else { second });
        self.before = Some(gram);
        self.count += 1;
        if let Some(Alias { of, shift }) = alias {
            put_number(&mut self.entries, (shift << 3) | 2);
            put_number(&mut self.entries, u32::from(of.first));
            put_number(&mut self.entries, u32::from(of.second));
            return Ok(());
        }
        let has_places = gram.second != NOTHING && payload::documents(occurrences) > RARE as usize;
        let list = payload::list(occurrences, rooms.size);
        let is_own = list.len() > OWN_FILE;
        let kind = u32::from(is_own) | (u32::from(has_places) << 2);
        put_number(&mut self.entries, ((list.len() as u32) << 3) | kind);
        if is_own {
            put((search::list_of(&gram.name()), stamped(rooms, &[&list])))?;
        } else {
            self.lists.extend(list);
        }
        if has_places {
            let places = payload::places(occurrences);
            let is_own = places.len() > OWN_FILE;
            put_number(&mut self.place_sizes, ((places.len() as u32) << 1) | u32::from(is_own));
            if is_own {
                put((search::places_of(&gram.name()), stamped(rooms, &[&places])))?;
            } else {
                self.places.extend(places);
            }
        }
        Ok(())
    }

    fn files(self, number: u32, rooms: &Rooms) -> Vec<File> {
        let name = format!("{number:x}");
        let mut count = Vec::new();
        put_number(&mut count, self.count);
        let mut files = vec![(search::list_of(&name), stamped(rooms, &[&count, &self.entries, &self.lists]))];
        if !self.place_sizes.is_empty() {
            files.push((search::places_of(&name), stamped(rooms, &[&self.place_sizes, &self.places])));
        }
        files
    }
}

fn stamped(rooms: &Rooms, parts: &[&[u8]]) -> Vec<u8> {
    let mut bytes = rooms.stamp.to_vec();
    parts.iter().for_each(|part| bytes.extend_from_slice(part));
    bytes
}
