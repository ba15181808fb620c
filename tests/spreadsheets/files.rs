//! Files of spreadsheets, made here.

use std::io::{Cursor, Write};

use rust_xlsxwriter::{DocProperties, Format, Formula, Workbook};
use zip::CompressionMethod;
use zip::write::{SimpleFileOptions, ZipWriter};

/// A form as a department might fill it in, with everything that a cell can be.
pub(super) fn form() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let (plain, bold) = (Format::new(), Format::new().set_bold());
    let shown = |code: &str| Format::new().set_num_format(code);
    sheet.set_name("目標 一覧").unwrap();
    sheet.merge_range(0, 0, 0, 3, "令和8年度 目標", &bold).unwrap();
    sheet.write_rich_string(1, 0, &[(&bold, "予約"), (&plain, "システム")]).unwrap();
    sheet.write(1, 1, "一行目\n二行目").unwrap();
    sheet.write(1, 2, "  前後 ").unwrap();
    sheet.write(1, 3, "_x000D_ & <b>").unwrap();
    sheet.write_with_format(2, 0, 12, &shown("0\"月\"")).unwrap();
    sheet.write_with_format(2, 1, 0.85, &shown("0%")).unwrap();
    sheet.write_with_format(2, 2, 46113, &shown("[$-411]ggge\"年\"m\"月\"d\"日\"")).unwrap();
    sheet.write_with_format(2, 3, 46113.5, &shown("yyyy/m/d h:mm")).unwrap();
    sheet.write(3, 0, 12.5).unwrap();
    sheet.write(3, 1, true).unwrap();
    sheet.write_formula(3, 2, Formula::new("=1+1").set_result("2")).unwrap();
    sheet.write_formula(3, 3, Formula::new("=\"あ\"&\"い\"").set_result("あい")).unwrap();
    sheet.write_formula(4, 0, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
    sheet.write(4, 1, "\u{3000} ").unwrap();
    sheet.write(4, 2, "隠れた列").unwrap();
    sheet.write_with_format(4, 3, 1_234_567, &shown("#,##0")).unwrap();
    sheet.write(5, 0, "隠れた行").unwrap();
    sheet.write(6, 4, "E7").unwrap();
    sheet.set_row_hidden(5).unwrap();
    sheet.set_row_hidden(9).unwrap();
    sheet.set_column_hidden(4).unwrap();
    sheet.set_column_hidden(8).unwrap();
    let choices = workbook.add_worksheet();
    choices.set_name("選択肢").unwrap().set_hidden(true);
    choices.write(0, 0, "継続").unwrap();
    workbook.set_properties(&DocProperties::new().set_custom_property("goalpress.form", "goals-1"));
    workbook.save_to_buffer().unwrap()
}

/// A packed folder of parts.
pub(super) fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        zip.start_file(*name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const TYPES: &str = r#"<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#;
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// An .xlsx with one sheet, `A`: what stands in its part, and what else there is.
pub(crate) fn workbook(sheet: &str, others: &[(&str, &str)]) -> Vec<u8> {
    let package = format!(
        r#"<Relationships><Relationship Id="a" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
    );
    let sheets = format!(
        r#"<Relationships><Relationship Id="b" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#
    );
    let own = [
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", package.as_str()),
        ("xl/_rels/workbook.xml.rels", sheets.as_str()),
        (
            "xl/workbook.xml",
            r#"<workbook xmlns:r="r"><sheets><sheet name="A" sheetId="1" r:id="b"/></sheets></workbook>"#,
        ),
        ("xl/worksheets/sheet1.xml", sheet),
    ];
    let kept = own.iter().filter(|(name, _)| others.iter().all(|(other, _)| other != name));
    let parts: Vec<_> = kept.chain(others).map(|(name, text)| (*name, text.as_bytes())).collect();
    packed(&parts)
}

/// The rows of a sheet of an .xlsx, as its part has them.
pub(crate) fn rows(rows: &str) -> String {
    format!("<worksheet><sheetData>{rows}</sheetData></worksheet>")
}

/// An .ods: the tables, and what stands before them.
pub(super) fn open_document(styles: &str, tables: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content>{styles}<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    );
    packed(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", b"<manifest:manifest/>"),
        ("content.xml", content.as_bytes()),
        (
            "meta.xml",
            "<office:meta><meta:user-defined meta:name=\"様式\">目標&amp;1</meta:user-defined></office:meta>"
                .as_bytes(),
        ),
    ])
}

/// An .ods with one table.
pub(super) fn table(rows: &str) -> Vec<u8> {
    open_document("", &format!("<table:table table:name=\"A\">{rows}</table:table>"))
}

/// A compound file with one stream.
pub(super) fn compound(name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    file.create_stream(name).unwrap().write_all(bytes).unwrap();
    file.into_inner().into_inner()
}

/// A record of an .xls.
pub(super) fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).unwrap();
    [&kind.to_le_bytes()[..], &length.to_le_bytes()[..], data].concat()
}

/// An .xls of one sheet, of a version: the records before the sheet, and those of the sheet.
pub(super) fn old_workbook(version: u16, globals: &[u8], sheet: &[u8]) -> Vec<u8> {
    let begin =
        |kind: u16| record(0x0809, &[version.to_le_bytes(), kind.to_le_bytes(), [0; 2], [0; 2]].concat());
    let name: &[u8] = if version == 0x0600 { &[1, 0, b'A'] } else { &[1, b'A'] };
    let before = [begin(5), globals.to_vec()].concat();
    let start = u32::try_from(before.len() + 4 + 6 + name.len() + 4).unwrap();
    let entry = record(0x0085, &[&start.to_le_bytes()[..], &[0, 0], name].concat());
    let end = record(0x000A, &[]);
    let stream = [before, entry, end.clone(), begin(16), sheet.to_vec(), end].concat();
    compound(if version == 0x0600 { "/Workbook" } else { "/Book" }, &stream)
}
