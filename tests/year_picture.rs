//! The picture of a year: how many goals are due in each month, and what is due next.

use crate::harness::{Outcome, Page, Site, times};
use crate::incremental::equals_clean;

/// The months of a page's picture: label, number of goals and where they lead.
fn months(page: &Page) -> Vec<(String, String)> {
    let words: Vec<String> = page.words_of("li").into_iter().map(|words| words.replace('\n', " ")).collect();
    let months = words.iter().filter_map(|words| {
        let mut parts = words.split_whitespace();
        let (month, count) = (parts.next()?, parts.next()?);
        (parts.next().is_none() && month.ends_with('月') && count.ends_with('件'))
            .then(|| (month.to_owned(), count.to_owned()))
    });
    months.collect()
}

fn counts(page: &Page) -> Vec<(String, String)> {
    months(page).into_iter().filter(|(_, count)| count != "0件").collect()
}

fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(month, count)| ((*month).to_owned(), (*count).to_owned())).collect()
}

fn site() -> Site {
    let deadlines = ["年度末", "１２月", "12月10日", "6月上旬", "第1四半期", "通年", "随時", "未定"];
    deadlines
        .iter()
        .enumerate()
        .fold(Site::new().remove("content/2022/policy"), |site, (place, deadline)| {
            site.goal(&format!("0{}-goal", place + 1), |goal| goal.section("共通").deadline(deadline))
        })
        .file("content/2022/policy/_index.md", "---\nname: 政策部\n---\n")
}

#[test]
fn each_deadline_counts_in_its_month() {
    let outcome = site().build().is_clean();
    for address in ["", "2022/", "2022/policy/", "2022/deadlines/"] {
        let page = outcome.page(address);
        let all = months(&page);
        assert_eq!(all.len(), 12, "/{address}: {all:?}");
        assert_eq!((all[0].0.as_str(), all[11].0.as_str()), ("4月", "3月"));
        assert_eq!(counts(&page), pairs(&[("6月", "2件"), ("12月", "2件"), ("3月", "1件")]), "/{address}");
        page.contains("通年").contains("日付の定めなし");
    }
    let page = outcome.page("2022/deadlines/");
    page.in_order(&["令和4年6月", "令和4年12月", "令和5年3月（2023年3月）", "通年", "日付の定めなし"]);
}

#[test]
fn the_months_lead_to_their_goals() {
    let outcome = site().build().is_clean();
    let ids = outcome.page("2022/deadlines/");
    let ids = ids.ids();
    for address in ["", "2022/", "2022/policy/"] {
        let page = outcome.page(address);
        let links = page.destinations();
        let fragments: Vec<&str> =
            links.iter().filter_map(|link| Some(link.split_once("deadlines/#")?.1)).collect();
        assert_eq!(
            fragments,
            ["month-2022-06", "month-2022-12", "month-2023-03", "all-year", "undated"],
            "/{address}"
        );
        assert!(fragments.iter().all(|fragment| ids.contains(fragment)), "{ids:?}");
    }
}

#[test]
fn a_month_outside_the_year_is_one_more() {
    let site = site().goal("09-late", |goal| goal.section("共通").deadline("2023-05-10"));
    let outcome = site.build().succeeds();
    let page = outcome.page("2022/");
    assert_eq!(months(&page).len(), 13);
    assert_eq!(counts(&page).last(), Some(&("2023年5月".to_owned(), "1件".to_owned())));
    let site = site.settings("fiscal_year_start: 1\n").remove("content/2022/policy/09-late.md");
    let page = site.build().succeeds().page("2022/");
    assert_eq!(months(&page).first().map(|(month, _)| month.clone()), Some("1月".to_owned()));
}

#[test]
fn a_form_without_deadlines_has_no_months() {
    let form = "form: { columns: [{ key: number }, { key: title }, { key: level }, { key: method }] }\n";
    let goal = "---\nnumber: 1\ntitle: 題名\n---\n## どの水準まで\n\n水準\n\n## どのような方法で\n\n方法\n";
    let outcome = Site::empty("site")
        .settings(form)
        .file("content/2022/policy/_index.md", "---\nname: 政策部\n---\n")
        .file("content/2022/policy/01-goal.md", goal)
        .build()
        .is_clean();
    for page in outcome.pages() {
        assert_eq!(months(&page), [], "/{}", page.address());
    }
}

fn as_of(site: &Site, now: &str) -> Outcome {
    let arguments = ["--now", now, "--explain", "--lang", "en"];
    let outcome = site.build_with(&arguments).succeeds();
    equals_clean(site, &["--now", now]);
    outcome
}

#[test]
fn what_is_due_next_goes_by_the_day() {
    let site = Site::new();
    as_of(&site, "2022-12-31 23:59").page("").in_order(&[
        "これから期限",
        "令和4年12月31日",
        "目標2の題名",
        "目標1の題名",
    ]);
    let outcome = as_of(&site, "2023-01-01 00:00");
    assert_eq!(
        outcome.stderr().lines().filter(|line| line.starts_with('/')).count(),
        1,
        "{}",
        outcome.stderr()
    );
    outcome.says("/: ").page("").contains("令和5年1月1日").lacks("目標2の題名");
    as_of(&site, "2023-03-31").page("").contains("これから期限");
    as_of(&site, "2023-04-01").page("").lacks("これから期限").lacks("目標1の題名");
    // The clock runs backwards.
    as_of(&site, "2022-12-31").page("").contains("目標2の題名");
}

#[test]
fn once_all_days_have_passed_another_day_changes_nothing() {
    let site = Site::new();
    as_of(&site, "2023-04-01");
    let before = times(&site.root().join("public"));
    as_of(&site, "2024-07-09");
    assert_eq!(times(&site.root().join("public")), before);
    as_of(&site, "2023-03-31");
    assert_ne!(times(&site.root().join("public")), before);
}

#[test]
fn more_than_six_are_counted() {
    let site = (4..=9).fold(Site::new(), |site, number| site.goal(&format!("0{number}-goal"), |goal| goal));
    site.build().is_clean().page("").contains("ほかに3件").contains("目標6の題名").lacks("目標7の題名");
}

/// The finder tells by a row's `time` in which month its goal is due.
#[test]
fn words_that_are_a_day_are_one_for_the_finder() {
    let settings = |era: &str| format!("era: {era}\n");
    for (era, words) in [("era", "令和4年10月1日"), ("western", "2022年10月1日"), ("both", "10月1日")]
    {
        let outcome = Site::new()
            .settings(&settings(era))
            .goal("04-day", |goal| goal.section("共通").deadline(words))
            .build()
            .is_clean();
        for address in ["2022/policy/", "2022/policy/04-day/"] {
            outcome.page(address).contains(words).has_markup("<time datetime=\"2022-10-01\">");
        }
    }
}
