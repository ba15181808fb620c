//! Grams that always stand at the same distance from another.
//!
//! In texts that say アンケート again and again, ンケ stands wherever アン does, one place on. Of such grams one alone needs
//! lists.

use std::collections::HashMap;

use super::gram::{Gram, NOTHING};
use super::tally::{RARE, Sums};

/// How far an alias may lie from what it stands for.
const FARTHEST: u32 = 64;

/// A gram that occurs exactly where another does, some places further on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Alias {
    pub(super) of: Gram,
    pub(super) shift: u32,
}

/// The grams that need no lists, since another has the same. Rare ones are none: their lists are as short as the
/// name of another.
pub(super) fn aliases(sums: &[(Gram, Sums)]) -> HashMap<Gram, Alias> {
    let grams: Vec<(Gram, Sums)> = sums.iter().filter(|(_, sums)| sums.documents > RARE).copied().collect();
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
            aliases.insert(*gram, Alias { of, shift });
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
