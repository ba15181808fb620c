//! The lists and the places of all grams, divided among files of about the same size, so that a query fetches few and
//! small ones however large the site is.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap, HashMap};

use super::alias::Alias;
use super::bits::number;
use super::complete;
use super::gram::{Gram, PARTS};
use super::payload::{Everywhere, Payload};
use super::piece::{PartReader, Piece};
use super::room::Layout;
use super::shard::{File, Shard};

/// The files of one part of the pieces, each handed over as it is ready.
pub(super) fn files<E>(
    pieces: &[Piece],
    part: usize,
    layout: Layout,
    aliases: &HashMap<Gram, Alias>,
    put: &(impl Fn(File) -> Result<(), E> + Sync),
    remember: &(impl Fn(u32, Vec<u8>) + Sync),
) -> Result<(), E> {
    let mut readers: Vec<PartReader<'_>> = pieces.iter().map(|piece| PartReader::new(piece, part)).collect();
    let next = |place: usize, reader: &PartReader<'_>| reader.gram.map(|gram| Reverse((gram, place)));
    let mut queue: BinaryHeap<_> =
        readers.iter().enumerate().filter_map(|(place, reader)| next(place, reader)).collect();
    // A file that holds nothing is there too: that nothing is found is told by it, and not by an error.
    let numbers = (number(part)..layout.shards()).step_by(PARTS as usize);
    let mut shards: BTreeMap<u32, (Shard, complete::Writer)> =
        numbers.map(|number| (number, Default::default())).collect();
    let mut occurrences: Everywhere = Default::default();
    while let Some(Reverse((gram, place))) = queue.pop() {
        readers[place].read(&mut occurrences);
        queue.extend(next(place, &readers[place]));
        if queue.peek().is_some_and(|Reverse((following, _))| *following == gram) {
            continue;
        }
        let (shard, writer) = shards.entry(gram.shard(layout.shards())).or_default();
        let payload = Payload::new(&occurrences, layout.size);
        writer.add(gram, &payload);
        shard.add(gram, payload, aliases.get(&gram).copied(), layout, put)?;
        for class in &mut occurrences {
            class.documents.clear();
            class.places.clear();
        }
    }
    for (number, (shard, writer)) in shards {
        remember(number, writer.finish());
        for (address, bytes) in shard.files(number, layout) {
            put((address, bytes))?;
        }
    }
    Ok(())
}
