//! A file of lists and the file of places beside it.

use super::alias::Alias;
use super::bits::{number, put_number};
use super::complete::Everywhere;
use super::gram::{Gram, NOTHING};
use super::payload;
use super::room::Layout;
use super::tally::RARE;
use crate::address::search;

/// A payload of more bytes than this lies in a file of its own, so that whoever asks for another gram of the same file
/// need not fetch it too.
const OWN_FILE: usize = 1_500;

/// A file of the index: its address and its bytes.
pub type File = (String, Vec<u8>);

/// What one file of lists holds, and the file of places beside it.
#[derive(Default)]
pub(super) struct Shard {
    entries: Vec<u8>,
    count: u32,
    before: Option<Gram>,
    lists: Vec<u8>,
    place_sizes: Vec<u8>,
    places: Vec<u8>,
}

impl Shard {
    /// Adds a gram; they are added in their order. What is large becomes a file of its own at once.
    pub(super) fn add<E>(
        &mut self,
        gram: Gram,
        occurrences: &Everywhere,
        alias: Option<Alias>,
        layout: Layout,
        put: &impl Fn(File) -> Result<(), E>,
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
        let list = payload::list(occurrences, layout.size);
        let is_own = list.len() > OWN_FILE;
        let kind = u32::from(is_own) | (u32::from(has_places) << 2);
        put_number(&mut self.entries, ((number(list.len())) << 3) | kind);
        if is_own {
            put((search::list_of(&gram.name()), stamped(layout, &[&list])))?;
        } else {
            self.lists.extend(list);
        }
        if has_places {
            let places = payload::places(occurrences);
            let is_own = places.len() > OWN_FILE;
            put_number(&mut self.place_sizes, ((number(places.len())) << 1) | u32::from(is_own));
            if is_own {
                put((search::places_of(&gram.name()), stamped(layout, &[&places])))?;
            } else {
                self.places.extend(places);
            }
        }
        Ok(())
    }

    /// The files, once all grams are added.
    pub(super) fn files(self, number: u32, layout: Layout) -> Vec<File> {
        let name = format!("{number:x}");
        let mut count = Vec::new();
        put_number(&mut count, self.count);
        let mut files =
            vec![(search::list_of(&name), stamped(layout, &[&count, &self.entries, &self.lists]))];
        if !self.place_sizes.is_empty() {
            files.push((search::places_of(&name), stamped(layout, &[&self.place_sizes, &self.places])));
        }
        files
    }
}

fn stamped(layout: Layout, parts: &[&[u8]]) -> Vec<u8> {
    let mut bytes = layout.stamp.to_vec();
    for part in parts {
        bytes.extend_from_slice(part);
    }
    bytes
}
