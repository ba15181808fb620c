//! A build after a change: it makes what shows the change and nothing else, and the site is what a clean build makes.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use crate::harness::{Folder, Goal, Outcome, Site, times};

/// Two departments in one year and one in another, with a page of every kind and nothing to find fault with.
pub(crate) fn plans() -> Site {
    let goal = |name: &str| Goal::new(name).section("共通").text();
    Site::new()
        .settings("base_url: https://example.jp/goals/\n")
        .goal("04-more", |goal| goal.section("財政課"))
        .file("content/about.md", "---\ntitle: 説明\n---\n本文\n")
        .file("content/2022/works/_index.md", "---\nname: 建設部\n---\n")
        .file("content/2022/works/01-road.md", &goal("01-road"))
        .file("content/2022/works/02-bridge.md", &goal("02-bridge"))
        .file("content/2021/policy/_index.md", "---\nname: 政策部\n---\n")
        .file("content/2021/policy/01-old.md", &goal("01-old"))
}

/// The pages that a build says that it made anew, without the reasons.
fn made(outcome: &Outcome) -> Vec<String> {
    all_made(outcome).into_iter().filter(|address| address.ends_with('/')).collect()
}

/// The files beside the pages that a build says that it made anew.
fn made_files(outcome: &Outcome) -> BTreeSet<String> {
    all_made(outcome).into_iter().filter(|address| !address.ends_with('/')).collect()
}

fn all_made(outcome: &Outcome) -> Vec<String> {
    let lines = outcome.stderr().lines().filter(|line| line.starts_with('/'));
    lines.map(|line| line.split(": ").next().unwrap_or_default().to_owned()).collect()
}

/// Builds with the reasons, and compares with a clean build.
#[track_caller]
fn build(site: &Site) -> Outcome {
    let outcome = site.build_with(&["--explain", "--lang", "en"]).succeeds();
    equals_clean(site, &[]);
    outcome
}

/// The site's own output is what a build without any memory makes.
#[track_caller]
pub(crate) fn equals_clean(site: &Site, arguments: &[&str]) {
    let memory = site.root().join(".goalpress");
    let aside = site.beside("memory");
    if memory.exists() {
        fs::rename(&memory, &aside).unwrap();
    }
    let clean = site.beside("clean");
    let _ = fs::remove_dir_all(&clean);
    let output = clean.to_str().unwrap().to_owned();
    site.build_with(&[&["--output", &output], arguments].concat()).succeeds();
    let _ = fs::remove_dir_all(&memory);
    if aside.exists() {
        fs::rename(&aside, &memory).unwrap();
    }
    site.public().same_as(&Folder::read(&clean));
}

/// A site that was built, with a clock between that and what comes now: no file has the times of another.
fn built() -> Site {
    let site = plans();
    build(&site);
    site
}

#[test]
fn where_nothing_changed_nothing_is_made_or_touched() {
    let site = built();
    let before = times(&site.root().join("public"));
    let again = build(&site);
    assert_eq!(made(&again), Vec::<String>::new());
    assert_eq!(times(&site.root().join("public")), before);
}

#[test]
fn an_edited_text_is_made_anew_where_it_is_shown() {
    let site =
        built().replace("content/2022/policy/02-booking.md", "目標2の方法で進める。", "別の方法で進める。");
    let outcome = build(&site);
    assert_eq!(made(&outcome), ["/2022/policy/", "/2022/policy/digital/", "/2022/policy/02-booking/"]);
    let plan =
        ["form.xlsx", "goal_lines.csv", "plan.json", "stratml.xml", "02-booking/goal.json", "texts-0.bin"];
    let mut files: BTreeSet<String> = plan.map(|name| format!("/2022/policy/{name}")).into();
    let topics = ["", "/department/policy", "/category/policy-speech"];
    files.extend(topics.map(|topic| format!("{topic}/atom.xml")));
    for folder in ["/data", "/data/2022"] {
        let tables = ["goal_lines.csv", "goals.xlsx", "datapackage.json"];
        files.extend(tables.map(|name| format!("{folder}/{name}")));
    }
    let (lists, others): (BTreeSet<String>, BTreeSet<String>) =
        made_files(&outcome).into_iter().partition(|path| path.starts_with("/search/"));
    assert_eq!(others, files);
    let is_list = |path: &String| path.contains("/lists/") || path.contains("/places/");
    assert!(!lists.is_empty() && lists.iter().all(is_list));
    outcome.says("/2022/policy/02-booking/: content/2022/policy/02-booking.md changed");
}

#[test]
fn a_table_that_grew_is_told_with_its_new_size() {
    let site = built();
    let path = "content/2022/policy/02-booking.md";
    let text = site.read(path);
    let outcome = build(&site.file(path, &format!("{text}\n{}\n", "とても長い追記。".repeat(400))));
    let pages = made(&outcome);
    for (address, is_made) in
        [("/2022/", true), ("/data/", true), ("/2021/", false), ("/2022/deadlines/", false)]
    {
        assert_eq!(pages.contains(&address.to_owned()), is_made, "{address}: {pages:?}");
    }
}

/// Without an address of the site there are no feeds, and no data sets are wanted, so that no file of several plans
/// holds a text.
pub(crate) fn without_feed() -> Site {
    plans().replace("content/site.yaml", "base_url: https://example.jp/goals/\n", "data:\n  tables: false\n")
}

#[test]
fn an_edited_text_that_only_its_plan_shows_leaves_the_rest_of_the_memory_as_it_is() {
    let mut site = without_feed();
    build(&site);
    let facts = |site: &Site| fs::read(site.root().join(".goalpress/facts")).unwrap();
    for (edit, pages) in [
        ("02-booking", ["/2022/policy/", "/2022/policy/digital/", "/2022/policy/02-booking/"]),
        ("04-more", ["/2022/policy/", "/2022/policy/finance/", "/2022/policy/04-more/"]),
    ] {
        let before = facts(&site);
        let path = format!("content/2022/policy/{edit}.md");
        site = site.replace(&path, "の方法", "の別の方法");
        let outcome = build(&site);
        assert_eq!(made(&outcome), pages);
        outcome.says(&format!("/2022/policy/{edit}/: {path} changed"));
        let after = facts(&site);
        assert!(after.starts_with(&before) && after.len() > before.len(), "{edit}");
        assert_eq!(made(&build(&site)), Vec::<String>::new());
    }
    // What was remembered by the way is as good as the rest.
    let site = site.replace("content/2022/works/01-road.md", "目標1の題名", "別の題名");
    assert!(made(&build(&site)).iter().all(|page| !page.contains("policy/")));
}

#[test]
fn what_is_remembered_does_not_grow_with_every_edit() {
    let mut site = without_feed();
    build(&site);
    let length = |site: &Site| fs::read(site.root().join(".goalpress/facts")).unwrap().len();
    let first = length(&site);
    for count in 0..8 {
        let text = site.read("content/2022/policy/02-booking.md");
        site = site.file("content/2022/policy/02-booking.md", &format!("{text}\n追記{count}\n"));
        site.build().succeeds();
        assert!(length(&site) <= 4 * first, "{count}: {}", length(&site));
    }
    assert_eq!(made(&build(&site)), Vec::<String>::new());
}

#[test]
fn an_edited_text_with_a_mistake_a_link_or_a_moment_is_judged_with_all_others() {
    let site = without_feed();
    build(&site);
    let path = "content/2022/policy/02-booking.md";
    let text = site.read(path);
    let linked = site.file(path, &format!("{text}\n[道](../works/01-road.md)\n"));
    assert!(made(&build(&linked)).contains(&"/2022/policy/02-booking/".to_owned()));
    let broken = linked.file(path, &format!("{text}\n[道](../works/09-road.md)\n"));
    broken.build().status(1);
    let mended = broken.file(path, &text);
    build(&mended);
    let moved = mended.file(path, &text.replacen("---\n", "---\npublish_on: 2099-01-01\n", 1));
    build(&moved);
    assert!(!moved.public().holds("2022/policy/02-booking/index.html"));
}

#[test]
fn an_edited_title_is_made_anew_where_it_is_shown() {
    let site = built().replace("content/2022/policy/02-booking.md", "目標2の題名", "別の題名");
    let outcome = build(&site);
    let pages = [
        "/",
        "/2022/deadlines/",
        "/2022/category/policy-speech/",
        "/2022/policy/",
        "/2022/policy/digital/",
        "/2022/policy/01-common/",
        "/2022/policy/02-booking/",
        "/2022/policy/03-budget/",
        "/search/",
    ];
    let mut made = made(&outcome);
    made.sort_unstable();
    let mut expected = pages.map(str::to_owned);
    expected.sort_unstable();
    assert_eq!(made, expected);
}

#[test]
fn a_text_that_says_the_same_makes_no_page_anew() {
    let site = built();
    let text = site.read("content/2022/policy/02-booking.md");
    let site = site.file("content/2022/policy/02-booking.md", &text.replace("title: ", "title:  "));
    let outcome = build(&site);
    assert_eq!((made(&outcome), made_files(&outcome)), (Vec::new(), BTreeSet::new()));
}

#[test]
fn what_was_added_and_deleted_shows_on_its_neighbours() {
    let site = built().goal("05-new", |goal| goal.section("財政課"));
    let added = build(&site);
    assert!(made(&added).contains(&"/2022/policy/05-new/".to_owned()));
    added
        .says("/2022/policy/05-new/: a new page")
        .says("/2022/policy/04-more/: content/2022/policy/05-new.md changed");
    let site = site.remove("content/2022/policy/05-new.md");
    let deleted = build(&site);
    assert!(made(&deleted).contains(&"/2022/policy/04-more/".to_owned()));
    assert!(!site.public().holds("2022/policy/05-new/index.html"));
}

#[test]
fn another_plan_is_not_even_read() {
    let site = built();
    // Whoever reads it now would say that it is no text.
    let path = site.root().join("content/2022/works/01-road.md");
    let (text, moment) = (fs::read(&path).unwrap(), fs::metadata(&path).unwrap().modified().unwrap());
    let site = site.replace("content/2022/policy/02-booking.md", "目標2の方法", "別の方法");
    let outcome = build(&site);
    assert!(made(&outcome).iter().all(|page| !page.contains("works")));
    // A file whose size and time are put back is noticed all the same.
    let same_size = String::from_utf8(text).unwrap().replace("目標1の方法", "目標1の法方");
    fs::write(&path, same_size).unwrap();
    fs::File::options().write(true).open(&path).unwrap().set_modified(moment).unwrap();
    let outcome = build(&site);
    assert!(made(&outcome).contains(&"/2022/works/01-road/".to_owned()));
}

#[test]
fn a_new_style_sheet_changes_every_page_and_says_so() {
    let site = built().file("themes/default/assets/style.css", "body { margin: 0 }");
    build(&site).says("/2022/works/01-road/: the theme changed");
}

#[test]
fn a_new_free_page_changes_every_page_that_links_to_it() {
    let site = built().file("content/contact.md", "---\ntitle: 連絡先\n---\n本文\n");
    let outcome = build(&site);
    outcome.says("/2022/works/01-road/: the years or free pages changed").says("/contact/: a new page");
    let site = site.replace("content/contact.md", "本文", "別の本文");
    assert_eq!(made(&build(&site)), ["/contact/"]);
}

#[test]
fn a_configuration_that_changes_nothing_that_is_shown_makes_nothing_anew() {
    let site = built().settings_more("# A remark.\n");
    assert_eq!(made(&build(&site)), Vec::<String>::new());
    let site = site.settings_more("footer: 下の文\n");
    build(&site).says("/2022/works/01-road/: the configuration (content/site.yaml) changed");
}

#[test]
fn time_that_passes_is_a_change_where_something_becomes_public() {
    let site = plans().goal("06-later", |goal| goal.extra("publish_on: 2030-01-01"));
    let build = |now: &str| {
        let arguments = ["--now", now, "--explain", "--lang", "en"];
        let outcome = site.build_with(&arguments).succeeds();
        equals_clean(&site, &["--now", now]);
        outcome
    };
    build("2026-01-01");
    assert_eq!(made(&build("2029-12-31")), Vec::<String>::new());
    let shown = build("2030-01-02");
    shown.says("/2022/policy/06-later/: a new page");
    assert!(made(&build("2026-01-01")).contains(&"/2022/policy/".to_owned()), "a clock may run backwards");
    assert!(!site.public().holds("2022/policy/06-later/index.html"));
}

#[test]
fn output_that_was_edited_or_deleted_is_mended() {
    let site = built();
    let page = site.root().join("public/2022/works/01-road/index.html");
    let (text, moment) =
        (fs::read_to_string(&page).unwrap(), fs::metadata(&page).unwrap().modified().unwrap());
    fs::write(&page, text.replacen("建設部", "建説部", 1)).unwrap();
    fs::File::options().write(true).open(&page).unwrap().set_modified(moment).unwrap();
    fs::remove_file(site.root().join("public/about/index.html")).unwrap();
    fs::remove_file(site.root().join("public/atom.xml")).unwrap();
    let outcome = build(&site);
    assert_eq!(made(&outcome), ["/2022/works/01-road/", "/about/"]);
    assert_eq!(made_files(&outcome), BTreeSet::from(["/atom.xml".to_owned()]));
    outcome.says("/about/: the published file had been changed or deleted");
}

#[test]
fn a_damaged_memory_costs_time_and_never_truth() {
    for file in ["ledger", "facts"] {
        let site = built();
        let path = site.root().join(".goalpress").join(file);
        let bytes = fs::read(&path).unwrap();
        for place in (0..bytes.len()).step_by(bytes.len() / 7 + 1) {
            let mut damaged = bytes.clone();
            damaged[place] ^= 0x40;
            fs::write(&path, &damaged[..bytes.len() - place % 3]).unwrap();
            let site = site.clone().replace("content/2022/policy/02-booking.md", "目標2の", "第目標2の");
            build(&site);
        }
        fs::remove_file(&path).unwrap();
        build(&site);
        let _ = fs::remove_file(&path);
        fs::create_dir(&path).unwrap();
        build(&site);
    }
}

#[test]
fn another_sites_memory_is_not_believed() {
    let site = built();
    let other = plans().replace("content/2022/policy/02-booking.md", "目標2の方法", "別の方法");
    build(&other);
    let memory = site.root().join(".goalpress");
    fs::remove_dir_all(&memory).unwrap();
    fs::rename(other.root().join(".goalpress"), &memory).unwrap();
    build(&site);
}

#[test]
fn where_nothing_can_be_remembered_the_site_is_built_all_the_same() {
    let site = plans().file(".goalpress", "a file in the folder's place");
    site.build().is_clean();
    site.build().is_clean();
    equals_clean_elsewhere(&site);
}

#[track_caller]
fn equals_clean_elsewhere(site: &Site) {
    site.build_with(&["--output", "clean"]).succeeds();
    site.public().same_as(&Folder::read(&site.root().join("clean")));
}

#[test]
fn warnings_are_told_again_by_each_build() {
    let site = plans().goal("07-draft", |goal| goal.extra("draft: true").deadline(""));
    let site = site.replace("content/2022/policy/07-draft.md", "title: 目標7の題名", "title:");
    let first = site.build().succeeds().rules();
    assert!(!first.is_empty());
    assert_eq!(site.build().succeeds().rules(), first);
}

#[test]
fn what_is_withheld_is_told_again_by_each_build() {
    let site = plans().goal("08-draft", |goal| goal.extra("draft: true"));
    for _ in 0..2 {
        site.build_with(&["--lang", "en"]).succeeds().says("content/2022/policy/08-draft.md");
    }
}

#[test]
fn an_error_after_a_good_build_changes_nothing_and_is_forgotten_when_mended() {
    let site = built();
    let before = site.public();
    let broken = site.clone().replace("content/2022/works/01-road.md", "施政方針", "施政方計");
    broken.build().status(1);
    site.public().same_as(&before);
    let mended = broken.replace("content/2022/works/01-road.md", "施政方計", "施政方針");
    assert_eq!(made(&build(&mended)), Vec::<String>::new());
}

#[test]
fn quiet_and_timings_say_what_they_promise() {
    let site = plans();
    let quiet = site.build_with(&["--quiet", "--format", "human"]).succeeds();
    assert_eq!((quiet.stdout(), quiet.stderr()), ("", ""));
    site.build_with(&["--timings", "--lang", "en"]).succeeds().says("ms  looking for changes");
}

#[cfg(unix)]
#[test]
fn an_interrupted_build_leaves_everything_as_it_was() {
    let site = built();
    let before = times(&site.root().join("public"));
    let many = (100..900).fold(site, |site, number| site.goal(&format!("{number}-goal"), |goal| goal));
    let child = Command::new(env!("CARGO_BIN_EXE_goalpress"))
        .args(["build", "--quiet", "--root"])
        .arg(many.root())
        .spawn()
        .unwrap();
    std::thread::sleep(std::time::Duration::from_millis(60));
    let id = child.id().to_string();
    Command::new("kill").args(["-INT", &id]).status().unwrap();
    let status = { child }.wait().unwrap();
    // A fast machine may have been done before; then there is nothing to see.
    if status.code() == Some(130) {
        assert_eq!(times(&many.root().join("public")), before);
    }
    build(&many);
}
