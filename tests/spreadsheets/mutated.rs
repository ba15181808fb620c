//! Files that were damaged on their way: whatever is read of them, reading ends soon and never panics.

use std::io::{Cursor, Read};

use goalpress::spreadsheet::read;
use proptest::prelude::*;
use zip::ZipArchive;

use super::files::{compound, form, packed, table};

const OLD: &[u8] = include_bytes!("form.xls");
const LINES: &str = "部署,目標\n総務課,\"複数\n行の \"\"引用\"\"\"\n,a\n";

/// What is done to bytes: where, in parts of the whole, and what stands there afterwards.
type Damage = Vec<(f64, u8, Vec<u8>)>;

fn damage() -> impl Strategy<Value = Damage> {
    let pieces = [
        "\"",
        "<",
        "</c>",
        "<c r=\"XFD1048576\"><v>9</v></c>",
        "table:number-rows-repeated=\"1048576\"",
        "&#0;",
        "99999999999",
        "-1",
        "<row>",
        "<t>",
        "<![CDATA[",
        "<text:s text:c=\"9999999\"/>",
        "\u{0}\u{0}\u{0}\u{0}",
        "\u{7f}",
    ];
    let piece = prop_oneof![
        prop::sample::select(pieces.to_vec()).prop_map(|piece| piece.as_bytes().to_vec()),
        prop::collection::vec(any::<u8>(), 0..6),
    ];
    prop::collection::vec((0.0..1.0, 0_u8..12, piece), 1..4)
}

fn damaged(bytes: &[u8], damage: &Damage) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for (place, removed, added) in damage {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "a place in a small file"
        )]
        let start = (place * bytes.len() as f64) as usize;
        let end = (start + usize::from(*removed)).min(bytes.len());
        bytes.splice(start..end, added.iter().copied());
    }
    bytes
}

/// The parts of a packed folder.
fn parts(file: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = ZipArchive::new(Cursor::new(file)).unwrap();
    let count = zip.len();
    let part = |index| {
        let mut part = zip.by_index(index).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        (part.name().unwrap().into_owned(), bytes)
    };
    (0..count).map(part).collect()
}

/// A file with one of its parts damaged.
fn with_damaged_part(file: &[u8], which: usize, damage: &Damage) -> Vec<u8> {
    let mut parts = parts(file);
    let which = which % parts.len();
    parts[which].1 = damaged(&parts[which].1, damage);
    let parts: Vec<_> = parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    packed(&parts)
}

/// The records of an .xls.
fn records() -> Vec<u8> {
    let mut stream = Vec::new();
    cfb::CompoundFile::open(Cursor::new(OLD))
        .unwrap()
        .open_stream("/Workbook")
        .unwrap()
        .read_to_end(&mut stream)
        .unwrap();
    stream
}

const ROWS: &str = r#"<table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-spanned="2" office:value-type="string"><text:p>a<text:s text:c="2"/></text:p></table:table-cell><table:covered-table-cell/></table:table-row>"#;

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        let _ = read("a.csv", &bytes);
    }

    #[test]
    fn files_with_damaged_bytes(damage in damage()) {
        for file in [form(), table(ROWS), OLD.to_vec(), LINES.as_bytes().to_vec()] {
            let _ = read("a.xlsx", &damaged(&file, &damage));
        }
    }

    #[test]
    fn files_with_damaged_parts(which in 0_usize..100, damage in damage()) {
        for file in [form(), table(ROWS)] {
            let _ = read("a.xlsx", &with_damaged_part(&file, which, &damage));
        }
        let _ = read("a.xls", &compound("/Workbook", &damaged(&records(), &damage)));
    }
}

#[test]
fn files_that_end_too_soon_are_refused() {
    for file in [form(), table(ROWS), OLD.to_vec()] {
        for length in (8..file.len()).step_by(97) {
            assert!(read("a", &file[..length]).is_err(), "{length} of {}", file.len());
        }
    }
    let records = records();
    for length in (1..records.len() - 200).step_by(31) {
        assert!(read("a", &compound("/Workbook", &records[..length])).is_err(), "{length}");
    }
}
