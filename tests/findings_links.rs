//! Mistakes in links and images.

use crate::harness::Site;

const GOAL: &str = "content/2022/policy/02-booking.md";

fn level(text: &str) -> Site {
    Site::new().goal("02-booking", |goal| goal.level(text))
}

#[test]
fn a_link_to_nothing_is_led_to_the_nearest_file() {
    let outcome = level("詳しくは[予算](03-buget.md)を見る。").check().status(1);
    outcome
        .only("broken-link")
        .in_file(GOAL)
        .at(10, 5)
        .words("[予算](03-buget.md)")
        .nearest("03-budget.md")
        .message_contains("03-buget.md");
}

#[test]
fn a_link_to_nothing_in_another_folder_is_led_there() {
    let site = level("[市](../finance/01-taxx.md)")
        .file("content/2022/finance/_index.md", "---\nname: 財政部\n---\n")
        .file("content/2022/finance/01-tax.md", &crate::harness::Goal::new("01-tax").section("共通").text());
    site.check().status(1).only("broken-link").nearest("../finance/01-tax.md");
}

#[test]
fn a_link_out_of_the_site_is_broken() {
    for destination in
        ["../../../secret.md", "../../../../etc/passwd", "/../secret.md", "%2e%2e/%2e%2e/%2e%2e/secret.md"]
    {
        let site = level(&format!("[外]({destination})"));
        std::fs::write(site.beside("secret.md"), "秘密").unwrap();
        site.check().status(1).only("broken-link").in_file(GOAL).at(10, 1);
    }
}

#[test]
fn links_in_every_kind_of_file_are_checked() {
    let site = Site::new()
        .file("content/2022/_index.md", "---\n---\n[無](none.md)\n")
        .file("content/about.md", "---\ntitle: 説明\n---\n[無](none.md)\n")
        .replace("content/2022/policy/_index.md", "政策部の計画です。", "[無](none.md)");
    let outcome = site.check().status(1);
    for (file, line) in
        [("content/2022/_index.md", 3), ("content/about.md", 4), ("content/2022/policy/_index.md", 10)]
    {
        outcome.finding("broken-link").in_file(file).at(line, 1);
    }
}

#[test]
fn links_by_reference_are_checked() {
    let outcome = level("[予算][a]を見る。\n\n[a]: none.md").check().status(1);
    outcome.only("broken-link").in_file(GOAL);
}

#[test]
fn links_to_files_folders_and_addresses_pass() {
    let links = "[目標](03-budget.md) [課](finance/) [部](_index.md) [部](./) [年度](../_index.md) [年度](..) \
                 [絶対](/2022/policy/03-budget.md) [番地](03-budget/) [分類](../category/mayor/) [期限](../deadlines/) \
                 [先頭](/) [外](https://example.jp/) [手紙](mailto:a@example.jp) [電話](tel:0423250111)";
    level(links).file("content/2022/_index.md", "---\n---\n").check().is_clean();
}

#[test]
fn a_link_to_a_withheld_goal_would_tell_of_it() {
    let site = level("[予算](03-budget.md)").goal("03-budget", |goal| goal.extra("draft: true"));
    let outcome = site.check().status(1);
    outcome.only("link-to-withheld").in_file(GOAL).at(10, 1).words("[予算](03-budget.md)");
    // A preview that shows both goals may say so, but must not fail.
    site.check_with(&["--drafts"]).succeeds();
}

#[test]
fn a_withheld_goal_may_lead_to_another() {
    let site = Site::new()
        .goal("02-booking", |goal| goal.level("[予算](03-budget.md)").extra("draft: true"))
        .goal("03-budget", |goal| goal.level("[予約](02-booking.md)").extra("draft: true"));
    site.check().is_clean();
}

#[test]
fn a_link_to_a_goal_is_fine_from_its_day_on() {
    let site = level("[予算](03-budget.md)").goal("03-budget", |goal| goal.extra("publish_on: 2022-10-01"));
    site.check_with(&["--now", "2022-09-30"]).status(1).only("link-to-withheld");
    site.check_with(&["--now", "2022-10-01"]).is_clean();
}

#[test]
fn a_missing_image_is_led_to_the_nearest_file() {
    let site = level("![図](plan.pmg)").bytes("content/2022/policy/plan.png", b"png");
    let outcome = site.check().status(1);
    outcome.only("missing-image").in_file(GOAL).at(10, 1).words("![図](plan.pmg)").nearest("plan.png");
    level("![図](plan.png)").bytes("content/2022/policy/plan.png", b"png").check().is_clean();
}

#[test]
fn a_page_is_no_image() {
    level("![図](03-budget.md)").check().status(1).finding("missing-image").in_file(GOAL);
}

#[test]
fn an_image_without_alternative_text_is_a_warning() {
    let site = level("![](plan.png)").bytes("content/2022/policy/plan.png", b"png");
    site.check().succeeds().only("image-without-alternative").in_file(GOAL).at(10, 1).is_warning();
}

#[test]
fn a_link_without_words_is_a_warning() {
    level("文[](03-budget.md)")
        .check()
        .succeeds()
        .only("link-without-words")
        .in_file(GOAL)
        .at(10, 2)
        .is_warning();
    level("文[予算](03-budget.md)").check().is_clean();
}

#[test]
fn only_a_few_schemes_may_be_linked() {
    for destination in
        ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd"]
    {
        let outcome = level(&format!("[押す]({destination})")).check().status(1);
        let scheme = destination.split(':').next().unwrap().to_lowercase();
        outcome.only("unsafe-link").in_file(GOAL).at(10, 1).message_contains(&scheme);
    }
}

#[test]
fn an_image_cannot_hold_a_script() {
    for destination in ["javascript:alert(1)", "data:image/svg+xml,x", "mailto:a@example.jp"] {
        level(&format!("![図]({destination})")).check().status(1).only("unsafe-link").in_file(GOAL);
    }
}

#[test]
fn a_hidden_scheme_is_found() {
    for destination in ["<java\tscript:x>", "java&#10;script:x", "&#1;javascript:x", "java\u{200b}script:x"] {
        level(&format!("[押す]({destination})")).check().status(1).finding("unsafe-link").in_file(GOAL);
    }
}

#[test]
fn an_empty_link_leads_nowhere() {
    // It would lead to the page itself, which nobody means.
    level("[予算]()").check().status(1).finding("broken-link").in_file(GOAL);
}
