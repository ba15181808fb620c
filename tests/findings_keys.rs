//! Mistakes in the keys and values of front matter and configuration.

use crate::harness::Site;

const GOAL: &str = "content/2022/policy/02-booking.md";
const SETTINGS: &str = "content/site.yaml";
const BODY: &str = "## どの水準まで\n\n水準\n\n## どのような方法で\n\n方法\n";

/// A site whose second goal has this front matter, from line 2 on.
fn goal_with(front: &str) -> Site {
    Site::new().file(GOAL, &format!("---\n{front}\n---\n{BODY}"))
}

/// A site whose second goal says what it must, and this in line 7.
fn goal_and(line: &str) -> Site {
    Site::new().goal("02-booking", |goal| goal.extra(line))
}

#[test]
fn an_unknown_key_is_led_to_the_nearest() {
    let outcome = goal_and("catagory: 施政方針").check().status(1);
    outcome.only("unknown-key").in_file(GOAL).at(7, 1).words("catagory").nearest("category").allows(&[
        "number",
        "category",
        "title",
        "deadline",
        "section",
        "draft",
        "publish_on",
        "updated",
        "aliases",
    ]);
}

#[test]
fn a_key_that_is_like_no_other_has_no_nearest() {
    goal_and("予算額: 100").check().status(1).only("unknown-key").at(7, 1).words("予算額").without_nearest();
}

#[test]
fn unknown_keys_are_found_in_every_kind_of_file() {
    let site = Site::new()
        .settings("organization: 市\n")
        .replace("content/2022/policy/_index.md", "created:", "createt:")
        .file("content/2022/_index.md", "---\ntitle: 年度\n---\n")
        .file("content/about.md", "---\ntitel: 説明\ntitle: 説明\n---\n");
    let outcome = site.check().status(1);
    outcome.finding("unknown-key").in_file(SETTINGS).at(3, 1).nearest("organisation");
    outcome.finding("unknown-key").in_file("content/2022/policy/_index.md").at(3, 1).nearest("created");
    outcome.finding("unknown-key").in_file("content/2022/_index.md").at(2, 1).words("title");
    outcome.finding("unknown-key").in_file("content/about.md").at(2, 1).nearest("title");
    outcome.finding("unknown-key").times(4);
}

#[test]
fn an_unknown_key_inside_a_record_is_found() {
    let site = Site::new().replace("content/2022/policy/_index.md", "post: 政策部長", "title: 政策部長");
    let outcome = site.check().status(1);
    outcome
        .finding("unknown-key")
        .in_file("content/2022/policy/_index.md")
        .at(5, 7)
        .allows(&["post", "name"]);
    outcome.finding("missing-key").in_file("content/2022/policy/_index.md").message_contains("post");
}

#[test]
fn a_key_twice_is_shown_with_the_first() {
    let outcome = goal_and("title: 別の題").check().status(1);
    outcome.only("duplicate-key").in_file(GOAL).at(7, 1).words("title").related(GOAL, Some(3));
}

#[test]
fn a_list_is_no_text() {
    let outcome = Site::new().goal("02-booking", |goal| goal.title("[予約, 更新]")).check().status(1);
    outcome.finding("wrong-type").in_file(GOAL).at(3, 8).message_contains("title");
}

#[test]
fn a_text_is_no_list() {
    goal_and("aliases: old/plan")
        .check()
        .status(1)
        .only("wrong-type")
        .in_file(GOAL)
        .at(7, 10)
        .words("old/plan");
}

#[test]
fn a_text_is_no_record() {
    let site = Site::new().replace(
        "content/2022/policy/_index.md",
        "{ post: 政策部長, name: 試験　太郎 }",
        "政策部長 試験　太郎",
    );
    site.check().status(1).finding("wrong-type").in_file("content/2022/policy/_index.md").at(5, 5);
}

#[test]
fn every_wrong_type_of_a_file_is_reported_at_once() {
    let front =
        "number: [2]\ntitle: { a: b }\ncategory: [施政方針]\nsection: 財政課\ndeadline: 年度末\naliases: x";
    goal_with(front).check().status(1).finding("wrong-type").in_file(GOAL).times(4);
}

#[test]
fn scalars_of_any_look_are_text() {
    let site = Site::new()
        .settings("")
        .goal("02-booking", |goal| goal.title("2022"))
        .goal("03-budget", |goal| goal.title("yes"));
    let outcome = site.build().is_clean();
    outcome.page("2022/policy/02-booking/").contains("2022");
    outcome.page("2022/policy/03-budget/").contains("yes");
}

#[test]
fn every_missing_key_is_reported_where_the_front_matter_opens() {
    let outcome = goal_with("# nothing").check().status(1);
    for key in ["number", "title", "category", "section", "deadline"] {
        outcome.finding("missing-key").in_file(GOAL).at(1, 1).message_contains(key);
    }
    outcome.finding("missing-key").times(5);
}

#[test]
fn a_department_needs_a_name() {
    let site = Site::new().replace("content/2022/policy/_index.md", "name: 政策部\n", "");
    site.check()
        .status(1)
        .only("missing-key")
        .in_file("content/2022/policy/_index.md")
        .message_contains("name");
}

#[test]
fn a_free_page_needs_a_title() {
    let site = Site::new().file("content/about.md", "---\n---\n本文\n");
    site.check().status(1).only("missing-key").in_file("content/about.md").message_contains("title");
}

#[test]
fn an_empty_title_is_shown_at_its_key() {
    for title in ["", "\"\"", "\"　\"", "~"] {
        let outcome = Site::new().goal("02-booking", |goal| goal.title(title)).check().status(1);
        outcome.only("empty-value").in_file(GOAL).message_contains("title");
    }
    let outcome = Site::new().goal("02-booking", |goal| goal.title("")).check().status(1);
    outcome.only("empty-value").at(3, 1).words("title");
}

#[test]
fn a_draft_is_true_or_false() {
    let outcome = goal_and("draft: はい").check().status(1);
    outcome.only("invalid-value").in_file(GOAL).at(7, 8).words("はい").nearest("true");
    goal_and("draft: false").check().is_clean();
}

#[test]
fn a_moment_that_cannot_be_read_is_named() {
    let outcome = goal_and("publish_on: そのうち").check().status(1);
    outcome.only("invalid-value").in_file(GOAL).at(7, 13).words("そのうち").message_contains("publish_on");
    goal_and("publish_on: 令和4年4月1日").check().is_clean();
}

#[test]
fn an_alias_that_is_no_address_is_named() {
    for alias in ["../out", "/a/../b", "Old/Plan", "計画", "https://example.jp/", ".."] {
        let outcome = goal_and(&format!("aliases: [old, \"{alias}\"]")).check().status(1);
        outcome.only("invalid-value").in_file(GOAL).message_contains(alias);
    }
}

#[test]
fn the_place_is_right_behind_full_width_words() {
    let site = Site::new().replace(
        "content/2022/policy/_index.md",
        "{ post: 政策部長, name: 試験　太郎 }",
        "{ post: 政策部長, name: 試験　太郎, 備考: 兼務 }",
    );
    site.check().status(1).only("unknown-key").at(5, 32).words("備考");
}
