//! Every mistake in one run, in order; and no rule without a test.

use std::collections::BTreeSet;
use std::path::Path;

use crate::harness::Site;

/// A stranger's site, with a mistake of nearly every kind.
fn mistaken() -> Site {
    let (shift_jis, _, _) = encoding_rs::SHIFT_JIS.encode("---\ntitle: 説明\n---\n");
    Site::new()
        .settings("era: heisei\n")
        .bytes("content/about.md", &shift_jis)
        .goal("01-common", |goal| goal.number("0").category("市長特名").deadline("いつか"))
        .goal("02-booking", |goal| goal.title("").section("デジタル課").level("・\n・市民\n\n[無](none.md)"))
        .goal("03-budget", |goal| goal.number("5").body("前文\n\n## どの水準\n\na\n\n## どの水準まで\n"))
        .goal("04-plan", |goal| goal.number("5").extra("catagory: 施政方針").level("![図](plan.png)"))
        .file("content/2022/policy/05-lost.md", "# 見出しだけ\n")
        .goal("06-Upper", |goal| goal.deadline("2025-01-01"))
        .file("content/2022/finance/01-tax.md", &crate::harness::Goal::new("01-tax").section("共通").text())
        .file("content/archive/note.md", "覚書\n")
}

#[test]
fn every_mistake_of_a_site_is_reported_in_one_run() {
    let outcome = mistaken().check().status(1);
    let expected = [
        "department-index-missing",
        "number-invalid",
        "category-unknown",
        "deadline-unknown",
        "empty-value",
        "section-unknown",
        "empty-item",
        "broken-link",
        "heading-missing",
        "text-before-heading",
        "heading-unknown",
        "column-empty",
        "number-duplicate",
        "unknown-key",
        "missing-image",
        "front-matter-missing",
        "file-name",
        "deadline-outside",
        "not-utf8",
        "year-folder",
        "invalid-value",
    ];
    assert_eq!(outcome.rules(), expected);
}

#[test]
fn findings_are_sorted_by_file_line_and_column_and_none_comes_twice() {
    let findings = mistaken().check().findings();
    let keys: Vec<_> = findings
        .iter()
        .map(|finding| {
            let number = |name: &str| finding[name].as_u64().unwrap_or(0);
            let text = |name: &str| finding[name].as_str().unwrap_or_default().to_owned();
            (text("file"), number("line"), number("column"), text("rule"), text("message"))
        })
        .collect();
    let places: Vec<_> = keys.iter().map(|(file, line, column, ..)| (file, line, column)).collect();
    assert!(places.is_sorted(), "{places:#?}");
    assert_eq!(keys.iter().collect::<BTreeSet<_>>().len(), keys.len(), "{keys:#?}");
}

#[test]
fn build_reports_the_same_as_check() {
    let site = mistaken();
    assert_eq!(site.check().findings(), site.build().status(1).findings());
}

#[test]
fn a_file_that_cannot_be_understood_is_never_skipped() {
    for text in ["", "x", "---\n", "---\n[\n---\n", "---\n- a\n---\n", "\u{0}"] {
        let site = Site::new().file("content/2022/policy/09-broken.md", text);
        let outcome = site.build().status(1);
        assert!(outcome.output().is_empty(), "{text:?}");
        assert!(
            outcome.findings().iter().all(|finding| finding["file"] == "content/2022/policy/09-broken.md")
        );
    }
}

#[test]
fn one_mistake_is_one_finding() {
    // A goal that cannot be read says nothing of its number, so its neighbours are not blamed.
    let site = Site::new().file("content/2022/policy/02-booking.md", "---\nnumber: 1\ntitle: @\n---\n");
    site.check().status(1).only("yaml-reserved-character");
    // A page that cannot be read is still there to be linked to.
    let site = Site::new()
        .goal("02-booking", |goal| goal.level("[予算](03-budget.md) [説明](../../about.md)"))
        .file("content/2022/policy/03-budget.md", "---\ntitle: @\n---\n")
        .file("content/about.md", "---\ntitle: @\n---\n");
    site.check().status(1).finding("yaml-reserved-character").times(2);
    assert_eq!(site.check().findings().len(), 2);
}

/// The names of all rules, from the catalogue that every rule must be in.
fn rules() -> Vec<String> {
    let catalogue = include_str!("../src/diagnostic/catalogue/ja.yaml");
    let (_, rules) = catalogue.split_once("\nrules:\n").unwrap();
    let names = rules.lines().filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    names.map(|line| line.trim().trim_end_matches(':').to_owned()).collect()
}

#[test]
fn every_rule_has_a_test() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let mut sources = String::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with("findings_") || name.starts_with("themes") {
            sources.push_str(&std::fs::read_to_string(path).unwrap());
        }
    }
    let is_tested = |rule: &String| {
        ["finding", "only"].iter().any(|look| sources.contains(&format!(".{look}(\"{rule}\")")))
    };
    let rules = rules();
    assert!(rules.len() > 50, "{rules:?}");
    let untested: Vec<_> = rules.iter().filter(|rule| !is_tested(rule)).collect();
    assert!(untested.is_empty(), "no test looks for {untested:?}");
}

#[test]
fn both_languages_have_a_sentence_for_every_finding() {
    let site = mistaken();
    let [japanese, english] =
        ["ja", "en"].map(|language| site.check_with(&["--lang", language]).status(1).findings());
    assert_eq!(japanese.len(), english.len());
    for (japanese, english) in japanese.iter().zip(&english) {
        assert_eq!(japanese["rule"], english["rule"]);
        assert_ne!(japanese["message"], english["message"]);
        for finding in [japanese, english] {
            let message = finding["message"].as_str().unwrap();
            assert!(!message.is_empty() && !message.contains(['{', '}']), "{message}");
        }
    }
}
