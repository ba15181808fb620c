//! `goalpress schema` and `goalpress check` agree: front matter is drawn, and both judge it.

use proptest::prelude::*;
use serde_json::Value;

use crate::harness::{Goal, NOW, Site, goalpress};

/// What a schema can say of front matter.
const JUDGED: [&str; 8] = [
    "unknown-key",
    "missing-key",
    "empty-value",
    "wrong-type",
    "category-unknown",
    "section-unknown",
    "number-invalid",
    "invalid-value",
];

const COLUMNS: &str = "form:\n  columns:\n    - { key: number, label: 番号 }\n    - { key: category, label: 分類 }\n    \
    - { key: title, label: 題名 }\n    - { key: level, label: どの水準まで }\n    - { key: method, label: どのような方法で }\n    \
    - { key: deadline, label: いつまで }\n    - { key: section, label: 課 }\n    \
    - { key: rank, label: 評価, kind: choice, choices: [A, B, 1] }\n    \
    - { key: budget, label: 予算額, hint: 千円, kind: number, required: true }\n    \
    - { key: target, label: 目標値, kind: line }\n";

fn site() -> Site {
    Site::new().settings_more(COLUMNS)
}

fn schema(site: &Site, arguments: &[&str]) -> Value {
    let ran = goalpress(&site.root(), &[&["schema"], arguments].concat(), &[]);
    assert_eq!(ran.status, 0, "{}", ran.told());
    serde_json::from_str(&ran.stdout).unwrap()
}

/// A key with the values that it is drawn with; nothing stands for a key that is left out.
const KEYS: [(&str, &[&str]); 11] = [
    ("number", &["1", "1", "'1'", "１", "0", "-1", "x", "", "[1]", "1.5"]),
    ("title", &["題名", "題名", "12", "true", "", "'  '", "{ a: b }"]),
    ("category", &["施政方針", "施政方針", "policy-speech", "施策", "", "[施政方針]"]),
    ("section", &["デジタル行政推進室", "デジタル行政推進室", "digital", "共通", "common", "別の課", ""]),
    ("deadline", &["年度末", "12月", "'2022-10-01'", "", "[12月]"]),
    ("rank", &["A", "B", "1", "'1'", "C", "2", "", "[A]"]),
    ("budget", &["9", "9", "'9'", "９", "-1.5", "九", "", "[9]"]),
    ("target", &["90 %", "3", "", "false", "[a]"]),
    ("draft", &["false", "true", "'true'", "", "maybe", "1"]),
    ("aliases", &["[2022/policy/old/]", "[]", "", "[a, Ｂ]", "[12]", "[null]", "{ a: b }"]),
    ("unknown", &["1"]),
];

fn drawn() -> impl Strategy<Value = String> {
    let lines: Vec<_> = KEYS
        .iter()
        .map(|(key, values)| {
            // Most goals are nearly right: the first of the values is drawn most, and what is optional left out.
            let is_optional = ["rank", "target", "draft", "aliases", "unknown"].contains(key);
            let (absent, first) = if is_optional { (12, 1) } else { (1, 12) };
            prop_oneof![
                absent => Just(String::new()),
                first => Just(format!("{key}: {}\n", values[0])),
                3 => prop::sample::select(*values).prop_map(move |value| format!("{key}: {value}\n")),
            ]
        })
        .collect();
    lines.prop_map(|lines| lines.concat())
}

#[test]
fn schema_and_check_agree_about_goals() {
    let site = site();
    let schema = jsonschema::validator_for(&schema(&site, &["goal", "--department", "2022/policy"])).unwrap();
    let text = Goal::new("01-drawn").text();
    let body = text.splitn(3, "---\n").nth(2).unwrap();
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        cases: 300,
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    runner
        .run(&drawn(), |front| {
            let file = "content/2022/policy/01-drawn.md";
            let _ = site.clone().file(file, &format!("---\n{front}---\n{body}"));
            let ran = goalpress(&site.root(), &["check", "--now", NOW, "--format", "json"], &[]);
            let told: Value = serde_json::from_str(&ran.stdout).unwrap();
            let found: Vec<&str> = told["findings"]
                .as_array()
                .unwrap()
                .iter()
                .filter(|finding| finding["severity"] == "error" && finding["file"] == file)
                .filter_map(|finding| finding["rule"].as_str())
                .collect();
            let read: Value = serde_yaml::from_str(&front).unwrap();
            let accepts = schema.is_valid(&read);
            let judged = found.iter().any(|rule| JUDGED.contains(rule));
            prop_assert!(!(accepts && judged), "accepted, but {found:?}:\n{front}");
            prop_assert!(accepts || !found.is_empty(), "refused, and check finds nothing:\n{front}");
            Ok(())
        })
        .unwrap();
}

#[test]
fn a_goal_has_the_sites_own_choices_and_words() {
    let site = site();
    let goal = schema(&site, &["goal"]);
    assert_eq!(goal["properties"]["budget"]["title"], "予算額");
    assert!(goal["properties"]["budget"]["description"].as_str().unwrap().starts_with("千円\n"));
    let told = goal.to_string();
    assert!(told.contains("デジタル行政推進室") && told.contains("施政方針"));
    assert!(goal["properties"].get("level").is_none());
    let english = schema(&site, &["goal", "--lang", "en"]);
    assert_eq!(english["properties"]["draft"]["title"], "Draft");
}

#[test]
fn an_unknown_department_is_told_with_those_there_are() {
    let ran = goalpress(&site().root(), &["schema", "goal", "--department", "2022/polcy"], &[]);
    assert_eq!(ran.status, 2, "{}", ran.told());
    assert!(ran.stderr.contains("2022/policy"), "{}", ran.told());
}

#[test]
fn the_configuration_and_departments_fit_their_schemas() {
    let site = site();
    for (what, file) in [("site", "content/site.yaml"), ("department", "content/2022/policy/_index.md")] {
        let text = site.read(file);
        let yaml = if what == "site" { text.as_str() } else { text.split("---\n").nth(1).unwrap() };
        let read: Value = serde_yaml::from_str(yaml).unwrap();
        let schema = jsonschema::validator_for(&schema(&site, &[what])).unwrap();
        assert!(schema.validate(&read).is_ok(), "{file}: {:?}", schema.validate(&read));
        let more: Value = serde_yaml::from_str(&format!("{yaml}\nunknown: 1\n")).unwrap();
        assert!(!schema.is_valid(&more));
    }
}
