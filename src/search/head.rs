//! What a build remembers of the index as a whole: of what it was made, and the sums of its grams.

use super::bits::{put_number, take_number};
use super::gram::{Gram, NOTHING};
use super::tally::Sums;
use crate::digest::Digest;

/// What a build remembers of the index as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// The digest of everything that the index was made of.
    pub from: Digest,
    /// The sums of all grams, in their order.
    pub(super) sums: Vec<(Gram, Sums)>,
}

impl Head {
    /// As bytes, which end with their digest.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = self.from.to_bytes().to_vec();
        for (gram, sums) in &self.sums {
            put_number(&mut bytes, u32::from(gram.first));
            put_number(&mut bytes, u32::from(gram.second));
            sums.put(&mut bytes);
        }
        let digest = Digest::of(&bytes).to_bytes();
        bytes.extend(digest);
        bytes
    }

    /// Reads it; `None` where it is not as it was written.
    pub fn read(bytes: &[u8], from: Digest) -> Option<Self> {
        let (bytes, digest) = bytes.split_last_chunk::<16>()?;
        let rest = bytes.strip_prefix(&from.to_bytes())?;
        if Digest::of(bytes).to_bytes() != *digest {
            return None;
        }
        let mut sums = Vec::new();
        let mut place = 0;
        while place < rest.len() {
            let character = |code| char::from_u32(code).unwrap_or(NOTHING);
            let first = character(take_number(rest, &mut place));
            let second = character(take_number(rest, &mut place));
            sums.push((Gram { first, second }, Sums::take(rest, &mut place)));
        }
        Some(Self { from, sums })
    }
}
