//! The form, read by another program.

mod contents;
mod faces;

use std::fmt::Write as _;
use std::io::Cursor;

use calamine::{Data, Range, Reader, Xlsx};
use jiff::Timestamp;

use crate::pipeline::{self, Loaded};
use crate::plan::Clock;

/// A site's configuration without a form of its own.
const SITE: &str =
    "title: 組織目標\norganisation: 国分寺市\ncategories:\n  - { key: mayor, name: 市長特命 }\n";
/// A department with two officers.
const DEPARTMENT: &str = "---\nname: 政策部\ncreated: 令和4年4月1日\nofficers:\n  - { post: 政策部長, name: 髙橋　𠮷男 }\n  \
    - { post: 担当部長, name: 山﨑　満 }\nsections:\n  - { key: digital, name: デジタル行政推進室 }\n---\n";

/// A site in a folder.
struct Folder(tempfile::TempDir);

impl Folder {
    fn new(settings: &str, department: &str) -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        folder.with("site.yaml", settings).with("2022/policy/_index.md", department)
    }

    fn with(self, file: &str, text: &str) -> Self {
        let path = self.0.path().join("content").join(file);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
        self
    }

    fn goal(self, number: u32, level: &str) -> Self {
        self.goal_with(number, "", level)
    }

    /// A goal with further lines of front matter.
    fn goal_with(self, number: u32, more: &str, level: &str) -> Self {
        let mut text = format!("---\nnumber: {number}\n");
        for (key, value) in
            [("title", "目標"), ("category", "市長特命"), ("section", "共通"), ("deadline", "年度末")]
        {
            if !more.contains(&format!("{key}:")) {
                writeln!(text, "{key}: {value}").unwrap();
            }
        }
        write!(text, "{more}---\n## どの水準まで\n\n{level}\n\n## どのような方法で\n\n- 進める\n").unwrap();
        self.with(&format!("2022/policy/{number:04}.md"), &text)
    }

    fn load(&self) -> Loaded {
        let clock = Clock { now: Timestamp::UNIX_EPOCH, shows_withheld: false };
        let loaded =
            pipeline::load(self.0.path(), &crate::settings::Overrides::default(), |_| clock).unwrap();
        assert!(!loaded.has_errors(), "{:#?}", loaded.findings);
        loaded
    }
}

/// The form of the first plan.
fn bytes(loaded: &Loaded) -> Vec<u8> {
    let year = &loaded.plans.years[0];
    super::written(loaded.site(), year, &year.plans[0]).unwrap()
}

/// A form as a spreadsheet has it.
struct Sheet {
    name: String,
    cells: Range<Data>,
    merged: Vec<calamine::Dimensions>,
    /// The row below the table's header.
    first: u32,
}

fn read(bytes: Vec<u8>) -> Sheet {
    let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
    let name = book.sheet_names()[0].clone();
    let cells = book.worksheet_range(&name).unwrap();
    let merged = book.merge_cells_by_sheet_name(&name).unwrap();
    let width = cells.end().unwrap().1;
    let is_header = |row| (0..=width).all(|column| !is_empty(cells.get_value((row, column))));
    let header = (0..1000).find(|row| is_header(*row)).unwrap();
    Sheet { name, cells, merged, first: header + 1 }
}

fn is_empty(cell: Option<&Data>) -> bool {
    matches!(cell, None | Some(Data::Empty))
}

impl Sheet {
    fn cell(&self, row: u32, column: u32) -> &Data {
        self.cells.get_value((row, column)).unwrap_or(&Data::Empty)
    }

    fn words(&self, row: u32, column: u32) -> &str {
        match self.cell(row, column) {
            Data::String(words) => words,
            Data::Empty => "",
            other => panic!("{row}, {column}: {other:?}"),
        }
    }

    /// Every row of the table, by its words; numbers as a person reads them.
    fn rows(&self) -> Vec<Vec<String>> {
        let last = self.cells.end().unwrap();
        let row = |row| (0..=last.1).map(|column| self.cell(row, column).to_string()).collect();
        (self.first..=last.0).map(row).collect()
    }
}
