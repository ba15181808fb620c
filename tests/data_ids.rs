//! What a goal is known by after a new name, and when it was changed.

use crate::feed::feed;
use crate::harness::{Goal, Outcome, Site};

const BASE: &str = "base_url: https://example.jp/goals/\n";

fn site() -> Site {
    Site::new().settings(BASE)
}

fn text(outcome: &Outcome, file: &str) -> String {
    let text = String::from_utf8(outcome.output().bytes(file).to_vec()).unwrap();
    text.trim_start_matches('\u{feff}').to_owned()
}

/// A column of the goals' table, by the goals' titles.
fn column(outcome: &Outcome, name: &str) -> Vec<String> {
    let text = text(outcome, "data/goals.csv");
    let mut table = csv::Reader::from_reader(text.as_bytes());
    let place = table.headers().unwrap().iter().position(|header| header == name).unwrap();
    table.records().map(|row| row.unwrap()[place].to_owned()).collect()
}

/// The one line of a file that begins with some words, for each goal.
fn lines(text: &str, beginning: &str) -> Vec<String> {
    let lines = text.lines().map(str::trim).filter_map(|line| line.strip_prefix(beginning));
    lines.map(str::to_owned).collect()
}

/// Everything by which programs know the second goal: in the feed, the calendar, `StratML`, the tables and the JSON.
fn ids(outcome: &Outcome, name: &str) -> Vec<String> {
    let feed = feed(outcome).entries().iter().map(|entry| entry.id().to_owned()).nth(1).unwrap();
    let calendar = lines(&text(outcome, "calendar.ics"), "UID:")[1].clone();
    let stratml = text(outcome, "2022/policy/stratml.xml");
    let document = roxmltree::Document::parse(&stratml).unwrap();
    let identifiers = document.descendants().filter(|node| node.tag_name().name() == "Identifier");
    let mut own = identifiers.filter_map(|node| node.text()).filter(|id| id.starts_with("goal."));
    let stratml = own.find(|id| id.contains(".02-")).unwrap().to_owned();
    let json: serde_json::Value =
        serde_json::from_str(&text(outcome, &format!("2022/policy/{name}/goal.json"))).unwrap();
    let list: serde_json::Value = serde_json::from_str(&text(outcome, "goals.json")).unwrap();
    let [json, listed] = [&json["id"], &list[1]["id"]].map(|id| id.as_str().unwrap().to_owned());
    let lines = text(outcome, "data/goal_lines.csv");
    let mut lines = csv::Reader::from_reader(lines.as_bytes());
    let of_goal = lines.records().map(|row| row.unwrap()[0].to_owned()).nth(2).unwrap();
    vec![feed, calendar, stratml, column(outcome, "id")[1].clone(), json, listed, of_goal]
}

#[test]
fn a_goal_keeps_its_ids_when_it_gets_a_new_name() {
    let before = ids(&site().build().is_clean(), "02-booking");
    let renamed = |aliases: &str| {
        let site = site().remove("content/2022/policy/02-booking.md");
        site.goal("02-newest", |goal| goal.deadline("１２月").extra(aliases)).build().is_clean()
    };
    for aliases in
        ["[2022/policy/02-booking/]", "[2022/policy/02-booking]", "[2022/policy/02-booking/, old/]"]
    {
        let outcome = renamed(&format!("aliases: {aliases}"));
        assert_eq!(ids(&outcome, "02-newest"), before, "{aliases}");
        assert!(column(&outcome, "address")[1].ends_with("/2022/policy/02-newest/"));
    }
    // Without the old address it is another goal.
    let other = ids(&renamed("draft: false"), "02-newest");
    assert!(other.iter().zip(&before).all(|(other, before)| other != before), "{other:?} {before:?}");
    assert!(other.iter().all(|id| id.contains("02-newest")), "{other:?}");
}

#[test]
fn a_goal_keeps_its_ids_when_its_words_change() {
    let before = ids(&site().build().is_clean(), "02-booking");
    let changed = site().goal("02-booking", |goal| goal.title("別の題").deadline("３月").level("別"));
    assert_eq!(ids(&changed.build().is_clean(), "02-booking"), before);
}

/// The dates of the second goal's last change, wherever they are told.
fn updated(site: &Site) -> [String; 5] {
    let outcome = site.build().is_clean();
    let entries = feed(&outcome);
    let entry = entries.entries().iter().find(|entry| entry.id().contains("02-booking")).unwrap();
    let json: serde_json::Value =
        serde_json::from_str(&text(&outcome, "2022/policy/02-booking/goal.json")).unwrap();
    [
        entry.updated().to_rfc3339(),
        entry.published().unwrap().to_rfc3339(),
        column(&outcome, "updated")[1].clone(),
        json["updated"].as_str().unwrap().to_owned(),
        lines(&text(&outcome, "calendar.ics"), "LAST-MODIFIED:")[1].clone(),
    ]
}

fn with(line: &str) -> Site {
    site().goal("02-booking", |goal| goal.deadline("１２月").extra(line))
}

#[test]
fn the_day_of_the_last_change_is_everywhere() {
    let plan = "2022-04-01T00:00:00+09:00";
    assert_eq!(
        updated(&with("updated: 2022-10-01")),
        ["2022-10-01T00:00:00+09:00", plan, "2022-10-01", "2022-10-01", "20220930T150000Z"]
    );
    assert_eq!(updated(&with("updated: 令和4年10月1日")), updated(&with("updated: 2022-10-01")));
    assert_eq!(updated(&with("draft: false")), [plan, plan, "2022-04-01", "2022-04-01", "20220331T150000Z"]);
    // Nothing is changed before it is published.
    let early = updated(&with("updated: 2022-03-01\npublish_on: 2022-05-01"));
    assert_eq!(early[2..4], ["2022-05-01", "2022-05-01"]);
}

#[test]
fn a_changed_goal_keeps_its_place_in_the_feed() {
    let ids = |site: &Site| {
        let feed = feed(&site.build().is_clean());
        feed.entries().iter().map(|entry| entry.id().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(ids(&with("updated: 2022-10-01")), ids(&with("draft: false")));
}

#[test]
fn a_mistaken_day_is_told() {
    for day in ["2022-02-30", "昨日", "2022", "令和4年度", "10月1日"] {
        let site = with(&format!("updated: {day}"));
        let outcome = site.build().status(1);
        assert_eq!(outcome.findings().len(), 1, "{day}");
        outcome.finding("date-invalid").in_file("content/2022/policy/02-booking.md").words(day);
        assert!(outcome.output().is_empty());
    }
    let other = Goal::new("02-booking").deadline("１２月").extra("update: 2022-10-01");
    let site = site().file("content/2022/policy/02-booking.md", &other.text());
    site.check().status(1).only("unknown-key").nearest("updated");
}
