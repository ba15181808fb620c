//! Files that are no spreadsheets, and files that are made to exhaust the machine. Each is refused soon, with the
//! reason.

use std::fmt::Write;

use goalpress::spreadsheet::{Amount, Kind, OtherFormat, Position, Unreadable};

use super::files::{compound, old_workbook, packed, record, rows, table, workbook};
use super::{book, refusal};

fn is_too_much(bytes: &[u8], expected: Amount) {
    let refusal = refusal(bytes);
    assert!(
        matches!(refusal, Unreadable::TooMuch { of, .. } if of == expected),
        "{refusal:?}, not {expected:?}"
    );
}

fn is_broken(bytes: &[u8]) {
    let refusal = refusal(bytes);
    assert!(matches!(refusal, Unreadable::Broken { .. }), "{refusal:?}");
}

#[test]
fn what_is_no_spreadsheet_is_told_by_its_kind() {
    let no_text = "application/vnd.oasis.opendocument.text";
    for (kind, bytes) in [
        (Kind::Pdf, b"%PDF-1.7\n%\xE2\xE3".to_vec()),
        (Kind::Image, b"\x89PNG\r\n\x1A\n\0\0".to_vec()),
        (Kind::Image, b"\xFF\xD8\xFF\xE0".to_vec()),
        (Kind::Html, b"<html><body><table><tr><td>1</td></tr></table>".to_vec()),
        (Kind::Html, b"\xEF\xBB\xBF\r\n<!DOCTYPE HTML>".to_vec()),
        (Kind::Html, b"MIME-Version: 1.0\r\nX-Document-Type: Workbook".to_vec()),
        (Kind::Xml, b"<?xml version=\"1.0\"?><goals/>".to_vec()),
        (Kind::TextDocument, b"{\\rtf1".to_vec()),
        (Kind::TextDocument, packed(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w/>")])),
        (Kind::TextDocument, packed(&[("mimetype", no_text.as_bytes())])),
        (Kind::TextDocument, compound("/WordDocument", b"x")),
        (Kind::Presentation, packed(&[("ppt/presentation.xml", b"<p/>")])),
        (Kind::Presentation, compound("/PowerPoint Document", b"x")),
        (Kind::Archive, packed(&[("photo.jpg", b"x")])),
        (Kind::Archive, b"7z\xBC\xAF\x27\x1C".to_vec()),
        (Kind::Unknown, b"\x7FELF\0\0\0".to_vec()),
        (Kind::Unknown, compound("/Else", b"x")),
    ] {
        assert_eq!(
            refusal(&bytes),
            Unreadable::NotASpreadsheet { kind },
            "{}",
            String::from_utf8_lossy(&bytes)
        );
    }
}

#[test]
fn spreadsheets_of_other_formats_are_told_by_their_format() {
    let binary =
        b"<Types><Override ContentType=\"application/vnd.ms-excel.sheet.binary.macroEnabled.main\"/></Types>";
    let flat = b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>";
    for (format, bytes) in [
        (OtherFormat::Xlsb, packed(&[("[Content_Types].xml", binary), ("xl/workbook.bin", b"x")])),
        (OtherFormat::FlatXml, flat.to_vec()),
        (OtherFormat::EarlyXls, b"\x09\x04\x06\x00\x00\x00\x10\x00".to_vec()),
        (OtherFormat::Numbers, packed(&[("Index/Document.iwa", b"x")])),
    ] {
        assert_eq!(refusal(&bytes), Unreadable::OtherFormat { format });
    }
}

#[test]
fn nothing_is_empty_and_a_password_is_one() {
    assert_eq!(refusal(b""), Unreadable::Empty);
    assert_eq!(refusal(&compound("/EncryptedPackage", b"x")), Unreadable::PasswordProtected);
    assert!(book("a.csv", b"\n").sheets[0].cells.is_empty());
}

#[test]
fn bombs_are_counted_while_they_are_unpacked() {
    let mut file = packed(&[("xl/media/a.png", &vec![0; (256 << 20) + 1])]);
    assert!(file.len() < 1 << 20);
    is_too_much(&file, Amount::UnpackedBytes);
    // A size that is a lie is no size. It stands 24 bytes after the beginning of the entry in the list of parts.
    let entry = file.windows(4).rposition(|bytes| bytes == b"PK\x01\x02").unwrap();
    file[entry + 24..entry + 28].copy_from_slice(&10_u32.to_le_bytes());
    let lie = refusal(&file);
    assert_eq!(lie, Unreadable::NotASpreadsheet { kind: Kind::Archive });
}

#[test]
fn a_file_of_too_many_parts_or_bytes_is_not_opened() {
    let many: Vec<_> = (0..20_001).map(|number| number.to_string()).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|name| (name.as_str(), &b""[..])).collect();
    is_too_much(&packed(&many), Amount::Parts);
    is_too_much(&vec![b'a'; (64 << 20) + 1], Amount::Bytes);
}

#[test]
fn xml_that_laughs_or_nests_is_refused() {
    let laughs = "<!DOCTYPE a [<!ENTITY b \"bb\"><!ENTITY c \"&b;&b;\">]><worksheet><sheetData/></worksheet>";
    is_broken(&workbook(laughs, &[]));
    let nested = format!("<worksheet><sheetData/>{}</worksheet>", "<a>".repeat(500_000));
    is_too_much(&workbook(&nested, &[]), Amount::Depth);
}

#[test]
fn what_is_claimed_is_not_believed() {
    let claims = r#"<sst count="1" uniqueCount="99999999999999"><si><t>a</t></si></sst>"#;
    is_too_much(&workbook(&rows(""), &[("xl/sharedStrings.xml", claims)]), Amount::Cells);
    let formats = format!("<styleSheet><cellXfs>{}</cellXfs></styleSheet>", "<xf/>".repeat(200_000));
    is_too_much(&workbook(&rows(""), &[("xl/styles.xml", &formats)]), Amount::Definitions);
    // Dimensions of all four thousand million cells that the numbers can say.
    let dimensions = record(0x0200, &[0, 0, 0, 0, 255, 255, 255, 255, 0, 0, 255, 255, 0, 0]);
    assert!(book("a.xls", &old_workbook(0x0600, &[], &dimensions)).sheets[0].cells.is_empty());
}

#[test]
fn far_cells_cost_what_near_ones_do() {
    let own = rows(
        r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>"#,
    );
    let found = book("a.xlsx", &workbook(&own, &[])).sheets.remove(0).cells;
    let last = Position { row: 1_048_575, column: 16_383 };
    assert_eq!(found.into_keys().collect::<Vec<_>>(), [Position { row: 0, column: 0 }, last]);
    let far =
        [record(0x0203, &[0; 14]), record(0x0203, &[&[0xFF, 0xFF, 0xFF, 0x3F, 0, 0][..], &[0; 8]].concat())]
            .concat();
    assert_eq!(book("a.xls", &old_workbook(0x0600, &[], &far)).sheets[0].cells.len(), 2);
}

#[test]
fn a_million_rows_without_cells_are_none() {
    let own = rows(&"<row hidden=\"1\"/>".repeat(1_000_000));
    let sheet = book("a.xlsx", &workbook(&own, &[])).sheets.remove(0);
    assert!(sheet.cells.is_empty() && sheet.hidden_rows.is_empty());
}

#[test]
fn a_position_outside_of_a_sheet_is_broken() {
    for place in ["XFE1", "A1048577", "A0", "AAAAAAAA1", "A99999999999", "あ1", ""] {
        is_broken(&workbook(&rows(&format!("<row><c r=\"{place}\"><v>1</v></c></row>")), &[]));
    }
    let beyond = r#"<table:table-row table:number-rows-repeated="4294967295"/><table:table-row><table:table-cell office:value-type="float" office:value="1"/></table:table-row>"#;
    is_too_much(&table(beyond), Amount::Cells);
    is_too_much("a\n".repeat(1_048_577).as_bytes(), Amount::Cells);
}

#[test]
fn what_every_style_copies_is_short() {
    let styles = format!(
        r#"<styleSheet><fonts><font><name val="{}"/></font></fonts></styleSheet>"#,
        "n".repeat(9_999)
    );
    is_too_much(&workbook(&rows(""), &[("xl/styles.xml", &styles)]), Amount::Definitions);
}

#[test]
fn what_a_row_holds_is_counted_before_the_row_ends() {
    let cell = r#"<table:table-cell office:value-type="string"><text:p>a<text:s text:c="32000"/></text:p></table:table-cell>"#;
    is_too_much(
        &table(&format!("<table:table-row>{}</table:table-row>", cell.repeat(10_000))),
        Amount::TextBytes,
    );
    is_too_much(&vec![b','; 3_000_000], Amount::Cells);
}

#[test]
fn one_text_in_a_million_cells_is_too_much() {
    let strings = format!("<sst><si><t>{}</t></si></sst>", "長".repeat(100_000));
    let own = rows(&format!("<row>{}</row>", "<c t=\"s\"><v>0</v></c>".repeat(2_000)));
    is_too_much(&workbook(&own, &[("xl/sharedStrings.xml", &strings)]), Amount::TextBytes);
}

#[test]
fn areas_that_all_overlap_are_one() {
    let mut areas = String::new();
    for row in 1..=50_000 {
        write!(areas, "<mergeCell ref=\"A{row}:B1048576\"/>").unwrap();
    }
    let cells: String = (0..50_000).map(|_| "<row><c/><c/><c><v>1</v></c></row>").collect();
    let own =
        format!("<worksheet><sheetData>{cells}</sheetData><mergeCells>{areas}</mergeCells></worksheet>");
    let sheet = book("a.xlsx", &workbook(&own, &[])).sheets.remove(0);
    assert_eq!((sheet.merged.len(), sheet.cells.len()), (1, 50_000));
}

#[test]
fn sheets_in_one_place_are_broken() {
    let entry = record(0x0085, &[0, 0, 0, 0, 0, 0, 1, 0, b'B']);
    is_broken(&old_workbook(0x0600, &[entry.clone(), entry].concat(), &[]));
}
