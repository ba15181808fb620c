//! How large the files are that pages lead to.

use std::collections::BTreeMap;
use std::sync::{PoisonError, RwLock};

use super::Site;
use crate::address::data::DATA;
use crate::digest::Digest;

/// The sizes of the site's files that are no pages, as far as they are made. A page that tells a size is made after
/// the file; the preview, which makes nothing beforehand, finds sizes out.
#[derive(Debug, Default)]
pub struct Sizes {
    known: RwLock<BTreeMap<String, u64>>,
    /// Finds out how large a file would be that was not made.
    measure: Option<Measure>,
}

/// How large the file at an address would be, if the site has it.
pub type Measure = fn(&Site<'_>, &str) -> Option<u64>;

impl Sizes {
    /// Sizes that are found out when they are first asked for.
    pub fn measured(measure: Measure) -> Self {
        Self { known: RwLock::default(), measure: Some(measure) }
    }

    /// Notes how large a file is.
    pub fn note(&self, address: &str, size: u64) {
        self.known.write().unwrap_or_else(PoisonError::into_inner).insert(address.to_owned(), size);
    }

    /// The digest of the sizes that pages of several plans tell, as they tell them: those of the data sets.
    pub fn shown(&self) -> Digest {
        let sizes = self.known.read().unwrap_or_else(PoisonError::into_inner);
        let below = sizes.range(DATA.to_owned()..).take_while(|(address, _)| address.starts_with(DATA));
        Digest::of_value(&below.map(|(address, size)| (address, words(*size))).collect::<Vec<_>>())
    }

    /// How large the file at an address is, if it was made.
    pub fn known(&self, address: &str) -> Option<u64> {
        self.known.read().unwrap_or_else(PoisonError::into_inner).get(address).copied()
    }
}

impl Site<'_> {
    /// How large the file at an address is, if that is known or can be.
    pub(super) fn size(&self, address: &str) -> Option<u64> {
        self.sizes.known(address).or_else(|| {
            let size = self.sizes.measure?(self, address)?;
            self.sizes.note(address, size);
            Some(size)
        })
    }
}

/// A size as people read it, to two digits: `24 KB`, `1.2 MB`. So it seldom changes when a text does.
pub(super) fn words(bytes: u64) -> String {
    const UNITS: [&str; 4] = ["KB", "MB", "GB", "TB"];
    let mut unit = 0;
    // In tenths, rounded up: no file is smaller than it is told to be by more than it is read to be.
    let mut tenths = bytes.saturating_mul(10).div_ceil(1024);
    while tenths >= 9_995 && unit + 1 < UNITS.len() {
        tenths = tenths.div_ceil(1024);
        unit += 1;
    }
    let words = match tenths {
        0..100 if unit > 0 => format!("{}.{}", tenths / 10, tenths % 10),
        0..1_000 => tenths.div_ceil(10).to_string(),
        _ => (tenths.div_ceil(100) * 10).to_string(),
    };
    // The space does not break: a unit alone at the head of a line says nothing.
    format!("{words}\u{a0}{}", UNITS[unit])
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn sizes_are_told_to_two_digits() {
        for (bytes, told) in [
            (0, "0\u{a0}KB"),
            (1, "1\u{a0}KB"),
            (1024, "1\u{a0}KB"),
            (24_000, "24\u{a0}KB"),
            (100_000, "98\u{a0}KB"),
            (123_456, "130\u{a0}KB"),
            (1_000_000, "980\u{a0}KB"),
            (1_048_576, "1.0\u{a0}MB"),
            (1_300_000, "1.3\u{a0}MB"),
            (28_000_000, "27\u{a0}MB"),
            (140_000_000, "140\u{a0}MB"),
        ] {
            assert_eq!(words(bytes), told, "{bytes}");
        }
    }
}
