//! The plan that the repository carries: 国分寺市, 令和4年度, 政策部. Its facts are exact on every page.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use crate::harness::{Outcome, Site};

/// Number, title, category, section and deadline of each goal, as the city published them.
const GOALS: [(u32, &str, &str, &str, &str); 21] = [
    (1, "新型コロナウイルス感染症への対応", "市長特命", "共通", "年度末"),
    (
        2,
        "総合ビジョンの着実な進捗と『すべてのひとを大切にするまち宣言』の具現化",
        "総合ビジョン",
        "共通",
        "年度末",
    ),
    (3, "適正な事務執行の確保", "市長特命", "共通", "年度末"),
    (4, "職員の人材育成", "市長特命", "共通", "年度末"),
    (5, "歴史遺産の次世代への継承", "施政方針", "市政戦略室", "年度末"),
    (6, "市政情報の発信力強化", "総合ビジョン", "市政戦略室", "年度末"),
    (7, "個人情報保護制度の見直し", "その他", "情報管理課", "年度末"),
    (8, "庁舎移転に伴う文書量の適正化", "総合ビジョン", "情報管理課", "年度末"),
    (9, "公共施設予約システムのリニューアル", "施政方針", "デジタル行政推進室", "１２月"),
    (10, "行政デジタル化推進計画の策定とデジタル化の推進", "その他", "デジタル行政推進室", "年度末"),
    (11, "次期総合ビジョン策定方針の作成", "総合ビジョン", "政策経営課", "年度末"),
    (12, "不断の行政改革の推進", "行政改革", "政策経営課", "年度末"),
    (13, "公共施設の再配置の推進", "総合ビジョン", "公共施設整備推進室", "年度末"),
    (14, "新庁舎建設の着実な推進", "総合ビジョン", "公共施設整備推進室", "年度末"),
    (15, "新庁舎建設についての市民への情報共有", "総合ビジョン", "公共施設整備推進室", "年度末"),
    (
        16,
        "現庁舎用地利活用基本方針を踏まえた基本計画の作成（２カ年業務の２年目）",
        "総合ビジョン",
        "公共施設整備推進室",
        "年度末",
    ),
    (17, "個別施設計画の効率的な推進における考え方の整理", "施政方針", "公共施設整備推進室", "年度末"),
    (18, "市政策法務の一層の充実", "その他", "政策法務課", "年度末"),
    (19, "市民等からの意見等への適切な対応", "その他", "政策法務課", "年度末"),
    (20, "強固な財政基盤の確立及び持続可能な財政運営の実現", "施政方針", "財政課", "年度末"),
    (21, "統一的な基準による地方公会計の推進", "総合ビジョン", "財政課", "年度末"),
];

/// The sections in the organisation's own order, with their keys and numbers of goals.
const SECTIONS: [(&str, &str, usize); 7] = [
    ("市政戦略室", "strategy", 2),
    ("情報管理課", "information", 2),
    ("デジタル行政推進室", "digital", 2),
    ("政策経営課", "management", 2),
    ("公共施設整備推進室", "facilities", 5),
    ("政策法務課", "legal", 2),
    ("財政課", "finance", 2),
];

const CATEGORIES: [(&str, &str, usize); 5] = [
    ("市長特命", "mayor", 3),
    ("総合ビジョン", "city-vision", 9),
    ("施政方針", "policy-speech", 4),
    ("行政改革", "reform", 1),
    ("その他", "other", 4),
];

/// The site, built once: no test changes it.
fn built() -> &'static Outcome {
    static BUILT: OnceLock<Outcome> = OnceLock::new();
    BUILT.get_or_init(|| Site::real().build_with(&["--deny-warnings"]).is_clean())
}

/// The numbers of the goals that a page links to, each once, in order.
fn goals_on(address: &str) -> Vec<u32> {
    let mut numbers = Vec::new();
    for link in built().page(address).leads_to() {
        let name = link.strip_prefix("2022/policy/").unwrap_or_default();
        let digits: String = name.chars().take_while(char::is_ascii_digit).collect();
        if let Ok(number) = digits.parse()
            && !numbers.contains(&number)
        {
            numbers.push(number);
        }
    }
    numbers
}

fn numbers(wanted: impl Fn(&(u32, &str, &str, &str, &str)) -> bool) -> Vec<u32> {
    GOALS.iter().filter(|goal| wanted(goal)).map(|goal| goal.0).collect()
}

/// The address of a goal's page.
fn address(number: u32) -> String {
    let prefix = format!("2022/policy/{number:02}-");
    let links = built().page("2022/policy/").leads_to();
    links.into_iter().find(|link| link.starts_with(&prefix)).unwrap()
}

#[test]
fn it_builds_without_a_finding() {
    assert!(built().findings().is_empty());
}

#[test]
fn every_goal_has_a_page_with_its_facts() {
    for (number, title, category, section, deadline) in GOALS {
        let page = built().page(&address(number));
        assert_eq!(page.words_of("h1"), [title]);
        let text = page.text();
        for fact in [category, section, deadline, "どの水準まで", "どのような方法で", &number.to_string()]
        {
            assert!(text.contains(fact), "{number}: {fact}: {text}");
        }
        assert!(page.title().contains(title) && page.title().contains("国分寺市"), "{}", page.title());
    }
}

#[test]
fn the_sheet_has_every_goal_in_the_order_of_numbers() {
    assert_eq!(goals_on("2022/policy/"), (1..=21).collect::<Vec<_>>());
    let titles: Vec<&str> = GOALS.iter().map(|goal| goal.1).collect();
    built().page("2022/policy/").in_order(&titles);
}

#[test]
fn the_sheets_head_is_that_of_the_official_form() {
    let page = built().page("2022/policy/");
    let page = ["令和4年度", "組織目標展開整理表（部の組織目標）", "政策部", "令和4年4月1日"]
        .iter()
        .fold(page, |page, fact| page.contains(fact));
    page.in_order(&["政策部長", "藤原　大", "公共施設整備推進担当部長", "椙田　満"]);
}

#[test]
fn the_sheets_columns_are_those_of_the_official_form() {
    let page = built().page("2022/policy/");
    let heads: Vec<String> =
        page.words_of("th").into_iter().take_while(|words| !words.contains("新型コロナ")).collect();
    let wanted = [
        "番号",
        "計画・方針等の分類",
        "実施項目",
        "どの水準まで",
        "どのような方法で",
        "いつまで",
        "共通/課名",
    ];
    let found: Vec<&String> =
        heads.iter().filter(|head| wanted.iter().any(|label| head.starts_with(label))).collect();
    assert_eq!(found.len(), wanted.len(), "{heads:?}");
    for (head, label) in found.iter().zip(wanted) {
        assert!(head.starts_with(label), "{heads:?}");
    }
    page.contains("業務目標又は事務の内容")
        .contains("達成水準又は遂行後の状態等")
        .contains("目標等を達成するための取組の内容等");
}

#[test]
fn each_section_has_its_own_goals_and_the_four_common_ones() {
    let common = numbers(|goal| goal.3 == "共通");
    assert_eq!(common, [1, 2, 3, 4]);
    for (name, key, count) in SECTIONS {
        let address = format!("2022/policy/{key}/");
        let own = numbers(|goal| goal.3 == name);
        assert_eq!(own.len(), count, "{name}");
        let shown: BTreeSet<u32> = goals_on(&address).into_iter().collect();
        assert_eq!(shown, own.iter().chain(&common).copied().collect(), "{name}");
        let page = built().page(&address);
        assert_eq!(page.words_of("h1"), [name]);
        // Visibly set apart: below a heading of their own, not only in another colour.
        let tables = page.tags("table").len();
        assert!(page.words_of("h2").iter().any(|words| words.contains("共通")), "{name}");
        assert!(tables >= 2, "{name}");
    }
}

#[test]
fn sections_stand_in_the_organisations_order() {
    let names: Vec<&str> = SECTIONS.iter().map(|section| section.0).collect();
    built().page("2022/").in_order(&names);
    let links: Vec<String> = built().page("2022/policy/").leads_to();
    let places: Vec<usize> = SECTIONS
        .iter()
        .map(|(_, key, _)| links.iter().position(|link| *link == format!("2022/policy/{key}/")).unwrap())
        .collect();
    assert!(places.is_sorted(), "{links:?}");
}

#[test]
fn categories_have_three_nine_four_one_and_four_goals() {
    for (name, key, count) in CATEGORIES {
        let address = format!("2022/category/{key}/");
        let goals = numbers(|goal| goal.2 == name);
        assert_eq!(goals.len(), count, "{name}");
        assert_eq!(goals_on(&address), goals, "{name}");
        built().page(&address).contains(&format!("{count}件"));
    }
    let names: Vec<&str> = CATEGORIES.iter().map(|category| category.0).collect();
    built().page("2022/").in_order(&names);
    built().page("").in_order(&names);
}

#[test]
fn deadlines_come_in_the_order_of_time() {
    let mut expected = numbers(|goal| goal.4 == "年度末");
    expected.insert(0, 9);
    assert_eq!(goals_on("2022/deadlines/"), expected);
    built().page("2022/deadlines/").in_order(&[
        "令和4年12月（2022年12月）",
        "１２月",
        "令和5年3月（2023年3月）",
        "年度末",
    ]);
}

#[test]
fn neighbours_lead_from_the_first_goal_to_the_last() {
    for number in 1..=21 {
        let page = built().page(&address(number));
        let neighbour = |relation: &str| {
            page.relation(relation).and_then(|link| page.resolve(&link)).map(|(address, _)| address)
        };
        assert_eq!(neighbour("prev"), number.checked_sub(1).filter(|n| *n > 0).map(address), "{number}");
        assert_eq!(neighbour("next"), (number < 21).then(|| address(number + 1)), "{number}");
    }
}

#[test]
fn each_goal_leads_to_its_section_and_category_and_names_its_file() {
    for (number, _, category, section, _) in GOALS {
        let page = built().page(&address(number));
        let links = page.leads_to();
        let key = CATEGORIES.iter().find(|(name, ..)| *name == category).unwrap().1;
        assert!(links.contains(&format!("2022/category/{key}/")), "{number}: {links:?}");
        if let Some((_, key, _)) = SECTIONS.iter().find(|(name, ..)| *name == section) {
            assert!(links.contains(&format!("2022/policy/{key}/")), "{number}: {links:?}");
        }
        page.contains(&format!("content/{}.md", address(number).trim_end_matches('/')));
    }
}

#[test]
fn every_address_of_the_design_is_there_and_nothing_is_missing() {
    let mut expected: BTreeSet<String> = [
        "index.html",
        "2022/index.html",
        "2022/policy/index.html",
        "2022/deadlines/index.html",
        "about/index.html",
        "accessibility/index.html",
        "data/index.html",
        "search/index.html",
    ]
    .map(str::to_owned)
    .into();
    let machines = [
        "404.html",
        "atom.xml",
        "calendar.ics",
        "category/reform/atom.xml",
        "category/reform/calendar.ics",
        "department/policy/atom.xml",
        "department/policy/calendar.ics",
        "goals.json",
        "sitemap.xml",
        "robots.txt",
        "_headers",
        "2022/policy/form.xlsx",
        "2022/policy/goals.csv",
        "2022/policy/goal_lines.csv",
        "2022/policy/plan.json",
        "2022/policy/stratml.xml",
        "2022/policy/09-booking/goal.json",
        "data/goals-1.schema.json",
    ];
    for folder in ["data", "data/2022"] {
        let names = [
            "goals.csv",
            "goal_lines.csv",
            "departments.csv",
            "officers.csv",
            "codes.csv",
            "README.md",
            "datapackage.json",
            "goals.xlsx",
        ];
        expected.extend(names.map(|name| format!("{folder}/{name}")));
    }
    expected.extend(machines.map(str::to_owned));
    expected.extend(SECTIONS.map(|(_, key, _)| format!("2022/policy/{key}/index.html")));
    expected.extend(CATEGORIES.map(|(_, key, _)| format!("2022/category/{key}/index.html")));
    expected.extend(GOALS.map(|goal| format!("{}index.html", address(goal.0))));
    let files: BTreeSet<String> = built().output_files().into_iter().collect();
    let missing: Vec<_> = expected.difference(&files).collect();
    assert!(missing.is_empty(), "{missing:?}");
    let pages = files.iter().filter(|file| file.ends_with(".html")).count();
    assert_eq!(pages, 8 + 1 + 7 + 5 + 21);
}

#[test]
fn the_about_page_says_that_it_is_no_official_document() {
    built().page("about/").contains("見本").contains("公式の文書ではありません").contains("国分寺市");
}

#[test]
fn nothing_of_the_list_marks_of_the_source_is_left_on_a_page() {
    for page in built().pages() {
        for line in page.text().lines() {
            let line = line.trim();
            assert!(!line.starts_with('・') && !line.starts_with("- ") && !line.starts_with("## "), "{line}");
        }
    }
}
