//! Words that programs take for something else, on their way through the command line into tables and spreadsheets.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};

use crate::harness::{Folder, Site};

/// Titles, each what a spreadsheet or a careless writer would harm.
const TITLES: [&str; 15] = [
    "=cmd|' /C calc'!A0",
    "+1",
    "-5",
    "@x",
    "＝1+1",
    "＋１",
    "－５",
    "＠x",
    "'一重",
    "''二重",
    "\"引用\"と\"\"",
    "a,b、c;d",
    "髙𠮷👩‍👩‍👧",
    "=\"a\",+b",
    "_x0041_",
];

fn site() -> Site {
    let place = "form:\n  columns:\n    - { key: number }\n    - { key: title }\n    - { key: deadline }\n    \
                 - { key: place, label: 場所, kind: line }\n    - { key: level, label: どの水準まで, kind: text }\n";
    let site = Site::empty("site")
        .settings(&format!("base_url: https://example.jp/\n{place}"))
        .file("content/2022/policy/_index.md", "---\nname: 政策部\n---\n");
    (1..).zip(TITLES).fold(site, |site, (number, title)| {
        // A JSON string is a YAML string.
        let quoted = serde_json::to_string(title).unwrap();
        let text = format!(
            "---\nnumber: {number}\ntitle: {quoted}\ndeadline: 年度末\nplace: {quoted}\n---\n## どの水準まで\n\n本文\n"
        );
        site.file(&format!("content/2022/policy/{number:02}-goal.md"), &text)
    })
}

/// A column of a table as a strict reader has it, which then takes one apostrophe away.
fn data_of(csv: &[u8], name: &str) -> Vec<String> {
    let csv = csv.strip_prefix(b"\xef\xbb\xbf").expect("a mark of the encoding");
    let mut table = csv::ReaderBuilder::new().flexible(false).from_reader(csv);
    let place = table.headers().unwrap().iter().position(|header| header == name).unwrap();
    let fields = table.records().map(|row| row.unwrap()[place].to_owned());
    let read: Vec<String> = fields
        .inspect(|field| assert!(!field.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']), "{field}"))
        .map(|field| field.strip_prefix('\'').map(str::to_owned).unwrap_or(field))
        .collect();
    read
}

/// The texts of all cells of a spreadsheet, in which there is no formula.
fn cells(bytes: &[u8]) -> Vec<String> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
    let mut cells = Vec::new();
    for sheet in book.sheet_names() {
        let formulas = book.worksheet_formula(&sheet).unwrap();
        assert!(formulas.used_cells().all(|(_, _, formula)| formula.is_empty()), "{sheet} has a formula");
        let range = book.worksheet_range(&sheet).unwrap();
        cells.extend(range.used_cells().filter_map(|(_, _, cell)| match cell {
            Data::String(text) => Some(text.clone()),
            _ => None,
        }));
    }
    cells
}

fn output() -> Folder {
    site().build().is_clean().output()
}

#[test]
fn a_strict_reader_of_the_tables_has_every_datum() {
    let output = output();
    for file in ["data/goals.csv", "data/2022/goals.csv", "2022/policy/goals.csv"] {
        assert_eq!(data_of(output.bytes(file), "title"), TITLES, "{file}");
        assert_eq!(data_of(output.bytes(file), "form_place"), TITLES, "{file}");
    }
    assert_eq!(data_of(&site().export(&["goals"]).bytes(), "title"), TITLES);
}

#[test]
fn the_spreadsheets_have_the_data_themselves_and_no_formula() {
    let output = output();
    for file in ["data/goals.xlsx", "data/2022/goals.xlsx", "2022/policy/form.xlsx"] {
        let cells = cells(output.bytes(file));
        for title in TITLES {
            // Once as a title and once as a place.
            assert_eq!(cells.iter().filter(|cell| *cell == title).count(), 2, "{file}: {title} in {cells:?}");
        }
    }
}

#[test]
fn other_files_have_the_data_themselves() {
    let output = output();
    let plan: serde_json::Value = serde_json::from_slice(output.bytes("2022/policy/plan.json")).unwrap();
    let goals = plan["goals"].as_array().unwrap();
    assert_eq!(goals.iter().map(|goal| goal["title"].as_str().unwrap()).collect::<Vec<_>>(), TITLES);
    let feed = crate::feed::feed(&site().build().is_clean());
    assert_eq!(feed.entries().iter().map(|entry| entry.title().as_str()).collect::<Vec<_>>(), TITLES);
    let stratml = std::str::from_utf8(output.bytes("2022/policy/stratml.xml")).unwrap();
    let document = roxmltree::Document::parse(stratml).unwrap();
    let words: Vec<&str> = document.descendants().filter_map(|node| node.text()).collect();
    assert!(TITLES.iter().all(|title| words.contains(title)), "{words:?}");
}

#[test]
fn words_of_a_department_are_no_formulas_either() {
    let site = Site::new()
        .replace("content/2022/policy/_index.md", "試験　太郎", "\"=1+1\"")
        .replace("content/2022/policy/_index.md", "財政課", "\"@財政\"")
        .goal("03-budget", |goal| goal.section("\"@財政\""));
    let output = site.build().is_clean().output();
    assert_eq!(data_of(output.bytes("data/officers.csv"), "name"), ["=1+1"]);
    assert!(data_of(output.bytes("data/departments.csv"), "section").contains(&"@財政".to_owned()));
    for (file, words) in
        [("2022/policy/form.xlsx", "=1+1"), ("data/goals.xlsx", "=1+1"), ("data/goals.xlsx", "@財政")]
    {
        assert!(cells(output.bytes(file)).iter().any(|cell| cell == words), "{file}: {words}");
    }
}
