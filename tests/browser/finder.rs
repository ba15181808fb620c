//! A department's goals are found in place, and the address says what is shown.

use serde_json::json;

use super::{Browser, Tab};
use crate::harness::Site;
use crate::preview::Preview;

/// Goals: 1 common, 2 in December and of the digital section, 3 of the finance section, 4 all the year, 5 undated.
fn site() -> Site {
    Site::new()
        .goal("04-all-year", |goal| goal.deadline("通年").category("行政改革"))
        .goal("05-undated", |goal| goal.deadline("随時").section("財政課"))
}

/// The numbers of the rows that are shown.
fn shown(numbers: &[u32]) -> String {
    let rows = "[...document.querySelectorAll('.sheet tbody tr')].filter(row => row.getClientRects().length)";
    let expected: Vec<String> = numbers.iter().map(|number| format!("goal-{number}")).collect();
    format!("JSON.stringify({rows}.map(row => row.id)) === {}", json!(json!(expected).to_string()))
}

fn clicks(tab: &Tab<'_>, kind: &str, words: &str) {
    let links = format!("[...document.querySelectorAll('[data-filter={kind}]')]");
    tab.does(&format!("{links}.find(link => link.textContent.includes({})).click()", json!(words)));
}

#[test]
fn links_filter_in_place_and_the_address_says_so() {
    let Some(browser) = Browser::start() else { return };
    let preview = Preview::start(&site());
    let tab = browser.open(&preview.url("2022/policy/"));
    tab.comes_to(&shown(&[1, 2, 3, 4, 5]));
    tab.marks();
    clicks(&tab, "section", "財政課");
    tab.comes_to(&shown(&[1, 3, 5]));
    tab.comes_to("location.search === '?section=finance'");
    tab.comes_to("document.querySelector('[role=status]').textContent.startsWith('5件のうち3件')");
    tab.comes_to("document.querySelectorAll('[data-filter][aria-current=true]').length === 1");
    clicks(&tab, "category", "行政改革");
    tab.comes_to(&shown(&[3]));
    clicks(&tab, "section", "財政課");
    tab.comes_to(&shown(&[3, 4]));
    tab.does("history.back()");
    tab.comes_to(&shown(&[3]));
    tab.does("document.querySelector('.finder-status button').click()");
    tab.comes_to(&shown(&[1, 2, 3, 4, 5]));
    tab.comes_to("location.search === '' && document.querySelector('[role=status]').textContent === ''");
    tab.comes_to("document.activeElement.matches('[data-filter]')");
    assert!(tab.is_marked());
}

#[test]
fn months_all_year_and_undated_are_told_apart() {
    let Some(browser) = Browser::start() else { return };
    let preview = Preview::start(&site());
    let tab = browser.open(&preview.url("2022/policy/?due=2022-12"));
    tab.comes_to(&shown(&[2]));
    for (words, numbers) in [("3", &[1, 3][..]), ("通年", &[4]), ("日付の定めなし", &[5])] {
        clicks(&tab, "due", words);
        tab.comes_to(&shown(numbers));
    }
    // A jump to a goal that is not shown shows all of them.
    tab.does("document.querySelector('.numbers a[href=\"#goal-2\"]').click()");
    tab.comes_to(&shown(&[1, 2, 3, 4, 5]));
    tab.comes_to("location.hash === '#goal-2' && document.querySelector('tr:target').id === 'goal-2'");
}

#[test]
fn a_link_that_is_opened_elsewhere_leads_to_a_page() {
    let Some(browser) = Browser::start() else { return };
    let preview = Preview::start(&site());
    let tab = browser.open(&preview.url("2022/policy/"));
    let click = "new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey: true })";
    let link = "document.querySelector('[data-filter=section]')";
    tab.does(&format!("{link}.addEventListener('click', e => {{ window.kept = e.defaultPrevented; }})"));
    tab.does(&format!(
        "document.addEventListener('click', e => {{ window.kept = e.defaultPrevented; e.preventDefault(); }}); {link}.dispatchEvent({click})"
    ));
    tab.comes_to("window.kept === false");
    tab.comes_to(&shown(&[1, 2, 3, 4, 5]));
    tab.comes_to(&format!("{link}.pathname.endsWith('/2022/policy/digital/')"));
}
