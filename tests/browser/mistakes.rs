//! Mistakes are shown in the browser, over the last good page.

use super::Browser;
use crate::harness::Site;
use crate::preview::Preview;

const GOAL: &str = "2022/policy/02-booking/";

#[test]
fn a_finding_is_shown_over_the_last_good_page_and_goes_when_it_is_mended() {
    let Some(browser) = Browser::start() else { return };
    let preview = Preview::start(&Site::new());
    let tab = browser.open(&preview.url(GOAL));
    tab.marks();
    preview.edit(|site| site.goal("02-booking", |goal| goal.title("壊れた題名").category("施政方鍼")));
    tab.preview_comes_to(
        "root.querySelector('section').textContent.includes('content/2022/policy/02-booking.md:4:11')",
    );
    tab.preview_comes_to("root.querySelector('mark').textContent === '施政方鍼'");
    tab.preview_comes_to("root.querySelector('section').textContent.includes('施政方針')");
    // It can be read without a click, and is drawn by its own style sheet, whatever the policy says.
    tab.preview_comes_to("root.querySelector('mark').getBoundingClientRect().height > 0");
    tab.preview_comes_to("getComputedStyle(root.querySelector('.foot')).position === 'fixed'");
    assert!(tab.is_marked());
    tab.shows("目標2の題名");
    preview.edit(|site| site.replace("content/2022/policy/02-booking.md", "施政方鍼", "施政方針"));
    tab.shows("壊れた題名");
    tab.preview_comes_to("root.querySelector('section').hidden");
}

#[test]
fn a_mistake_of_a_template_tells_its_line_and_the_names_that_there_are() {
    let Some(browser) = Browser::start() else { return };
    let preview = Preview::start(&Site::new());
    let tab = browser.open(&preview.url(GOAL));
    let name = "themes/default/templates/goal.html";
    preview.edit(|site| {
        site.file(name, "{% extends \"base.html\" %}{% block content %}\n{{ goal.titel }}{% endblock %}")
    });
    let told = "root.querySelector('section').textContent";
    tab.preview_comes_to(&format!("{told}.includes('{name}:2:') && {told}.includes('withheld')"));
    tab.shows("目標2の題名");
    preview.edit(|site| site.remove(name));
    tab.preview_comes_to("root.querySelector('section').hidden");
    tab.shows("目標2の題名");
}

#[test]
fn a_site_that_is_broken_from_the_start_appears_by_itself() {
    let Some(browser) = Browser::start() else { return };
    let preview = Preview::start(&Site::new().goal("02-booking", |goal| goal.category("施政方鍼")));
    let tab = browser.open(&preview.url(GOAL));
    tab.preview_comes_to("root.querySelector('mark').textContent === '施政方鍼'");
    preview.edit(|site| site.goal("02-booking", |goal| goal.category("施政方針")));
    tab.shows("目標2の水準");
    tab.preview_comes_to("root.querySelector('section').hidden");
}

#[test]
fn markup_in_a_finding_stays_words() {
    let Some(browser) = Browser::start() else { return };
    let preview = Preview::start(&Site::new());
    let tab = browser.open(&preview.url(GOAL));
    let evil = "\"<img src=x onerror='window.evil = 1'>\"";
    preview.edit(|site| site.goal("02-booking", |goal| goal.category(evil)));
    tab.preview_comes_to("root.querySelector('section').textContent.includes('onerror')");
    tab.preview_comes_to("root.querySelector('img') === null && window.evil === undefined");
}
