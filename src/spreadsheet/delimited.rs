//! Text with one line for each row: .csv and .tsv.

use std::io::Read;
use std::path::Path;

use super::book::Book;
use super::budget::{self, Budget};
use super::format::{Encoding, Format};
use super::limits;
use super::recognise;
use super::sheet::{Position, Sheet};
use super::unreadable::{Amount, Kind, Unreadable};

/// What fields may be separated by. Where two fit, the earlier is taken.
const DELIMITERS: [u8; 3] = [b',', b'\t', b';'];

/// How many rows are looked at to see which it is.
const ROWS_LOOKED_AT: usize = 50;

/// How many quotation marks without an end are looked for, each from the row it stands in; from the next on, no mark
/// quotes anything. Each costs one way through the rest of the text.
const STRAY_MARKS: usize = 16;

/// Reads the rows. The sheet is called as the file, without its extension.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Book, Unreadable> {
    let (text, encoding) = decode(bytes)?;
    recognise::text(&text)?;
    let text = if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text };
    // The fields of a line are held together, whether they hold something or not.
    let fields = |line: &str| memchr::memchr3_iter(b',', b'\t', b';', line.as_bytes()).count();
    if text.split('\n').any(|line| fields(line) > limits::CELLS) {
        return Err(Unreadable::too_much(Amount::Cells, limits::CELLS));
    }
    let delimiter = delimiter(&text);
    let stem = Path::new(name).file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let mut sheet = Sheet { name: stem.unwrap_or_default(), ..Sheet::default() };
    let mut budget = Budget::default();
    rows(&text, delimiter, |row, fields| {
        for (column, field) in (0..).zip(fields) {
            budget.put(&mut sheet, Position { row, column }, budget::words(field), false)?;
        }
        Ok(())
    })?;
    let format = Format::Csv { encoding, delimiter: char::from(delimiter) };
    Ok(Book { format, sheets: vec![sheet], ..Book::default() })
}

/// The text, without its mark.
fn decode(bytes: &[u8]) -> Result<(String, Encoding), Unreadable> {
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(bytes) {
        let (text, has_errors) = encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default());
        let known = if encoding == encoding_rs::UTF_8 { Encoding::Utf8 } else { Encoding::Utf16 };
        return if has_errors { Err(Unreadable::Encoding) } else { Ok((text.into_owned(), known)) };
    }
    // No text has such bytes, and a file of another sort soon has one.
    if bytes.contains(&0) {
        return Err(Unreadable::NotASpreadsheet { kind: Kind::Unknown });
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok((text.to_owned(), Encoding::Utf8));
    }
    match encoding_rs::SHIFT_JIS.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(text) => Ok((text.into_owned(), Encoding::Cp932)),
        None => Err(Unreadable::Encoding),
    }
}

/// What separates the fields: what gives most rows the same number of fields, and then what gives most fields.
fn delimiter(text: &str) -> u8 {
    let fit = |delimiter: u8| {
        let mut widths = Vec::new();
        let mut records = reader(text, delimiter, true).into_byte_records();
        while let Some(Ok(record)) = records.next() {
            widths.push(record.len());
            if widths.len() == ROWS_LOOKED_AT {
                break;
            }
        }
        let fit = |width: usize| (widths.iter().filter(|other| **other == width).count(), width);
        widths.iter().filter(|width| **width > 1).map(|width| fit(*width)).max().unwrap_or_default()
    };
    let mut best = (DELIMITERS[0], (0, 0));
    for delimiter in DELIMITERS {
        let fits = fit(delimiter);
        if fits > best.1 {
            best = (delimiter, fits);
        }
    }
    best.0
}

/// Shows every row with its number. A quotation mark that never ends quotes nothing: its line is read as it stands, and
/// the rest of the text as before.
fn rows(
    text: &str,
    delimiter: u8,
    mut see: impl FnMut(u32, &csv::StringRecord) -> Result<(), Unreadable>,
) -> Result<(), Unreadable> {
    let mut row = 0;
    let mut rest = text;
    for _ in 0..STRAY_MARKS {
        let Some(stray) = stray_mark(rest, delimiter)? else {
            return each_row(rest, delimiter, true, &mut row, &mut see);
        };
        let (right, wrong) = rest.split_at_checked(stray).unwrap_or((rest, ""));
        each_row(right, delimiter, true, &mut row, &mut see)?;
        let blank = wrong.len() - wrong.trim_start_matches('\n').len();
        let end =
            wrong.get(blank..).and_then(|line| line.find('\n')).map_or(wrong.len(), |end| blank + end + 1);
        let (line, after) = wrong.split_at_checked(end).unwrap_or((wrong, ""));
        each_row(line, delimiter, false, &mut row, &mut see)?;
        rest = after;
    }
    each_row(rest, delimiter, false, &mut row, &mut see)
}

/// Where the row begins in which a quotation mark opens and never closes.
fn stray_mark(text: &str, delimiter: u8) -> Result<Option<usize>, Unreadable> {
    // A last row of one character, which is a row of its own unless a mark before it is open.
    const LAST: &[u8] = b"\n\0";
    let mut reader = builder(delimiter, true).from_reader(text.as_bytes().chain(LAST));
    let mut record = csv::ByteRecord::new();
    let mut last = (0, false);
    while reader.read_byte_record(&mut record).map_err(Unreadable::broken)? {
        let start = record.position().map_or(0, csv::Position::byte);
        let is_own = record.len() == 1 && record.get(0) == Some(b"\0");
        last = (usize::try_from(start).unwrap_or(usize::MAX), is_own);
    }
    Ok((!last.1).then_some(last.0))
}

/// Shows the rows of a piece of text. Empty lines are rows too.
fn each_row(
    text: &str,
    delimiter: u8,
    has_quotes: bool,
    row: &mut u32,
    see: &mut impl FnMut(u32, &csv::StringRecord) -> Result<(), Unreadable>,
) -> Result<(), Unreadable> {
    let mut reader = reader(text, delimiter, has_quotes);
    let mut record = csv::StringRecord::new();
    let mut before = 0;
    while reader.read_record(&mut record).map_err(Unreadable::broken)? {
        let from = text.get(before..).unwrap_or_default();
        let blank = from.len() - from.trim_start_matches('\n').len();
        *row = row.saturating_add(u32::try_from(blank).unwrap_or(u32::MAX));
        see(*row, &record)?;
        *row = row.saturating_add(1);
        before = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
    }
    let left = text.get(before..).unwrap_or_default().len();
    *row = row.saturating_add(u32::try_from(left).unwrap_or(u32::MAX));
    Ok(())
}

fn reader(text: &str, delimiter: u8, has_quotes: bool) -> csv::Reader<&[u8]> {
    builder(delimiter, has_quotes).from_reader(text.as_bytes())
}

fn builder(delimiter: u8, has_quotes: bool) -> csv::ReaderBuilder {
    let mut builder = csv::ReaderBuilder::new();
    builder.has_headers(false).flexible(true).delimiter(delimiter).quoting(has_quotes);
    builder
}

#[cfg(test)]
mod tests {
    use super::super::cell::Content;
    use super::*;

    fn cells(bytes: &[u8]) -> Vec<(u32, u32, String)> {
        let book = read("目標.csv", bytes).unwrap();
        assert_eq!(book.sheets.len(), 1);
        let cells = book.sheets[0].cells.iter();
        cells
            .map(|(position, cell)| match &cell.content {
                Content::Words(words) => (position.row, position.column, words.clone()),
                other => panic!("{other:?}"),
            })
            .collect()
    }

    fn is(bytes: &[u8], expected: &[(u32, u32, &str)]) {
        let found = cells(bytes);
        let found: Vec<_> =
            found.iter().map(|(row, column, words)| (*row, *column, words.as_str())).collect();
        assert_eq!(found, expected, "{}", String::from_utf8_lossy(bytes));
    }

    #[test]
    fn rows_and_fields_have_their_places() {
        is(
            b"a,b\nc\n\n\nd,e,f",
            &[(0, 0, "a"), (0, 1, "b"), (1, 0, "c"), (4, 0, "d"), (4, 1, "e"), (4, 2, "f")],
        );
        is(b"\r\n\r\na,b\r\n\r\n,c\r\n", &[(2, 0, "a"), (2, 1, "b"), (4, 1, "c")]);
        is(b"a\rb\r", &[(0, 0, "a"), (1, 0, "b")]);
        is(b"a,  ,\xE3\x80\x80, b ", &[(0, 0, "a"), (0, 3, " b ")]);
    }

    #[test]
    fn the_delimiter_is_what_makes_even_rows() {
        is(b"a\tb,c\nd\te", &[(0, 0, "a"), (0, 1, "b,c"), (1, 0, "d"), (1, 1, "e")]);
        is(
            b"a;b;c,d\ne;f;g",
            &[(0, 0, "a"), (0, 1, "b"), (0, 2, "c,d"), (1, 0, "e"), (1, 1, "f"), (1, 2, "g")],
        );
        is(b"a;b,c\nd,e;f", &[(0, 0, "a;b"), (0, 1, "c"), (1, 0, "d"), (1, 1, "e;f")]);
    }

    #[test]
    fn quotes_hold_breaks_and_stray_ones_lose_nothing() {
        is(
            b"\"a\r\nb\",\"c \"\"d\"\"\"\ne,f",
            &[(0, 0, "a\nb"), (0, 1, "c \"d\""), (1, 0, "e"), (1, 1, "f")],
        );
        is(b"a \"b\" c,d", &[(0, 0, "a \"b\" c"), (0, 1, "d")]);
        is(b"\"c,d\ne,f\n\"g,h\ni,j", &[(0, 0, "c,d\ne,f\ng"), (0, 1, "h"), (1, 0, "i"), (1, 1, "j")]);
        is(
            b"a,b\n\n\"c,d\ne,f",
            &[(0, 0, "a"), (0, 1, "b"), (2, 0, "\"c"), (2, 1, "d"), (3, 0, "e"), (3, 1, "f")],
        );
    }

    #[test]
    fn many_stray_marks_lose_nothing() {
        let text = "\"x\" y,\"z\n".repeat(100);
        let found = cells(text.as_bytes());
        let letters: usize = found.iter().map(|(.., words)| words.matches(['x', 'y', 'z']).count()).sum();
        assert_eq!(letters, 300);
    }

    #[test]
    fn encodings_are_recognised() {
        let text = "部署,目標\n総務課,髙い①";
        let expected = [(0, 0, "部署"), (0, 1, "目標"), (1, 0, "総務課"), (1, 1, "髙い①")];
        let marked = |mark: &[u8], units: &dyn Fn(u16) -> [u8; 2]| {
            [mark.to_vec(), text.encode_utf16().flat_map(units).collect()].concat()
        };
        is(text.as_bytes(), &expected);
        is(&[b"\xEF\xBB\xBF", text.as_bytes()].concat(), &expected);
        is(&marked(b"\xFF\xFE", &u16::to_le_bytes), &expected);
        is(&marked(b"\xFE\xFF", &u16::to_be_bytes), &expected);
        is(&encoding_rs::SHIFT_JIS.encode(text).0, &expected);
        assert_eq!(read("a.csv", b"\xFF\xC0\xC1").unwrap_err(), Unreadable::Encoding);
    }
}
