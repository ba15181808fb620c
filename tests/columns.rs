//! Columns of a site's own: they appear on pages and in checks without a line of code.

use crate::harness::{Goal, Outcome, Site};

const FORM: &str = "\
form:
  title: 目標管理票
  columns:
    - { key: number, label: No. }
    - { key: title, label: 目標, hint: 何をするか }
    - { key: level, label: 到達点 }
    - { key: progress, label: 中間報告, hint: 九月末, required: true }
    - { key: target, label: 目標値, kind: line }
    - { key: start, label: 開始日, kind: date }
    - { key: budget, label: 予算額, kind: number, required: true }
    - { key: state, label: 状況, kind: choice, choices: [未着手, 実施中, 完了] }
    - { key: deadline, label: 期限 }
";
const GOAL: &str = "content/2022/policy/02-booking.md";
const BODY: &str = "## 到達点\n\n水準の文\n\n## 中間報告\n\n報告の**文**\n";

fn plain(goal: Goal) -> Goal {
    goal.without("category").without("section").body(BODY)
}

fn site(change: impl FnOnce(Goal) -> Goal) -> Site {
    Site::new()
        .settings(FORM)
        .remove("content/2022/policy/01-common.md")
        .remove("content/2022/policy/03-budget.md")
        .goal("02-booking", |goal| change(plain(goal)))
}

fn full(goal: Goal) -> Goal {
    goal.extra("target: 利用率８０％")
        .extra("start: 令和4年6月1日")
        .extra("budget: １２００")
        .extra("state: 実施中")
}

#[test]
fn every_kind_of_column_appears_on_the_pages_under_its_label() {
    let outcome = site(full).build().is_clean();
    for address in ["2022/policy/02-booking/", "2022/policy/"] {
        let page = outcome.page(address);
        let page = [
            "中間報告",
            "九月末",
            "報告の文",
            "目標値",
            "利用率８０％",
            "開始日",
            "令和4年6月1日",
            "予算額",
            "1200",
            "状況",
            "実施中",
        ]
        .iter()
        .fold(page, |page, words| page.contains(words));
        assert!(
            page.tags("time").iter().any(|time| time.attribute("datetime") == Some("2022-06-01")),
            "{address}"
        );
    }
    outcome.page("2022/policy/").contains("目標管理票");
}

#[test]
fn columns_stand_in_the_configured_order() {
    let outcome = site(full).build().is_clean();
    outcome.page("2022/policy/").in_order(&[
        "No.",
        "到達点",
        "中間報告",
        "目標値",
        "開始日",
        "予算額",
        "状況",
        "期限",
    ]);
}

#[test]
fn a_column_that_is_not_required_may_be_left_out() {
    site(|goal| goal.extra("budget: 5"))
        .build()
        .is_clean()
        .page("2022/policy/02-booking/")
        .contains("記載なし");
}

#[test]
fn a_required_column_of_the_front_matter_is_missed() {
    site(|goal| goal).check().status(1).only("missing-key").in_file(GOAL).message_contains("budget");
    site(|goal| goal.extra("budget:")).check().status(1).only("empty-value").in_file(GOAL).at(5, 1);
}

#[test]
fn a_required_column_of_the_body_is_missed() {
    let outcome = site(|goal| full(goal).body("## 到達点\n\n水準\n")).check().status(1);
    outcome.only("heading-missing").in_file(GOAL).message_contains("中間報告");
    let outcome = site(|goal| full(goal).body("## 到達点\n\n水準\n\n## 中間報告\n")).check().status(1);
    outcome.only("column-empty").in_file(GOAL).message_contains("中間報告");
}

fn check_value(line: &str) -> Outcome {
    site(|goal| {
        let goal = if line.starts_with("budget") { goal } else { goal.extra("budget: 5") };
        goal.extra(line)
    })
    .check()
}

#[test]
fn a_number_is_digits() {
    for value in ["1,000", "百", "5円", "1e3", "--5", "1.", "."] {
        let outcome = check_value(&format!("budget: \"{value}\"")).status(1);
        outcome.only("invalid-value").in_file(GOAL).message_contains(value).message_contains("budget");
    }
    for value in ["0", "-5", "12.50", "１２．５", "0012"] {
        check_value(&format!("budget: {value}")).is_clean();
    }
}

#[test]
fn a_date_is_a_date() {
    let outcome = check_value("start: 6月ごろ").status(1);
    outcome.only("date-invalid").in_file(GOAL).at(6, 8).words("6月ごろ");
    let outcome = check_value("start: 2022-02-30").status(1);
    outcome.only("date-invalid").in_file(GOAL).words("2022-02-30");
    check_value("start: R4.6.1").is_clean();
}

#[test]
fn a_choice_is_one_of_the_choices_in_any_width() {
    let outcome = check_value("state: 実施").status(1);
    outcome.only("invalid-value").in_file(GOAL).at(6, 8).words("実施").nearest("実施中").allows(&[
        "未着手",
        "実施中",
        "完了",
    ]);
    check_value("state: 完了").is_clean();
}

#[test]
fn a_goals_keys_and_headings_are_those_of_the_form() {
    let outcome = site(|goal| full(goal).extra("category: 施政方針")).check().status(1);
    outcome.only("unknown-key").in_file(GOAL).words("category").allows_among_others("budget");
    let outcome = site(|goal| full(goal).body("## どの水準まで\n\na\n\n## 到達点\n\nb\n\n## 中間報告\n\nc"))
        .check()
        .status(1);
    outcome.only("heading-unknown").in_file(GOAL).allows(&["到達点", "中間報告"]);
}

#[test]
fn a_column_can_be_made_optional() {
    let columns = "form:\n  columns:\n    - { key: number }\n    - { key: title }\n    - { key: level, required: false }\n    - { key: deadline, required: false }\n";
    let site = Site::new()
        .settings(columns)
        .remove("content/2022/policy/01-common.md")
        .remove("content/2022/policy/03-budget.md")
        .goal("02-booking", |goal| goal.without("category").without("section").without("deadline").body(""));
    site.check().is_clean();
}

#[test]
fn the_form_can_be_renamed_alone() {
    let site = Site::new().settings("form: { title: 部の目標 }\n");
    site.build().is_clean().page("2022/policy/").contains("部の目標").contains("どの水準まで");
}
