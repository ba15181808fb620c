//! Mistakes in a goal's facts: number, category, section, deadline.

use crate::harness::{Goal, Site};

const GOAL: &str = "content/2022/policy/02-booking.md";

fn with(change: impl FnOnce(Goal) -> Goal) -> Site {
    Site::new().goal("02-booking", change)
}

#[test]
fn a_number_is_a_whole_number_from_one() {
    for number in ["0", "-1", "2.5", "二", "1,000", "99999999999"] {
        let outcome = with(|goal| goal.number(number)).check().status(1);
        outcome.only("number-invalid").in_file(GOAL).at(2, 9).words(number).message_contains(number);
    }
}

#[test]
fn a_number_may_be_full_width() {
    with(|goal| goal.number("１２")).build().is_clean().page("2022/policy/02-booking/").contains("12");
}

#[test]
fn a_number_used_twice_is_shown_with_its_first_use() {
    let outcome = with(|goal| goal.number("1")).check().status(1);
    outcome
        .only("number-duplicate")
        .in_file(GOAL)
        .at(2, 9)
        .words("1")
        .related("content/2022/policy/01-common.md", Some(2));
}

#[test]
fn a_number_used_three_times_is_two_findings() {
    let site = with(|goal| goal.number("1")).goal("03-budget", |goal| goal.number("１"));
    site.check().status(1).finding("number-duplicate").times(2);
}

#[test]
fn a_drafts_number_counts_too() {
    with(|goal| goal.number("1").extra("draft: true")).check().status(1).only("number-duplicate");
}

#[test]
fn a_misspelt_category_is_led_to_the_nearest() {
    let outcome = with(|goal| goal.category("市長特名")).check().status(1);
    outcome
        .only("category-unknown")
        .in_file(GOAL)
        .at(4, 11)
        .words("市長特名")
        .nearest("市長特命")
        .allows(&["市長特命", "総合ビジョン", "施政方針", "行政改革", "その他"])
        .message_contains("市長特名");
}

#[test]
fn a_category_that_is_like_no_other_has_no_nearest() {
    with(|goal| goal.category("みどり")).check().status(1).only("category-unknown").without_nearest();
}

#[test]
fn a_category_is_known_by_name_and_key_in_any_width() {
    for written in
        ["総合ビジョン", "総合ﾋﾞｼﾞｮﾝ", "city-vision", "ＣＩＴＹ－ＶＩＳＩＯＮ", "City-Vision", "総合 ビジョン"]
    {
        let outcome = with(|goal| goal.category(written)).build().is_clean();
        outcome.page("2022/policy/02-booking/").contains("総合ビジョン");
    }
}

#[test]
fn categories_are_those_of_the_configuration() {
    let settings = "categories:\n  - { key: green, name: みどり }\n  - { key: water, name: みず }\n";
    let site = Site::new()
        .settings(settings)
        .remove("content/2022/policy/01-common.md")
        .remove("content/2022/policy/03-budget.md")
        .goal("02-booking", |goal| goal.category("みどり"));
    site.check().is_clean();
    let outcome = site.goal("02-booking", |goal| goal.category("施政方針")).check().status(1);
    outcome.only("category-unknown").allows(&["みどり", "みず"]);
}

#[test]
fn a_misspelt_section_is_led_to_the_nearest() {
    let outcome = with(|goal| goal.section("デジタル行政推進課")).check().status(1);
    outcome
        .only("section-unknown")
        .in_file(GOAL)
        .at(5, 10)
        .words("デジタル行政推進課")
        .nearest("デジタル行政推進室")
        .allows(&["デジタル行政推進室", "財政課", "共通"]);
}

#[test]
fn a_section_is_known_by_name_and_key_in_any_width() {
    for written in ["デジタル行政推進室", "ﾃﾞｼﾞﾀﾙ行政推進室", "digital", "ＤＩＧＩＴＡＬ"]
    {
        let outcome = with(|goal| goal.section(written)).build().is_clean();
        outcome.page("2022/policy/digital/").contains("目標2の題名");
    }
}

#[test]
fn common_is_a_section_of_every_department() {
    for written in ["共通", "common", "Common"] {
        let outcome = with(|goal| goal.section(written)).build().is_clean();
        outcome.page("2022/policy/finance/").contains("目標2の題名");
    }
}

#[test]
fn a_section_of_another_department_is_unknown_here() {
    let site = Site::new()
        .file(
            "content/2022/finance/_index.md",
            "---\nname: 財政部\nsections:\n  - { key: tax, name: 税務課 }\n---\n",
        )
        .goal("02-booking", |goal| goal.section("税務課"));
    site.check().status(1).only("section-unknown").in_file(GOAL);
}

#[test]
fn a_deadline_that_nobody_understands_is_told_what_is_accepted() {
    let outcome = with(|goal| goal.deadline("なるべく早く")).check().status(1);
    outcome
        .only("deadline-unknown")
        .in_file(GOAL)
        .at(6, 11)
        .words("なるべく早く")
        .allows_among_others("年度末");
}

#[test]
fn a_misspelt_deadline_is_led_to_the_nearest() {
    with(|goal| goal.deadline("年度未")).check().status(1).only("deadline-unknown").nearest("年度末");
    with(|goal| goal.deadline("13月")).check().status(1).only("deadline-unknown");
    with(|goal| goal.deadline("平成34年3月31日"))
        .check()
        .status(1)
        .only("deadline-unknown")
        .nearest("令和4年3月31日");
}

#[test]
fn every_accepted_form_of_a_deadline_passes() {
    let forms = [
        "年度末",
        "上半期",
        "下半期",
        "上期",
        "下期",
        "12月",
        "１２月",
        "12月末",
        "２月",
        "年内",
        "第1四半期",
        "第４四半期",
        "６月上旬",
        "6月中旬",
        "6月下旬",
        "通年",
        "令和4年10月1日",
        "2022-10-01",
        "R4.10.1",
        "随時",
        "未定",
    ];
    let site = forms.iter().enumerate().fold(Site::new(), |site, (place, words)| {
        site.goal(&format!("{}-deadline", place + 10), |goal| goal.deadline(words))
    });
    site.check().is_clean();
}

#[test]
fn a_deadline_outside_the_fiscal_year_is_a_warning() {
    let site = with(|goal| goal.deadline("2023-04-01"));
    let outcome = site.build().succeeds();
    outcome.only("deadline-outside").in_file(GOAL).at(6, 11).words("2023-04-01").is_warning();
    outcome.page("2022/policy/02-booking/").contains("2023-04-01");
    with(|goal| goal.deadline("2023-03-31")).check().is_clean();
    with(|goal| goal.deadline("2022-04-01")).check().is_clean();
    with(|goal| goal.deadline("2022-03-31")).check().succeeds().only("deadline-outside");
}

#[test]
fn the_fiscal_years_first_month_is_minded() {
    let site = with(|goal| goal.deadline("2022-12-31")).settings("fiscal_year_start: 1\n");
    site.check().is_clean();
    with(|goal| goal.deadline("2023-03-31"))
        .settings("fiscal_year_start: 1\n")
        .check()
        .finding("deadline-outside");
}

#[test]
fn an_empty_deadline_says_that_there_is_none() {
    let outcome = with(|goal| goal.deadline("")).build().is_clean();
    outcome.page("2022/policy/02-booking/").contains("期限の定めなし");
    with(|goal| goal.without("deadline")).check().status(1).only("missing-key").message_contains("deadline");
}

#[test]
fn a_date_of_the_plan_must_be_a_date() {
    let index = "content/2022/policy/_index.md";
    let site = Site::new().replace(index, "令和4年4月1日", "4月吉日");
    site.check()
        .status(1)
        .only("date-invalid")
        .in_file(index)
        .at(3, 10)
        .words("4月吉日")
        .message_contains("created");
}

#[test]
fn a_date_beyond_its_era_is_led_to_the_next() {
    let site = Site::new().replace("content/2022/policy/_index.md", "令和4年4月1日", "平成34年4月1日");
    site.check().status(1).only("date-invalid").nearest("令和4年4月1日");
}

#[test]
fn dates_are_read_in_every_form() {
    for date in ["令和4年4月1日", "R4.4.1", "2022-04-01", "令 和 ４ 年 ４ 月 １ 日"] {
        let site = Site::new().replace("content/2022/policy/_index.md", "令和4年4月1日", date);
        site.build().is_clean().page("2022/policy/").contains("令和4年4月1日");
    }
}
