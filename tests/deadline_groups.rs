//! The groups of the deadlines page, and the policy that pages and hosts are told.

use crate::harness::Site;

fn groups(site: &Site, first: &str) -> Vec<String> {
    let outcome = site.build().is_clean();
    outcome.links_lead_somewhere("./");
    let page = outcome.page(first);
    let is_group = |id: &&str| id.starts_with("month-") || ["all-year", "undated"].contains(id);
    page.ids().into_iter().filter(is_group).map(str::to_owned).collect()
}

#[test]
fn months_come_first_then_all_year_then_undated() {
    let site = Site::new()
        .goal("04-plan", |goal| goal.deadline("随時"))
        .goal("05-plan", |goal| goal.deadline("６月上旬"))
        .goal("06-plan", |goal| goal.deadline("通年"))
        .goal("07-plan", |goal| goal.deadline(""));
    let expected = ["month-2022-06", "month-2022-12", "month-2023-03", "all-year", "undated"];
    assert_eq!(groups(&site, "2022/deadlines/"), expected);
}

#[test]
fn pages_and_hosts_are_told_the_same_policy() {
    let outcome = Site::complete().build().is_clean();
    let headers = String::from_utf8(outcome.output().bytes("_headers").to_vec()).unwrap();
    let page = outcome.page("2022/policy/");
    let metas = page.tags("meta");
    let policy = metas
        .iter()
        .find(|tag| tag.attribute("http-equiv") == Some("Content-Security-Policy"))
        .and_then(|tag| tag.attribute("content"))
        .expect("a policy");
    assert!(headers.contains(&format!("Content-Security-Policy: {policy};")), "{policy}\n{headers}");
}
