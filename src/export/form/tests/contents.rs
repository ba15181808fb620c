//! That the form says what the plan says.

use calamine::Data;

use super::{DEPARTMENT, Folder, SITE, bytes, read};

#[test]
fn all_that_the_plan_says_can_be_read() {
    let more = "title: 予約\ncategory: mayor\nsection: digital\ndeadline: １２月\n";
    let folder =
        Folder::new(SITE, DEPARTMENT).goal_with(9, more, "- 髙い水準\n- 次\n\n①一つ\n②二つ").goal(1, "文。");
    let sheet = read(bytes(&folder.load()));
    assert_eq!(sheet.name, "政策部");
    assert_eq!(
        sheet.rows(),
        [
            ["1", "市長特命", "目標", "文。", "・進める", "年度末", "共通"],
            [
                "9",
                "市長特命",
                "予約",
                "・髙い水準\n・次\n①一つ\n②二つ",
                "・進める",
                "１２月",
                "デジタル行政推進室"
            ],
        ]
    );
    assert_eq!(sheet.cell(sheet.first, 0), &Data::Float(1.0));
    assert_eq!(sheet.words(sheet.first - 1, 3), "どの水準まで\n達成水準又は遂行後の状態等");
    assert_eq!(sheet.words(sheet.first - 1, 0), "番号");
}

#[test]
fn the_head_says_the_year_the_day_and_every_officer() {
    let sheet = read(bytes(&Folder::new(SITE, DEPARTMENT).goal(1, "文。").load()));
    assert_eq!(sheet.words(0, 0), "組織目標展開整理表（部の組織目標）");
    let head: Vec<[&str; 4]> =
        (1..5).map(|row| [0, 1, 4, 5].map(|column| sheet.words(row, column))).collect();
    assert_eq!(
        head,
        [
            ["年度", "令和4年度（2022年度）", "作成日", "令和4年4月1日（2022年4月1日）"],
            ["部", "政策部", "職名", "氏名"],
            ["", "", "政策部長", "髙橋　𠮷男"],
            ["", "", "担当部長", "山﨑　満"],
        ]
    );
    // The title, two values on the left, and the day, a heading and two names on the right.
    assert_eq!(sheet.merged.len(), 7);
    assert_eq!((sheet.merged[0].start, sheet.merged[0].end), ((0, 0), (0, 6)));
}

#[test]
fn the_form_keeps_room_for_a_day_and_an_officer_that_the_plan_does_not_name() {
    let department = "---\nname: 政策部\n---\n";
    let sheet = read(bytes(&Folder::new(SITE, department).goal(1, "文。").load()));
    assert_eq!([sheet.words(1, 4), sheet.words(2, 4), sheet.words(2, 5)], ["作成日", "職名", "氏名"]);
    assert_eq!(sheet.words(1, 5), "");
}

#[test]
fn what_is_blank_is_an_empty_cell() {
    let sheet = read(bytes(&Folder::new(SITE, DEPARTMENT).goal_with(1, "deadline:\n", "文。").load()));
    assert!(super::is_empty(Some(sheet.cell(sheet.first, 5))), "{:?}", sheet.rows());
}

#[test]
fn columns_of_every_kind_hold_what_the_goal_has() {
    let settings = format!(
        "{SITE}form:\n  columns:\n    - {{ key: number, label: 番号 }}\n    - {{ key: title, label: 実施項目 }}\n    \
         - {{ key: level, label: どの水準まで }}\n    - {{ key: method, label: どのような方法で }}\n    \
         - {{ key: who, label: 担当, kind: line, required: false }}\n    - {{ key: start, label: 開始, kind: date, required: false }}\n    \
         - {{ key: money, label: 予算, kind: number, required: false }}\n    - {{ key: state, label: 状況, kind: choice, choices: [順調, 遅れ], required: false }}\n"
    );
    let bare = |text: &str| text.replace("category: 市長特命\nsection: 共通\ndeadline: 年度末\n", "");
    let goal = |number: u32, more: &str| {
        bare(&format!(
            "---\nnumber: {number}\ntitle: 目標\n{more}---\n## どの水準まで\n\n文\n\n## どのような方法で\n\n文\n"
        ))
    };
    let folder = Folder::new(&settings, DEPARTMENT)
        .with(
            "2022/policy/a.md",
            &goal(1, "who: 0123\nstart: 令和元年5月1日\nmoney: 1,200\nstate: 順調\n")
                .replace("1,200", "1200"),
        )
        .with("2022/policy/b.md", &goal(2, "money: '12.50'\n"));
    let sheet = read(bytes(&folder.load()));
    let rows = sheet.rows();
    assert_eq!(rows[0][4..], ["0123", "令和元年5月1日", "1200", "順調"]);
    assert_eq!(sheet.cell(sheet.first, 6), &Data::Float(1200.0));
    assert_eq!(rows[1][4..], ["", "", "12.50", ""]);
}

#[test]
fn nothing_that_a_person_writes_becomes_a_formula_or_an_escape() {
    let evil = "=cmd|' /C calc'!A0";
    let more = format!("title: \"{evil}\"\n");
    let sheet = read(bytes(
        &Folder::new(SITE, DEPARTMENT)
            .goal_with(1, &more, "+1 @a `_x0041_` <b> & 👨‍👩‍👧‍👦")
            .goal_with(2, "title: '-2'\n", "文。")
            .load(),
    ));
    assert_eq!(sheet.cell(sheet.first, 2), &Data::String(evil.to_owned()));
    assert_eq!(sheet.words(sheet.first, 3), "+1 @a _x0041_ <b> & 👨‍👩‍👧‍👦");
    assert_eq!(sheet.cell(sheet.first + 1, 2), &Data::String("-2".to_owned()));
}

#[test]
fn a_goal_that_does_not_fit_into_a_row_goes_on_in_the_next() {
    let item = "髙い水準を、すべての課・室がともに守り続けている。".repeat(4);
    let level: Vec<String> = (0..20).map(|_| format!("- {item}")).collect();
    let folder = Folder::new(SITE, DEPARTMENT).goal(1, &level.join("\n")).goal(2, &"𠮷".repeat(40_000));
    let sheet = read(bytes(&folder.load()));
    let rows = sheet.rows();
    let of = |number: &str| rows.iter().filter(|row| row[0] == number).collect::<Vec<_>>();
    let (first, second) = (of("1"), of("2"));
    assert!(first.len() > 2 && second.len() > 2, "{} and {}", first.len(), second.len());
    assert_eq!(first.len() + second.len(), rows.len());
    let text = |rows: &[&Vec<String>]| rows.iter().map(|row| row[3].as_str()).collect::<String>();
    assert_eq!(text(&first), vec![format!("・{item}"); 20].join("\n"));
    assert_eq!(text(&second), "𠮷".repeat(40_000));
    // The rest stands in the first row alone.
    assert_eq!(first[0][1..3], ["市長特命", "目標"]);
    assert!(first[1..].iter().all(|row| row[1].is_empty() && row[2].is_empty() && row[4].is_empty()));
}

#[test]
fn an_english_form_has_a_date_since_its_words_could_not_be_read_back() {
    let settings = "title: Goals\norganisation: City\nlanguage: en\n";
    let department = "---\nname: Policy\ncreated: 2022-04-01\n---\n";
    let goal = "---\nnumber: 1\ntitle: A\ncategory: other\nsection: common\ndeadline: 年度末\n---\n\
        ## To which level\n\na\n\n## By which method\n\nb\n";
    let folder = Folder::new(settings, department).with("2022/policy/a.md", goal);
    let sheet = read(bytes(&folder.load()));
    let is_day = |cell: &Data| matches!(cell, Data::DateTime(day) if (day.as_f64() - 44_652.0).abs() < 1e-9);
    assert!((0..7).any(|column| is_day(sheet.cell(1, column))));
    assert_eq!(sheet.words(sheet.first - 1, 1), "Category\nplan or policy");
}
