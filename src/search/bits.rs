//! Bits in a row, the most significant first, and the codes for numbers that the index is written in: Elias's gamma code
//! and Rice's codes.
#![expect(clippy::cast_possible_truncation, reason = "what is cut off was taken out by a mask or a shift")]

/// From so many ones on a quotient is written otherwise.
const MOST_ONES: u32 = 8;

/// Writes bits.
#[derive(Clone, Debug, Default)]
pub(super) struct BitWriter {
    bytes: Vec<u8>,
    /// The bits that are not among the bytes yet, in the lowest places.
    open: u64,
    /// How many these are; fewer than 32 between two calls.
    length: u32,
}

impl BitWriter {
    /// Forgets all, but keeps the room.
    pub(super) fn clear(&mut self) {
        self.bytes.clear();
        (self.open, self.length) = (0, 0);
    }

    /// How many bits were written, if it began with nothing.
    pub(super) fn bits(&self) -> u32 {
        number(self.bytes.len() * 8) + self.length
    }

    /// Writes into bytes that are there already.
    pub(super) fn after(bytes: Vec<u8>) -> Self {
        Self { bytes, open: 0, length: 0 }
    }

    /// Writes the lowest bits of a number, 32 at the most.
    #[inline]
    pub(super) fn put(&mut self, value: u32, bits: u32) {
        let mask = (1_u64 << bits) - 1;
        self.open = (self.open << bits) | (u64::from(value) & mask);
        self.length += bits;
        if self.length >= 32 {
            self.length -= 32;
            self.bytes.extend(((self.open >> self.length) as u32).to_be_bytes());
        }
    }

    /// Elias's gamma code of a number from 1.
    pub(super) fn gamma(&mut self, value: u32) {
        let bits = value.max(1).ilog2();
        self.put(0, bits);
        self.put(value.max(1) >> bits, 1);
        self.put(value, bits);
    }

    /// Rice's code: the quotient in ones, a zero, then the lowest bits.
    #[inline]
    pub(super) fn rice(&mut self, value: u32, parameter: u32) {
        let ones = value >> parameter;
        if ones + parameter < 32 {
            // Mostly all of it fits at once: ones, a zero, and the rest.
            let rest = value & ((1 << parameter) - 1);
            let head = ((1_u64 << ones) - 1) << (parameter + 1);
            self.put(head as u32 | rest, ones + 1 + parameter);
        } else {
            self.long_rice(value, parameter);
        }
    }

    #[cold]
    fn long_rice(&mut self, value: u32, parameter: u32) {
        let mut ones = value >> parameter;
        while ones >= 32 {
            self.put(u32::MAX, 32);
            ones -= 32;
        }
        self.put(u32::MAX, ones);
        self.put(0, 1);
        self.put(value, parameter);
    }

    /// Rice's code for numbers of which few are far larger than the others: behind a few ones the rest of the quotient
    /// is in gamma code.
    #[inline]
    pub(super) fn short_rice(&mut self, value: u32, parameter: u32) {
        let ones = value >> parameter;
        if ones < MOST_ONES {
            self.rice(value, parameter);
        } else {
            self.put(u32::MAX, MOST_ONES);
            self.gamma(ones - MOST_ONES + 1);
            self.put(value, parameter);
        }
    }

    /// Writes what another wrote, if that began with nothing.
    pub(super) fn append(&mut self, other: &Self) {
        for four in other.bytes.as_chunks().0 {
            self.put(u32::from_be_bytes(*four), 32);
        }
        self.put(other.open as u32, other.length);
    }

    /// Writes what can be read next.
    pub(super) fn copy(&mut self, reader: &mut BitReader<'_>, mut bits: u32) {
        while bits >= 32 {
            self.put(reader.take(32), 32);
            bits -= 32;
        }
        self.put(reader.take(bits), bits);
    }

    /// Fills the last byte up with zeros.
    pub(super) fn finish(mut self) -> Vec<u8> {
        let bytes = self.length.div_ceil(8);
        let filled = self.open << (bytes * 8 - self.length);
        self.bytes.extend_from_slice(&(filled as u32).to_be_bytes()[4 - bytes as usize..]);
        self.bytes
    }
}

/// Reads bits. After their end there are ones, so that no damaged count makes it read on for long.
#[derive(Clone, Debug)]
pub(super) struct BitReader<'a> {
    bytes: &'a [u8],
    place: usize,
    /// The bits that were taken from the bytes and not read yet, in the highest places.
    open: u64,
    length: u32,
}

impl<'a> BitReader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, place: 0, open: 0, length: 0 }
    }

    /// Sees to it that 32 bits can be read.
    fn fill(&mut self) {
        while self.length <= 32 {
            let four = self.bytes.get(self.place..).and_then(|rest| rest.first_chunk::<4>());
            if let Some(four) = four {
                self.open |= u64::from(u32::from_be_bytes(*four)) << (32 - self.length);
                self.place += 4;
                self.length += 32;
                return;
            }
            let byte = self.bytes.get(self.place).copied().unwrap_or(0xff);
            self.open |= u64::from(byte) << (56 - self.length);
            self.place += 1;
            self.length += 8;
        }
    }

    fn skip(&mut self, bits: u32) {
        self.open <<= bits;
        self.length -= bits;
    }

    /// The next bits, 32 at the most.
    pub(super) fn take(&mut self, bits: u32) -> u32 {
        if bits == 0 {
            return 0;
        }
        self.fill();
        let value = self.open >> (64 - bits);
        self.skip(bits);
        value as u32
    }

    pub(super) fn gamma(&mut self) -> u32 {
        self.fill();
        let zeros = self.open.leading_zeros().min(31);
        self.skip(zeros);
        self.take(zeros + 1)
    }

    pub(super) fn rice(&mut self, parameter: u32) -> u32 {
        let mut quotient = 0;
        loop {
            self.fill();
            let ones = self.open.leading_ones().min(32);
            quotient += ones;
            if ones < 32 {
                self.skip(ones + 1);
                break;
            }
            self.skip(32);
            if self.place > self.bytes.len() {
                break;
            }
        }
        (quotient << parameter) | self.take(parameter)
    }

    pub(super) fn short_rice(&mut self, parameter: u32) -> u32 {
        self.fill();
        let ones = self.open.leading_ones();
        if ones < MOST_ONES {
            self.skip(ones + 1);
            return (ones << parameter) | self.take(parameter);
        }
        self.skip(MOST_ONES);
        let ones = (self.gamma() - 1).saturating_add(MOST_ONES);
        (ones << parameter) | self.take(parameter)
    }

    /// How many bytes were begun.
    pub(super) fn bytes_read(&self) -> usize {
        self.place - (self.length / 8) as usize
    }
}

/// The parameter of Rice's code for the gaps between so many of so many numbers: near the best where they lie at random,
/// and known to whoever knows both counts.
pub(super) fn parameter(count: u32, of: u32) -> u32 {
    let mean = (u64::from(of) * 11 / 16) / u64::from(count.max(1));
    mean.max(1).ilog2()
}

/// A count as it is written. There are never so many of anything that it does not fit.
pub(super) fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// A number in as many groups of seven bits as it takes, the lowest first (LEB128).
pub(super) fn put_number(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        bytes.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// Reads such a number; zero after the end.
pub(super) fn take_number(bytes: &[u8], place: &mut usize) -> u32 {
    let mut number = 0;
    for shift in [0, 7, 14, 21, 28] {
        let byte = bytes.get(*place).copied().unwrap_or_default();
        *place += 1;
        number |= u32::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            break;
        }
    }
    number
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop};
    use proptest::{prop_assert_eq, proptest};

    use super::{BitReader, BitWriter, parameter, put_number, take_number};

    proptest! {
        #[test]
        fn what_is_written_is_read(values in prop::collection::vec((1_u32..2_000_000, 8_u32..20), 0..200), number in any::<u32>()) {
            let mut writer = BitWriter::default();
            for (value, parameter) in &values {
                writer.put(*value, 3);
                writer.gamma(*value);
                writer.rice(*value, *parameter);
                writer.short_rice(*value, *parameter / 3);
            }
            let mut twice = writer.clone();
            twice.append(&writer);
            prop_assert_eq!(twice.bits(), writer.bits() * 2);
            let bits = writer.bits();
            let bytes = writer.finish();
            let mut copied = BitWriter::default();
            copied.put(5, 3);
            copied.copy(&mut BitReader::new(&twice.finish()), bits);
            let copied = copied.finish();
            let mut from_copied = BitReader::new(&copied);
            prop_assert_eq!(from_copied.take(3), 5);
            let mut reader = BitReader::new(&bytes);
            for (value, parameter) in &values {
                prop_assert_eq!(reader.take(3), value & 7);
                prop_assert_eq!(reader.gamma(), *value);
                prop_assert_eq!(reader.rice(*parameter), *value);
                prop_assert_eq!(reader.short_rice(*parameter / 3), *value);
                prop_assert_eq!((from_copied.take(3), from_copied.gamma()), (value & 7, *value));
                prop_assert_eq!(from_copied.rice(*parameter), *value);
                prop_assert_eq!(from_copied.short_rice(*parameter / 3), *value);
            }
            prop_assert_eq!(reader.bytes_read(), bytes.len());
            let mut bytes = Vec::new();
            put_number(&mut bytes, number);
            let mut place = 0;
            prop_assert_eq!(take_number(&bytes, &mut place), number);
            prop_assert_eq!(place, bytes.len());
        }
    }

    #[test]
    fn bits_come_in_this_order() {
        let mut writer = BitWriter::default();
        writer.put(0b101, 3);
        writer.gamma(5);
        writer.rice(9, 2);
        assert_eq!(writer.finish(), [0b1010_0101, 0b1100_1000]);
    }

    #[test]
    fn the_parameter_follows_the_mean_gap() {
        assert_eq!(parameter(1, 1_024), 9);
        assert_eq!(parameter(512, 1_024), 0);
        assert_eq!(parameter(2_000, 1_024), 0);
    }
}
