//! One sheet of an .xls.

use super::budget::{self, Budget};
use super::cell::Content;
use super::number;
use super::settle::{Span, settle};
use super::sheet::{Position, Sheet};
use super::unreadable::Unreadable;
use super::xls::Workbook;
use super::xls_record::{Record, Records};

/// Reads a sheet's records up to its end.
pub(super) fn read(workbook: &Workbook, stream: &[u8], budget: &mut Budget) -> Result<Sheet, Unreadable> {
    let mut records = Records::of(stream);
    let mut sheet = Sheet::default();
    let (mut hidden_rows, mut hidden_columns): (Vec<Span>, Vec<Span>) = (Vec::new(), Vec::new());
    // A formula whose words come in a record of their own.
    let mut awaited: Option<Position> = None;
    // The sheet itself, and the charts in it.
    let mut depth = 0_usize;
    loop {
        let record = records.next_record()?;
        match record.kind {
            BEGIN => depth += 1,
            END if depth <= 1 => break,
            END => depth -= 1,
            _ if depth != 1 => {}
            ROW if record.u16(12)? & 0x20 != 0 => {
                let row = u32::from(record.u16(0)?);
                hidden_rows.push((row, row));
            }
            COLUMNS if record.u16(8)? & 1 != 0 => {
                hidden_columns.push((u32::from(record.u16(0)?), u32::from(record.u16(2)?)));
            }
            MERGED => {
                for index in 0..usize::from(record.u16(0)?) {
                    let edge = |place: usize| record.u16(2 + index * 8 + place * 2).map(u32::from);
                    let first = Position { row: edge(0)?, column: edge(2)? };
                    let last = Position { row: edge(1)?, column: edge(3)? };
                    budget.merge(&mut sheet, first, last)?;
                }
            }
            WORDS => {
                if let Some(position) = awaited.take() {
                    let words = workbook.writing.words(record, 0, 2)?;
                    budget.put(&mut sheet, position, budget::words(&words), true)?;
                }
            }
            NUMBERS => numbers(workbook, record, |position, content| {
                budget.put(&mut sheet, position, content, false)
            })?,
            FORMULA => {
                // The last one's words never came.
                if let Some(position) = awaited.take() {
                    budget.put(&mut sheet, position, Content::NotComputed, true)?;
                }
                let position = position(record)?;
                match formula(workbook, record)? {
                    Outcome::Is(content) => budget.put(&mut sheet, position, content, true)?,
                    Outcome::Follows => awaited = Some(position),
                    Outcome::Nothing => {}
                }
            }
            _ => {
                if let Some(content) = content(workbook, record)? {
                    budget.put(&mut sheet, position(record)?, content, false)?;
                }
            }
        }
    }
    if let Some(position) = awaited {
        budget.put(&mut sheet, position, Content::NotComputed, true)?;
    }
    settle(&mut sheet, hidden_rows, hidden_columns);
    Ok(sheet)
}

const BEGIN: u16 = 0x0809;
const END: u16 = 0x000A;
const ROW: u16 = 0x0208;
const COLUMNS: u16 = 0x007D;
const MERGED: u16 = 0x00E5;
const FORMULA: u16 = 0x0006;
/// The words that the formula before shows.
const WORDS: u16 = 0x0207;
/// Several numbers beside each other.
const NUMBERS: u16 = 0x00BD;

fn position(record: Record<'_>) -> Result<Position, Unreadable> {
    Ok(Position { row: record.u16(0)?.into(), column: record.u16(2)?.into() })
}

/// What a record holds that is one cell.
fn content(workbook: &Workbook, record: Record<'_>) -> Result<Option<Content>, Unreadable> {
    let number = |value| Ok(number::content(value, workbook.code(record.u16(4)?), workbook.is_1904));
    Ok(Some(match record.kind {
        0x00FD => {
            let words = workbook.shared.get(record.u32(6)? as usize);
            budget::words(words.ok_or_else(|| Unreadable::broken("words that are not there"))?)
        }
        0x0204 | 0x00D6 => budget::words(&workbook.writing.words(record, 6, 2)?),
        0x0203 => number(f64::from_le_bytes(record.bytes(6)?))?,
        0x027E => number(packed(record.u32(6)?))?,
        0x0205 => truth_or_mistake(record.u8(6)?, record.u8(7)? == 1),
        _ => return Ok(None),
    }))
}

/// Shows the numbers of a record that holds several.
fn numbers(
    workbook: &Workbook,
    record: Record<'_>,
    mut see: impl FnMut(Position, Content) -> Result<(), Unreadable>,
) -> Result<(), Unreadable> {
    let first = position(record)?;
    // The last two bytes are the last column.
    let count = record.data.len().saturating_sub(6) / 6;
    for (column, index) in (first.column..).zip(0..count) {
        let at = 4 + index * 6;
        let value = packed(record.u32(at + 2)?);
        let code = workbook.code(record.u16(at)?);
        see(Position { column, ..first }, number::content(value, code, workbook.is_1904))?;
    }
    Ok(())
}

/// A number in four bytes: thirty bits, whole or the beginning of a fraction, perhaps a hundredfold.
fn packed(bits: u32) -> f64 {
    let value = if bits & 2 == 2 {
        f64::from(bits.cast_signed() >> 2)
    } else {
        f64::from_bits(u64::from(bits & !3) << 32)
    };
    if bits & 1 == 1 { value / 100.0 } else { value }
}

/// What a formula came to.
enum Outcome {
    Is(Content),
    /// Words, in another record.
    Follows,
    /// Words without a letter.
    Nothing,
}

fn formula(workbook: &Workbook, record: Record<'_>) -> Result<Outcome, Unreadable> {
    let bytes: [u8; 8] = record.bytes(6)?;
    let [kind, _, value, .., 0xFF, 0xFF] = bytes else {
        let code = workbook.code(record.u16(4)?);
        let content = number::content(f64::from_le_bytes(bytes), code, workbook.is_1904);
        return Ok(Outcome::Is(content));
    };
    Ok(match kind {
        0 => Outcome::Follows,
        1 | 2 => Outcome::Is(truth_or_mistake(value, kind == 2)),
        _ => Outcome::Nothing,
    })
}

fn truth_or_mistake(value: u8, is_mistake: bool) -> Content {
    if !is_mistake {
        return Content::Truth(value != 0);
    }
    let mistake = match value {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2A => "#N/A",
        _ => "#VALUE!",
    };
    Content::Mistake(mistake.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_unpacked() {
        for (bits, expected) in [
            (0x3FF0_0000, "1"),
            (0x3FF0_0001, "0.01"),
            ((46_113 << 2) | 2, "46113"),
            (0xFFFF_FFFE, "-1"),
            ((12_345 << 2) | 3, "123.45"),
        ] {
            assert_eq!(packed(bits).to_string(), expected);
        }
    }
}
