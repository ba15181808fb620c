//! Mistakes are told where they are, over the last good page, and are gone when they are mended.

use serde_json::json;

use super::Preview;
use crate::harness::Site;

const GOAL: &str = "2022/policy/02-booking/";

#[test]
fn a_broken_goal_keeps_the_last_good_page_until_it_is_mended() {
    let preview = Preview::start(&Site::new());
    preview.edit(|site| {
        site.goal("02-booking", |goal| goal.title("壊れた題名").category("施政方鍼").deadline("１２月"))
    });
    let finding = preview.finding(GOAL, "category-unknown");
    assert_eq!(finding["file"], "content/2022/policy/02-booking.md");
    assert_eq!((&finding["line"], &finding["column"]), (&json!(4), &json!(11)));
    assert_eq!(finding["excerpt"]["words"], "施政方鍼");
    assert_eq!(finding["excerpt"]["before"], "category: ");
    assert_eq!(finding["nearest"], "施政方針");
    assert!(finding["allowed"].as_array().is_some_and(|words| words.contains(&json!("市長特命"))));
    let page = preview.get(GOAL);
    assert_eq!(page.status, 200);
    assert!(page.text().contains("目標2の題名") && !page.text().contains("壊れた題名"));
    // The terminal tells the same.
    super::until("the finding in the terminal", || {
        let printed = preview.printed();
        if printed.contains("施政方鍼") && printed.contains("02-booking.md:4") {
            Ok(())
        } else {
            Err(printed)
        }
    });
    // Findings are told on every page, and other pages stay too.
    preview.finding("2022/policy/03-budget/", "category-unknown");
    assert!(preview.get("2022/").status == 200);
    preview.edit(|site| site.replace("content/2022/policy/02-booking.md", "施政方鍼", "施政方針"));
    preview.shows(GOAL, "壊れた題名");
    preview.is_clean();
}

#[test]
fn a_broken_template_tells_its_line_and_the_names_that_there_are() {
    let template = "<title>目標</title>\n<p>{{ goal.titel }}</p>\n";
    let preview = Preview::start(&Site::new());
    preview.edit(|site| site.file("themes/default/templates/goal.html", template));
    let finding = preview.finding(GOAL, "template-unknown");
    assert_eq!(finding["file"], "themes/default/templates/goal.html");
    assert_eq!(finding["line"], 2);
    let told = finding.to_string();
    assert!(told.contains("titel") && told.contains("withheld"), "{told}");
    assert!(preview.get(GOAL).text().contains("目標2の題名"));
    preview.edit(|site| site.replace("themes/default/templates/goal.html", "goal.titel", "goal.title"));
    preview.shows(GOAL, "<p>目標2の題名</p>");
    preview.is_clean();
}

#[test]
fn a_template_that_cannot_be_read_is_a_finding() {
    let preview = Preview::start(&Site::new());
    let name = "themes/default/templates/department.html";
    preview.edit(|site| site.file(name, "<p>\n{% if %}\n</p>\n"));
    let finding = preview.finding("2022/policy/", "template-error");
    assert_eq!((&finding["file"], &finding["line"]), (&json!(name), &json!(2)));
    preview.edit(|site| site.remove(name));
    preview.is_clean();
    assert!(preview.get("2022/policy/").text().contains("政策部の計画です。"));
}

#[test]
fn settings_and_strings_that_cannot_be_read_are_findings() {
    let preview = Preview::start(&Site::new());
    preview.edit(|site| site.settings("categories: {\n"));
    let finding = super::until("a finding of the settings", || {
        let state = preview.state("");
        let first = state["report"]["findings"][0].clone();
        if first["file"] == "content/site.yaml" { Ok(first) } else { Err(state.to_string()) }
    });
    assert_eq!(finding["severity"], "error");
    assert!(preview.get(GOAL).text().contains("目標2の題名"));
    preview.edit(|site| site.settings(""));
    preview.is_clean();
}

#[test]
fn a_site_that_is_broken_from_the_start_appears_when_it_is_mended() {
    let site = Site::new().goal("02-booking", |goal| goal.category("施政方鍼"));
    let preview = Preview::start(&site);
    assert!(preview.printed().contains("施政方鍼"), "{}", preview.printed());
    let page = preview.get(GOAL);
    assert_eq!(page.status, 503);
    // The page has the script that shows the findings and notices the mending.
    assert!(page.text().contains("/.goalpress/preview.js"), "{}", page.text());
    assert_eq!(preview.state(GOAL)["digest"], "");
    preview.finding(GOAL, "category-unknown");
    preview.edit(|site| site.goal("02-booking", |goal| goal.category("施政方針")));
    preview.answers(GOAL, 200);
    assert_ne!(preview.state(GOAL)["digest"], "");
    preview.is_clean();
}

#[test]
fn a_warning_does_not_keep_a_page_back() {
    let preview = Preview::start(&Site::new());
    let unfinished = "## どの水準まで\n\n書きかけ\n";
    preview.edit(|site| site.goal("02-booking", |goal| goal.body(unfinished).extra("draft: true")));
    preview.shows(GOAL, "書きかけ");
    let state = preview.state(GOAL);
    assert_eq!(state["report"]["errors"], 0);
    assert!(state["report"]["warnings"].as_u64() > Some(0), "{state:#}");
}
