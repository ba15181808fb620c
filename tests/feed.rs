//! The feed of the newest goals: which they are, under which ids, and where there is a feed at all.

use atom_syndication::{Entry, Feed, Person, Text};

use crate::harness::{Goal, Outcome, Site};

const BASE: &str = "https://example.jp/goals/";

fn site() -> Site {
    Site::new().settings(&format!("base_url: {BASE}\n"))
}

/// The feed as another program reads it, after a strict look at its XML.
pub(crate) fn feed(outcome: &Outcome) -> Feed {
    let text = String::from_utf8(outcome.output().bytes("atom.xml").to_vec()).unwrap();
    let document = roxmltree::Document::parse(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    let atom = "http://www.w3.org/2005/Atom";
    for element in document.descendants().filter(roxmltree::Node::is_element) {
        assert_eq!(element.tag_name().namespace(), Some(atom), "{:?}", element.tag_name());
    }
    text.parse().unwrap_or_else(|error| panic!("{error}\n{text}"))
}

fn built(site: &Site) -> Feed {
    feed(&site.build().is_clean())
}

/// The names of the goals' pages, newest first.
fn names(feed: &Feed) -> Vec<&str> {
    feed.entries().iter().map(|entry| link(entry).trim_end_matches('/').rsplit('/').next().unwrap()).collect()
}

fn link(entry: &Entry) -> &str {
    let links = entry.links();
    assert_eq!(links.len(), 1, "{links:?}");
    assert_eq!((links[0].rel(), links[0].mime_type()), ("alternate", Some("text/html")));
    links[0].href()
}

/// A second department, whose plan was made on another day or on none.
fn other_department(site: Site, key: &str, created: &str) -> Site {
    site.file(
        &format!("content/2022/{key}/_index.md"),
        &format!(
            "---\nname: {key}\n{created}sections: [{{ key: digital, name: デジタル行政推進室 }}]\n---\n"
        ),
    )
}

#[test]
fn the_feed_says_what_it_is_and_whose() {
    let feed = built(&site().settings(&format!(
        "base_url: {BASE}\nlicence: {{ name: CC BY 4.0, url: https://creativecommons.org/licenses/by/4.0/ }}\n"
    )));
    assert_eq!(feed.id(), "https://example.jp/goals/atom.xml");
    assert_eq!(feed.title().as_str(), "試験市 組織目標");
    assert_eq!(feed.lang(), Some("ja"));
    assert_eq!(feed.authors().iter().map(Person::name).collect::<Vec<_>>(), ["試験市"]);
    assert_eq!(feed.rights().map(Text::as_str), Some("CC BY 4.0"));
    let links: Vec<_> = feed.links().iter().map(|link| (link.rel(), link.href())).collect();
    assert_eq!(links, [("self", "https://example.jp/goals/atom.xml"), ("alternate", BASE)]);
}

#[test]
fn an_entry_says_what_a_goal_is() {
    let feed = built(&site());
    let entry = &feed.entries()[1];
    assert_eq!(entry.title().as_str(), "目標2の題名");
    assert_eq!(entry.id(), "https://example.jp/goals/2022/policy/02-booking/");
    assert_eq!(link(entry), entry.id());
    let category = &entry.categories()[0];
    assert_eq!((category.term(), category.label()), ("policy-speech", Some("施政方針")));
    assert_eq!(entry.updated().to_rfc3339(), "2022-04-01T00:00:00+09:00");
    assert_eq!(entry.published().unwrap(), entry.updated());
}

#[test]
fn goals_of_one_day_come_in_the_order_of_the_site() {
    let site = site().goal("10-last", |goal| goal).goal("04-fourth", |goal| goal);
    assert_eq!(names(&built(&site)), ["01-common", "02-booking", "03-budget", "04-fourth", "10-last"]);
}

#[test]
fn the_day_of_the_plan_decides_and_otherwise_the_years_first() {
    let site = other_department(other_department(site(), "late", "created: 2022-06-30\n"), "none", "")
        .file("content/2022/late/01-late.md", &Goal::new("01-late").text())
        .file("content/2022/none/01-none.md", &Goal::new("01-none").text())
        .file("content/2021/policy/_index.md", "---\nname: 政策部\n---\n")
        .file("content/2021/policy/01-old.md", &Goal::new("01-old").section("共通").text());
    let feed = built(&site);
    assert_eq!(names(&feed), ["01-late", "01-none", "01-common", "02-booking", "03-budget", "01-old"]);
    let days: Vec<String> = feed.entries().iter().map(|entry| entry.updated().to_rfc3339()).collect();
    assert_eq!(days[0], "2022-06-30T00:00:00+09:00");
    assert_eq!(days[1], "2022-04-01T00:00:00+09:00");
    assert_eq!(days[5], "2021-04-01T00:00:00+09:00");
    assert_eq!(feed.updated().to_rfc3339(), days[0]);
}

#[test]
fn the_years_first_day_is_the_sites() {
    let site = other_department(Site::new(), "none", "")
        .settings(&format!("base_url: {BASE}\nfiscal_year_start: 1\ntime_zone: UTC\n"))
        .remove("content/2022/policy")
        .file("content/2022/none/01-none.md", &Goal::new("01-none").text());
    assert_eq!(built(&site).entries()[0].updated().to_rfc3339(), "2022-01-01T00:00:00+00:00");
}

#[test]
fn the_moment_of_publication_goes_before_everything_else() {
    let site = site()
        .goal("02-booking", |goal| goal.extra("publish_on: 2022-05-01 09:30"))
        .goal("03-budget", |goal| goal.section("財政課").extra("publish_on: 2022-03-01"));
    let feed = built(&site);
    assert_eq!(names(&feed), ["02-booking", "01-common", "03-budget"]);
    assert_eq!(feed.entries()[0].published().unwrap().to_rfc3339(), "2022-05-01T09:30:00+09:00");
    assert_eq!(feed.entries()[2].updated().to_rfc3339(), "2022-03-01T00:00:00+09:00");
}

#[test]
fn there_are_fifty_of_them_and_those_are_the_newest() {
    let mut site = site().remove("content/2022/policy/03-budget.md");
    for number in 3..=70 {
        site = site.goal(&format!("{number:02}-goal"), |goal| goal);
    }
    let site = site.goal("70-goal", |goal| goal.extra("publish_on: 2022-05-01"));
    let feed = built(&site);
    let names = names(&feed);
    assert_eq!(names.len(), 50);
    assert_eq!((names[0], names[1], names[49]), ("70-goal", "01-common", "49-goal"));
}

#[test]
fn an_id_survives_a_new_name() {
    let site = site();
    let before = built(&site).entries()[1].id().to_owned();
    let aliases = "aliases: [2022/policy/02-booking/, 2022/policy/02-newer/]";
    let renamed = site
        .remove("content/2022/policy/02-booking.md")
        .goal("02-newest", |goal| goal.deadline("１２月").extra(aliases));
    let feed = built(&renamed);
    assert_eq!(feed.entries()[1].id(), before);
    assert_eq!(link(&feed.entries()[1]), "https://example.jp/goals/2022/policy/02-newest/");
}

#[test]
fn ids_are_absolute_and_no_two_are_the_same() {
    let feed = built(&Site::complete());
    let mut ids: Vec<&str> = feed.entries().iter().map(Entry::id).collect();
    assert!(ids.len() == 4 && ids.iter().all(|id| id.starts_with(BASE)), "{ids:?}");
    assert!(ids.contains(&"https://example.jp/goals/2021/policy/02-old/"), "{ids:?}");
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 4);
}

#[test]
fn neither_the_clock_nor_the_times_of_files_change_it() {
    let site = site();
    let bytes = |now: &str| site.build_with(&["--now", now]).is_clean().output().bytes("atom.xml").to_vec();
    let first = bytes("2022-06-01");
    let file = site.root().join("content/2022/policy/03-budget.md");
    let text = std::fs::read(&file).unwrap();
    std::fs::write(&file, text).unwrap();
    assert_eq!(first, bytes("2031-12-31"));
}

#[test]
fn a_withheld_goal_leaves_no_trace() {
    for line in ["draft: true", "publish_on: 2022-10-01"] {
        let with = site().goal("04-himitsu", |goal| goal.title("秘密").extra(line));
        let outcome = with.build().is_clean().nowhere("秘密").nowhere("himitsu");
        let without = site().build().is_clean();
        assert!(outcome.output().bytes("atom.xml") == without.output().bytes("atom.xml"), "{line}");
        let shown = with.build_with(&["--drafts"]).is_clean();
        assert_eq!(feed(&shown).entries().len(), 4, "{line}");
    }
}

#[test]
fn a_goal_comes_to_the_top_at_its_moment() {
    let site = site().goal("03-budget", |goal| goal.section("財政課").extra("publish_on: 2022-10-01"));
    let at = |now: &str| feed(&site.build_with(&["--now", now]).is_clean());
    assert_eq!(names(&at("2022-09-30")), ["01-common", "02-booking"]);
    assert_eq!(names(&at("2022-10-01")), ["03-budget", "01-common", "02-booking"]);
}

#[test]
fn without_a_base_url_there_is_no_feed_and_no_link_to_one() {
    let outcome = Site::new().build().is_clean();
    assert!(!outcome.output().holds("atom.xml"));
    assert!(outcome.pages().iter().all(|page| page.relation("alternate").is_none()));
}

#[test]
fn every_page_leads_to_the_feed() {
    let outcome = Site::complete().build().is_clean();
    let is_there = |address: &str| !["404.html", "old.html", "2021/policy/02-old/"].contains(&address);
    for page in outcome.pages().iter().filter(|page| is_there(page.address())) {
        let destination = page.relation("alternate").unwrap_or_else(|| panic!("/{}", page.address()));
        assert_eq!(page.resolve(&destination), Some(("atom.xml".to_owned(), None)), "/{}", page.address());
    }
}

#[test]
fn a_site_without_goals_has_a_feed_without_entries() {
    let site = site().remove("content/2022");
    let feed = built(&site);
    assert!(feed.entries().is_empty());
    assert_eq!(feed.updated().to_rfc3339(), "1970-01-01T09:00:00+09:00");
}

#[test]
fn moments_that_no_clock_of_a_computer_knows_are_still_moments() {
    let site = site()
        .goal("01-common", |goal| goal.section("共通").extra("publish_on: \"-000044-03-15T00:00:00Z\""))
        .goal("02-booking", |goal| goal.extra("publish_on: 1880-01-01"));
    let feed = built(&site);
    assert_eq!(names(&feed), ["03-budget", "02-booking", "01-common"]);
    let early: Vec<_> = feed.entries()[1..].iter().map(|entry| entry.updated().to_rfc3339()).collect();
    assert_eq!(early, ["1970-01-01T09:00:00+09:00"; 2]);
}
