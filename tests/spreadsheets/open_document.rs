//! .ods: what a cell holds is what a person sees.

use goalpress::spreadsheet::{Amount, Format, Unreadable};

use super::files::{open_document, packed, table};
use super::{book, cells, refusal};

fn of_table(rows: &str) -> Vec<String> {
    cells(&book("a.ods", &table(rows)).sheets[0])
}

#[test]
fn cells_are_read_as_they_look() {
    let rows = r#"
        <table:table-row>
          <table:table-cell office:value-type="string">
            <office:annotation><text:p>メモ</text:p></office:annotation>
            <text:p>一<text:span>行</text:span>目<text:s text:c="2"/>&amp;</text:p><text:p>二
               行目<text:line-break/>三</text:p>
          </table:table-cell>
          <table:table-cell office:value-type="string"><text:p><text:ruby><text:ruby-base>東京</text:ruby-base><text:ruby-text>とうきょう</text:ruby-text></text:ruby>都</text:p></table:table-cell>
          <table:table-cell office:value-type="float" office:value="12"><text:p>12月</text:p></table:table-cell>
          <table:table-cell office:value-type="percentage" office:value="0.85"><text:p>85%</text:p></table:table-cell>
          <table:table-cell office:value-type="float" office:value="7"><text:p>7</text:p></table:table-cell>
          <table:table-cell office:value-type="date" office:date-value="2026-04-01"><text:p>令和8年4月1日</text:p></table:table-cell>
          <table:table-cell office:value-type="date" office:date-value="2026-04-01T10:30:00.4"><text:p>x</text:p></table:table-cell>
          <table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>TRUE</text:p></table:table-cell>
        </table:table-row>
        <table:table-row>
          <table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>
          <table:table-cell table:formula="of:=A1"/>
          <table:table-cell table:formula="of:=1+1" office:value-type="float" office:value="2"><text:p>2</text:p></table:table-cell>
          <table:table-cell office:value-type="time" office:time-value="PT09H00M00S"><text:p>9:00</text:p></table:table-cell>
          <table:table-cell office:value-type="string"><text:p> <text:s/></text:p></table:table-cell>
        </table:table-row>"#;
    assert_eq!(
        of_table(rows),
        [
            "A1 = 一行目  &\n二 行目\n三",
            "B1 = 東京都",
            "C1 = number 12 as 12月",
            "D1 = number 0.85 as 85%",
            "E1 = number 7",
            "F1 = date 2026-04-01T00:00:00",
            "G1 = date 2026-04-01T10:30:00",
            "H1 = truth true",
            "A2 f= mistake #DIV/0!",
            "B2 f= not computed",
            "C2 f= number 2",
            "D2 = 9:00",
        ]
    );
}

#[test]
fn repeated_hidden_and_merged_cells_have_their_places() {
    let word = |text: &str| {
        format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
    };
    let tables = format!(
        r#"<table:table table:name="一" table:style-name="s1">
          <table:table-column table:number-columns-repeated="2"/>
          <table:table-column table:visibility="collapse"/>
          <table:table-column table:number-columns-repeated="16381" table:visibility="collapse"/>
          <table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
          <table:table-header-rows><table:table-row>
            <table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="2" office:value-type="string"><text:p>a</text:p></table:table-cell>
            <table:covered-table-cell office:value-type="string"><text:p>隠れる</text:p></table:covered-table-cell>{}
          </table:table-row></table:table-header-rows>
          <table:table-row><table:covered-table-cell table:number-columns-repeated="2"/>{}</table:table-row>
          <table:table-row-group table:display="false"><table:table-row table:number-rows-repeated="2">
            <table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="1"/></table:table-row></table:table-row-group>
          <table:table-row table:visibility="filter" table:number-rows-repeated="1048569"><table:table-cell/></table:table-row>
        </table:table>
        <table:table table:name="二" table:style-name="s2"><table:table-row>{}</table:table-row></table:table>"#,
        word("c"),
        word("d"),
        word("e")
    );
    let styles = r#"<office:automatic-styles><style:style style:name="s1"><style:table-properties table:display="true"/></style:style><style:style style:name="s2"><style:table-properties table:display="false"/></style:style></office:automatic-styles>"#;
    let book = book("様式.ods", &open_document(styles, &tables));
    assert_eq!((book.format, book.is_misnamed), (Format::Ods, false));
    assert_eq!(book.properties, [("様式".to_owned(), "目標&1".to_owned())]);
    let [one, two] = book.sheets.as_slice() else { panic!("two sheets") };
    assert_eq!((one.is_hidden, two.is_hidden, two.name.as_str()), (false, true, "二"));
    assert_eq!(
        cells(one),
        ["A4 = a", "C4 = c", "C5 = d", "A6 = number 1", "B6 = number 1", "A7 = number 1", "B7 = number 1"]
    );
    let [area] = one.merged.as_slice() else { panic!("one area") };
    assert_eq!([area.first.row, area.first.column, area.last.row, area.last.column], [3, 0, 4, 1]);
    assert_eq!(one.hidden_rows, [5, 6].into());
    assert_eq!(one.hidden_columns, [2].into());
}

#[test]
fn what_repeats_without_end_is_refused() {
    let cell = |content: &str| {
        format!(
            r#"<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384" {content}/></table:table-row>"#
        )
    };
    assert_eq!(of_table(&cell("")), [""; 0]);
    assert_eq!(of_table(&cell(r#"office:value-type="string" office:string-value=" ""#)), [""; 0]);
    let held = cell(r#"office:value-type="float" office:value="1""#);
    assert!(matches!(refusal(&table(&held)), Unreadable::TooMuch { of: Amount::Cells, .. }));
    let spaces = r#"<table:table-row><table:table-cell><text:p>a<text:s text:c="99999999999"/></text:p></table:table-cell></table:table-row>"#;
    assert!(matches!(refusal(&table(spaces)), Unreadable::TooMuch { of: Amount::TextBytes, .. }));
}

#[test]
fn an_ods_with_a_password_says_so() {
    let manifest = r#"<manifest:manifest><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>"#;
    let file = packed(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", manifest.as_bytes()),
        ("content.xml", b"\x93\x01\x02"),
    ]);
    assert_eq!(refusal(&file), Unreadable::PasswordProtected);
}
