//! Files for search engines: sitemap, robots.txt, canonical links, titles and descriptions.

use std::collections::BTreeSet;

use crate::harness::{Outcome, Site};

fn site() -> Site {
    Site::new()
        .settings("base_url: https://example.jp/goals\n")
        .file("content/about.md", "---\ntitle: 説明\ndescription: 一文の説明\n---\n本文\n")
        .goal("02-booking", |goal| goal.extra("aliases: [old]"))
}

fn text(outcome: &Outcome, file: &str) -> String {
    String::from_utf8(outcome.output().bytes(file).to_vec()).unwrap()
}

fn locations(sitemap: &str) -> Vec<&str> {
    sitemap.split("<loc>").skip(1).map(|rest| rest.split("</loc>").next().unwrap()).collect()
}

#[test]
fn the_sitemap_lists_each_page_once_and_nothing_else() {
    let outcome = site().build().is_clean();
    let sitemap = text(&outcome, "sitemap.xml");
    let listed = locations(&sitemap);
    let unique: BTreeSet<String> = listed.iter().map(|&location| location.to_owned()).collect();
    assert_eq!(listed.len(), unique.len(), "{listed:?}");
    let addresses = outcome.output_files().into_iter().filter_map(|file| {
        let address = file.strip_suffix("index.html")?;
        (address != "old/").then(|| format!("https://example.jp/goals/{address}"))
    });
    assert_eq!(unique, addresses.collect());
}

#[test]
fn the_sitemap_is_xml_of_its_namespace() {
    let sitemap = text(&site().build().is_clean(), "sitemap.xml");
    assert!(sitemap.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"), "{sitemap}");
    assert!(sitemap.contains("http://www.sitemaps.org/schemas/sitemap/0.9"));
}

#[test]
fn robots_may_read_everything_and_find_the_sitemap() {
    let robots = text(&site().build().is_clean(), "robots.txt");
    assert!(robots.contains("User-agent: *") && !robots.contains("Disallow: /\n"), "{robots}");
    assert!(robots.contains("Sitemap: https://example.jp/goals/sitemap.xml"), "{robots}");
}

#[test]
fn every_listed_page_has_its_own_canonical_address() {
    let outcome = site().build().is_clean();
    for page in outcome.pages().iter().filter(|page| !["404.html", "old/"].contains(&page.address())) {
        let expected = format!("https://example.jp/goals/{}", page.address());
        assert_eq!(page.relation("canonical"), Some(expected));
    }
    let missing = outcome.page("404.html");
    assert_eq!(missing.relation("canonical"), None);
    assert_eq!(missing.meta("robots").as_deref(), Some("noindex"));
}

#[test]
fn without_a_base_url_there_is_nothing_that_would_need_one() {
    let outcome = site().settings("").build().is_clean();
    assert!(!outcome.output().holds("sitemap.xml"));
    assert!(!text(&outcome, "robots.txt").contains("Sitemap"));
    assert!(outcome.pages().iter().all(|page| page.relation("canonical").is_none()));
}

#[test]
fn the_command_line_can_name_another_address() {
    let outcome = site().build_with(&["--base-url", "http://localhost:8000/x"]).is_clean();
    let page = outcome.page("2022/policy/");
    assert_eq!(page.relation("canonical").as_deref(), Some("http://localhost:8000/x/2022/policy/"));
    outcome.nowhere("example.jp/goals");
}

#[test]
fn the_page_for_missing_addresses_works_at_any_depth() {
    let page = site().build().is_clean().page("404.html");
    for destination in page.destinations().iter().filter(|link| !link.starts_with('#')) {
        assert!(destination.starts_with("/goals/"), "{destination}");
    }
}

#[test]
fn descriptions_are_the_beginning_of_the_pages_own_text() {
    let site = site().goal("02-booking", |goal| goal.level("・**市民**が\n予約できる。\n・職員"));
    let outcome = site.build().is_clean();
    let description = |address: &str| outcome.page(address).meta("description").unwrap();
    assert_eq!(description("about/"), "一文の説明");
    assert!(description("2022/policy/02-booking/").starts_with("市民が予約できる。"));
    assert_eq!(description("2022/policy/"), "政策部の計画です。");
    for page in outcome.pages().iter().filter(|page| page.address() != "old/") {
        let description = page.meta("description").unwrap();
        assert!(
            !description.trim().is_empty() && !description.contains(['\n', '{']),
            "/{}: {description}",
            page.address()
        );
    }
}

#[test]
fn a_long_description_is_cut() {
    let outcome = site().goal("02-booking", |goal| goal.level(&"長い文".repeat(500))).build().is_clean();
    let description = outcome.page("2022/policy/02-booking/").meta("description").unwrap();
    assert!((50..=200).contains(&description.chars().count()), "{description}");
}
