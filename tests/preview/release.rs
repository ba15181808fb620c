//! What is not public yet is shown and marked as such; what the public would see is one step away.

use super::Preview;
use super::same_bytes::{built, is_the_same};
use crate::harness::Site;

const DRAFT: &str = "2022/policy/02-booking/";
const EMBARGOED: &str = "2022/policy/03-budget/";

/// A site with a draft and an embargoed goal.
fn site() -> Site {
    Site::new()
        .goal("02-booking", |goal| goal.title("秘密の題").extra("draft: true"))
        .goal("03-budget", |goal| goal.title("予定の題").section("財政課").extra("publish_on: 2022-10-01"))
}

#[test]
fn drafts_and_embargoed_goals_are_shown_with_a_banner() {
    let preview = Preview::start(&site());
    let draft = preview.get(DRAFT).text();
    assert!(draft.contains("秘密の題") && draft.contains("下書き"), "{draft}");
    let embargoed = preview.get(EMBARGOED).text();
    assert!(embargoed.contains("公開予定") && embargoed.contains("2022年10月1日"), "{embargoed}");
    let state = preview.state(DRAFT);
    assert_eq!((state["withheld"].as_u64(), state["view"]["everything"].as_bool()), (Some(2), Some(true)));
    is_the_same(&preview, &built(&site(), &["--drafts"]), "");
}

#[test]
fn each_page_names_the_file_and_the_line_of_its_heading() {
    let site = Site::complete()
        .settings(
            "categories:\n  - { key: mayor, name: 市長特命 }\n  - key: policy\n    name: 施政方針\n\
             form:\n  title: 様式\n  columns:\n    - { key: number, label: 番号 }\n    - { key: title, label: 題名 }\n    \
             - { key: level, label: どの水準まで }\n    - { key: method, label: どのような方法で }\n    \
             - { key: deadline, label: いつまで }\n    - { key: category, label: 分類 }\n    \
             - { key: section, label: 課 }\n",
        )
        .file("content/2022/_index.md", "---\n---\n\n年度の前書き\n")
        .file("content/guide.md", "\u{feff}---\r\ndescription: 案内\r\ntitle: 手引き\r\n---\r\n")
        .goal("03-budget", |goal| goal.section("財政課").category("市長特命"));
    let preview = Preview::start(&site);
    preview.is_clean();
    for (address, source) in [
        ("", "content/site.yaml:1"),
        ("2022/", "content/2022/_index.md:4"),
        // Nobody wrote anything about this year: it has its name from the folder.
        ("2021/", "content/2021/"),
        ("2022/policy/", "content/2022/policy/_index.md:2"),
        ("2022/policy/finance/", "content/2022/policy/_index.md:8"),
        ("2022/policy/02-booking/", "content/2022/policy/02-booking.md:3"),
        ("2022/category/policy/", "content/site.yaml:5"),
        ("2022/deadlines/", "content/site.yaml:14"),
        ("guide/", "content/guide.md:3"),
    ] {
        assert_eq!(preview.state(address)["source"], source, "{address}");
    }
    for address in ["none/", "404.html", "old.html"] {
        assert_eq!(preview.state(address)["source"], serde_json::Value::Null, "{address}");
    }
    // The line is that of the file as it is now.
    preview.edit(|site| site.replace("content/2022/policy/02-booking.md", "---\n", "---\n# 注\n"));
    super::until("the line below", || {
        let source = preview.state("2022/policy/02-booking/")["source"].clone();
        if source == "content/2022/policy/02-booking.md:4" { Ok(()) } else { Err(source.to_string()) }
    });
}

#[test]
fn a_site_that_says_little_names_its_lines_too() {
    let preview = Preview::start(&Site::new());
    assert_eq!(preview.state("2022/deadlines/")["source"], "content/site.yaml:1");
    assert_eq!(preview.state("2022/category/mayor/")["source"], "content/site.yaml:1");
}

#[test]
fn public_shows_exactly_what_a_build_writes() {
    let preview = Preview::start_with(&site(), &["--port", "0", "--public"]);
    is_the_same(&preview, &built(&site(), &[]), "");
    for address in [DRAFT, EMBARGOED] {
        let page = preview.get(address);
        assert_eq!(page.status, 404);
        assert!(!page.text().contains("の題</"), "{}", page.text());
    }
}

#[test]
fn a_tab_chooses_for_itself() {
    let preview = Preview::start(&site());
    let answer = preview.ask("GET", "/.goalpress/view?everything=false&back=%2F2022%2F", &[]);
    assert!((302..=303).contains(&answer.status), "{}", answer.status);
    assert_eq!(answer.header("location"), Some("/2022/"));
    let cookie = answer.header("set-cookie").expect("a cookie").to_owned();
    assert!(cookie.contains("SameSite=Strict"), "{cookie}");
    let pair = cookie.split(';').next().unwrap_or_default();
    is_the_same(&preview, &built(&site(), &[]), pair);
    // Whoever has not chosen still sees everything, and so does who chooses it again.
    assert_eq!(preview.get(DRAFT).status, 200);
    let answer = preview.ask("GET", "/.goalpress/view?everything=true&back=/", &[("Cookie", pair)]);
    let cookie = answer.header("set-cookie").expect("a cookie").to_owned();
    let pair = cookie.split(';').next().unwrap_or_default();
    assert_eq!(preview.ask("GET", &format!("/{DRAFT}"), &[("Cookie", pair)]).status, 200);
}

#[test]
fn a_day_can_be_looked_at() {
    let preview = Preview::start_with(&site(), &["--port", "0", "--public"]);
    for (day, build) in [("2022-09-30", "2022-09-30"), ("2022-10-01", "2022-10-01T23:59:59")] {
        let answer = preview.ask("GET", &format!("/.goalpress/view?date={day}&back=/"), &[]);
        let cookie = answer.header("set-cookie").expect("a cookie").to_owned();
        let pair = cookie.split(';').next().unwrap_or_default();
        is_the_same(&preview, &built(&site(), &["--now", build]), pair);
        let status = preview.ask("GET", &format!("/{EMBARGOED}"), &[("Cookie", pair)]).status;
        assert_eq!(status, if day == "2022-10-01" { 200 } else { 404 });
    }
}

#[test]
fn the_way_back_leads_nowhere_else() {
    let preview = Preview::start(&site());
    for back in
        ["https://example.jp/", "//example.jp/", "/%5Cexample.jp", "%2F%2Fexample.jp", "", "example.jp"]
    {
        let answer = preview.ask("GET", &format!("/.goalpress/view?everything=true&back={back}"), &[]);
        assert_eq!(answer.header("location"), Some("/"), "{back}");
    }
    let answer = preview.ask("GET", "/.goalpress/view?back=/a%0d%0aX-Evil:%20yes", &[]);
    assert_eq!(answer.header("x-evil"), None);
    for cookie in ["goalpress-view=public", "goalpress-view=%00", "goalpress-view=public.2022-99-99", "="] {
        assert_eq!(preview.ask("GET", &format!("/{DRAFT}"), &[("Cookie", cookie)]).status, 200, "{cookie}");
    }
}

#[test]
fn a_goal_can_be_released_under_the_preview() {
    let preview = Preview::start_with(&site(), &["--port", "0", "--public"]);
    assert_eq!(preview.get(DRAFT).status, 404);
    preview.edit(|site| site.replace("content/2022/policy/02-booking.md", "draft: true\n", ""));
    preview.shows(DRAFT, "秘密の題");
    preview.hides(DRAFT, "下書き");
}
