//! The spreadsheet, read by a reader that knows nothing of how it was made.

use std::convert::Infallible;
use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};

use super::super::column::{Kind, columns};
use super::super::field::datum;
use super::super::workbook::with_rows;
use super::super::{Table, TableError, Workbook, of_plan, whole, workbook};
use super::nasty::files;
use super::{records, site};
use crate::pipeline::Loaded;
use crate::plan::Year;

fn made(loaded: &Loaded, scope: Option<&Year>) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let site = loaded.site();
    let piece = |year: &Year, plan: &_, table| Ok::<_, Infallible>(of_plan(site, year, plan, table));
    assert_eq!(workbook(site, scope, piece, &mut bytes).unwrap(), Workbook::Written);
    bytes.into_inner()
}

#[test]
fn every_sheet_holds_what_its_csv_file_holds() {
    let (_folder, loaded) = site(&files());
    let site = loaded.site();
    for scope in [None, Some(&loaded.plans.years[0])] {
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(made(&loaded, scope))).unwrap();
        assert_eq!(book.sheet_names(), Table::ALL.map(Table::name));
        for table in Table::ALL {
            assert!(book.worksheet_formula(table.name()).unwrap().used_cells().next().is_none());
            assert!(book.merge_cells_by_sheet_name(table.name()).unwrap().is_empty());
            let range = book.worksheet_range(table.name()).unwrap();
            assert_eq!(range.start(), Some((0, 0)));
            let columns = columns(site.settings, table);
            let records = records(site, table, &whole(site, scope, table));
            assert_eq!(range.height(), records.len() + 1);
            let header: Vec<String> = range.rows().next().unwrap().iter().map(ToString::to_string).collect();
            assert!(header.iter().eq(columns.iter().map(|column| column.name.as_ref())));
            for (cells, record) in range.rows().skip(1).zip(&records) {
                for ((cell, column), field) in cells.iter().zip(&columns).zip(record) {
                    let expected = match column.kind {
                        _ if field.is_empty() => Data::Empty,
                        Kind::Text => Data::String(datum(field).to_owned()),
                        Kind::Boolean => Data::Bool(field == "true"),
                        Kind::Integer | Kind::Year | Kind::Number if field.len() < 16 => {
                            Data::Float(field.parse().unwrap())
                        }
                        _ => Data::String(field.clone()),
                    };
                    assert_eq!(*cell, expected, "{} {}", table.name(), column.name);
                }
            }
        }
    }
}

#[test]
fn two_spreadsheets_of_one_site_have_the_same_bytes() {
    let (_folder, loaded) = site(&files());
    let first = made(&loaded, None);
    std::thread::sleep(std::time::Duration::from_millis(1100));
    assert!(first == made(&loaded, None));
}

#[test]
fn what_does_not_fit_is_told_and_nothing_is_written() {
    let long = format!("---\nnumber: 3\ntitle: 題\nsection: 共通\n---\n## 水準\n\n{}\n", "あ".repeat(32_768));
    let mut all = files().to_vec();
    all.push(("2022/policy/03-c.md", &long));
    let (_folder, loaded) = site(&all);
    let site = loaded.site();
    let mut bytes = Cursor::new(Vec::new());
    let piece = |year: &Year, plan: &_, table| Ok::<_, Infallible>(of_plan(site, year, plan, table));
    let made = workbook(site, None, piece, &mut bytes).unwrap();
    assert_eq!(made, Workbook::TooLarge(Table::GoalLines));
    assert!(bytes.into_inner().is_empty());
}

#[test]
fn more_rows_than_a_sheet_has_do_not_fit() {
    let (_folder, loaded) = site(&files());
    let site = loaded.site();
    let piece = |year: &Year, plan: &_, table| Ok::<_, Infallible>(of_plan(site, year, plan, table));
    let longest = Table::ALL.map(|table| records(site, table, &whole(site, None, table)).len() + 1);
    let rows = u32::try_from(longest.into_iter().max().unwrap()).unwrap();
    let made = |rows| with_rows(rows, site, None, piece, Cursor::new(Vec::new())).unwrap();
    assert_eq!((made(rows), made(rows - 1)), (Workbook::Written, Workbook::TooLarge(Table::Codes)));
    assert_eq!(made(2), Workbook::TooLarge(Table::Goals));
}

#[test]
fn a_foreign_piece_is_an_error() {
    let (_folder, loaded) = site(&files());
    let foreign = |_: &Year, _: &_, _| Ok::<_, Infallible>(b"a,b\r\n".to_vec());
    let made = workbook(loaded.site(), None, foreign, Cursor::new(Vec::new()));
    assert!(matches!(made, Err(TableError::Foreign(Table::Goals))));
}
