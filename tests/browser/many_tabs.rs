//! Many tabs at once: each is up to date, and none is disturbed for another's sake.

use super::{Browser, Tab, picture};
use crate::harness::Site;
use crate::preview::{Preview, until};

const GOAL: &str = "2022/policy/02-booking/";
const OTHER: &str = "2022/policy/03-budget/";

#[test]
fn a_tab_whose_page_did_not_change_is_left_alone() {
    let Some(browser) = Browser::start() else { return };
    let preview = Preview::start(&Site::new());
    // Whichever of the two it is that listens for both.
    for (still, edited, name) in [(OTHER, GOAL, "02-booking"), (GOAL, OTHER, "03-budget")] {
        let (first, second) = (browser.open(&preview.url(still)), browser.open(&preview.url(edited)));
        first.marks();
        second.marks();
        let section = if name == "03-budget" { "財政課" } else { "デジタル行政推進室" };
        preview.edit(|site| site.goal(name, |goal| goal.section(section).level(&format!("{name}の直し"))));
        second.shows(&format!("{name}の直し"));
        assert!(!second.is_marked());
        assert!(first.is_marked());
    }
}

#[test]
fn two_tabs_of_a_page_are_both_up_to_date() {
    all_follow(2);
}

#[test]
fn eight_tabs_are_all_up_to_date() {
    all_follow(8);
}

/// As many tabs follow three edits. A browser allows six connections to a server; if each tab kept one, the
/// seventh could not even be opened.
fn all_follow(count: usize) {
    let Some(browser) = Browser::start() else { return };
    let preview = Preview::start(&Site::new());
    let addresses = [GOAL, "2022/policy/", OTHER, "2022/deadlines/"];
    let tabs: Vec<Tab<'_>> =
        (0..count).map(|index| browser.open(&preview.url(addresses[index % addresses.len()]))).collect();
    for round in ["一回目", "二回目", "三回目"] {
        preview.edit(|site| site.goal("02-booking", |goal| goal.title(&format!("{round}の題名"))));
        for tab in &tabs {
            tab.shows(&format!("{round}の題名"));
        }
    }
}

#[test]
fn saves_in_quick_succession_reach_every_tab() {
    let Some(browser) = Browser::start() else { return };
    let preview = Preview::start(&Site::new());
    let (first, second) = (browser.open(&preview.url(GOAL)), browser.open(&preview.url(OTHER)));
    for round in 0..12 {
        // The tab that listens for both is loading again while the other one's goal is saved.
        preview.edit(|site| site.goal("02-booking", |goal| goal.level(&format!("先の{round}"))));
        preview.shows(GOAL, &format!("先の{round}"));
        std::thread::sleep(std::time::Duration::from_millis(10 * round));
        let words = format!("後の{round}");
        preview.edit(|site| site.goal("03-budget", |goal| goal.section("財政課").level(&words)));
        first.shows(&format!("先の{round}"));
        second.shows(&words);
    }
}

#[test]
fn what_is_saved_while_no_tab_listens_is_not_missed() {
    let Some(browser) = Browser::start() else { return };
    let preview = Preview::start(&Site::new());
    let first = browser.open(&preview.url("2022/"));
    // One tab listens for all, and another follows when it is closed or loaded again. The moment between the two
    // is made long here: a third takes the turn and does not listen.
    let between = browser.open_without_bar(&format!("http://{}/.goalpress/preview.css", preview.address));
    between.does(
        "navigator.locks.request('goalpress-preview', () => new Promise(done => { window.release = done; }))",
    );
    let second = browser.open(&preview.url(GOAL));
    first.closes();
    between.comes_to("window.release !== undefined");
    preview.edit(|site| site.goal("02-booking", |goal| goal.level("その間の水準")));
    preview.shows(GOAL, "その間の水準");
    between.does("window.release()");
    second.shows("その間の水準");
}

#[test]
fn a_picture_that_is_saved_while_no_tab_listens_is_not_missed() {
    let Some(browser) = Browser::start() else { return };
    let site = Site::new()
        .bytes("content/2022/policy/plan.svg", &picture(10))
        .goal("02-booking", |goal| goal.level("![図](plan.svg)"));
    let preview = Preview::start(&site);
    let first = browser.open(&preview.url("2022/"));
    let between = browser.open_without_bar(&format!("http://{}/.goalpress/preview.css", preview.address));
    between.does(
        "navigator.locks.request('goalpress-preview', () => new Promise(done => { window.release = done; }))",
    );
    let second = browser.open(&preview.url(GOAL));
    second.comes_to("document.querySelector('main img').naturalWidth === 10");
    second.marks();
    first.closes();
    between.comes_to("window.release !== undefined");
    let version = || preview.state("")["version"].as_u64();
    let before = version();
    preview.edit(|site| site.bytes("content/2022/policy/plan.svg", &picture(33)));
    until(
        "a version that nobody was told of",
        || if version() > before { Ok(()) } else { Err(String::new()) },
    );
    between.does("window.release()");
    second.comes_to("document.querySelector('main img').naturalWidth === 33");
    assert!(second.is_marked());
}
