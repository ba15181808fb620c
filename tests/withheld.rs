//! Drafts and embargoes: what is withheld is in nothing.

use crate::harness::{Goal, Outcome, Site};

/// Words of a withheld goal, one for each place in which they could leak.
const SECRETS: [&str; 8] = [
    "秘密の題",
    "秘密の水準",
    "秘密の方法",
    "himitsu-goal",
    "秘密の脚注",
    "秘密の図",
    "himitsu-figure",
    "himitsu-old",
];

fn secret(goal: Goal) -> Goal {
    goal.number("2")
        .title("秘密の題")
        .level("秘密の水準[^a]\n\n[^a]: 秘密の脚注\n\n![秘密の図](himitsu-figure.png)")
        .method("秘密の方法")
        .extra("aliases: [himitsu-old]")
}

/// A site with a goal between two others that everything could leak from.
fn site(line: &str) -> Site {
    Site::new()
        .settings("base_url: https://example.jp/\n")
        .remove("content/2022/policy/02-booking.md")
        .goal("02-himitsu-goal", |goal| secret(goal).extra(line))
        .bytes("content/2022/policy/himitsu-figure.png", b"himitsu-figure-bytes")
        .bytes("content/2022/policy/02-himitsu-goal/table.csv", b"himitsu-goal-bytes")
        .file("content/about.md", "---\ntitle: 説明\n---\n本文\n")
}

fn leaks_nothing(outcome: Outcome) -> Outcome {
    SECRETS.iter().fold(outcome.is_clean(), |outcome, words| outcome.nowhere(words))
}

#[test]
fn a_draft_is_in_nothing() {
    leaks_nothing(site("draft: true").build());
}

#[test]
fn an_embargoed_goal_is_in_nothing() {
    leaks_nothing(site("publish_on: 2022-10-01").build_with(&["--now", "2022-09-30"]));
}

#[test]
fn a_draft_stays_one_after_its_day() {
    let site = site("draft: true\npublish_on: 2022-10-01");
    leaks_nothing(site.build_with(&["--now", "2030-01-01"]));
}

#[test]
fn the_site_is_the_same_as_without_the_goal() {
    let with = site("draft: true");
    with.build().is_clean();
    let without = site("draft: true")
        .remove("content/2022/policy/02-himitsu-goal.md")
        .remove("content/2022/policy/himitsu-figure.png")
        .remove("content/2022/policy/02-himitsu-goal");
    without.build().is_clean();
    with.public().same_as(&without.public());
}

#[test]
fn a_goal_appears_at_its_moment_to_the_second_in_the_sites_zone() {
    // Midnight in Tokyo is 15:00 of the day before in UTC.
    for (now, is_shown) in [
        ("2022-09-30T23:59:59", false),
        ("2022-09-30T14:59:59Z", false),
        ("2022-10-01T00:00:00", true),
        ("2022-09-30T15:00:00Z", true),
        ("2022-10-01", true),
        ("令和4年10月1日", true),
        ("2022-09-30", false),
    ] {
        let outcome = site("publish_on: 2022-10-01").build_with(&["--now", now]).is_clean();
        let is_there = outcome.output().holds("2022/policy/02-himitsu-goal/index.html");
        assert_eq!(is_there, is_shown, "{now}");
        if !is_shown {
            leaks_nothing(outcome);
        }
    }
}

#[test]
fn the_zone_is_the_sites_and_not_the_machines() {
    let utc = site("publish_on: 2022-10-01").settings("base_url: https://example.jp/\ntime_zone: UTC\n");
    let outcome = utc.variable("TZ", "Asia/Tokyo").build_with(&["--now", "2022-09-30T23:00:00Z"]);
    leaks_nothing(outcome);
    let tokyo = site("publish_on: 2022-10-01").variable("TZ", "America/New_York");
    let outcome = tokyo.build_with(&["--now", "2022-09-30T15:00:00Z"]).is_clean();
    assert!(outcome.output().holds("2022/policy/02-himitsu-goal/index.html"));
}

#[test]
fn an_hour_can_be_named() {
    let line = "publish_on: 2022-10-01 09:30";
    leaks_nothing(site(line).build_with(&["--now", "2022-10-01 09:29:59"]));
    let outcome = site(line).build_with(&["--now", "2022-10-01 09:30"]).is_clean();
    assert!(outcome.output().holds("2022/policy/02-himitsu-goal/index.html"));
    let line = "publish_on: \"2022-10-01T00:30:00Z\"";
    leaks_nothing(site(line).build_with(&["--now", "2022-10-01 09:29:59"]));
}

#[test]
fn neighbours_link_past_a_withheld_goal() {
    let outcome = site("draft: true").build().is_clean();
    let first = outcome.page("2022/policy/01-common/");
    assert_eq!(first.resolve(&first.relation("next").unwrap()).unwrap().0, "2022/policy/03-budget/");
    let last = outcome.page("2022/policy/03-budget/");
    assert_eq!(last.resolve(&last.relation("prev").unwrap()).unwrap().0, "2022/policy/01-common/");
}

#[test]
fn counts_are_those_of_the_goals_that_are_shown() {
    let shown = site("draft: true").build_with(&["--drafts"]).is_clean();
    shown.page("2022/").contains("3件");
    let hidden = site("draft: true").build().is_clean();
    hidden.page("2022/").contains("2件").lacks("3件");
    hidden.page("2022/policy/").contains("2件").lacks("3件");
    hidden.page("").lacks("3件");
    let deadlines = hidden.page("2022/deadlines/");
    assert_eq!(deadlines.leads_to().iter().filter(|address| address.starts_with("2022/policy/0")).count(), 2);
}

#[test]
fn a_withheld_goals_address_is_not_in_the_sitemap() {
    let outcome = site("draft: true").build().is_clean();
    let sitemap = String::from_utf8(outcome.output().bytes("sitemap.xml").to_vec()).unwrap();
    assert!(sitemap.contains("01-common") && !sitemap.contains("himitsu"));
}

#[test]
fn a_picture_that_a_shown_goal_has_too_is_published() {
    let site = site("draft: true").goal("03-budget", |goal| goal.level("![図](himitsu-figure.png)"));
    let outcome = site.build().is_clean();
    assert!(outcome.output().holds("2022/policy/himitsu-figure.png"));
    outcome.nowhere("秘密の図");
}

#[test]
fn drafts_are_shown_when_that_is_asked_for() {
    for line in ["draft: true", "publish_on: 2030-01-01"] {
        let outcome = site(line).build_with(&["--drafts"]).is_clean();
        outcome.page("2022/policy/02-himitsu-goal/").contains("秘密の題").contains("秘密の水準");
        assert!(outcome.output().holds("2022/policy/himitsu-figure.png"));
        assert!(outcome.output().holds("2022/policy/02-himitsu-goal/table.csv"));
        outcome.says("--drafts");
    }
}

#[test]
fn the_end_of_a_build_says_what_was_withheld_and_until_when() {
    let site = Site::new()
        .goal("02-booking", |goal| goal.extra("draft: true"))
        .goal("03-budget", |goal| goal.section("財政課").extra("publish_on: 2022-10-01 09:30"));
    let outcome = site.build_with(&["--format", "human"]).succeeds();
    outcome
        .says("2 件")
        .says("content/2022/policy/02-booking.md（下書き）")
        .says("content/2022/policy/03-budget.md（2022年10月1日 09:30 まで）");
}

#[test]
fn a_department_whose_goals_are_all_withheld_says_that_it_has_none() {
    let site = ["01-common", "02-booking", "03-budget"]
        .iter()
        .fold(Site::new(), |site, name| site.goal(name, |goal| goal.extra("draft: true")));
    let outcome = site.build().is_clean();
    for address in
        ["2022/policy/", "2022/policy/digital/", "2022/", "2022/deadlines/", "2022/category/mayor/", ""]
    {
        outcome.page(address).lacks("の題名").lacks("01-common");
    }
}

#[test]
fn a_draft_may_be_unfinished_but_not_wrong() {
    let unfinished =
        |goal: Goal| goal.without("deadline").title("").body("## どの水準まで\n").extra("draft: true");
    let outcome = Site::new().goal("02-booking", unfinished).build().succeeds();
    outcome.finding("missing-key").is_warning();
    outcome.finding("empty-value").is_warning();
    outcome.finding("heading-missing").is_warning();
    outcome.finding("column-empty").is_warning();
    let wrong = Site::new().goal("02-booking", |goal| goal.category("市長特名").extra("draft: true"));
    wrong.check().status(1).only("category-unknown").is_error();
}

#[test]
fn an_unfinished_draft_can_be_previewed() {
    let unfinished =
        |goal: Goal| goal.without("deadline").body("## どの水準まで\n\n水準\n").extra("draft: true");
    let outcome = Site::new().goal("02-booking", unfinished).build_with(&["--drafts"]).succeeds();
    outcome.page("2022/policy/02-booking/").contains("水準");
}

#[test]
fn an_embargoed_goal_is_checked_before_its_day() {
    let site = Site::new().goal("02-booking", |goal| goal.number("0").extra("publish_on: 2030-01-01"));
    site.check().status(1).only("number-invalid").is_error();
}
