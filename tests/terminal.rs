//! How findings are told: for people, on one line each, and for programs.

use serde_json::Value;

use crate::harness::{Site, goalpress, width};

const GOAL: &str = "content/2022/policy/02-booking.md";

fn misspelt() -> Site {
    Site::new().goal("02-booking", |goal| goal.category("市長特名"))
}

/// The line of a file and the line with its underlining below it, as the human form shows them.
fn underlined(told: &str, words: &str) -> (String, String) {
    let lines: Vec<&str> = told.lines().collect();
    let at = lines.iter().position(|line| line.contains('|') && line.contains(words));
    let at = at.unwrap_or_else(|| panic!("{words} is not shown:\n{told}"));
    (lines[at].to_owned(), lines[at + 1].to_owned())
}

/// The underlining begins and ends where the words do, on a screen on which a full-width character is two wide.
fn assert_underlines(told: &str, words: &str) {
    let (line, marks) = underlined(told, words);
    let before = &line[..line.find(words).unwrap()];
    let marks_before = marks.find('^').unwrap_or_else(|| panic!("no marks below {words}:\n{told}"));
    let underline: String = marks[marks_before..].chars().take_while(|mark| *mark == '^').collect();
    assert_eq!(width(&marks[..marks_before]), width(before), "{told}");
    assert_eq!(width(&underline), width(words), "{told}");
}

#[test]
fn wide_words_are_underlined_where_they_stand() {
    let outcome = misspelt().check_with(&["--format", "human"]).status(1);
    assert_underlines(outcome.stdout(), "市長特名");
}

#[test]
fn words_behind_wide_words_are_underlined_where_they_stand() {
    let site =
        Site::new().goal("02-booking", |goal| goal.level("本文は、ＡＢＣや😀の[予算](none.md)を見る。"));
    let outcome = site.check_with(&["--format", "human"]).status(1);
    let (line, marks) = underlined(outcome.stdout(), "[予算](none.md)");
    // How wide a picture character is differs between terminals, so only what follows from the rest is held.
    let before = line.find("[予算]").unwrap();
    let emoji = line[..before].chars().filter(|character| *character == '😀').count();
    let wanted = width(&line[..before]);
    let found = width(&marks[..marks.find('^').unwrap()]);
    assert!((wanted..=wanted + emoji).contains(&found), "{}", outcome.stdout());
}

#[test]
fn words_deep_in_a_long_paragraph_are_shown_and_underlined() {
    let text =
        format!("{}[予算](none.md){}", "とても長い文が続きます。".repeat(30), "まだ続きます。".repeat(30));
    let outcome = Site::new().goal("02-booking", |goal| goal.level(&text)).check_with(&["--format", "human"]);
    assert_underlines(outcome.stdout(), "[予算](none.md)");
    assert!(outcome.stdout().lines().all(|line| width(line) < 400), "{}", outcome.stdout());
}

#[test]
fn a_line_with_crlf_is_underlined_too() {
    let text = misspelt().read(GOAL).replace('\n', "\r\n");
    let outcome = Site::new().file(GOAL, &text).check_with(&["--format", "human"]).status(1);
    assert_underlines(outcome.stdout(), "市長特名");
    assert!(!outcome.stdout().contains('\r'));
}

#[test]
fn a_finding_for_people_says_where_what_and_how_to_mend_it() {
    let outcome = misspelt().check_with(&["--format", "human"]).status(1);
    outcome
        .says("エラー")
        .says("category-unknown")
        .says("content/2022/policy/02-booking.md:4:11")
        .says("category: 市長特名")
        .says("もしかして「市長特命」")
        .says("総合ビジョン")
        .says("エラー 1 件、警告 0 件");
}

#[test]
fn the_first_use_of_a_number_is_shown_beside_the_second() {
    let site = Site::new().goal("02-booking", |goal| goal.number("1"));
    let outcome = site.check_with(&["--format", "human"]).status(1);
    outcome.says("02-booking.md:2:9").says("01-common.md:2:9").says("先に書かれているのはここです");
}

#[test]
fn the_short_form_is_one_line_each() {
    let site = misspelt().goal("03-budget", |goal| goal.section("財政課").deadline("2025-01-01"));
    let outcome = site.check_with(&["--format", "short"]).status(1);
    let lines: Vec<&str> = outcome.stdout().lines().collect();
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(
        lines[0].starts_with("content/2022/policy/02-booking.md:4:11: error[category-unknown]: "),
        "{lines:?}"
    );
    assert!(
        lines[1].starts_with("content/2022/policy/03-budget.md:6:11: warning[deadline-outside]: "),
        "{lines:?}"
    );
}

#[test]
fn the_short_form_of_a_finding_about_a_whole_file_has_no_line() {
    let outcome = Site::new().file("content/site.yaml", "").remove("content/site.yaml");
    let outcome = outcome.check_with(&["--format", "short"]).status(1);
    assert!(
        outcome.stdout().starts_with("content/site.yaml: error[settings-missing]: "),
        "{}",
        outcome.stdout()
    );
}

#[test]
fn the_language_is_the_sites_unless_another_is_asked_for() {
    misspelt()
        .check_with(&["--format", "human"])
        .says("エラー")
        .says("定められていません")
        .never_says("there is no");
    misspelt()
        .check_with(&["--format", "human", "--lang", "en"])
        .says("error")
        .says("Did you mean")
        .never_says("エラー");
    misspelt().check_with(&["--format", "human", "--lang=en"]).says("Did you mean");
    let english = misspelt().settings("language: en\n");
    english.check_with(&["--format", "human"]).says("error[").never_says("エラー");
    english.check_with(&["--format", "human", "--lang", "ja"]).says("エラー").never_says("Did you mean");
}

#[test]
fn json_is_one_document_with_counts_and_findings() {
    let document = misspelt().check().status(1).json();
    assert_eq!(document["version"], 1);
    assert_eq!((&document["errors"], &document["warnings"]), (&Value::from(1), &Value::from(0)));
    let finding = &document["findings"][0];
    assert_eq!(finding["file"], GOAL);
    assert_eq!((&finding["line"], &finding["column"]), (&Value::from(4), &Value::from(11)));
    assert_eq!((&finding["end_line"], &finding["end_column"]), (&Value::from(4), &Value::from(15)));
    for key in ["rule", "severity", "message"] {
        assert!(finding[key].is_string(), "{key}");
    }
    for key in ["help", "allowed"] {
        assert!(finding[key].is_array(), "{key}");
    }
}

#[test]
fn json_without_findings_is_a_document_too() {
    let document = Site::new().check().succeeds().json();
    assert_eq!(document["findings"], Value::Array(Vec::new()));
}

#[test]
fn with_json_the_standard_output_of_a_build_is_json_alone() {
    Site::new().build().succeeds().json();
    misspelt().build().status(1).json();
}

#[test]
fn there_are_no_colours_where_there_is_no_terminal() {
    for format in ["human", "short", "json"] {
        misspelt().check_with(&["--format", format]).never_says("\u{1b}");
        misspelt().build_with(&["--format", format]).never_says("\u{1b}");
    }
    misspelt().check_with(&["--format", "human", "--color", "always"]).says("\u{1b}[");
    misspelt().variable("NO_COLOR", "1").check_with(&["--format", "human"]).never_says("\u{1b}");
}

#[test]
fn control_characters_of_the_content_never_reach_the_terminal() {
    let escape = "\u{1b}]0;title\u{7}\u{1b}[31m\u{8}\u{9b}2J";
    let site = Site::new()
        .goal("01-common", |goal| goal.section("共通").category(&format!("\"{}\"", escape.escape_unicode())))
        .goal("02-booking", |goal| goal.level(&format!("[{escape}](none{escape}.md)\n<{escape}b>")))
        .goal("03-budget", |goal| goal.body(&format!("## {escape}\n\na")));
    for format in ["human", "short", "json"] {
        let outcome = site.check_with(&["--format", format]).status(1);
        let bad = |character: char| character.is_control() && !matches!(character, '\n');
        assert!(!outcome.stdout().contains(bad), "{format}: {:?}", outcome.stdout());
        assert!(!outcome.stderr().contains(bad), "{format}: {:?}", outcome.stderr());
    }
}

#[test]
fn control_characters_of_a_file_name_never_reach_the_terminal() {
    let site = Site::new().file("content/2022/policy/\u{1b}[31m.md", "x");
    for format in ["human", "short", "json"] {
        site.check_with(&["--format", format]).status(1).never_says("\u{1b}");
    }
}

#[test]
fn the_direction_of_writing_cannot_be_turned_by_the_content() {
    // A right-to-left override would show a finding's words in another order than they are written.
    let site = Site::new().goal("02-booking", |goal| goal.category("市長\u{202e}特名"));
    for format in ["human", "short"] {
        site.check_with(&["--format", format]).status(1).never_says("\u{202e}");
    }
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    use std::process::{Command, Stdio};
    let site = misspelt();
    let mut child = Command::new(env!("CARGO_BIN_EXE_goalpress"))
        .args(["check", "--now", "2022-06-01", "--root"])
        .arg(site.root())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn the_end_of_a_build_says_what_was_built() {
    let outcome = Site::new().build_with(&["--format", "human"]).succeeds();
    outcome.says("17 ページ").says("public").says("秒").says("base_url");
    let quiet = Site::new().settings("base_url: https://example.jp/\n").build_with(&["--format", "human"]);
    quiet.succeeds().never_says("base_url");
}

#[test]
fn a_build_that_published_nothing_says_so() {
    misspelt().build_with(&["--format", "human"]).status(1).says("公開しませんでした");
}

#[test]
fn paths_in_findings_are_those_of_the_site_wherever_it_is_built_from() {
    let site = misspelt();
    let root = site.root();
    let arguments = ["check", "--now", "2022-06-01", "--format", "short", "--root", root.to_str().unwrap()];
    let ran = goalpress(std::path::Path::new("/"), &arguments, &[]);
    assert!(ran.stdout.starts_with("content/2022/policy/02-booking.md:4:11: "), "{}", ran.told());
}
