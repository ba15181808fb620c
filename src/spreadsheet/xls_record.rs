//! The records of an .xls, and what goes on in the records after them.

use super::unreadable::Unreadable;

/// What a long record goes on in.
const CONTINUE: u16 = 0x003C;

/// A record.
#[derive(Clone, Copy)]
pub(super) struct Record<'a> {
    /// What it is.
    pub kind: u16,
    /// What it says.
    pub data: &'a [u8],
    /// What comes after it.
    following: &'a [u8],
}

/// Records, one after the other.
pub(super) struct Records<'a> {
    stream: &'a [u8],
}

impl<'a> Records<'a> {
    pub(super) fn of(stream: &'a [u8]) -> Self {
        Self { stream }
    }

    /// The next record. There is one always: a substream ends with a record that says so.
    pub(super) fn next_record(&mut self) -> Result<Record<'a>, Unreadable> {
        let record = first_record(self.stream).ok_or_else(|| Unreadable::broken("records without an end"))?;
        self.stream = record.following;
        Ok(record)
    }
}

fn first_record(stream: &[u8]) -> Option<Record<'_>> {
    let (kind, rest) = stream.split_first_chunk()?;
    let (length, rest) = rest.split_first_chunk()?;
    let (data, following) = rest.split_at_checked(usize::from(u16::from_le_bytes(*length)))?;
    Some(Record { kind: u16::from_le_bytes(*kind), data, following })
}

impl<'a> Record<'a> {
    /// Two bytes as a number.
    pub(super) fn u16(&self, at: usize) -> Result<u16, Unreadable> {
        Ok(u16::from_le_bytes(self.bytes(at)?))
    }

    /// Four bytes as a number.
    pub(super) fn u32(&self, at: usize) -> Result<u32, Unreadable> {
        Ok(u32::from_le_bytes(self.bytes(at)?))
    }

    /// A byte.
    pub(super) fn u8(&self, at: usize) -> Result<u8, Unreadable> {
        Ok(u8::from_le_bytes(self.bytes(at)?))
    }

    /// Some bytes.
    pub(super) fn bytes<const LENGTH: usize>(&self, at: usize) -> Result<[u8; LENGTH], Unreadable> {
        let bytes = self.data.get(at..).and_then(|rest| rest.first_chunk());
        bytes.copied().ok_or_else(|| Unreadable::broken(format!("record {:04X} is too short", self.kind)))
    }

    /// What the record says from a place on, with what it goes on in.
    pub(super) fn pieces(&self, at: usize) -> Pieces<'a> {
        Pieces { data: self.data.get(at..).unwrap_or_default(), following: self.following }
    }
}

/// A record and those that it goes on in.
pub(super) struct Pieces<'a> {
    data: &'a [u8],
    following: &'a [u8],
}

impl Pieces<'_> {
    /// Whether nothing is left.
    pub(super) fn is_at_end(&mut self) -> bool {
        self.data.is_empty() && !self.goes_on()
    }

    /// Goes on in the next record, where there is one that says something.
    fn goes_on(&mut self) -> bool {
        while let Some(record) = first_record(self.following).filter(|record| record.kind == CONTINUE) {
            (self.data, self.following) = (record.data, record.following);
            if !self.data.is_empty() {
                return true;
            }
        }
        false
    }

    /// The next byte.
    fn byte(&mut self) -> Result<u8, Unreadable> {
        if self.is_at_end() {
            return Err(Unreadable::broken("words without an end"));
        }
        let (byte, rest) =
            self.data.split_first().ok_or_else(|| Unreadable::broken("words without an end"))?;
        self.data = rest;
        Ok(*byte)
    }

    /// The next bytes as a number.
    pub(super) fn number(&mut self, bytes: u32) -> Result<usize, Unreadable> {
        let mut number = 0;
        for place in 0..bytes {
            number |= usize::from(self.byte()?) << (8 * place);
        }
        Ok(number)
    }

    /// Goes past some bytes.
    pub(super) fn skip(&mut self, mut length: usize) -> Result<(), Unreadable> {
        while length > 0 {
            if self.is_at_end() {
                return Err(Unreadable::broken("words without an end"));
            }
            let step = length.min(self.data.len());
            self.data = self.data.get(step..).unwrap_or_default();
            length -= step;
        }
        Ok(())
    }

    /// Some characters, of one byte or two each; every record says anew which.
    pub(super) fn characters(&mut self, count: usize, mut is_wide: bool) -> Result<String, Unreadable> {
        let mut units: Vec<u16> = Vec::new();
        while units.len() < count {
            if self.data.is_empty() {
                is_wide = self.byte()? & 1 == 1;
            }
            let needed = count - units.len();
            let width = if is_wide { 2 } else { 1 };
            let here = needed.min(self.data.len() / width);
            if here == 0 {
                return Err(Unreadable::broken("half a character"));
            }
            let (taken, rest) = self.data.split_at_checked(here * width).unwrap_or_default();
            self.data = rest;
            if is_wide {
                units.extend(taken.as_chunks().0.iter().map(|unit| u16::from_le_bytes(*unit)));
            } else {
                units.extend(taken.iter().map(|unit| u16::from(*unit)));
            }
        }
        Ok(String::from_utf16_lossy(&units))
    }
}
