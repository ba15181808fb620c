//! The bar of the preview: what it says and what it does.

use serde_json::json;

use super::Browser;
use crate::harness::Site;
use crate::preview::Preview;

const DRAFT: &str = "2022/policy/02-booking/";

/// A site with a draft and an embargoed goal.
fn site() -> Site {
    Site::new()
        .goal("02-booking", |goal| goal.title("秘密の題").extra("draft: true"))
        .goal("03-budget", |goal| goal.title("予定の題").section("財政課").extra("publish_on: 2022-10-01"))
}

/// Whether the button of the bar that says this is pressed.
fn pressed(label: &str) -> String {
    format!(
        "[...root.querySelectorAll('button')].find(button => button.textContent === {})\
         ?.getAttribute('aria-pressed') === 'true'",
        json!(label)
    )
}

#[test]
fn one_click_shows_what_the_public_would_get() {
    let Some(browser) = Browser::start() else { return };
    let preview = Preview::start(&site());
    let tab = browser.open(&preview.url("2022/policy/"));
    tab.shows("秘密の題");
    tab.shows("下書き");
    tab.preview_comes_to("root.querySelector('aside').textContent.includes('未公開 2 件')");
    tab.preview_comes_to(&pressed("下書きも表示"));
    tab.presses("公開される内容だけ");
    tab.comes_to("!document.body.innerText.includes('秘密の題')");
    tab.preview_comes_to(&pressed("公開される内容だけ"));
    assert_eq!(tab.value("location.pathname"), json!("/2022/policy/"));
    // What is saved meanwhile is shown as the public would see it.
    preview.edit(|site| site.goal("01-common", |goal| goal.section("共通").title("直した題名")));
    tab.shows("直した題名");
    tab.comes_to("!document.body.innerText.includes('秘密の題')");
    tab.presses("下書きも表示");
    tab.shows("秘密の題");
}

#[test]
fn a_day_can_be_picked() {
    let Some(browser) = Browser::start() else { return };
    let preview = Preview::start_with(&site(), &["--port", "0", "--public"]);
    let tab = browser.open(&preview.url("2022/policy/"));
    tab.comes_to("!document.body.innerText.includes('予定の題')");
    tab.does(
        "const date = document.querySelector('goalpress-preview').shadowRoot.querySelector('input');\
         date.value = '2022-10-01'; date.dispatchEvent(new Event('change'))",
    );
    tab.shows("予定の題");
    tab.preview_comes_to("root.querySelector('input').value === '2022-10-01'");
    tab.comes_to("!document.body.innerText.includes('秘密の題')");
    tab.presses("今日に戻す");
    tab.comes_to("!document.body.innerText.includes('予定の題')");
    tab.preview_comes_to("root.querySelector('input').value === ''");
}

#[test]
fn the_page_names_its_source_and_the_bar_covers_nothing() {
    let Some(browser) = Browser::start() else { return };
    let preview = Preview::start(&site());
    let tab = browser.open(&preview.url(DRAFT));
    tab.preview_comes_to("root.querySelector('code').textContent === 'content/2022/policy/02-booking.md:3'");
    tab.does("scrollTo(0, document.documentElement.scrollHeight)");
    tab.preview_comes_to(
        "document.querySelector('footer').getBoundingClientRect().bottom \
         <= root.querySelector('aside').getBoundingClientRect().top + 1",
    );
}

#[test]
fn built_files_have_no_bar() {
    let Some(browser) = Browser::start() else { return };
    let preview = Preview::start(&site());
    let tab = browser.open(&preview.url("2022/"));
    preview.site.build().succeeds();
    let file = preview.site.root().join("public/2022/policy/index.html");
    tab.leaves_for(&format!("file://{}", file.display()));
    tab.shows("目標1の題名");
    assert_eq!(tab.value("document.querySelector('goalpress-preview')"), json!(null));
    assert_eq!(tab.value("document.querySelectorAll('script[src*=preview]').length"), json!(0));
}
