//! The words of an .xls.

use encoding_rs::Encoding;

use super::limits;
use super::unreadable::{Amount, Unreadable};
use super::xls_record::{Pieces, Record};

/// How a version of the format writes words.
#[derive(Clone, Copy)]
pub(super) enum Writing {
    /// From 1997 on: characters of Unicode, of one byte or two.
    Unicode,
    /// Before: bytes in the encoding of the machine.
    Bytes(&'static Encoding),
}

impl Writing {
    /// Words whose length is said before them, in one byte or two.
    pub(super) fn words(
        self,
        record: Record<'_>,
        at: usize,
        bytes_of_length: u32,
    ) -> Result<String, Unreadable> {
        let mut pieces = record.pieces(at);
        let length = pieces.number(bytes_of_length)?;
        match self {
            Self::Unicode if length == 0 => Ok(String::new()),
            Self::Unicode => {
                let flags = pieces.number(1)?;
                pieces.characters(length, flags & 1 == 1)
            }
            Self::Bytes(encoding) => {
                let mut bytes = Vec::new();
                for _ in 0..length {
                    bytes.push(u8::try_from(pieces.number(1)?).unwrap_or_default());
                }
                Ok(encoding.decode_without_bom_handling(&bytes).0.into_owned())
            }
        }
    }

    /// The encoding that a number stands for.
    pub(super) fn of_code_page(code_page: u16) -> Self {
        Self::Bytes(match code_page {
            // The Macintosh had its own number.
            932 | 10_001 => encoding_rs::SHIFT_JIS,
            936 => encoding_rs::GBK,
            950 => encoding_rs::BIG5,
            65_001 => encoding_rs::UTF_8,
            other => Encoding::for_label(format!("windows-{other}").as_bytes())
                .unwrap_or(encoding_rs::WINDOWS_1252),
        })
    }
}

/// All words that cells refer to by their number, without phonetic guides and fonts.
pub(super) fn shared(record: Record<'_>) -> Result<Vec<String>, Unreadable> {
    let count = record.u32(4)? as usize;
    if count > limits::CELLS {
        return Err(Unreadable::too_much(Amount::Cells, limits::CELLS));
    }
    let mut pieces = record.pieces(8);
    let mut shared = Vec::new();
    while shared.len() < count && !pieces.is_at_end() {
        shared.push(rich(&mut pieces)?);
    }
    Ok(shared)
}

/// Words with fonts and phonetic guides after them, both of which are gone past.
fn rich(pieces: &mut Pieces<'_>) -> Result<String, Unreadable> {
    let length = pieces.number(2)?;
    let flags = pieces.number(1)?;
    let fonts = if flags & 8 == 8 { pieces.number(2)? } else { 0 };
    let guides = if flags & 4 == 4 { pieces.number(4)? } else { 0 };
    let words = pieces.characters(length, flags & 1 == 1)?;
    pieces.skip(fonts * 4)?;
    pieces.skip(guides)?;
    Ok(words)
}
