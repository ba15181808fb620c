//! What a site gives out comes back as it was: the official form, and the data set.

use std::fs;

use crate::harness::{NOW, Random, Site};
use crate::import::import;

const COLUMNS: &str = "form:\n  columns:\n    - { key: deadline }\n    - { key: number }\n    - { key: title }\n    \
    - { key: category }\n    - { key: level }\n    - { key: target, label: 目標 値, hint: 'a,b', kind: number, required: false }\n    \
    - { key: method }\n    - { key: note, label: 備考, kind: line, required: false }\n    \
    - { key: done, label: 完了日, kind: date, required: false }\n    \
    - { key: state, label: 状況, kind: choice, choices: [順調, \"遅れ, あり\"], required: false }\n    - { key: section }\n    \
    - { key: remark, label: 特記, kind: text, required: false }\n";

const WORDS: [&str; 22] = [
    "予約",
    "=1+1",
    "'一重",
    "\"引用\"",
    "髙𠮷﨑",
    "ＳＤＧｓ & R&D",
    "a,b",
    "1 / 2",
    "〃",
    "※注",
    "番号",
    "<b>",
    "- x",
    "#1",
    "_x0041_",
    "e: f",
    "[x](y.md)",
    "*強*",
    "1. 一",
    "（1）",
    "100%",
    "|",
];

const LINES: [&str; 24] = [
    "・項目",
    "　・内側",
    "①丸",
    "- **太字**",
    "1. 番号",
    "   続き",
    "段落",
    "",
    "",
    "途中\nで折れる",
    "強制  ",
    "| a | b |\n| - | - |\n| 1 | |\n",
    "=式",
    "'引用",
    "`code`",
    "[表](https://example.jp/)",
    "\\# 見出しでない",
    "### 見出し",
    "&amp;",
    "教育を、",
    "ビジョ",
    "ンの実現",
    "（開いた",
    "5年",
];

/// A plan with words that are drawn, in a site that finds nothing wrong with it.
fn drawn(random: &mut Random) -> Site {
    let site = Site::new().settings(COLUMNS).remove("content/2022/policy/01-common.md");
    let site = site.remove("content/2022/policy/02-booking.md").remove("content/2022/policy/03-budget.md");
    (0..=random.below(4)).fold(site, |site, place| {
        let quoted = |words: &str| serde_json::to_string(words).unwrap();
        let some = |random: &mut Random| quoted(&format!("{}{}", random.one(&WORDS), random.one(&WORDS)));
        let mut text = format!("---\nnumber: {}\ntitle: {}\ncategory: その他\n", place * 7 + 1, some(random));
        text += &format!("deadline: {}\n", random.one(&["12月", "令和4年10月1日", "2022-10-01", "随時", ""]));
        text += &format!("section: {}\n", random.one(&["共通", "財政課", "digital"]));
        for line in [
            format!("target: {}\n", random.one(&["5", "12.50", "-3", "007"])),
            format!("note: {}\n", some(random)),
            format!("done: {}\n", random.one(&["2022-08-01", "令和4年8月1日"])),
            format!("state: {}\n", random.one(&["順調", "\"遅れ, あり\""])),
            "updated: 2022-05-05\n".to_owned(),
        ] {
            if random.below(3) > 0 {
                text += &line;
            }
        }
        text += "---\n";
        for label in ["どの水準まで", "どのような方法で", "特記"] {
            let lines: Vec<&str> = (0..=random.below(8)).map(|_| random.one(&LINES)).collect();
            text += &format!("## {label}\n\n本文\n\n{}\n\n", lines.join("\n"));
        }
        site.file(&format!("content/2022/policy/{place:02}-goal.md"), &text)
    })
}

/// Whether the drawn plan can be published; Markdown such as an item without words is found, and drawn again.
fn is_right(site: &Site) -> bool {
    site.check_with(&["--now", NOW]).code() == 0
}

#[test]
fn drawn_plans_come_back_from_the_form_and_from_the_data_set() {
    let mut random = Random::new(23);
    let mut count = 0;
    while count < 12 {
        let site = drawn(&mut random);
        if !is_right(&site) {
            continue;
        }
        count += 1;
        let form = site.export(&["form"]).bytes();
        let tables = ["goals", "goal-lines", "departments", "officers"];
        let data = tables.map(|table| site.export(&[table]).bytes());
        let workbook = site.export(&["workbook"]).bytes();
        let plan = site.root().join("content/2022/policy");
        let kept = site.beside("kept");
        let _ = fs::remove_dir_all(&kept);
        fs::rename(&plan, &kept).unwrap();
        let told = || {
            format!(
                "{:?}",
                fs::read_dir(&kept)
                    .unwrap()
                    .map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap())
                    .collect::<Vec<_>>()
            )
        };

        let site = site.bytes("form.xlsx", &form);
        import(&site, 0, &["form.xlsx"]);
        site.check_with(&["--now", NOW]).succeeds();
        // The keys of sections are no words of the form.
        assert_eq!(cells(&site.export(&["form"]).bytes()), cells(&form), "{}", told());

        for (name, bytes) in [("goals.csv", None), ("goals.xlsx", Some(&workbook))] {
            fs::remove_dir_all(&plan).unwrap();
            for (table, bytes) in tables.iter().zip(&data) {
                fs::write(site.root().join(table.replace('-', "_") + ".csv"), bytes).unwrap();
            }
            if let Some(bytes) = bytes {
                fs::write(site.root().join(name), bytes).unwrap();
            }
            import(&site, 0, &[name]);
            site.check_with(&["--now", NOW]).succeeds();
            // A cell of a number has a value and not its digits: 12.50 comes back from .xlsx as 12.5.
            let exact = usize::from(name != "goals.csv");
            for (table, bytes) in tables.iter().zip(&data).skip(exact) {
                let again = site.export(&[table]).bytes();
                assert_eq!(
                    String::from_utf8_lossy(&again),
                    String::from_utf8_lossy(bytes),
                    "{name}\n{}",
                    told()
                );
            }
            if exact > 0 {
                continue;
            }
            assert_eq!(cells(&site.export(&["form"]).bytes()), cells(&form), "{name}");
        }
    }
}

/// Every cell of a spreadsheet, as somebody else's reader has it.
fn cells(bytes: &[u8]) -> Vec<String> {
    use calamine::{Reader, Xlsx};
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(bytes.to_vec())).unwrap();
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    range.used_cells().map(|(row, column, cell)| format!("{row} {column} {cell:?}")).collect()
}

#[test]
fn the_real_plan_comes_back_to_the_byte() {
    let site = Site::real();
    let form = site.export(&["form"]).bytes();
    let site = site.bytes("form.xlsx", &form).remove("content/2022/policy");
    import(&site, 0, &["form.xlsx"]);
    site.check_with(&["--now", NOW]).succeeds();
    assert!(site.export(&["form"]).bytes() == form);
    // Once more into the plan that is there now: nothing differs.
    assert!(import(&site, 0, &["form.xlsx", "--update"]).contains("Nothing differs"));
}

#[test]
fn a_data_set_without_the_plan_or_without_texts_says_so() {
    let site = Site::new();
    let site =
        site.clone().bytes("goals.csv", &site.export(&["goals"]).bytes()).remove("content/2022/policy");
    let told = import(&site, 0, &["goals.csv", "--dry-run"]);
    assert!(told.contains("goal_lines.csv"), "{told}");
    let words = ["import", "goals.csv", "--year", "2023", "--department", "policy", "--lang", "en"];
    let ran = crate::harness::goalpress(&site.root(), &words, &[]);
    assert!(ran.status == 2 && ran.stderr.contains("2022/policy"), "{}", ran.told());
}
