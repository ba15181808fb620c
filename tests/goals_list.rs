//! The list of all goals for programs.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::harness::{Outcome, Site};

fn text(outcome: &Outcome) -> String {
    String::from_utf8(outcome.output().bytes("goals.json").to_vec()).unwrap()
}

fn goals(outcome: &Outcome) -> Vec<Value> {
    serde_json::from_str(&text(outcome)).unwrap()
}

fn built(site: &Site) -> Vec<Value> {
    goals(&site.build().is_clean())
}

#[test]
fn a_goal_has_these_keys_and_no_others() {
    let goals = built(&Site::new());
    let goal = json!({
        "version": 1,
        "id": "2022/policy/02-booking",
        "address": "2022/policy/02-booking/",
        "fiscal_year": 2022,
        "department": { "key": "policy", "name": "政策部" },
        "section": { "key": "digital", "name": "デジタル行政推進室" },
        "common": false,
        "number": 2,
        "title": "目標2の題名",
        "category": { "key": "policy-speech", "name": "施政方針" },
        "deadline": { "words": "１２月", "kind": "day", "first": null, "date": "2022-12-31", "approximate": false },
    });
    assert_eq!(goals[1], goal);
    let keys: Vec<&String> = goal.as_object().unwrap().keys().collect();
    for goal in &goals {
        assert_eq!(goal.as_object().unwrap().keys().collect::<Vec<_>>(), keys);
    }
    assert_eq!((&goals[0]["section"], &goals[0]["common"]), (&Value::Null, &json!(true)));
}

#[test]
fn keys_come_in_one_order_and_each_goal_on_a_line() {
    let text = text(&Site::new().build().is_clean());
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!((lines.len(), lines[0], lines[4]), (5, "[", "]"));
    let start = "{\"version\":1,\"id\":\"2022/policy/01-common\",\"address\":\"2022/policy/01-common/\",\"fiscal_year\":2022,";
    assert!(lines[1].starts_with(start) && lines[1].ends_with("},"), "{text}");
}

#[test]
fn deadlines_say_what_their_words_mean() {
    for (words, kind, first, date, approximate) in [
        ("通年", "interval", json!("2022-04-01"), json!("2023-03-31"), false),
        ("6月上旬", "day", Value::Null, json!("2022-06-10"), true),
        ("随時", "undated", Value::Null, Value::Null, false),
    ] {
        let goals = built(&Site::new().goal("02-booking", |goal| goal.deadline(words)));
        let expected = json!({
            "words": words, "kind": kind, "first": first, "date": date, "approximate": approximate
        });
        assert_eq!(goals[1]["deadline"], expected);
    }
    let goals = built(&Site::new().goal("02-booking", |goal| goal.deadline("")));
    assert_eq!(goals[1]["deadline"], Value::Null);
}

#[test]
fn every_goal_is_there_once_and_its_address_is_a_page() {
    let outcome = Site::complete().build().is_clean();
    let goals = goals(&outcome);
    let addresses: BTreeSet<&str> = goals.iter().map(|goal| goal["address"].as_str().unwrap()).collect();
    assert_eq!((goals.len(), addresses.len()), (4, 4));
    for address in addresses {
        assert!(outcome.output().holds(&format!("{address}index.html")), "{address}");
    }
    let years: Vec<i64> = goals.iter().map(|goal| goal["fiscal_year"].as_i64().unwrap()).collect();
    assert_eq!(years, [2022, 2022, 2022, 2021]);
    let real = Site::real().build().is_clean();
    assert_eq!(self::goals(&real).len(), 21);
}

#[test]
fn it_holds_no_text_so_that_an_edited_text_leaves_it_as_it_is() {
    let site = Site::new();
    let before = text(&site.build().is_clean());
    assert!(!before.contains("水準") && !before.contains("方法"), "{before}");
    let edited = site
        .goal("02-booking", |goal| goal.deadline("１２月").level("直した文").method("[別](03-budget.md)"));
    assert_eq!(text(&edited.build().is_clean()), before);
    let renamed = edited.goal("02-booking", |goal| goal.title("別の題"));
    assert_ne!(text(&renamed.build().is_clean()), before);
}

#[test]
fn it_is_the_same_at_any_address_and_at_any_time() {
    let site = Site::new();
    let before = text(&site.build().is_clean());
    let elsewhere = site.build_with(&["--base-url", "https://other.example/x/", "--now", "2030-01-01"]);
    assert_eq!(text(&elsewhere.is_clean()), before);
}

#[test]
fn a_withheld_goal_leaves_no_trace() {
    for line in ["draft: true", "publish_on: 2022-10-01"] {
        let site = Site::new().goal("04-himitsu", |goal| goal.title("秘密").extra(line));
        let outcome = site.build().is_clean().nowhere("秘密").nowhere("himitsu");
        assert_eq!(text(&outcome), text(&Site::new().build().is_clean()), "{line}");
        let shown = site.build_with(&["--drafts"]).is_clean();
        assert_eq!(goals(&shown).len(), 4, "{line}");
    }
}

#[test]
fn words_arrive_as_they_are() {
    let title = "\"髙𠮷﨑\" \\ a\u{2028}b</script>";
    let site = Site::new().goal("02-booking", |goal| goal.title(&format!("'{title}'")));
    assert_eq!(built(&site)[1]["title"], title);
}

#[test]
fn a_form_without_category_and_deadline_has_goals_without_them() {
    let columns = "form:\n  columns:\n    - { key: number, label: 番号 }\n    - { key: title, label: 題 }\n";
    let site = Site::empty("site")
        .settings(columns)
        .file("content/2022/policy/_index.md", "---\nname: 政策部\n---\n")
        .file("content/2022/policy/01-a.md", "---\nnumber: 1\ntitle: 題\n---\n");
    let goals = built(&site);
    assert_eq!((&goals[0]["category"], &goals[0]["deadline"]), (&Value::Null, &Value::Null));
    assert_eq!(goals[0]["common"], true);
}

#[test]
fn a_site_without_goals_has_an_empty_list() {
    let outcome = Site::empty("site").settings("").build().succeeds();
    assert_eq!(text(&outcome), "[]\n");
}
