//! What is true of every page.

use std::collections::{BTreeMap, BTreeSet};

use crate::harness::{Outcome, Site};

fn built() -> Outcome {
    Site::complete().build().is_clean()
}

#[test]
fn every_link_of_a_page_is_relative_and_leads_to_something() {
    built().links_lead_somewhere("/goals/");
}

#[test]
#[should_panic(expected = "leads to nothing")]
fn a_link_to_nothing_would_be_noticed() {
    let template = "<!DOCTYPE html><a href=\"{{ page.root }}nothing/\">x</a>";
    let outcome = Site::complete().file("themes/default/templates/page.html", template).build();
    outcome.links_lead_somewhere("/goals/");
}

#[test]
#[should_panic(expected = "not relatively")]
fn a_link_from_the_servers_root_would_be_noticed() {
    let template = "<!DOCTYPE html><a href=\"/goals/about/\">x</a>";
    let outcome = Site::complete().file("themes/default/templates/page.html", template).build();
    outcome.links_lead_somewhere("/goals/");
}

#[test]
fn every_link_of_the_real_plan_is_relative_and_leads_to_something() {
    Site::real().build().is_clean().links_lead_somewhere("/goals/");
}

#[test]
fn without_a_base_url_every_link_leads_to_something_too() {
    let outcome = Site::complete().settings("").build().is_clean();
    outcome.links_lead_somewhere("./");
}

#[test]
fn only_canonical_links_and_the_printed_address_use_the_base_url() {
    for page in built().pages() {
        let uses: Vec<_> =
            page.destinations().into_iter().filter(|link| link.contains("example.jp/")).collect();
        assert!(uses.is_empty(), "/{}: {uses:?}", page.address());
    }
}

#[test]
fn the_same_output_works_at_any_address() {
    let one = built();
    let two = Site::complete().build_with(&["--base-url", "https://other.example/x/y/"]).is_clean();
    for (one, two) in one.pages().iter().zip(two.pages()).filter(|(page, _)| page.address() != "404.html") {
        assert_eq!(one.destinations(), two.destinations(), "/{}", one.address());
    }
}

#[test]
fn titles_are_unique_and_say_whose_site_it_is() {
    let mut seen = BTreeMap::new();
    let outcome = built();
    for page in outcome.pages() {
        let is_redirect = !page.tags("meta").iter().all(|tag| tag.attribute("http-equiv").is_none());
        let title = page.title();
        assert!(title.contains("組織目標") && title.contains("試験市"), "/{}: {title}", page.address());
        if let Some(other) = seen.insert(title.clone(), page.address().to_owned()).filter(|_| !is_redirect) {
            panic!("/{} and /{other} are both {title}", page.address());
        }
    }
}

#[test]
fn two_goals_of_one_title_have_two_titles() {
    let site = Site::new()
        .goal("02-booking", |goal| goal.title("同じ題"))
        .goal("03-budget", |goal| goal.title("同じ題").section("財政課"));
    let outcome = site.build().is_clean();
    assert_ne!(
        outcome.page("2022/policy/02-booking/").title(),
        outcome.page("2022/policy/03-budget/").title()
    );
}

#[test]
fn every_page_says_its_language_and_encoding() {
    for page in built().pages() {
        assert_eq!(page.tags("html")[0].attribute("lang"), Some("ja"), "/{}", page.address());
        assert_eq!(page.tags("meta")[0].attribute("charset"), Some("utf-8"), "/{}", page.address());
    }
}

#[test]
fn an_english_site_speaks_english() {
    let site = Site::empty("site")
        .file("content/site.yaml", "title: Goals\norganisation: Testville\nlanguage: en\n")
        .file(
            "content/2022/policy/_index.md",
            "---\nname: Policy\nsections: [{ key: digital, name: Digital }]\n---\n",
        )
        .file(
            "content/2022/policy/01-a.md",
            "---\nnumber: 1\ntitle: Booking\ncategory: Other\nsection: Common\ndeadline: 年度末\n---\n\
             ## To which level\n\na\n\n## By which method\n\nb\n",
        );
    for page in site.build().is_clean().pages() {
        assert_eq!(page.tags("html")[0].attribute("lang"), Some("en"));
        let is_japanese = |character: char| matches!(character, '\u{3040}'..='\u{30ff}');
        assert!(!page.text().contains(is_japanese), "/{}: {}", page.address(), page.text());
    }
}

#[test]
fn every_page_has_one_first_heading_and_skips_no_level() {
    for page in built().pages() {
        let mut last = 0;
        let levels: Vec<u32> = page.headings();
        assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1, "/{}: {levels:?}", page.address());
        for level in &levels {
            assert!(*level <= last + 1, "/{} skips a level: {levels:?}", page.address());
            last = *level;
        }
    }
}

#[test]
fn ids_are_unique_on_every_page() {
    for page in built().pages() {
        let ids = page.ids();
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "/{}: {ids:?}", page.address());
    }
}

#[test]
fn every_page_can_be_read_without_looks_and_scripts() {
    for page in built().pages() {
        assert!(page.written_scripts().is_empty(), "/{}", page.address());
        for script in page.tags("script").iter().filter(|script| script.attribute("src").is_some()) {
            assert!(script.attribute("defer").is_some(), "/{}", page.address());
        }
        assert_eq!(page.tags("main").len(), 1, "/{}", page.address());
        assert!(page.tags("img").iter().all(|image| image.attribute("alt").is_some()), "/{}", page.address());
        assert!(page.meta("viewport").is_some(), "/{}", page.address());
    }
}

#[test]
fn heads_of_tables_say_what_they_head_and_sheets_have_captions() {
    for page in built().pages() {
        for tag in page.tags("th") {
            assert!(tag.attribute("scope").is_some(), "/{}: a head without a scope", page.address());
        }
    }
    let page = built().page("2022/policy/");
    assert!(
        page.words_of("caption").iter().any(|words| words.contains("政策部")),
        "{:?}",
        page.words_of("caption")
    );
    assert!(page.tags("th").iter().any(|tag| tag.attribute("scope") == Some("row")));
}
