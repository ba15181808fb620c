//! .xlsx and .xls: what a cell holds is what a person sees.

use goalpress::spreadsheet::{Format, Sheet, Unreadable};

use super::files::{form, old_workbook, record, rows, workbook};
use super::{book, cells, refusal};

const FORM: [&str; 18] = [
    "A1 = 令和8年度 目標",
    "A2 = 予約システム",
    "B2 = 一行目\n二行目",
    "C2 =   前後 ",
    "D2 = _x000D_ & <b>",
    "A3 = number 12 as 12月",
    "B3 = number 0.85 as 85%",
    "C3 = date 2026-04-01T00:00:00",
    "D3 = date 2026-04-01T12:00:00",
    "A4 = number 12.5",
    "B4 = truth true",
    "C4 f= number 2",
    "D4 f= あい",
    "A5 f= mistake #DIV/0!",
    "C5 = 隠れた列",
    "D5 = number 1234567 as 1,234,567",
    "A6 = 隠れた行",
    "E7 = E7",
];

fn assert_form(sheets: &[Sheet]) {
    let [sheet, choices] = sheets else { panic!("two sheets, not {}", sheets.len()) };
    assert_eq!((sheet.name.as_str(), sheet.is_hidden), ("目標 一覧", false));
    assert_eq!((choices.name.as_str(), choices.is_hidden), ("選択肢", true));
    assert_eq!(cells(choices), ["A1 = 継続"]);
    let [area] = sheet.merged.as_slice() else { panic!("one area") };
    assert_eq!([area.first.row, area.first.column, area.last.row, area.last.column], [0, 0, 0, 3]);
    assert_eq!(sheet.hidden_rows, [5].into());
    assert_eq!(sheet.hidden_columns, [4].into());
}

#[test]
fn an_xlsx_is_read_as_it_looks() {
    let book = book("目標.xlsx", &form());
    assert_eq!((book.format, book.is_misnamed), (Format::Xlsx, false));
    assert_form(&book.sheets);
    assert_eq!(cells(&book.sheets[0]), FORM);
    assert_eq!(book.properties, [("goalpress.form".to_owned(), "goals-1".to_owned())]);
}

#[test]
fn an_xls_is_read_as_the_same_xlsx() {
    let book = book("目標.xls", include_bytes!("form.xls"));
    assert_eq!((book.format, book.is_misnamed), (Format::Xls, false));
    assert_form(&book.sheets);
    let mut expected = FORM;
    expected[10] = "B4 f= truth true";
    expected[12] = "D4 f= number 0";
    assert_eq!(cells(&book.sheets[0]), expected);
}

#[test]
fn a_file_is_what_it_is_and_not_what_it_is_called() {
    for (name, is_misnamed) in [("a.xls", true), ("a.csv", true), ("A.XLSX", false), ("a", false)] {
        let book = book(name, &form());
        assert_eq!((book.format, book.is_misnamed), (Format::Xlsx, is_misnamed), "{name}");
    }
}

/// The only sheet's cells.
fn of_sheet(sheet: &str, others: &[(&str, &str)]) -> Vec<String> {
    cells(&book("a.xlsx", &workbook(sheet, others)).sheets[0])
}

#[test]
fn shared_words_come_without_guides_and_with_their_characters() {
    let strings = r#"<sst uniqueCount="4">
        <si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/></si>
        <si><r><t xml:space="preserve">一 </t></r><r><rPr><b/></rPr><t>二</t></r><rPh sb="0" eb="1"><t>イチ</t></rPh></si>
        <si><t>a_x000D_
b_x0041__x005F_x0041_</t></si>
        <si><t xml:space="preserve"> </t></si></sst>"#;
    let row = r#"<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="C2" t="s"><v>2</v></c><c r="D2" t="s"><v>3</v></c></row>"#;
    assert_eq!(
        of_sheet(&rows(row), &[("xl/sharedStrings.xml", strings)]),
        ["A2 = 東京", "B2 = 一 二", "C2 = a\nbA_x0041_"]
    );
}

#[test]
fn cells_without_a_reference_follow_each_other() {
    let own = "<row><c><v>1</v></c><c/><c t=\"inlineStr\"><is><t>三</t></is></c></row><row r=\"4\"><c><v>2</v></c></row><row><c t=\"d\"><v>2026-04-01T09:30:00</v></c></row>";
    assert_eq!(
        of_sheet(&rows(own), &[]),
        ["A1 = number 1", "C1 = 三", "A4 = number 2", "A5 = date 2026-04-01T09:30:00"]
    );
}

#[test]
fn formulas_without_a_result_are_not_computed() {
    let own = r#"<row r="1"><c r="A1"><f>B1</f></c><c r="B1"><f>1</f><v></v></c><c r="C1" t="str"><f>""</f><v></v></c><c r="D1" t="str"><f>"x"</f><v>x</v></c></row>"#;
    assert_eq!(of_sheet(&rows(own), &[]), ["A1 f= not computed", "B1 f= not computed", "D1 f= x"]);
}

#[test]
fn a_mistake_is_none_of_the_file() {
    let own = r#"<row r="1"><c r="A1" t="e"><v>#REF!</v></c><c r="B1" t="e"><f>x</f><v>#SPILL!</v></c><c r="C1"><v>3</v></c></row>"#;
    assert_eq!(of_sheet(&rows(own), &[]), ["A1 = mistake #REF!", "B1 f= mistake #SPILL!", "C1 = number 3"]);
}

#[test]
fn days_may_be_counted_from_1904() {
    let old = r#"<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="A" r:id="b"/></sheets></workbook>"#;
    let styles = r#"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-411]ggge&quot;年度&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="58"/><xf numFmtId="164"/><xf numFmtId="20"/></cellXfs></styleSheet>"#;
    let own = r#"<row r="1"><c r="A1" s="1"><v>44651</v></c><c r="B1" s="2"><v>44651</v></c><c r="C1" s="3"><v>44651</v></c><c r="D1" s="4"><v>0.5</v></c></row>"#;
    let day = "date 2026-04-01T00:00:00";
    assert_eq!(
        of_sheet(&rows(own), &[("xl/workbook.xml", old), ("xl/styles.xml", styles)]),
        [format!("A1 = {day}"), format!("B1 = {day}"), format!("C1 = {day}"), "D1 = 12:00".to_owned()]
    );
}

#[test]
fn what_a_merged_area_covers_is_not_there() {
    let own = r#"<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row><row r="2"><c r="A2"><v>3</v></c><c r="C2"><v>4</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>"#;
    assert_eq!(of_sheet(own, &[]), ["A1 = number 1", "C2 = number 4"]);
}

fn cell(kind: u16, at: [u16; 3], data: &[u8]) -> Vec<u8> {
    record(kind, &[at.map(u16::to_le_bytes).concat().as_slice(), data].concat())
}

#[test]
fn words_of_an_xls_go_on_in_further_records() {
    // Three words: one with a font and a guide, one that changes its width where the record ends, one plain.
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let first = [&[2, 0, 0x0D, 1, 0, 3, 0, 0, 0][..], &wide("東京"), &[0, 0, 1, 0], b"xyz"].concat();
    let strings = [
        record(0x00FC, &[&[3, 0, 0, 0, 3, 0, 0, 0][..], &first, &[4, 0, 0], b"ab"].concat()),
        record(0x003C, &[&[1][..], &wide("かき"), &[1, 0, 0]].concat()),
        record(0x003C, b"\0z"),
    ]
    .concat();
    let sheet = [
        cell(0x00FD, [0, 0, 0], &0_u32.to_le_bytes()),
        cell(0x00FD, [0, 1, 0], &1_u32.to_le_bytes()),
        cell(0x00FD, [0, 2, 0], &2_u32.to_le_bytes()),
        cell(0x0006, [1, 0, 0], &[0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0, 0, 0, 0, 0, 0]),
        record(0x0207, &[&[2, 0, 1][..], &wide("結果")].concat()),
        cell(0x0006, [1, 1, 0], &[3, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0, 0, 0, 0, 0, 0]),
        cell(0x0006, [1, 2, 0], &[0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0, 0, 0, 0, 0, 0]),
        record(0x00BD, &[2, 0, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0, 10, 0, 0, 0, 1, 0]),
    ]
    .concat();
    let book = book("a.xls", &old_workbook(0x0600, &strings, &sheet));
    assert_eq!(
        cells(&book.sheets[0]),
        [
            "A1 = 東京",
            "B1 = abかき",
            "C1 = z",
            "A2 f= 結果",
            "C2 f= not computed",
            "A3 = number 1",
            "B3 = number 2"
        ]
    );
}

#[test]
fn an_xls_of_1995_has_words_in_the_machines_encoding() {
    let (words, ..) = encoding_rs::SHIFT_JIS.encode("総務課①");
    let length = u16::try_from(words.len()).unwrap().to_le_bytes();
    let sheet = cell(0x0204, [0, 0, 0], &[&length[..], &words].concat());
    let globals = record(0x0042, &932_u16.to_le_bytes());
    assert_eq!(cells(&book("a.xls", &old_workbook(0x0500, &globals, &sheet)).sheets[0]), ["A1 = 総務課①"]);
}

#[test]
fn an_xls_with_a_password_says_so() {
    assert_eq!(refusal(&old_workbook(0x0600, &record(0x002F, &[1; 54]), &[])), Unreadable::PasswordProtected);
}
