//! What the feed's entries say: the goal's texts as HTML that stands on its own.

use crate::feed::feed;
use crate::harness::{Goal, Site};

const PAGE: &str = "https://example.jp/goals/2022/policy/02-booking/";

/// The content of the entry for `02-booking` as HTML.
fn content(site: &Site) -> String {
    let feed = feed(&site.build().succeeds());
    let entry =
        feed.entries().iter().find(|entry| entry.links()[0].href() == PAGE).expect("the goal's entry");
    let content = entry.content().expect("a content");
    assert_eq!((content.content_type(), content.base()), (Some("html"), Some(PAGE)));
    content.value().expect("a text").to_owned()
}

fn with(change: impl FnOnce(Goal) -> Goal) -> Site {
    Site::complete().goal("02-booking", change)
}

#[test]
fn the_texts_stand_below_their_labels_in_the_forms_order() {
    let html = content(&with(|goal| goal.level("- **水準**").method("方法").deadline("１２月")));
    assert_eq!(
        html,
        "<p>令和4年度（2022年度） 政策部 デジタル行政推進室</p>\n\
         <h2>どの水準まで</h2>\n<ul>\n<li><strong>水準</strong></li>\n</ul>\n\n\
         <h2>どのような方法で</h2>\n<p>方法</p>\n\n\
         <h2>いつまで</h2>\n<p>１２月</p>\n"
    );
}

#[test]
fn a_common_goal_is_the_departments() {
    let html = content(&with(|goal| goal.section("共通")));
    assert!(html.starts_with("<p>令和4年度（2022年度） 政策部</p>\n"), "{html}");
}

#[test]
fn columns_of_the_sites_own_are_told_where_they_hold_something() {
    let columns = "form:\n  columns:\n    - { key: number, label: 番号 }\n    - { key: title, label: 題 }\n    \
                   - { key: budget, label: 予算<額>, kind: number }\n    - { key: rank, label: 評価, kind: line }\n";
    let site = Site::empty("site")
        .settings(&format!("base_url: https://example.jp/goals/\n{columns}"))
        .file("content/2022/policy/_index.md", "---\nname: 政策部\n---\n")
        .file("content/2022/policy/02-booking.md", "---\nnumber: 2\ntitle: 題\nbudget: 1200\n---\n");
    let html = content(&site);
    assert!(html.ends_with("政策部</p>\n<h2>予算&lt;額&gt;</h2>\n<p>1200</p>\n"), "{html}");
}

#[test]
fn every_link_and_picture_is_absolute() {
    let level = "### 小見出し\n\n[予算](03-budget.md#text-level)、[部](_index.md?a=1&b=2)、[外](https://example.com/a?b&c)、\
                 [便り](mailto:a@example.jp)、[上](#level-小見出し)、本文[^a]\n\n![図](plan.png)\n\n[^a]: 注\n\n`<a href=\"#x\">`";
    let html = content(&with(|goal| goal.level(level)));
    let destinations: Vec<&str> = ["href=\"", "src=\""]
        .iter()
        .flat_map(|name| html.split('<').filter_map(move |tag| tag.split('>').next()?.split(name).nth(1)))
        .map(|rest| rest.split('"').next().unwrap())
        .collect();
    for wanted in [
        "https://example.jp/goals/2022/policy/03-budget/#text-level",
        "https://example.jp/goals/2022/policy/?a=1&amp;b=2",
        "https://example.com/a?b&amp;c",
        "mailto:a@example.jp",
        "https://example.jp/goals/2022/policy/plan.png",
        "https://example.jp/goals/2022/policy/02-booking/#level-小見出し",
        "https://example.jp/goals/2022/policy/02-booking/#level-fn:1",
        "https://example.jp/goals/2022/policy/02-booking/#level-fnref:1",
    ] {
        assert!(destinations.contains(&wanted), "no {wanted} in {destinations:?}");
    }
    let is_absolute = |link: &&str| link.starts_with("https://") || link.starts_with("mailto:");
    assert!(destinations.iter().all(is_absolute), "{destinations:?}");
    assert!(html.contains("<code>&lt;a href=\"#x\"&gt;</code>"), "what is shown as text stays: {html}");
}

#[test]
fn links_to_places_of_the_page_lead_to_ids_that_are_there() {
    let site = with(|goal| goal.level("### Plan\n\n[上](#plan) 本文[^a]\n\n[^a]: 注"));
    let html = content(&site);
    let page = site.build().succeeds().page("2022/policy/02-booking/");
    let own = format!("href=\"{PAGE}#");
    let places: Vec<&str> = html.split(&own).skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert_eq!(places.len(), 3, "{html}");
    assert!(places.iter().all(|place| page.ids().contains(place)), "{places:?} in {:?}", page.ids());
}

#[test]
fn words_that_mean_something_to_xml_or_html_arrive_as_they_are() {
    let title = "R&D <b>髙𠮷﨑</b> ]]> \"引用\" '";
    let site = with(|goal| {
        goal.title(&format!("'{}'", title.replace('\'', "''"))).level("1 < 2 & <script>alert(1)</script> ]]>")
    });
    let feed = feed(&site.build().succeeds());
    assert!(feed.entries().iter().any(|entry| entry.title().as_str() == title));
    let html = content(&site);
    assert!(html.contains("1 &lt; 2 &amp; &lt;script&gt;"), "{html}");
    assert!(!html.contains("<script"), "{html}");
}

#[test]
fn characters_that_xml_does_not_have_are_shown_to_be_missing() {
    let html = content(&with(|goal| goal.level("前&#xFFFE;後&#x1;終")));
    assert!(html.contains("前\u{fffd}後\u{fffd}終"), "{html}");
}
