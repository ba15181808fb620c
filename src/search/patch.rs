//! The index after an edit: the files of the grams that changed are made anew from what the last build remembered, and
//! all others stay.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use super::alias::{Alias, aliases};
use super::complete;
use super::document::CLASSES;
use super::folding::lines;
use super::gathering::{MOST_PLACES, next_line};
use super::gram::{Gram, NOTHING, stands_alone};
use super::head::Head;
use super::payload::Payload;
use super::room::Layout;
use super::shard::{File, Shard};
use super::tally::Sums;
use super::texts::Row;
use crate::digest::Digest;
use crate::settings::Kana;

/// A document whose words changed.
#[derive(Clone, Debug)]
pub struct Change {
    /// Its number.
    pub number: u32,
    /// Its words as they were indexed.
    pub before: Row,
    /// Its words as they are now.
    pub after: Row,
}

/// Where one document has a gram, by class.
type Within = [Vec<u32>; CLASSES];

/// What an edit changes.
#[derive(Debug)]
pub struct Patch {
    layout: Layout,
    head: Head,
    aliases: HashMap<Gram, Alias>,
    /// The documents in which a gram's occurrences changed, with those of now.
    changed: BTreeMap<Gram, Vec<(u32, Within)>>,
    /// The files of lists to be made anew.
    shards: BTreeSet<u32>,
}

impl Patch {
    /// Works out what changes. `head` is what the last build remembered, and `from` the digest of what the index will be
    /// made of.
    pub fn new(mut head: Head, layout: Layout, kana: Kana, changes: &[Change], from: Digest) -> Self {
        let mut grams: BTreeMap<Gram, Vec<(u32, Within)>> = BTreeMap::new();
        let mut sums: BTreeMap<Gram, Sums> = head.sums.iter().copied().collect();
        let old_aliases = aliases(&head.sums);
        for change in changes {
            let (mut before, after) = (grams_of(&change.before, kana), grams_of(&change.after, kana));
            for (gram, places) in after {
                let old = before.remove(&gram).unwrap_or_default();
                if old != places {
                    let known = sums.entry(gram).or_default();
                    known.subtract(sums_of(change.number, &old));
                    known.add(sums_of(change.number, &places));
                    grams.entry(gram).or_default().push((change.number, places));
                }
            }
            for (gram, old) in before {
                if let Some(known) = sums.get_mut(&gram) {
                    known.subtract(sums_of(change.number, &old));
                }
                grams.entry(gram).or_default().push((change.number, Within::default()));
            }
        }
        sums.retain(|_, sums| sums.documents > 0);
        head = Head { from, sums: sums.into_iter().collect() };
        let aliases = aliases(&head.sums);
        let others = old_aliases
            .keys()
            .chain(aliases.keys())
            .filter(|gram| old_aliases.get(gram) != aliases.get(gram));
        let shards = grams.keys().chain(others).map(|gram| gram.shard(layout.shards())).collect();
        Self { layout, head, aliases, changed: grams, shards }
    }

    /// The files that are made anew.
    pub fn touched(&self) -> Touched {
        Touched { layout: self.layout, shards: self.shards.clone() }
    }

    /// Makes the files anew. `recall` gives what was remembered of a file of lists; `None` where that cannot be had, and
    /// then the whole index has to be made. Returns what the next build is told of the whole.
    ///
    /// # Errors
    /// The first that handing over had.
    pub fn files<E: Send>(
        self,
        recall: impl Fn(u32) -> Option<Vec<u8>> + Sync,
        put: impl Fn(File) -> Result<(), E> + Sync,
        remember: impl Fn(u32, Vec<u8>) + Sync,
    ) -> Result<Option<Head>, E> {
        // Nothing is handed over before all of it is certain to be there.
        let recalled: Option<Vec<(u32, Vec<u8>)>> =
            self.shards.iter().map(|number| Some((*number, recall(*number)?))).collect();
        let Some(recalled) = recalled else { return Ok(None) };
        recalled.into_par_iter().try_for_each(|(number, bytes)| -> Result<(), E> {
            let grams = self.grams(number, &bytes);
            let (mut made, mut writer) = (Shard::default(), complete::Writer::default());
            for (gram, payload) in grams {
                writer.add(gram, &payload);
                made.add(gram, payload, self.aliases.get(&gram).copied(), self.layout, &put)?;
            }
            remember(number, writer.finish());
            made.files(number, self.layout).into_iter().try_for_each(&put)
        })?;
        Ok(Some(self.head))
    }

    /// The grams of a file of lists, with where they occur now.
    fn grams(&self, number: u32, recalled: &[u8]) -> BTreeMap<Gram, Payload> {
        let mut grams: BTreeMap<Gram, Payload> = complete::read(recalled).into_iter().collect();
        let shards = self.layout.shards();
        for (gram, documents) in self.changed.iter().filter(|(gram, _)| gram.shard(shards) == number) {
            let has_places = gram.second != NOTHING;
            let mut read = grams.remove(gram).unwrap_or_default().read(has_places, self.layout.size);
            for (document, places) in documents {
                for (class, places) in read.iter_mut().zip(places) {
                    let at = class.partition_point(|(number, _)| number < document);
                    if class.get(at).is_some_and(|(number, _)| number == document) {
                        class.remove(at);
                    }
                    if !places.is_empty() {
                        class.insert(at, (*document, places.clone()));
                    }
                }
            }
            if read.iter().any(|class| !class.is_empty()) {
                grams.insert(*gram, Payload::of(&read, has_places, self.layout.size));
            }
        }
        grams
    }
}

/// The files of lists and places that a patch makes anew, or that it leaves no reason for.
#[derive(Debug)]
pub struct Touched {
    layout: Layout,
    shards: BTreeSet<u32>,
}

impl Touched {
    /// Whether it holds the file at a path.
    pub fn holds(&self, path: &str) -> bool {
        let name = path.rsplit('/').next().and_then(|name| name.strip_suffix(".bin")).unwrap_or_default();
        let number = |text: &str| u32::from_str_radix(text, 16).ok();
        let shard = match name.split_once('-') {
            None => number(name),
            Some((first, second)) => {
                let character = |text: &str| number(text).and_then(char::from_u32);
                let gram = character(first).zip(character(second));
                gram.map(|(first, second)| Gram { first, second }.shard(self.layout.shards()))
            }
        };
        shard.is_none_or(|shard| self.shards.contains(&shard))
    }
}

/// The grams of a document, as a piece gathers them.
fn grams_of(row: &Row, kana: Kana) -> BTreeMap<Gram, Within> {
    let mut grams: BTreeMap<Gram, Within> = BTreeMap::new();
    for (class, text) in row.classes().into_iter().enumerate() {
        let mut start = 0;
        for line in lines(text, kana) {
            let mut previous = None;
            let mut length = 0;
            for character in line.chars() {
                let place = start + length;
                length += 1;
                if place >= MOST_PLACES {
                    previous = None;
                    continue;
                }
                if let Some(first) = previous {
                    let gram = Gram { first, second: character };
                    grams.entry(gram).or_default()[class].push(place - 1);
                }
                if stands_alone(character) {
                    let alone =
                        &mut grams.entry(Gram { first: character, second: NOTHING }).or_default()[class];
                    if alone.is_empty() {
                        alone.push(0);
                    }
                }
                previous = Some(character);
            }
            start = next_line(start + length);
        }
    }
    grams
}

fn sums_of(document: u32, places: &Within) -> Sums {
    let mut sums = Sums::default();
    for (class, places) in places.iter().enumerate().filter(|(_, places)| !places.is_empty()) {
        let combination = u64::from(document) * CLASSES as u64 + class as u64;
        sums.document(combination);
        for place in places {
            sums.place(combination, *place);
        }
    }
    sums
}
