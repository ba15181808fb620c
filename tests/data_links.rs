//! The links to files: every file that there is and no other, with its format, its size and its media type.

use std::collections::BTreeMap;

use crate::harness::{Folder, Goal, Outcome, Site};
use crate::incremental::plans;

/// What a link to a file says.
#[derive(Debug)]
struct Offer {
    words: String,
    media_type: String,
    kept: Option<String>,
}

/// The files that a page offers, by their addresses; none twice.
fn offers(outcome: &Outcome, address: &str) -> BTreeMap<String, Offer> {
    let page = outcome.page(address);
    let mut offers = BTreeMap::new();
    for (tag, words) in page.tags("a").into_iter().zip(page.words_of("a")) {
        let Some(media_type) = tag.attribute("type") else { continue };
        let (file, fragment) = page.resolve(tag.attribute("href").unwrap()).unwrap();
        assert_eq!(fragment, None);
        let kept = tag.attribute("download").map(str::to_owned);
        let before = offers.insert(file, Offer { words, media_type: media_type.to_owned(), kept });
        assert!(before.is_none(), "/{address} offers it twice: {before:?}");
    }
    offers
}

/// A file's format and media type, by its name.
fn format(file: &str) -> (&'static str, &'static str) {
    match file.rsplit('/').next().unwrap() {
        "atom.xml" => ("Atom", "application/atom+xml"),
        "stratml.xml" => ("StratML", "application/xml"),
        name => match name.rsplit('.').next().unwrap() {
            "xlsx" => ("Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            "csv" => ("CSV", "text/csv"),
            "json" => ("JSON", "application/json"),
            "md" => ("Markdown", "text/markdown"),
            "ics" => ("iCalendar", "text/calendar"),
            other => panic!("{other}"),
        },
    }
}

fn is_subscribed_to(file: &str) -> bool {
    file.ends_with("atom.xml") || file.ends_with("calendar.ics")
}

/// The files of the output that are data, of those that fit.
fn files(output: &Folder, fits: impl Fn(&str) -> bool) -> Vec<String> {
    let is_data = |name: &&str| {
        let is_known = [".xlsx", ".csv", ".json", ".md", ".ics", "atom.xml", "stratml.xml"];
        is_known.iter().any(|ending| name.ends_with(ending)) && fits(name)
    };
    output.names().into_iter().filter(is_data).map(str::to_owned).collect()
}

/// A page offers exactly these files, and says of each what it is.
#[track_caller]
fn offers_exactly(outcome: &Outcome, page: &str, expected: &[String], kept: impl Fn(&str) -> Option<String>) {
    let output = outcome.output();
    let offers = offers(outcome, page);
    assert_eq!(offers.keys().cloned().collect::<Vec<_>>(), expected, "/{page}");
    for (file, offer) in offers {
        let (format, media_type) = format(&file);
        assert_eq!(offer.media_type, media_type, "{file}");
        assert_eq!(offer.kept, kept(&file), "{file}");
        // Each is of less than 100 KB here.
        let size = format!("{}\u{a0}KB", output.bytes(&file).len().div_ceil(1024));
        let told = if is_subscribed_to(&file) {
            format!("（{format}）")
        } else {
            format!("（{format}、{size}）")
        };
        assert!(offer.words.ends_with(&told) && offer.words.len() > told.len(), "{file}: {}", offer.words);
    }
}

fn own(file: &str) -> &str {
    file.rsplit('/').next().unwrap()
}

fn sites() -> [Site; 2] {
    [plans(), Site::complete()]
}

#[test]
fn a_department_offers_what_lies_beside_it_and_its_subscriptions() {
    for outcome in sites().map(|site| site.build().is_clean()) {
        for page in ["2022/policy/", "2021/policy/"] {
            let files = files(&outcome.output(), |name| {
                name.rsplit_once('/').is_some_and(|(folder, _)| format!("{folder}/") == page)
                    || name.starts_with("department/policy/")
            });
            // What is subscribed to lies elsewhere, and a year without dates does not lead to a calendar.
            let has_dates =
                outcome.page(page).leads_to().contains(&"department/policy/calendar.ics".to_owned());
            let files: Vec<_> =
                files.into_iter().filter(|file| has_dates || !file.ends_with(".ics")).collect();
            let beside = page.trim_end_matches('/').replace('/', "-");
            offers_exactly(&outcome, page, &files, |file| {
                (!is_subscribed_to(file)).then(|| format!("{beside}-{}", own(file)))
            });
        }
    }
}

#[test]
fn a_goal_offers_itself() {
    for outcome in sites().map(|site| site.build().is_clean()) {
        for file in files(&outcome.output(), |name| own(name) == "goal.json") {
            let page = file.strip_suffix("goal.json").unwrap();
            let kept = format!("{}.json", page.trim_end_matches('/').replace('/', "-"));
            offers_exactly(&outcome, page, std::slice::from_ref(&file), |_| Some(kept.clone()));
        }
    }
}

#[test]
fn a_year_offers_its_spreadsheet_and_its_large_tables() {
    for outcome in sites().map(|site| site.build().is_clean()) {
        for year in ["2021", "2022"] {
            let expected =
                ["goal_lines.csv", "goals.csv", "goals.xlsx"].map(|file| format!("data/{year}/{file}"));
            offers_exactly(&outcome, &format!("{year}/"), &expected, |file| {
                Some(format!("{year}-{}", own(file)))
            });
        }
    }
}

#[test]
fn the_first_page_and_categories_offer_what_can_be_subscribed_to() {
    for outcome in sites().map(|site| site.build().is_clean()) {
        offers_exactly(&outcome, "", &["atom.xml", "calendar.ics"].map(str::to_owned), |_| None);
        for category in ["mayor", "policy-speech", "reform", "city-vision"] {
            let folder = format!("category/{category}/");
            let files = files(&outcome.output(), |name| name.starts_with(&folder));
            offers_exactly(&outcome, &format!("2022/category/{category}/"), &files, |_| None);
        }
    }
}

#[test]
fn the_page_about_the_data_offers_the_data_sets_the_list_and_every_subscription() {
    for outcome in sites().map(|site| site.build().is_clean()) {
        let files = files(&outcome.output(), |name| {
            name.starts_with("data/") || name == "goals.json" || is_subscribed_to(name)
        });
        offers_exactly(&outcome, "data/", &files, |file| match file {
            "data/goals-1.schema.json" => None,
            file if is_subscribed_to(file) => None,
            file => {
                let year = file.split('/').nth(1).filter(|year| year.parse::<u16>().is_ok());
                Some(year.map_or_else(|| own(file).to_owned(), |year| format!("{year}-{}", own(file))))
            }
        });
        // The forms lie with the departments.
        assert!(outcome.page("data/").leads_to().contains(&"2022/policy/".to_owned()));
    }
}

#[test]
fn every_link_leads_to_a_file_and_every_file_is_linked_to() {
    let outcome = Site::complete().build().is_clean();
    outcome.links_lead_somewhere("/goals/");
    let pages = outcome.pages().into_iter().filter(|page| page.address() != "404.html");
    let linked: Vec<String> = pages.flat_map(|page| page.leads_to()).collect();
    for file in files(&outcome.output(), |_| true) {
        assert!(linked.contains(&file), "no page leads to {file}");
    }
}

#[test]
fn a_large_file_is_told_to_two_digits() {
    for (lines, unit) in [(3_000, "KB"), (12_000, "MB")] {
        let text = "- とても長い水準の一行がここに書かれている。\n".repeat(lines);
        let site = Site::new().goal("02-booking", |goal: Goal| goal.level(&text));
        let outcome = site.build().is_clean();
        let file = "2022/policy/goal_lines.csv";
        let length = outcome.output().bytes(file).len();
        let words = offers(&outcome, "2022/policy/")[file].words.clone();
        let told = words.split('、').nth(1).and_then(|size| size.strip_suffix(&format!("\u{a0}{unit}）")));
        let told = told.unwrap_or_else(|| panic!("{words}: {length}"));
        let (scale, step) = if unit == "KB" { (1024.0, 10.0) } else { (1024.0 * 1024.0, 0.1) };
        #[expect(clippy::cast_precision_loss, reason = "a size to two digits")]
        let exact = length as f64 / scale;
        let rounded: f64 = told.parse().unwrap();
        assert!((0.0..=step * 1.01).contains(&(rounded - exact)), "{words}: {exact}");
    }
}

#[test]
fn a_site_without_dates_offers_no_calendar() {
    let site = ["01-common", "02-booking", "03-budget"]
        .iter()
        .fold(Site::new(), |site, name| site.goal(name, |goal| goal.section("共通").deadline("随時")));
    let outcome = site.build().is_clean();
    assert!(outcome.output_files().iter().all(|file| !file.ends_with(".ics")));
    for page in outcome.pages() {
        page.lacks_markup("calendar.ics");
    }
}
