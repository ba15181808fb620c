//! How often each gram occurs in the whole site, with sums over where it does. They are the same in whatever order the
//! plans are read, and grams that occur at the same places have the same.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use foldhash::fast::RandomState;

use super::bits::{put_number, take_number};
use super::gram::{Gram, PARTS};

/// How many combinations of document and class a pair occurs in at the most for which no places are kept: a query that
/// holds such a pair has so few candidates that their texts are looked at.
pub(super) const RARE: u32 = 10;

/// What is known of a gram as a whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sums {
    /// In how many combinations of document and class it occurs.
    pub(super) documents: u32,
    /// The sum over these.
    pub(super) document_sum: u64,
    /// The sum over its places.
    pub(super) place_sum: u64,
    /// The sum over the places behind them.
    pub(super) next_sum: u64,
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

    /// Adds those of other places.
    pub(super) fn add(&mut self, other: Self) {
        self.documents += other.documents;
        self.document_sum = self.document_sum.wrapping_add(other.document_sum);
        self.place_sum = self.place_sum.wrapping_add(other.place_sum);
        self.next_sum = self.next_sum.wrapping_add(other.next_sum);
    }
}

impl Sums {
    /// Takes those of some places away.
    pub(super) fn subtract(&mut self, other: Self) {
        self.documents = self.documents.saturating_sub(other.documents);
        self.document_sum = self.document_sum.wrapping_sub(other.document_sum);
        self.place_sum = self.place_sum.wrapping_sub(other.place_sum);
        self.next_sum = self.next_sum.wrapping_sub(other.next_sum);
    }

    /// Writes them.
    pub(super) fn put(&self, bytes: &mut Vec<u8>) {
        put_number(bytes, self.documents);
        for sum in [self.document_sum, self.place_sum, self.next_sum] {
            bytes.extend(sum.to_le_bytes());
        }
    }

    /// Reads them.
    pub(super) fn take(bytes: &[u8], place: &mut usize) -> Self {
        let documents = take_number(bytes, place);
        let mut sum = || {
            let read = bytes.get(*place..).and_then(|rest| rest.first_chunk::<8>());
            *place += 8;
            read.map_or(0, |read| u64::from_le_bytes(*read))
        };
        Self { documents, document_sum: sum(), place_sum: sum(), next_sum: sum() }
    }
}

/// Spreads a number over 64 bits (the finisher of `SplitMix64`).
fn mixed(number: u64) -> u64 {
    let mut mixed = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

/// The sums of all grams, filled from several threads.
#[derive(Debug)]
pub(super) struct Tally {
    parts: Vec<Mutex<HashMap<Gram, Sums, RandomState>>>,
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

    /// The sums of all grams, in their order.
    pub(super) fn into_sums(self) -> Vec<(Gram, Sums)> {
        let parts =
            self.parts.into_iter().map(|part| part.into_inner().unwrap_or_else(PoisonError::into_inner));
        let mut sums: Vec<(Gram, Sums)> = parts.flatten().collect();
        sums.sort_unstable_by_key(|(gram, _)| *gram);
        sums
    }
}
