//! How often each gram occurs in the whole site, and whether two of them always stand at the same distance.
//!
//! In a text that says アンケート again and again, ンケ stands wherever アン does, one place on. Of such grams one alone
//! needs lists. To notice them, each gram has a sum over the places at which it occurs; sums do not depend on the order
//! in which the plans are read.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use super::gram::{Gram, NOTHING};
use super::piece::PARTS;

/// How many combinations of document and class a pair occurs in at the most for which no places are kept: a query that
/// holds such a pair has so few candidates that their texts are looked at.
pub(super) const RARE: u32 = 10;

/// How far an alias may lie from what it stands for.
const FARTHEST: usize = 64;

/// What is known of a gram as a whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sums {
    /// In how many combinations of document and class it occurs.
    pub(super) documents: u32,
    /// The sum over these.
    document_sum: u64,
    /// The sum over its places.
    place_sum: u64,
    /// The sum over the places behind them.
    next_sum: u64,
}

impl Sums {
    /// Counts a combination of document and class.
    pub(super) fn document(&mut self, document: u64) {
        self.documents += 1;
        self.document_sum = self.document_sum.wrapping_add(mixed(document));
    }

    /// Counts a place.
    pub(super) fn place(&mut self, document: u64, place: u32) {
        let at = |place: u32| mixed((document << 20) | u64::from(place));
        self.place_sum = self.place_sum.wrapping_add(at(place));
        self.next_sum = self.next_sum.wrapping_add(at(place + 1));
    }

    fn add(&mut self, other: Self) {
        self.documents += other.documents;
        self.document_sum = self.document_sum.wrapping_add(other.document_sum);
        self.place_sum = self.place_sum.wrapping_add(other.place_sum);
        self.next_sum = self.next_sum.wrapping_add(other.next_sum);
    }
}

/// Spreads a number over 64 bits (the finisher of SplitMix64).
fn mixed(number: u64) -> u64 {
    let mut mixed = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

/// The sums of all grams, filled from several threads.
#[derive(Debug)]
pub(super) struct Tally {
    parts: Vec<Mutex<HashMap<Gram, Sums>>>,
}

/// A gram that occurs exactly where another does, some places further on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Alias {
    pub(super) of: Gram,
    pub(super) shift: u32,
}

impl Tally {
    pub(super) fn new() -> Self {
        Self { parts: (0..PARTS).map(|_| Mutex::default()).collect() }
    }

    /// Adds the grams of a part of a piece.
    pub(super) fn add(&self, part: usize, grams: impl Iterator<Item = (Gram, Sums)>) {
        let Some(known) = self.parts.get(part) else { return };
        let mut known = known.lock().unwrap_or_else(PoisonError::into_inner);
        for (gram, sums) in grams {
            known.entry(gram).or_default().add(sums);
        }
    }

    /// The grams that need no lists, since another has the same. Rare ones are none: their lists are as short as the
    /// name of another.
    pub(super) fn aliases(self) -> HashMap<Gram, Alias> {
        let parts =
            self.parts.into_iter().map(|part| part.into_inner().unwrap_or_else(PoisonError::into_inner));
        let mut grams: Vec<(Gram, Sums)> =
            parts.flatten().filter(|(_, sums)| sums.documents > RARE).collect();
        grams.sort_unstable_by_key(|(gram, _)| *gram);
        let pairs = || grams.iter().filter(|(gram, _)| gram.second != NOTHING);
        let at: HashMap<u64, (Gram, Sums)> =
            pairs().map(|(gram, sums)| (sums.place_sum, (*gram, *sums))).collect();
        let mut before: HashMap<Gram, Gram> = HashMap::new();
        for (gram, sums) in pairs() {
            if let Some((next, found)) = at.get(&sums.next_sum)
                && next.first == gram.second
                && found.documents == sums.documents
            {
                before.insert(*next, *gram);
            }
        }
        let mut aliases: HashMap<Gram, Alias> = HashMap::new();
        for (gram, _) in pairs() {
            let mut of = *gram;
            let mut shift = 0;
            while let Some(found) = before.get(&of).filter(|_| shift < FARTHEST) {
                of = *found;
                shift += 1;
            }
            // What a long chain ends in may itself be an alias of what lies before it.
            let is_first = !before.contains_key(&of);
            if shift > 0 && is_first {
                aliases.insert(*gram, Alias { of, shift: shift as u32 });
            }
        }
        // A character alone is found where a pair is that it begins or ends and that occurs in the same documents.
        let mut same: HashMap<(u64, char), (Gram, u32)> = HashMap::new();
        for (gram, sums) in pairs() {
            same.entry((sums.document_sum, gram.first)).or_insert((*gram, 0));
            same.entry((sums.document_sum, gram.second)).or_insert((*gram, 1));
        }
        for (gram, sums) in grams.iter().filter(|(gram, _)| gram.second == NOTHING) {
            if let Some((pair, shift)) = same.get(&(sums.document_sum, gram.first)) {
                let alias = aliases.get(pair).copied().unwrap_or(Alias { of: *pair, shift: 0 });
                aliases.insert(*gram, Alias { of: alias.of, shift: alias.shift + shift });
            }
        }
        aliases
    }
}
