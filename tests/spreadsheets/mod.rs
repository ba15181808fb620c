//! Spreadsheet files as departments send them.
//!
//! `form.xls` holds what `files::form` writes, as .ods and from there as .xls ("Excel 97-2003") written by
//! `soffice --headless --convert-to`. It has the truth as a formula, and a formula that joins words was not computed:
//! its result is 0 in the file.

pub(crate) mod files;
mod hostile;
mod mutated;
mod open_document;
mod workbooks;

use goalpress::spreadsheet::{Book, Content, Sheet, Unreadable, read};

/// What a sheet holds, for one look: `B3 = 12月`, with `f` where a formula computed it.
fn cells(sheet: &Sheet) -> Vec<String> {
    let cells = sheet.cells.iter();
    cells
        .map(|(position, cell)| {
            let column = char::from(b'A' + u8::try_from(position.column).unwrap());
            let content = match &cell.content {
                Content::Words(words) => words.clone(),
                Content::Number { value, shown: None } => format!("number {value}"),
                Content::Number { value, shown: Some(shown) } => format!("number {value} as {shown}"),
                Content::Date(date) => format!("date {date}"),
                Content::Truth(truth) => format!("truth {truth}"),
                Content::Mistake(mistake) => format!("mistake {mistake}"),
                Content::NotComputed => "not computed".to_owned(),
            };
            format!("{column}{} {}= {content}", position.row + 1, if cell.is_formula { "f" } else { "" })
        })
        .collect()
}

fn book(name: &str, bytes: &[u8]) -> Book {
    read(name, bytes).unwrap_or_else(|refusal| panic!("{name}: {refusal:?}"))
}

fn refusal(bytes: &[u8]) -> Unreadable {
    read("目標.xlsx", bytes).expect_err("a file that is refused")
}
