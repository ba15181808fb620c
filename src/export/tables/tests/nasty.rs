//! Cells that look like formulas, quotes, rare characters, and columns of every kind.

use super::super::{Table, of_plan, whole};
use super::{column, only, real, records, site};

pub(super) const SETTINGS: &str = "\
title: 組織目標
organisation: 試験市
organisation_code: \"010006\"
base_url: https://example.jp/goals/
licence: { name: CC BY 4.0, url: https://creativecommons.org/licenses/by/4.0/deed.ja }
contact: { name: 政策経営課, email: a@example.jp }
form:
  columns:
    - { key: number }
    - { key: category, required: false }
    - { key: title }
    - { key: level, label: 水準, required: false }
    - { key: deadline, required: false }
    - { key: section }
    - { key: target-value, label: '目標|値', kind: number, hint: 百分率 }
    - { key: organisation, label: 協力団体, kind: line }
    - { key: start, label: 着手日, kind: date }
    - { key: rank, label: 重要度, kind: choice, choices: ['=高', 中, \"'低\", '@a, b'] }
    - { key: note, label: 備考, kind: text }
";

pub(super) const DEPARTMENT: &str = "\
---
name: 政策部
created: 令和4年4月1日
officers:
  - { post: '=部長', name: '@𠮷野' }
  - { post: 部長, name: 髙橋　大 }
sections:
  - { key: digital, name: '+デジタル課' }
---
";

const FIRST: &str = "\
---
number: 1
title: \"=cmd|'/C calc'!A0\"
category: 市長特命
section: 共通
deadline: ６月上旬
target-value: －12.50
organisation: \"-国分寺, \\\"団体\\\"\\t東\"
start: 令和4年10月1日
rank: ＝高
---
## 水準

・=cmd(1,2)
　①髙と𠮷🎉
　②\"引用\"
続き

+1,

## 備考

'先に印
";

const SECOND: &str = "\
---
number: 2
title: \"二行\\nの\\t題\"
section: +デジタル課
deadline: 通年
target-value: 12345678901234567890.5
rank: \"'低\"
aliases: [2021/policy/77-first]
updated: 2022-07-07
---
";

pub(super) fn files() -> [(&'static str, &'static str); 5] {
    [
        ("site.yaml", SETTINGS),
        ("2022/policy/_index.md", DEPARTMENT),
        ("2022/policy/01-a.md", FIRST),
        ("2022/policy/02-b.md", SECOND),
        ("2021/policy/_index.md", "---\nname: 旧政策部\n---\n"),
    ]
}

#[test]
fn a_goal_has_everything_in_its_column() {
    let (_folder, loaded) = site(&files());
    let (year, plan) = only(&loaded);
    let bytes = of_plan(loaded.site(), year, plan, Table::Goals);
    for (name, expected) in [
        ("id", ["2022/policy/01-a", "2021/policy/77-first"]),
        ("organisation_code", ["010006"; 2]),
        ("organisation", ["試験市"; 2]),
        ("fiscal_year", ["2022"; 2]),
        ("fiscal_year_start", ["2022-04-01"; 2]),
        ("fiscal_year_end", ["2023-03-31"; 2]),
        ("department_key", ["policy"; 2]),
        ("department", ["政策部"; 2]),
        ("section_key", ["", "digital"]),
        ("section", ["", "+デジタル課"]),
        ("assignment", ["common", "section"]),
        ("number", ["1", "2"]),
        ("category_key", ["mayor", ""]),
        ("category", ["市長特命", ""]),
        ("title", ["=cmd|'/C calc'!A0", "二行 の 題"]),
        ("deadline_words", ["６月上旬", "通年"]),
        ("deadline_kind", ["day", "interval"]),
        ("deadline_start", ["", "2022-04-01"]),
        ("deadline_date", ["2022-06-10", "2023-03-31"]),
        ("deadline_approximate", ["true", "false"]),
        (
            "address",
            ["https://example.jp/goals/2022/policy/01-a/", "https://example.jp/goals/2022/policy/02-b/"],
        ),
        ("published", ["2022-04-01"; 2]),
        ("updated", ["2022-04-01", "2022-07-07"]),
        ("form_target_value", ["-12.50", "12345678901234567890.5"]),
        ("form_organisation", ["-国分寺, \"団体\" 東", ""]),
        ("form_start", ["2022-10-01", ""]),
        ("form_start_words", ["令和4年10月1日", ""]),
        ("form_rank", ["=高", "'低"]),
    ] {
        assert_eq!(column(loaded.site(), Table::Goals, name, &bytes), expected, "{name}");
    }
    let text = String::from_utf8(bytes).unwrap();
    assert!(text.contains(",'=cmd|'/C calc'!A0,") && text.contains(",-12.50,\"'-国分寺, \"\"団体\"\" 東\","));
}

#[test]
fn lines_keep_the_list_that_they_are_in() {
    let (_folder, loaded) = site(&files());
    let (year, plan) = only(&loaded);
    let bytes = of_plan(loaded.site(), year, plan, Table::GoalLines);
    let lines: Vec<String> =
        records(loaded.site(), Table::GoalLines, &bytes).iter().map(|record| record[1..].join("|")).collect();
    assert_eq!(
        lines,
        [
            "level|1|1|bullet||'=cmd(1,2)",
            "level|2|2|circled|1|髙と𠮷🎉",
            "level|3|2|circled|2|\"引用\"続き",
            "level|4|0|||'+1,",
            "note|1|0|||''先に印",
        ]
    );
}

#[test]
fn departments_and_officers_are_told_year_by_year() {
    let (_folder, loaded) = site(&files());
    let site = loaded.site();
    let departments = whole(site, None, Table::Departments);
    let rows: Vec<String> =
        records(site, Table::Departments, &departments).iter().map(|record| record[..9].join("|")).collect();
    assert_eq!(
        rows,
        [
            "2022/policy|2022|policy|政策部|1||||2022-04-01",
            "2022/policy/digital|2022|policy|政策部|1|digital|'+デジタル課|1|2022-04-01",
            "2021/policy|2021|policy|旧政策部|1||||",
        ]
    );
    let of_year = whole(site, Some(&loaded.plans.years[1]), Table::Departments);
    assert_eq!(records(site, Table::Departments, &of_year).len(), 1);
    let officers = whole(site, None, Table::Officers);
    assert_eq!(column(site, Table::Officers, "post", &officers), ["=部長", "部長"]);
    assert_eq!(column(site, Table::Officers, "name", &officers), ["@𠮷野", "髙橋　大"]);
}

#[test]
fn the_plan_of_the_repository_is_whole() {
    let loaded = real();
    let site = loaded.site();
    let goals = whole(site, None, Table::Goals);
    let numbers = column(site, Table::Goals, "number", &goals);
    assert_eq!(numbers, (1..=21).map(|number: u32| number.to_string()).collect::<Vec<_>>());
    assert_eq!(column(site, Table::Goals, "deadline_date", &goals)[8], "2022-12-31");
    let lines = whole(site, None, Table::GoalLines);
    let ids = column(site, Table::GoalLines, "goal_id", &lines);
    assert!(column(site, Table::Goals, "id", &goals).iter().all(|id| ids.contains(id)));
    assert_eq!(records(site, Table::Departments, &whole(site, None, Table::Departments)).len(), 8);
}
