//! A file of lists and the file of places beside it.

use super::alias::Alias;
use super::bits::{number, put_number};
use super::gram::{Gram, NOTHING};
use super::payload::Payload;
use super::room::Layout;
use super::tally::RARE;
use crate::address::search;

/// A payload of more bytes than this lies in a file of its own, so that whoever asks for another gram of the same file
/// need not fetch it too.
const OWN_FILE: usize = 1_500;

/// What the lowest bits of an entry tell: that the list lies in a file of its own, that another gram has the same
/// occurrences, that there are places, and that these lie in a file of their own.
const OWN_LIST: u32 = 1;
const ALIAS: u32 = 2;
const PLACES: u32 = 4;
const OWN_PLACES: u32 = 8;

/// A file of the index: its address and its bytes.
pub type File = (String, Vec<u8>);

/// What one file of lists holds, and the file of places beside it.
#[derive(Default)]
pub(super) struct Shard {
    entries: Vec<u8>,
    count: u32,
    before: Option<Gram>,
    lists: Vec<u8>,
    places: Vec<u8>,
}

impl Shard {
    /// Adds a gram; they are added in their order. What is large becomes a file of its own at once.
    pub(super) fn add<E>(
        &mut self,
        gram: Gram,
        payload: Payload,
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
            put_number(&mut self.entries, (shift << 4) | ALIAS);
            put_number(&mut self.entries, u32::from(of.first));
            put_number(&mut self.entries, u32::from(of.second));
            return Ok(());
        }
        let Payload { documents, list, places } = payload;
        let has_places = gram.second != NOTHING && documents > RARE;
        let mut kind = 0;
        if list.len() > OWN_FILE {
            kind |= OWN_LIST;
            put((search::list_of(&gram.name()), stamped(layout, &[&list])))?;
        } else {
            self.lists.extend(&list);
        }
        if has_places {
            kind |= PLACES;
            if places.len() > OWN_FILE {
                kind |= OWN_PLACES;
                put((search::places_of(&gram.name()), stamped(layout, &[&places])))?;
            } else {
                self.places.extend(&places);
            }
        }
        put_number(&mut self.entries, ((number(list.len())) << 4) | kind);
        if has_places {
            put_number(&mut self.entries, number(places.len()));
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
        if !self.places.is_empty() {
            files.push((search::places_of(&name), stamped(layout, &[&self.places])));
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
