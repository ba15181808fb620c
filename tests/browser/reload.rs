//! A page is brought up to date by itself, and keeps its place.

use serde_json::json;

use super::{Browser, picture};
use crate::harness::Site;
use crate::preview::{Preview, until};

const GOAL: &str = "2022/policy/02-booking/";
const STYLE: &str = "themes/default/assets/style.css";

/// A site whose goals are long and have something to open.
fn long_site() -> Site {
    let paragraphs: String = (0..200).map(|number| format!("段落{number}\n\n")).collect();
    let template = "{% extends \"builtin/goal.html\" %}{% block source %}\
                    <details id=\"first\"><summary>一</summary><p>一の中</p></details>\
                    <details id=\"second\"><summary>二</summary><p>二の中</p></details>\
                    <details id=\"third\" open><summary>三</summary><p>三の中</p></details>{% endblock %}";
    Site::new()
        .file("themes/default/templates/goal.html", template)
        .goal("02-booking", |goal| goal.level(&paragraphs))
}

#[test]
fn an_edited_goal_shows_by_itself() {
    let Some(browser) = Browser::start() else { return };
    let preview = Preview::start(&Site::new());
    let tab = browser.open(&preview.url(GOAL));
    for round in ["一回目", "二回目", "三回目"] {
        preview.edit(|site| site.goal("02-booking", |goal| goal.level(&format!("{round}の水準"))));
        tab.shows(&format!("{round}の水準"));
    }
    // A new goal shows in the table, a removed one goes.
    tab.goes_to(&preview.url("2022/policy/"));
    preview.edit(|site| site.goal("04-more", |goal| goal.title("四つ目")));
    tab.shows("四つ目");
    preview.edit(|site| site.remove("content/2022/policy/04-more.md"));
    tab.comes_to("!document.body.innerText.includes('四つ目')");
}

#[test]
fn the_scroll_position_and_open_details_stay() {
    let Some(browser) = Browser::start() else { return };
    let preview = Preview::start(&long_site());
    let tab = browser.open(&preview.url(GOAL));
    tab.does("second.open = true; third.open = false; scrollTo(0, 2500)");
    tab.comes_to("scrollY === 2500");
    tab.marks();
    preview.edit(|site| site.replace("content/2022/policy/02-booking.md", "段落199", "直した段落"));
    tab.shows("直した段落");
    tab.comes_to("scrollY === 2500");
    assert!(!tab.is_marked());
    assert_eq!(tab.value("[first.open, second.open, third.open]"), json!([false, true, false]));
    // At the end of the page too, where the room for the bar is part of what was scrolled through.
    tab.does("scrollTo({ top: 1000000, behavior: 'instant' })");
    let end = tab.value("scrollY");
    preview.edit(|site| site.replace("content/2022/policy/02-booking.md", "段落198", "又直した段落"));
    tab.shows("又直した段落");
    tab.comes_to(&format!("scrollY === {end}"));
    // Another page of the same tab begins at its top.
    tab.goes_to(&preview.url("2022/policy/03-budget/"));
    assert_eq!(tab.value("[scrollY, second.open]"), json!([0, false]));
}

#[test]
fn a_style_sheet_is_swapped_without_a_reload() {
    let Some(browser) = Browser::start() else { return };
    let site = Site::new().file(STYLE, "body { color: rgb(1, 2, 3) }");
    let preview = Preview::start(&site);
    let tab = browser.open(&preview.url(GOAL));
    tab.comes_to("getComputedStyle(document.body).color === 'rgb(1, 2, 3)'");
    tab.marks();
    for red in [10, 20, 30] {
        preview.edit(|site| site.file(STYLE, &format!("body {{ color: rgb({red}, 2, 3) }}")));
        tab.comes_to(&format!("getComputedStyle(document.body).color === 'rgb({red}, 2, 3)'"));
        tab.comes_to("document.querySelectorAll('link[rel~=\"stylesheet\"]').length === 1");
    }
    assert!(tab.is_marked());
}

#[test]
fn a_picture_is_shown_anew_without_a_reload() {
    let Some(browser) = Browser::start() else { return };
    let site = Site::new()
        .bytes("content/2022/policy/plan.svg", &picture(10))
        .goal("02-booking", |goal| goal.level("![図](plan.svg)"));
    let preview = Preview::start(&site);
    let tab = browser.open(&preview.url(GOAL));
    tab.comes_to("document.querySelector('main img').naturalWidth === 10");
    tab.marks();
    preview.edit(|site| site.bytes("content/2022/policy/plan.svg", &picture(33)));
    tab.comes_to("document.querySelector('main img').naturalWidth === 33");
    assert!(tab.is_marked());
}

#[test]
fn a_page_to_which_one_goes_back_is_up_to_date() {
    let Some(browser) = Browser::start() else { return };
    let site = Site::new()
        .file(STYLE, "body { color: rgb(1, 2, 3) }")
        .bytes("content/2022/policy/plan.svg", &picture(10))
        .goal("02-booking", |goal| goal.level("![図](plan.svg)"));
    let preview = Preview::start(&site);
    let tab = browser.open(&preview.url(GOAL));
    tab.comes_to("document.querySelector('main img').naturalWidth === 10");
    // Nothing on this page follows what is saved, and whoever goes back is shown what the browser has kept.
    tab.leaves_for(&format!("http://{}/.goalpress/preview.css", preview.address));
    let looks = || preview.state(GOAL)["looks"].clone();
    let first = looks();
    preview.edit(|site| site.file(STYLE, "body { color: rgb(4, 5, 6) }"));
    until("the style sheet", || if looks() == first { Err(first.to_string()) } else { Ok(()) });
    let second = looks();
    preview.edit(|site| site.bytes("content/2022/policy/plan.svg", &picture(33)));
    until("the picture", || if looks() == second { Err(second.to_string()) } else { Ok(()) });
    tab.does("history.back()");
    tab.comes_to("document.querySelector('main img')?.naturalWidth === 33");
    tab.comes_to("getComputedStyle(document.body).color === 'rgb(4, 5, 6)'");
}

#[test]
fn an_address_with_more_per_cent_signs_is_the_same_page() {
    let Some(browser) = Browser::start() else { return };
    let preview = Preview::start(&Site::new());
    let tab = browser.open(&preview.url("2022/%70olicy/02-booking/"));
    tab.marks();
    tab.preview_comes_to("root.querySelector('code').textContent.includes('02-booking.md')");
    preview.edit(|site| site.goal("03-budget", |goal| goal.section("財政課").level("よその直し")));
    preview.shows("2022/policy/03-budget/", "よその直し");
    preview.edit(|site| site.goal("02-booking", |goal| goal.level("直した水準")));
    tab.shows("直した水準");
    tab.preview_comes_to("root.querySelector('code').textContent.includes('02-booking.md')");
    tab.marks();
    preview.edit(|site| site.goal("03-budget", |goal| goal.section("財政課").level("またよその直し")));
    preview.shows("2022/policy/03-budget/", "またよその直し");
    assert!(tab.is_marked());
}

#[cfg(unix)]
#[test]
fn a_server_that_was_started_again_is_found() {
    let Some(browser) = Browser::start() else { return };
    let mut preview = Preview::start(&Site::new());
    let (tab, other) = (browser.open(&preview.url(GOAL)), browser.open(&preview.url("2022/policy/")));
    preview.interrupt();
    assert_eq!(preview.ended(), Some(0));
    // One of the tabs listens for both, and says that nobody is there.
    let is_lost = "(document.querySelector('goalpress-preview')?.shadowRoot.querySelector('aside').hasAttribute('data-lost'))";
    until("a tab that has lost its server", || {
        let lost = [&tab, &other].map(|tab| tab.attempt(is_lost));
        if lost.contains(&Ok(json!(true))) { Ok(()) } else { Err(format!("{lost:?}")) }
    });
    preview.edit(|site| site.goal("02-booking", |goal| goal.title("その間の題名")));
    let again = Preview::start_with(&preview.site, &["--port", &preview.port().to_string()]);
    assert_eq!(again.port(), preview.port());
    tab.shows("その間の題名");
    other.shows("その間の題名");
    again.edit(|site| site.goal("02-booking", |goal| goal.title("その後の題名")));
    tab.shows("その後の題名");
    other.shows("その後の題名");
}
