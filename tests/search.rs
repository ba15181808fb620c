//! `goalpress search`: the site's search, answered in the terminal from the content.

use serde_json::Value;

use crate::harness::{NOW, Site, goalpress};

/// A search that is over.
pub(crate) struct Searched {
    pub(crate) status: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

pub(crate) fn search(site: &Site, arguments: &[&str]) -> Searched {
    let words = [&["search", "--now", NOW], arguments].concat();
    let ran = goalpress(&site.root(), &words, &[]);
    Searched { status: ran.status, stdout: ran.stdout, stderr: ran.stderr }
}

pub(crate) fn json(site: &Site, arguments: &[&str]) -> Value {
    let searched = search(site, &[&["--json"], arguments].concat());
    assert_eq!(searched.stderr, "");
    serde_json::from_str(&searched.stdout).unwrap()
}

/// Where the answers are, as `FILE:LINE` below the content, with the class of the match.
fn places(site: &Site, arguments: &[&str]) -> Vec<String> {
    let document = json(site, arguments);
    let place = |result: &Value| {
        let file = result["file"].as_str().unwrap().trim_start_matches("content/");
        format!("{file}:{} {}", result["line"], result["where"].as_str().unwrap_or("-"))
    };
    document["results"].as_array().unwrap().iter().map(place).collect()
}

#[test]
fn the_real_plan_is_found_with_file_line_and_class() {
    let site = Site::real();
    let expected: [(&str, &[&str]); 7] = [
        ("予約", &["2022/policy/09-booking.md:4 title", "2022/policy/_index.md:20 method"]),
        ("ビス", &["2022/policy/02-vision.md:14 level"]),
        ("ＳＤＧｓ", &["2022/policy/02-vision.md:10 level", "2022/policy/11-next-vision.md:14 method"]),
        (
            "１００周年",
            &[
                "2022/policy/01-covid.md:11 level",
                "2022/policy/05-heritage.md:11 level",
                "2022/policy/_index.md:20 method",
            ],
        ),
        ("bpr", &["2022/policy/12-administrative-reform.md:14 method"]),
        ("\"組織目標展開整理表\"", &["about.md:8 method"]),
        ("藤原", &["2022/policy/_index.md:5 other"]),
    ];
    for (query, places) in expected {
        assert_eq!(self::places(&site, &[query]), *places, "{query}");
    }
    assert_eq!(places(&site, &["sdgs"]), places(&site, &["ＳＤＧｓ"]));
    assert_eq!(places(&site, &["100周年"]), places(&site, &["１００周年"]));
    let one = places(&site, &["一"]);
    assert!(one.len() > 5 && one[0] == "2022/policy/18-legal-affairs.md:4 title", "{one:?}");
}

#[test]
fn what_is_left_out_is_not_found() {
    let site = Site::real();
    let all = json(&site, &["年度"]);
    let some = json(&site, &["年度 -共通"]);
    let is_common = |document: &Value| {
        document["results"].as_array().unwrap().iter().filter(|result| result["common"] == true).count()
    };
    assert_eq!((is_common(&all), is_common(&some)), (4, 0));
    assert!(some["count"].as_u64() < all["count"].as_u64());
    let only = json(&site, &["--", "-共通"]);
    assert!(only["count"].as_u64() >= some["count"].as_u64());
    assert_eq!((&only["results"][0]["where"], &only["query"]), (&Value::Null, &Value::from("-共通")));
    assert_eq!(json(&site, &["年度", "--", "-共通"])["results"], some["results"]);
}

#[test]
fn several_words_and_phrases_are_one_query() {
    let site = Site::new()
        .goal("02-booking", |goal| goal.level("市民の協働を進める。"))
        .goal("03-budget", |goal| goal.level("市民 協働を進める。"));
    let files = |arguments: &[&str]| places(&site, arguments).len();
    assert_eq!((files(&["市民", "協働"]), files(&["市民　協働"]), files(&["\"市民 協働\""])), (2, 2, 1));
}

#[test]
fn titles_come_before_levels_before_methods_and_newer_years_before_older() {
    let site = Site::new()
        .goal("01-common", |goal| goal.method("予約の方法"))
        .goal("02-booking", |goal| goal.level("予約の水準"))
        .goal("03-budget", |goal| goal.title("予約の題名"))
        .file("content/about.md", "---\ntitle: 予約について\n---\n本文\n")
        .file("content/2021/policy/_index.md", "---\nname: 予約部\n---\n")
        .file("content/2023/policy/_index.md", "---\nname: 予約部\n---\n");
    let expected = [
        "2023/policy/_index.md:2 title",
        "2022/policy/03-budget.md:3 title",
        "2021/policy/_index.md:2 title",
        "about.md:2 title",
        "2022/policy/02-booking.md:10 level",
        "2022/policy/01-common.md:14 method",
    ];
    assert_eq!(places(&site, &["予約"]), expected);
    // Of two words each counts.
    let both = places(&site, &["予約", "水準"]);
    assert_eq!(both, [expected[1], expected[4], expected[5]]);
}

#[test]
fn lines_are_those_of_the_first_words() {
    let site = Site::new()
        .settings(
            "form:\n  columns:\n    - key: number\n    - key: title\n    - key: category\n    - key: section\n    - key: deadline\n    \
             - key: level\n    - key: method\n    - { key: budget, label: 予算額, kind: line }\n    - { key: progress, label: 進捗, kind: text }\n",
        )
        .goal("02-booking", |goal| {
            goal.deadline("１２月").extra("budget: 百万円").extra("aliases:\n  - 2022/policy/old").body(
                "## どの水準まで\n\n一行目の**大切**な文は、ここで\n折り返して続く。\n\n- 項目\n- [つな\nがり](03-budget.md)\n\n\
                 | 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |\n\n## どのような方法で\n\n方法[^a]\n\n[^a]: 脚注の文\n\n## 進捗\n\n順調である。",
            )
        });
    let line = |query: &str| {
        let found = places(&site, &[query, "-n1"]);
        found[0].trim_start_matches("2022/policy/").to_owned()
    };
    for (query, expected) in [
        ("目標2の題名", "02-booking.md:3 title"),
        ("一行目", "02-booking.md:13 level"),
        ("大切な文", "02-booking.md:13 level"),
        ("ここで折り返して", "02-booking.md:13 level"),
        ("続く", "02-booking.md:14 level"),
        ("つながり", "02-booking.md:17 level"),
        ("がり", "02-booking.md:18 level"),
        ("丁", "02-booking.md:22 level"),
        ("方法脚注", ""),
        ("脚注の文", "02-booking.md:28 method"),
        ("順調", "02-booking.md:32 other"),
        ("百万円", "02-booking.md:7 other"),
        ("12月", "02-booking.md:6 other"),
        ("施政方針", "02-booking.md:4 other"),
        ("試験 太郎", "_index.md:5 other"),
        ("財政課", "_index.md:8 title"),
        ("政策部の計画", "_index.md:10 method"),
    ] {
        if expected.is_empty() {
            assert!(places(&site, &[query]).is_empty(), "{query}");
        } else {
            assert_eq!(line(query), expected, "{query}");
        }
    }
}

#[test]
fn lines_are_right_with_windows_ends_and_marks_and_long_values() {
    let site = Site::new();
    let text = site.read("content/2022/policy/02-booking.md");
    let text = text.replace("title: 目標2の題名", "title: >-\n  目標2の\n  続きの題名");
    let site =
        site.file("content/2022/policy/02-booking.md", &format!("\u{feff}{}", text.replace('\n', "\r\n")));
    assert_eq!(places(&site, &["続きの"]), ["2022/policy/02-booking.md:5 title"]);
    assert_eq!(places(&site, &["目標2の水準"]), ["2022/policy/02-booking.md:12 level"]);
}

#[test]
fn drafts_are_found_where_they_are_asked_for() {
    let site = Site::new()
        .goal("02-booking", |goal| goal.title("秘密の予約").extra("draft: true"))
        .goal("03-budget", |goal| goal.title("秘密の予算").extra("publish_on: 2022-10-01"));
    let searched = search(&site, &["秘密"]);
    assert_eq!(searched.status, 1);
    assert!(!searched.stdout.contains("02-booking"), "{}", searched.stdout);
    assert_eq!(places(&site, &["秘密", "--drafts"]).len(), 2);
    let later = goalpress(&site.root(), &["search", "秘密", "--now", "2022-10-01"], &[]);
    assert!(later.stdout.contains("03-budget.md:3: 秘密の予算"), "{}", later.told());
    assert!(!later.stdout.contains("秘密の予約"), "{}", later.told());
}

#[test]
fn a_search_for_nothing_is_a_matter_of_usage() {
    for query in [&[" "][..], &["\"\""], &["--", "-"], &[], &["a", "--limit", "0"]] {
        let searched = search(&Site::new(), query);
        assert_eq!(searched.status, 2, "{query:?}");
        assert!(searched.stdout.is_empty() && !searched.stderr.is_empty(), "{query:?}");
    }
}

#[test]
fn results_can_be_narrowed() {
    let site = Site::new()
        .file("content/about.md", "---\ntitle: 目標とは\n---\n")
        .file(
            "content/2021/policy/_index.md",
            "---\nname: 政策部\nsections:\n  - { key: digital, name: 情報課 }\n---\n",
        )
        .file("content/2022/welfare/_index.md", "---\nname: 福祉部\n---\n目標\n");
    let files = |arguments: &[&str]| -> Vec<String> {
        let found = places(&site, &[&["目標"], arguments].concat());
        found.into_iter().map(|place| place.split(':').next().unwrap_or_default().to_owned()).collect()
    };
    assert_eq!(files(&[]).len(), 5);
    let [common, booking, budget] =
        ["2022/policy/01-common.md", "2022/policy/02-booking.md", "2022/policy/03-budget.md"];
    let department = ["--department", "政策部", "--year", "令和4年度"];
    assert_eq!(files(&department), [common, booking, budget]);
    assert_eq!(files(&["--department", "welfare"]), ["2022/welfare/_index.md"]);
    assert_eq!(files(&["--section", "finance"]), [common, budget]);
    assert_eq!(files(&["--section", "デジタル行政推進室"]), [common, booking]);
    assert_eq!(files(&["--category", "市長特命"]), [common]);
    assert_eq!(files(&["--category", "行政改革", "--section", "finance"]), [budget]);
    assert!(places(&site, &["情報課", "--section", "digital", "--year", "2022"]).is_empty());
    assert_eq!(places(&site, &["情報課", "--section", "digital"]), ["2021/policy/_index.md:4 title"]);
}

#[test]
fn words_of_a_filter_that_name_nothing_are_told_with_the_nearest() {
    let site = Site::new();
    for (option, value, told) in [
        ("--year", "2019", "2022"),
        ("--department", "polcy", "「policy」"),
        ("--section", "財政科", "「財政課」"),
        ("--category", "市長特名", "「市長特命」"),
    ] {
        let searched = search(&site, &["目標", option, value]);
        assert_eq!(searched.status, 2, "{option}");
        for words in [option, value, told] {
            assert!(searched.stderr.contains(words), "{words}: {}", searched.stderr);
        }
        assert_eq!(searched.stdout, "");
    }
}

#[test]
fn content_with_mistakes_cannot_be_searched_and_warnings_are_no_matter() {
    let site = Site::new().goal("02-booking", |goal| goal.category("市長特名"));
    let searched = search(&site, &["目標"]);
    assert_eq!((searched.status, searched.stdout.as_str()), (1, ""));
    assert!(searched.stderr.contains("category-unknown"), "{}", searched.stderr);
    let site = Site::new().goal("02-booking", |goal| goal.deadline("2025-01-01"));
    let searched = search(&site, &["目標2"]);
    assert_eq!((searched.status, searched.stderr.as_str()), (0, ""));
}

#[test]
fn a_search_writes_nothing() {
    let site = Site::new();
    let before = crate::harness::Folder::read(&site.root());
    assert_eq!(search(&site, &["目標"]).status, 0);
    crate::harness::Folder::read(&site.root()).same_as(&before);
}

#[test]
fn the_folder_of_the_site_can_be_named() {
    let site = Site::new();
    let root = site.root();
    let ran = goalpress(
        std::path::Path::new("/"),
        &["search", "目標2の題名", "--now", NOW, "--root", root.to_str().unwrap()],
        &[],
    );
    assert!(ran.stdout.starts_with("content/2022/policy/02-booking.md:3: 目標2の題名\n"), "{}", ran.told());
}
