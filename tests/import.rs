//! `goalpress import`: from what departments send to a plan in text.

use std::fs;

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};

use crate::harness::{Folder, NOW, Site, goalpress};
use crate::spreadsheets::files;

/// Runs `import` with the file for the plan `2022/policy`, and answers with what it told.
pub(crate) fn import(site: &Site, status: i32, arguments: &[&str]) -> String {
    let words = ["import", "--year", "2022", "--department", "policy", "--lang", "en"];
    let words: Vec<&str> = words.iter().chain(arguments).copied().collect();
    let ran = goalpress(&site.root(), &words, &[]);
    assert_eq!(ran.status, status, "{}", ran.told());
    format!("{}{}", ran.stdout, ran.stderr)
}

/// A site without plans.
pub(crate) fn bare() -> Site {
    Site::empty("site").settings("")
}

const HEAD: &str = "番号,計画・方針等の分類,実施項目,どの水準まで,どのような方法で,いつまで,共通/課名\n";

fn csv(rows: &str) -> String {
    format!("{HEAD}{rows}")
}

/// Writes a spreadsheet into a site's folder.
fn write(site: &Site, name: &str, fill: impl FnOnce(&mut Worksheet)) {
    let mut book = Workbook::new();
    fill(book.add_worksheet());
    book.save(site.root().join(name)).unwrap();
}

fn merge(sheet: &mut Worksheet, place: [u32; 4], words: &str) {
    let [first, left, last, right] = place;
    let [left, right] = [left, right].map(|column| u16::try_from(column).unwrap());
    sheet.merge_range(first, left, last, right, words, &Format::new()).unwrap();
}

fn put(sheet: &mut Worksheet, row: u32, words: &[&str]) {
    for (column, words) in (0..).zip(words).filter(|(_, words)| !words.is_empty()) {
        sheet.write(row, column, *words).unwrap();
    }
}

const BOOKING: &str = "\
---
number: 9
category: 施政方針
title: 公共施設予約システムのリニューアル
deadline: １２月
section: デジタル行政推進室
---
## どの水準まで

・電子決済となっている。
・市民の生活がしっかり守られている。

## どのような方法で

①準備
②実施
";

#[test]
fn a_form_of_another_layout_becomes_what_somebody_would_have_written() {
    let site = bare();
    write(&site, "form.xlsx", |sheet| {
        merge(sheet, [0, 1, 0, 5], "令和４年度　組織目標展開整理表（部の組織目標）");
        put(sheet, 1, &["部　名", "政策部", "", "", "作成日：令和4年4月1日"]);
        put(sheet, 2, &["", "", "", "", "職　名", "氏　名"]);
        put(sheet, 3, &["", "", "", "", "政策部長", "藤原　大"]);
        merge(sheet, [5, 0, 6, 0], "番\n号");
        merge(sheet, [5, 1, 6, 1], "計画・方針等\nの分類");
        merge(sheet, [5, 2, 5, 4], "目標");
        put(sheet, 5, &["", "", "", "", "", "いつまで", "共通／課名"]);
        put(sheet, 6, &["", "", "実施項目", "どの水\n準まで（達成水準）", "どのような方法で", "（期限）"]);
        put(
            sheet,
            7,
            &[
                "９",
                "施政 方針",
                "公共施設予約システムの\nリニューアル",
                "・電子決済となっている。\n・市民の生活がしっ\nかり守られている。",
                "①準備",
                "１２月",
                "デジタル行政\n推進室",
            ],
        );
        put(sheet, 8, &["", "", "- 1 -"]);
        put(
            sheet,
            9,
            &[
                "番号",
                "計画・方針等の分類",
                "実施項目",
                "どの水準まで",
                "どのような方法で",
                "いつまで",
                "共通/課名",
            ],
        );
        put(sheet, 10, &["", "", "", "", "②実施"]);
        put(sheet, 11, &["10", "その他", "二つ目", "水準", "方法", "年度末", "共通"]);
        put(sheet, 12, &["11"]);
        put(sheet, 14, &["※ 注です"]);
    });
    let told = import(&site, 0, &["form.xlsx"]);
    assert_eq!(site.read("content/2022/policy/goal-09.md"), BOOKING);
    assert_eq!(
        site.read("content/2022/policy/_index.md"),
        "---\nname: 政策部\ncreated: 令和4年4月1日\nofficers:\n  - { post: 政策部長, name: 藤原　大 }\n\
         sections:\n  - { key: section-1, name: デジタル行政推進室 }\n---\n"
    );
    let folder = Folder::read(&site.root().join("content/2022/policy"));
    assert_eq!(folder.names(), ["_index.md", "goal-09.md", "goal-10.md"]);
    for words in [
        "page numbers: 9",
        "repeated heads: 10",
        "not filled in: 13",
        "A15  ※ 注です",
        "head A6:G7, 2 goals",
        "row 8: the goal",
    ] {
        assert!(told.contains(words), "{words}\n{told}");
    }
    site.check_with(&["--now", NOW]).succeeds();
    let ran = goalpress(&site.root(), &["fmt", "--check"], &[]);
    assert_eq!(ran.status, 0, "{}", ran.told());
}

#[test]
fn what_is_not_understood_is_imported_as_it_is_and_found_by_check() {
    let rows = "1,市長特名,一,あ,い,春ごろ,財政課・共通\n1-2,その他,二,あ,い,年度末,財政課\n３,その他,三,あ,い,年度末,財務課\n";
    let site = bare().file("plan.csv", &csv(rows));
    let told = import(&site, 0, &["plan.csv"]);
    for words in [
        "(perhaps \"市長特命\")",
        "\"春ごろ\"",
        "財政課・共通",
        "\"1-2\"",
        "財務課",
        "row 3: there is no number",
    ] {
        assert!(told.contains(words), "{words}\n{told}");
    }
    assert!(
        site.read("content/2022/policy/goal-01.md")
            .contains("category: 市長特名\ntitle: 一\ndeadline: 春ごろ\nsection: 財政課・共通")
    );
    assert!(site.read("content/2022/policy/goal-row-3.md").contains("number: 1-2\n"));
    let ran = goalpress(&site.root(), &["check", "--now", NOW, "--format", "short"], &[]);
    assert_eq!(ran.status, 1, "{}", ran.told());
    for rule in ["category-unknown", "deadline-unknown", "section-unknown", "number-invalid"] {
        assert!(ran.told().contains(rule), "{rule}\n{}", ran.told());
    }
}

#[test]
fn a_cell_that_several_goals_share_is_told_once() {
    let site = bare();
    write(&site, "form.xlsx", |sheet| {
        put(sheet, 0, &["番号", "実施項目", "計画・方針等の分類"]);
        put(sheet, 1, &["1", "一"]);
        put(sheet, 2, &["2", "二"]);
        merge(sheet, [1, 2, 2, 2], "別の分類");
    });
    let told = import(&site, 0, &["form.xlsx", "--dry-run"]);
    assert_eq!(told.matches("C2: 計画・方針等の分類").count(), 1, "{told}");
    assert_eq!(told.matches("+category: 別の分類").count(), 2, "{told}");
}

#[test]
fn columns_of_other_words_are_told_and_can_be_said() {
    let table = "No.,目標名,到達点,進め方,期日,備考,slug\n9,予約,あ,い,12月,済,booking\n";
    let site = bare().file("plan.csv", table);
    let told = import(&site, 0, &["plan.csv", "--dry-run"]);
    for words in [
        "A  \"No.\" → number (番号)  * judged",
        "C  \"到達点\" → not in the form (1 rows",
        "- { key: column-f, label: \"備考\", kind: line, required: false }",
        "there is no column \"どの水準まで\"",
        "+title: 予約",
        "Nothing was written",
    ] {
        assert!(told.contains(words), "{words}\n{told}");
    }
    assert!(!site.root().join("content/2022").exists());
    let site = site.file("columns.yaml", "到達点: level\n進め方: method\n備考: none\n");
    let told = import(&site, 0, &["plan.csv", "--columns", "columns.yaml"]);
    assert!(told.contains("F  \"備考\" → left out, as asked") && !told.contains("not in the form"), "{told}");
    assert!(
        site.read("content/2022/policy/09-booking.md")
            .ends_with("## どの水準まで\n\nあ\n\n## どのような方法で\n\nい\n")
    );
    let site = site.remove("content/2022").settings(
        "form:\n  columns:\n    - { key: number }\n    - { key: title }\n    - { key: column-f, label: \"備考\", kind: line, required: false }\n",
    );
    import(&site, 0, &["plan.csv", "--slug-column", "SLUG"]);
    assert_eq!(
        site.read("content/2022/policy/09-booking.md"),
        "---\nnumber: 9\ntitle: 予約\ncolumn-f: 済\n---\n"
    );
}

#[test]
fn a_dot_that_may_stand_in_the_middle_of_a_sentence_is_told() {
    let wrapped = "施策の活用，進行管理事務\n事業指定による進行管理，\n公民連携";
    let rows: String =
        (1..4).map(|number| format!("{number},その他,一,\"{wrapped}\",い,年度末,共通\n")).collect();
    let dot = "4,その他,二,\"公的な部門の規律の統一と\n・規律の見直し\",い,年度末,共通\n";
    let site = bare().file("plan.csv", &csv(&format!("{rows}{dot}")));
    let told = import(&site, 0, &["plan.csv"]);
    assert!(told.contains("D5: a line begins with ・") && told.contains("D2 (2), D3 (2)"), "{told}");
    assert!(
        site.read("content/2022/policy/goal-01.md")
            .contains("\n施策の活用，進行管理事務事業指定による進行管理，公民連携\n")
    );
}

#[test]
fn keys_of_sections_come_from_plans_that_are_there() {
    let site = Site::new()
        .file("plan.csv", &csv("1,その他,一,あ,い,年度末,財政課\n2,その他,二,あ,い,年度末,新しい課\n"));
    let words = ["import", "--year", "R5", "--department", "policy", "--lang", "en", "plan.csv"];
    let ran = goalpress(&site.root(), &words, &[]);
    assert!(ran.stdout.contains("got the key finance, as in 2022/policy"), "{}", ran.told());
    assert_eq!(
        site.read("content/2023/policy/_index.md"),
        "---\nname: 政策部\nsections:\n  - { key: finance, name: 財政課 }\n  - { key: section-1, name: 新しい課 }\n---\n"
    );
}

#[test]
fn dates_numbers_formulas_and_what_is_hidden() {
    let site = bare();
    write(&site, "form.xlsx", |sheet| {
        put(sheet, 0, &["番号", "実施項目", "いつまで"]);
        for (row, title) in (1..).zip(["日付", "式", "隠れた行", "誤り"]) {
            sheet.write(row, 0, row).unwrap();
            sheet.write(row, 1, title).unwrap();
        }
        let day = ExcelDateTime::from_ymd(2022, 10, 1).unwrap();
        sheet.write_with_format(1, 2, &day, &Format::new().set_num_format("yyyy/m/d")).unwrap();
        sheet.write_formula(2, 2, Formula::new("=\"9月\"").set_result("9月")).unwrap();
        sheet.write(3, 2, "年度末").unwrap();
        sheet.write_formula(4, 2, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
        sheet.set_row_hidden(3).unwrap();
    });
    let told = import(&site, 0, &["form.xlsx", "--dry-run"]);
    for words in [
        "+deadline: 令和4年10月1日",
        "+deadline: 9月",
        "hidden rows and columns (4) were left out",
        "formulas (1)",
        "C5: the result of this formula is a mistake (#DIV/0!)",
    ] {
        assert!(told.contains(words), "{words}\n{told}");
    }
    assert!(!told.contains("隠れた行"), "{told}");
    let told = import(&site, 0, &["form.xlsx", "--dry-run", "--hidden"]);
    assert!(told.contains("+title: 隠れた行") && told.contains("were taken too"), "{told}");
}

#[test]
fn what_cannot_be_imported_is_refused_and_nothing_is_written() {
    let site = Site::new()
        .file("plan.csv", &csv("1,その他,一,あ,い,年度末,共通\n"))
        .file("empty.csv", "")
        .file("head.csv", HEAD)
        .file("other.csv", "氏名,電話\n試験,1\n")
        .file("page.xls", "<html><table></table></html>")
        .bytes("broken.xlsx", b"PK\x03\x04 broken")
        .file("columns.yaml", "期日: dedline\n");
    let mut book = Workbook::new();
    for name in ["一課", "二課"] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        put(sheet, 0, &["番号", "実施項目"]);
        put(sheet, 1, &["1", name]);
    }
    book.save(site.root().join("two.xlsx")).unwrap();
    let before = Folder::read(&site.root());
    for (arguments, words) in [
        (&["plan.csv"][..], "--update"),
        (&["empty.csv", "--update"], "empty"),
        (&["head.csv", "--update"], "no goals"),
        (&["other.csv", "--update"], "氏名, 電話"),
        (&["page.xls", "--update"], "a web page"),
        (&["broken.xlsx", "--update"], "damaged"),
        (&["plan.csv", "--update", "--columns", "columns.yaml"], "Did you mean \"deadline\"?"),
        (&["plan.csv", "--update", "--slug-column", "英字"], "番号"),
        (&["two.xlsx", "--update"], "一課, 二課"),
        (&["two.xlsx", "--update", "--sheet", "三課"], "一課, 二課"),
        (&["plan.csv", "--update", "--department", "My Dept"], "my-dept"),
    ] {
        let told = import_of(&site, arguments);
        assert!(told.contains(words), "{words}\n{told}");
    }
    let words =
        |place: &str, words: &str| format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{words}</t></is></c>");
    let head = format!("<row r=\"1\">{}{}</row>", words("A1", "番号"), words("B1", "実施項目"));
    let formulas = files::rows(&format!("{head}<row r=\"2\"><c r=\"B2\"><f>A1</f><v></v></c></row>"));
    let site = site.bytes("formulas.xlsx", &files::workbook(&formulas, &[]));
    let told = import(&site, 2, &["formulas.xlsx", "--update"]);
    assert!(told.contains("results of its formulas (1)"), "{told}");
    fs::remove_file(site.root().join("formulas.xlsx")).unwrap();
    assert!(
        !goalpress(&site.root(), &["import", "none.csv", "-y", "2022", "-d", "policy"], &[])
            .stderr
            .is_empty()
    );
    Folder::read(&site.root()).same_as(&before);
    let told = import(&site, 0, &["two.xlsx", "--update", "--dry-run", "--sheet", "一課", "--sheet", "二課"]);
    assert!(told.contains("二課") && told.contains("another goal has the number 1 too"), "{told}");
}

/// The same where an argument is given a second time: what stands last counts for nothing but the department.
fn import_of(site: &Site, arguments: &[&str]) -> String {
    if arguments.contains(&"--department") {
        let words: Vec<&str> =
            ["import", "--year", "2022", "--lang", "en"].iter().chain(arguments).copied().collect();
        let ran = goalpress(&site.root(), &words, &[]);
        assert_eq!(ran.status, 2, "{}", ran.told());
        return ran.stderr;
    }
    import(site, 2, arguments)
}

#[test]
fn a_file_of_an_old_office_is_read_like_any_other() {
    let site = bare();
    let (bytes, ..) = encoding_rs::SHIFT_JIS.encode("番号,実施項目,いつまで\r\n1,髙橋①の件,年度末\r\n");
    let site = site.bytes("plan.csv", &bytes);
    import(&site, 0, &["plan.csv"]);
    assert!(site.read("content/2022/policy/goal-01.md").contains("title: 髙橋①の件\n"));
}
