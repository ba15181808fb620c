//! What pages say to programs, and what they may do.

use serde_json::Value;

use crate::harness::{Outcome, Page, Site};

fn data(outcome: &Outcome, page: &Page) -> Option<Value> {
    let file = match page.address() {
        address if address.is_empty() || address.ends_with('/') => format!("{address}index.html"),
        address => address.to_owned(),
    };
    let html = String::from_utf8(outcome.output().bytes(&file).to_vec()).unwrap();
    let (_, rest) = html.split_once("<script type=\"application/ld+json\">")?;
    Some(serde_json::from_str(rest.split_once("</script>")?.0).unwrap())
}

fn nodes(data: &Value, kind: &str) -> Vec<Value> {
    let graph = data["@graph"].as_array().cloned().unwrap_or_default();
    graph.into_iter().filter(|node| node["@type"] == kind).collect()
}

#[test]
fn every_page_says_where_it_stands() {
    let outcome = Site::complete().build().succeeds();
    let files = outcome.output_files();
    for page in outcome.pages() {
        let Some(data) = data(&outcome, &page) else {
            assert!(page.address() == "404.html" || page.address().contains("old"), "/{}", page.address());
            continue;
        };
        for crumb in
            nodes(&data, "BreadcrumbList").iter().flat_map(|list| list["itemListElement"].as_array().unwrap())
        {
            let address = crumb["item"].as_str().unwrap().strip_prefix("https://example.jp/goals/").unwrap();
            assert!(files.contains(&format!("{address}index.html")), "{address}");
            assert!(!crumb["name"].as_str().unwrap().is_empty());
        }
    }
    let goal = outcome.page("2022/policy/02-booking/");
    let crumbs = &nodes(&data(&outcome, &goal).unwrap(), "BreadcrumbList")[0]["itemListElement"];
    assert_eq!(crumbs.as_array().unwrap().len(), 4);
    assert_eq!((&crumbs[0]["position"], &crumbs[3]["name"]), (&Value::from(1), &Value::from("目標2の題名")));
}

#[test]
fn a_plan_is_a_data_set() {
    let outcome = Site::complete().build().succeeds();
    let set = &nodes(&data(&outcome, &outcome.page("2022/policy/")).unwrap(), "Dataset")[0];
    assert_eq!(set["temporalCoverage"], "2022-04-01/2023-03-31");
    assert_eq!(set["dateCreated"], "2022-04-01");
    assert_eq!(set["creator"]["name"], "試験市");
    assert_eq!(set["license"], "https://creativecommons.org/licenses/by/4.0/deed.ja");
    let files: Vec<&str> = set["distribution"]
        .as_array()
        .unwrap()
        .iter()
        .map(|file| file["contentUrl"].as_str().unwrap())
        .collect();
    let names = ["form.xlsx", "goals.csv", "goal_lines.csv", "plan.json", "stratml.xml"];
    assert_eq!(files, names.map(|name| format!("https://example.jp/goals/2022/policy/{name}")));
    assert_eq!(set["distribution"][1]["encodingFormat"], "text/csv");
    assert_eq!(set["distribution"][1]["contentSize"], "1 KB");
    let home = data(&outcome, &outcome.page("")).unwrap();
    assert_eq!(nodes(&home, "WebSite")[0]["publisher"]["@type"], "GovernmentOrganization");
}

#[test]
fn a_title_cannot_end_the_element() {
    let title = "'</script><script>alert(1)</script>\"'";
    let site =
        Site::new().settings("base_url: https://example.jp/\n").goal("02-booking", |goal| goal.title(title));
    let outcome = site.build().is_clean();
    let page = outcome.page("2022/policy/02-booking/");
    assert!(page.written_scripts().is_empty());
    let crumbs = &nodes(&data(&outcome, &page).unwrap(), "BreadcrumbList")[0]["itemListElement"];
    assert_eq!(crumbs[3]["name"], title.trim_matches('\''));
}

#[test]
fn without_an_address_nothing_is_said() {
    let outcome = Site::new().build().is_clean();
    assert!(outcome.pages().iter().all(|page| data(&outcome, page).is_none()));
}

#[test]
fn every_page_bears_the_policy_that_hosts_send() {
    let outcome = Site::complete().build().succeeds();
    let headers = String::from_utf8(outcome.output().bytes("_headers").to_vec()).unwrap();
    for page in outcome.pages().iter().filter(|page| !page.address().contains("old")) {
        let policy = page.tags("meta").into_iter().find(|tag| tag.attribute("http-equiv").is_some()).unwrap();
        let policy = policy.attribute("content").unwrap();
        assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{policy}");
        assert!(
            headers.contains(&format!("Content-Security-Policy: {policy}; frame-ancestors")),
            "{headers}"
        );
        for style in ["style", "onclick", "onload"] {
            page.clone().lacks_markup(&format!(" {style}=\""));
        }
        assert!(page.tags("style").is_empty() && page.written_scripts().is_empty());
    }
    assert!(headers.contains("/assets/*\n  Cache-Control: public, max-age=31536000, immutable"), "{headers}");
}

#[test]
fn a_goal_is_cited_and_leads_to_its_source() {
    let site = Site::new().settings("source_url: https://example.org/blob/main/{file}\n");
    let page = site.build().is_clean().page("2022/policy/02-booking/");
    page.contains("試験市「組織目標」令和4年度（2022年度） 政策部 番号2「目標2の題名」")
        .has_markup("href=\"https://example.org/blob/main/content/2022/policy/02-booking.md\"");
    let page = Site::new().build().is_clean().page("2022/policy/02-booking/");
    page.contains("content/2022/policy/02-booking.md").lacks_markup("href=\"https://example.org");
}
