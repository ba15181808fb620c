//! How `goalpress search` tells what it found: to people, and to programs.

use serde_json::Value;

use crate::harness::Site;
use crate::search::{json, search};

/// The words that are marked in what is shown of a result.
fn marked(result: &Value) -> Vec<String> {
    let words = |text: &Value, marks: &Value| -> Vec<String> {
        let text: Vec<char> = text.as_str().unwrap().chars().collect();
        let number = |value: &Value| usize::try_from(value.as_u64().unwrap()).unwrap();
        let marks = marks.as_array().unwrap().iter();
        marks.map(|mark| text[number(&mark[0])..number(&mark[1])].iter().collect()).collect()
    };
    let mut all = words(&result["title"], &result["title_marks"]);
    if result["snippet"].is_object() {
        all.extend(words(&result["snippet"]["text"], &result["snippet"]["marks"]));
    }
    all
}

#[test]
fn json_tells_everything_in_a_fixed_order() {
    let site = Site::new().goal("02-booking", |goal| goal.deadline("１２月").level("ＤＸと予約。"));
    let searched = search(&site, &["--json", "dx", "予約"]);
    assert_eq!(searched.status, 0);
    let document: Value = serde_json::from_str(&searched.stdout).unwrap();
    let result = &document["results"][0];
    assert_eq!((&document["version"], &document["count"]), (&Value::from(1), &Value::from(1)));
    assert_eq!(document["query"], "dx 予約");
    assert_eq!(result["kind"], "goal");
    assert_eq!(result["address"], "2022/policy/02-booking/");
    assert_eq!(result["year"]["key"], "2022");
    assert_eq!(result["department"]["name"], "政策部");
    assert_eq!(
        (&result["section"]["key"], &result["common"]),
        (&Value::from("digital"), &Value::from(false))
    );
    assert_eq!(result["category"]["name"], "施政方針");
    assert_eq!(result["deadline"], serde_json::json!({ "words": "１２月", "date": "2022-12-31" }));
    assert_eq!(result["snippet"]["marks"], serde_json::json!([[0, 2], [3, 5]]));
    assert_eq!(marked(result), ["ＤＸ", "予約"]);
    let keys = ["kind", "file", "line", "where", "address", "title", "title_marks", "year", "department"];
    let keys = keys.into_iter().chain(["section", "common", "category", "deadline", "snippet"]);
    let places: Vec<usize> = keys
        .map(|key| searched.stdout.find(&format!("\n      \"{key}\":")).unwrap_or_else(|| panic!("{key}")))
        .collect();
    assert!(places.is_sorted(), "{}", searched.stdout);
}

#[test]
fn json_tells_of_what_is_no_goal() {
    let site = Site::new().file("content/about.md", "---\ntitle: 説明\n---\n本文の説明です。\n");
    let page = &json(&site, &["説明"])["results"][0];
    assert_eq!((&page["kind"], &page["address"]), (&Value::from("page"), &Value::from("about/")));
    for key in ["year", "department", "section", "category", "deadline"] {
        assert!(page[key].is_null(), "{key}");
    }
    let results = json(&site, &["財政課"])["results"].clone();
    assert_eq!(
        (&results[0]["kind"], &results[0]["address"]),
        (&Value::from("section"), &Value::from("2022/policy/finance/"))
    );
    assert_eq!(
        (&results[0]["section"]["key"], &results[0]["snippet"]),
        (&Value::from("finance"), &Value::Null)
    );
    let department = &json(&site, &["政策部"])["results"][0];
    assert_eq!(
        (&department["kind"], &department["address"]),
        (&Value::from("department"), &Value::from("2022/policy/"))
    );
    let common = json(&site, &["目標1の題名"])["results"][0].clone();
    assert_eq!((&common["common"], &common["section"]), (&Value::from(true), &Value::Null));
}

#[test]
fn nothing_found_says_so_and_what_would_be() {
    let site = Site::new();
    let searched = search(&site, &["水準 宇宙 -財政課", "--year", "2022"]);
    assert_eq!((searched.status, searched.stderr.as_str()), (1, ""));
    for line in [
        "「水準 宇宙 -財政課」",
        "  「水準」だけなら 3 件",
        "  「宇宙」だけなら 0 件",
        "  絞り込みを外すと 0 件",
    ] {
        assert!(searched.stdout.contains(line), "{line}: {}", searched.stdout);
    }
    let english = search(&site, &["水準 宇宙", "--lang", "en"]);
    assert_eq!(
        english.stdout,
        "Nothing found for \"水準 宇宙\".\n  \"水準\" alone: 3\n  \"宇宙\" alone: 0\n"
    );
    let document = search(&site, &["宇宙", "--json"]);
    assert_eq!(document.status, 1);
    let document: Value = serde_json::from_str(&document.stdout).unwrap();
    assert_eq!((&document["count"], &document["results"]), (&Value::from(0), &Value::Array(Vec::new())));
}

#[test]
fn a_limit_shows_the_best_and_tells_of_all() {
    let searched = search(&Site::new(), &["水準", "--limit", "2"]);
    assert!(searched.stdout.ends_with("3 件のうち 2 件\n"), "{}", searched.stdout);
    let english = search(&Site::new(), &["水準", "-n", "2", "--lang", "en"]);
    assert!(english.stdout.ends_with("2 of 3 results\n"), "{}", english.stdout);
    let document = json(&Site::new(), &["水準", "--limit", "2"]);
    assert_eq!((&document["count"], document["results"].as_array().unwrap().len()), (&Value::from(3), 2));
}

#[test]
fn people_are_told_in_the_language_of_the_site_or_in_the_one_they_ask_for() {
    let site = Site::new().goal("02-booking", |goal| goal.title("予約").deadline("１２月"));
    let expected = "content/2022/policy/02-booking.md:3: 予約\n    令和4年度（2022年度）、政策部、デジタル行政推進室、施政方針、期限 １２月\n    \
        目標2の水準に達している。\n\n1 件\n";
    assert_eq!(search(&site, &["予約"]).stdout, expected);
    let english = search(&site, &["予約", "--lang", "en"]).stdout;
    assert!(english.contains("due １２月") && english.ends_with("1 result\n"), "{english}");
    let goals = ["01-common", "02-booking", "03-budget"];
    let site = goals.iter().fold(site.settings("language: en\n"), |site, goal| {
        site.remove(&format!("content/2022/policy/{goal}.md"))
    });
    let english = search(&site, &["財政課"]).stdout;
    assert!(english.contains("\n    section, ") && english.ends_with("1 result\n"), "{english}");
}

#[test]
fn matches_are_marked_in_colour_alone() {
    let site = Site::new().goal("02-booking", |goal| goal.title("ＳＤＧｓの目標").level("SDGsとする。"));
    let plain = search(&site, &["sdgs"]).stdout;
    assert!(!plain.contains('\u{1b}'), "{plain:?}");
    let colour = search(&site, &["sdgs", "--color", "always"]).stdout;
    for words in ["\u{1b}[1;4mＳＤＧｓ\u{1b}[0mの目標", "\u{1b}[1;4mSDGs\u{1b}[0mとする。"] {
        assert!(colour.contains(words), "{colour:?}");
    }
    let mut without = colour.clone();
    for code in ["\u{1b}[1;4m", "\u{1b}[35m", "\u{1b}[32m", "\u{1b}[0m"] {
        without = without.replace(code, "");
    }
    assert_eq!(without, plain);
}

#[test]
fn nothing_of_the_content_steers_the_terminal() {
    let site = Site::new().goal("02-booking", |goal| goal.title("\"a\\e[31m\\u202e\\x9b予約\""));
    let searched = search(&site, &["予約"]);
    let bad = |character: char| (character.is_control() && character != '\n') || character == '\u{202e}';
    assert!(!searched.stdout.contains(bad) && !searched.stderr.contains(bad), "{:?}", searched.stdout);
    let nothing = search(&site, &["\u{1b}[31m宇宙"]);
    assert!(!nothing.stdout.contains(bad), "{:?}", nothing.stdout);
}
