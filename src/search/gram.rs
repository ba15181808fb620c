//! Pairs of characters that stand side by side, and single characters.

use super::folding::{WORD, is_latin};

/// Two characters side by side, or one alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Gram {
    pub(super) first: char,
    /// The character of none stands for nothing.
    pub(super) second: char,
}

/// Stands where a gram has no second character. Folded texts hold no control character but one.
pub(super) const NOTHING: char = '\0';

/// Into how many parts grams are divided: each is read by itself when the lists are made.
pub(super) const PARTS: u32 = 16;

impl Gram {
    /// The part that the gram belongs to: all grams of a file of lists are in the same.
    pub(super) fn part(self, shards: u32) -> u32 {
        self.shard(shards) & (PARTS - 1)
    }

    /// The file of lists that the gram belongs to, of a power of two of them.
    pub(super) fn shard(self, shards: u32) -> u32 {
        let first = u32::from(self.first).wrapping_mul(0x9e37_79b1);
        let second = u32::from(self.second).wrapping_mul(0x85eb_ca6b);
        let mut mixed = first ^ second;
        mixed ^= mixed >> 15;
        mixed = mixed.wrapping_mul(0x2c1b_3c6d);
        mixed ^= mixed >> 12;
        mixed & (shards - 1)
    }

    /// The name of a file of its own.
    pub(super) fn name(self) -> String {
        format!("{:x}-{:x}", u32::from(self.first), u32::from(self.second))
    }
}

/// Whether a character can be asked for alone: a Latin letter is always asked for with what stands before it.
pub(super) fn stands_alone(character: char) -> bool {
    character != WORD && character != ' ' && !is_latin(character)
}
