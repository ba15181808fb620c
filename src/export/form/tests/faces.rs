//! What the file says to printers, to those who fill it in, and about itself.

use std::io::{Cursor, Read};

use super::{DEPARTMENT, Folder, SITE, bytes};

const SHEET: &str = "xl/worksheets/sheet1.xml";

/// A file inside the spreadsheet.
fn inside(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    roxmltree::Document::parse(&text).unwrap();
    text
}

fn form(settings: &str, department: &str, level: &str) -> Vec<u8> {
    bytes(&Folder::new(settings, department).goal(1, level).goal(2, "文。").load())
}

/// The heights of the sheet's rows in points.
fn heights(sheet: &str) -> Vec<f64> {
    let rows = sheet.split("<row ").skip(1).map(|row| row.split_once(" ht=\"").unwrap().1);
    rows.map(|rest| rest.split('"').next().unwrap().parse().unwrap()).collect()
}

#[test]
fn the_same_plan_makes_the_same_bytes_whatever_the_clock() {
    let folder = Folder::new(SITE, DEPARTMENT).goal(1, "文。");
    let first = bytes(&folder.load());
    assert_eq!(first, bytes(&folder.load()));
    let core = inside(&first, "docProps/core.xml");
    assert_eq!(core.matches("2022-04-01T00:00:00Z").count(), 2, "{core}");
    for words in ["組織目標展開整理表（部の組織目標） 令和4年度（2022年度） 政策部", "国分寺市"]
    {
        assert!(core.contains(words), "{core}");
    }
    // Without a day of its own a plan has that of its year, and a day that no spreadsheet knows has one too.
    for created in ["", "created: 1868-01-01\n"] {
        let core =
            inside(&form(SITE, &format!("---\nname: 政策部\n{created}---\n"), "文。"), "docProps/core.xml");
        let day = if created.is_empty() { "2022-04-01T" } else { "1900-01-01T" };
        assert_eq!(core.matches(day).count(), 2, "{core}");
    }
}

#[test]
fn it_prints_on_a4_across_one_page_wide_with_its_header_and_its_number_on_each_page() {
    let form = form(SITE, DEPARTMENT, "文。");
    let sheet = inside(&form, SHEET);
    for part in [
        "<pageSetUpPr fitToPage=\"1\"/>",
        "paperSize=\"9\"",
        "orientation=\"landscape\"",
        "fitToHeight=\"0\"",
        "&amp;C&amp;9&amp;P / &amp;N",
        "<pane ySplit=\"7\" topLeftCell=\"A8\"",
        "showGridLines=\"0\"",
    ] {
        assert!(sheet.contains(part), "{part}: {sheet}");
    }
    let book = inside(&form, "xl/workbook.xml");
    assert!(book.contains(">政策部!$7:$7<") || book.contains(">'政策部'!$7:$7<"), "{book}");
    assert!(book.contains("!$A$1:$G$9<"), "{book}");
}

#[test]
fn a_name_is_no_command_in_the_footer_and_too_long_a_one_is_cut() {
    let settings = SITE.replace("国分寺市", &format!("'A&P{}'", "&".repeat(300)));
    let sheet = inside(&form(&settings, DEPARTMENT, "文。"), SHEET);
    assert!(sheet.contains("&amp;R&amp;9 A&amp;&amp;P"), "{sheet}");
}

#[test]
fn categories_sections_and_choices_are_offered_where_a_list_has_room() {
    let sheet = inside(&form(SITE, DEPARTMENT, "文。"), SHEET);
    assert!(sheet.contains("sqref=\"B8:B9\"") && sheet.contains("\"市長特命\""), "{sheet}");
    assert!(sheet.contains("sqref=\"G8:G9\"") && sheet.contains("\"共通,デジタル行政推進室\""), "{sheet}");
    let many: Vec<String> =
        (0..60).map(|number| format!("  - {{ key: s{number}, name: 第{number}課 }}\n")).collect();
    let many = many.concat();
    let department = DEPARTMENT.replace("sections:\n", &format!("sections:\n{many}"));
    let sheet = inside(&form(SITE, &department, "文。"), SHEET);
    assert!(sheet.contains("sqref=\"B8:B9\"") && !sheet.contains("sqref=\"G8:G9\""), "{sheet}");
}

#[test]
fn every_row_has_a_height_that_holds_its_longest_text_and_that_a_row_can_have() {
    let long = "髙い水準を守り続けている。".repeat(20);
    let two = heights(&inside(&form(SITE, DEPARTMENT, &long), SHEET));
    // 260 characters at 10 points, in a column that has 20 on a line.
    assert!(two[7] > 13.0 * 12.0 && two[7] < 300.0, "{two:?}");
    assert!(two[8] < two[7] / 4.0);
    let many = format!("- {long}\n").repeat(30);
    let sheet = inside(&form(SITE, DEPARTMENT, &many), SHEET);
    assert!(heights(&sheet).iter().all(|height| *height <= 409.5));
    assert!(sheet.matches("<row ").count() > 20);
}

#[test]
fn a_head_that_would_fill_the_screen_is_not_frozen() {
    let officers = "  - { post: 担当部長, name: 山﨑　満 }\n".repeat(20);
    let department = DEPARTMENT.replace("sections:", &format!("{officers}sections:"));
    assert!(!inside(&form(SITE, &department, "文。"), SHEET).contains("<pane "));
}

#[test]
fn a_form_of_few_columns_and_a_plan_without_goals_have_their_sheets() {
    let two =
        "form:\n  columns:\n    - { key: number, label: 番号 }\n    - { key: title, label: 実施項目 }\n";
    let narrow = Folder::new(&[SITE, two].concat(), DEPARTMENT)
        .with("2022/policy/a.md", "---\nnumber: 1\ntitle: 目標\n---\n");
    let sheet = super::read(bytes(&narrow.load()));
    assert_eq!(sheet.rows().last().unwrap(), &["1", "目標"]);
    assert_eq!([sheet.words(5, 0), sheet.words(5, 1)], ["政策部長", "髙橋　𠮷男"]);
    let empty = super::read(bytes(&Folder::new(SITE, DEPARTMENT).load()));
    assert!(empty.rows().is_empty());
}

#[test]
fn words_without_end_in_the_configuration_are_cut_and_nothing_is_refused() {
    let endless = "長".repeat(9_000);
    let settings = format!(
        "{SITE}form:\n  columns:\n    - {{ key: number, label: {endless}, hint: {endless} }}\n    \
         - {{ key: title, label: 実施項目 }}\n"
    );
    let folder = Folder::new(&settings, &DEPARTMENT.replace("政策部\n", &format!("{endless}\n")))
        .with("2022/policy/a.md", "---\nnumber: 4294967295\ntitle: 目標\n---\n");
    let sheet = super::read(bytes(&folder.load()));
    assert_eq!(sheet.name, "長".repeat(31));
}
