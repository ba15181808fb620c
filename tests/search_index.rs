//! The search index: what is withheld is in none of its files, an edit rewrites few of them, and nothing that is
//! remembered of it is believed blindly.

use std::collections::BTreeSet;
use std::fs;
use std::io::Read;

use flate2::read::DeflateDecoder;

use crate::harness::{Folder, Outcome, Site};
use crate::incremental::equals_clean;

/// A site with enough words that its lists lie in several files.
fn site() -> Site {
    let text = |number: u32| {
        let unusual = char::from_u32(0x4e00 + number * 37).unwrap();
        format!(
            "{unusual}の事業を進め、市民の声を{number}回聞きます。\n\n- アンケートの結果を広報{unusual}で知らせます。"
        )
    };
    (10..47).fold(Site::complete(), |site, number| {
        site.goal(&format!("{number:02}-more"), |goal| {
            goal.number(&number.to_string()).title(&format!("目標その{number}")).level(&text(number))
        })
    })
}

/// The pairs of characters, and the characters, that the files of lists name.
fn grams(folder: &Folder) -> BTreeSet<String> {
    let mut grams = BTreeSet::new();
    for name in folder.names().into_iter().filter(|name| name.starts_with("search/lists/")) {
        if name.rsplit('/').next().unwrap().contains('-') {
            continue;
        }
        let mut bytes = folder.bytes(name)[4..].iter();
        let mut number = || {
            let (mut number, mut shift) = (0_u32, 0);
            loop {
                let byte = *bytes.next().unwrap();
                number |= u32::from(byte & 0x7f) << shift;
                shift += 7;
                if byte < 0x80 {
                    return number;
                }
            }
        };
        let (mut first, mut second) = (0, 0);
        for _ in 0..number() {
            let step = number();
            first += step;
            second = if step == 0 { second + number() } else { number() };
            // The gram that has the same occurrences, or the size of what tells the places.
            match number() & 6 {
                2 => drop((number(), number())),
                4 => drop(number()),
                _ => {}
            }
            grams.insert(
                [first, second].into_iter().filter_map(char::from_u32).filter(|c| *c != '\0').collect(),
            );
        }
    }
    grams
}

/// All texts of the index.
fn texts(folder: &Folder) -> String {
    let mut texts = String::new();
    for name in folder.names().into_iter().filter(|name| name.contains("texts-")) {
        let mut bytes = Vec::new();
        DeflateDecoder::new(folder.bytes(name)).read_to_end(&mut bytes).unwrap();
        let units: Vec<u16> = bytes.as_chunks().0.iter().map(|unit| u16::from_le_bytes(*unit)).collect();
        texts.push_str(&String::from_utf16(&units).unwrap());
    }
    texts
}

fn with_secret(line: &str) -> Site {
    site().goal("90-secret", |goal| {
        goal.number("90").title("鸞鸚の極秘計画").level("籬籮に知らせない").method("鸞鸚の方法").extra(line)
    })
}

#[test]
fn a_withheld_goal_leaves_no_trace_in_the_index() {
    for (line, now) in [("draft: true", "2026-01-01"), ("publish_on: 2022-10-01", "2022-09-30")] {
        let with = with_secret(line);
        with.build_with(&["--now", now]).succeeds();
        let without = site();
        without.build_with(&["--now", now]).succeeds();
        with.public().same_as(&without.public());
        let grams = grams(&with.public());
        assert!(grams.contains("市民") && grams.contains("市"));
        for gram in ["鸞鸚", "極秘", "籬籮", "鸞", "籬"] {
            assert!(!grams.contains(gram), "{gram}");
        }
        let texts = texts(&with.public());
        assert!(texts.contains("市民の声を") && !texts.contains("極秘") && !texts.contains("籬"));
    }
}

#[test]
fn a_goal_whose_day_has_come_is_in_the_index() {
    let site = with_secret("publish_on: 2022-10-01");
    site.build_with(&["--now", "2022-09-30"]).succeeds();
    site.build_with(&["--now", "2022-10-02"]).succeeds();
    assert!(grams(&site.public()).contains("鸞鸚") && texts(&site.public()).contains("籬籮"));
    equals_clean(&site, &["--now", "2022-10-02"]);
    // And is taken out again where it is withdrawn.
    let site = site.replace("content/2022/policy/90-secret.md", "publish_on: 2022-10-01", "draft: true");
    site.build_with(&["--now", "2022-10-02"]).succeeds();
    assert!(!grams(&site.public()).contains("鸞鸚") && !texts(&site.public()).contains("籬籮"));
    equals_clean(&site, &["--now", "2022-10-02"]);
}

fn edited(site: Site) -> (Site, Vec<String>) {
    let site = site.replace("content/2022/policy/20-more.md", "市民の声", "市民の意見");
    let before = site.public();
    let outcome: Outcome = site.build().succeeds();
    drop(outcome);
    let after = site.public();
    let changed = after.names().into_iter().filter(|name| {
        name.starts_with("search/") && (!before.holds(name) || before.bytes(name) != after.bytes(name))
    });
    let changed = changed.map(str::to_owned).collect();
    (site, changed)
}

#[test]
fn an_edit_rewrites_few_files_of_the_index() {
    for settings in ["", "data:\n  tables: false\n"] {
        let site = site().settings_more(settings);
        site.build().succeeds();
        let all = site.public().names().into_iter().filter(|name| name.starts_with("search/")).count();
        let (site, changed) = edited(site);
        assert!(!changed.is_empty() && changed.len() * 2 < all, "{} of {all}: {changed:?}", changed.len());
        equals_clean(&site, &[]);
    }
}

#[test]
fn what_is_remembered_of_the_index_is_not_believed_blindly() {
    type Harm = fn(&Site);
    let harms: [(&str, Harm); 4] = [
        ("gone", |site| fs::remove_dir_all(site.root().join(".goalpress/search")).unwrap()),
        ("head gone", |site| fs::remove_file(site.root().join(".goalpress/search/head")).unwrap()),
        ("head damaged", |site| fs::write(site.root().join(".goalpress/search/head"), b"damaged").unwrap()),
        ("lists damaged", |site| {
            for entry in fs::read_dir(site.root().join(".goalpress/search")).unwrap() {
                let path = entry.unwrap().path();
                if !path.ends_with("head") {
                    let mut bytes = fs::read(&path).unwrap();
                    bytes[0] ^= 1;
                    fs::write(&path, bytes).unwrap();
                }
            }
        }),
    ];
    for (name, harm) in harms {
        println!("{name}");
        let site = site();
        site.build().succeeds();
        harm(&site);
        let (site, _) = edited(site);
        equals_clean(&site, &[]);
    }
}

#[test]
fn a_file_of_the_index_that_was_deleted_is_made_again() {
    let site = site();
    site.build().succeeds();
    let names = site.public();
    let list = names.names().into_iter().find(|name| name.starts_with("search/lists/")).unwrap();
    fs::remove_file(site.root().join("public").join(list)).unwrap();
    let (site, _) = edited(site);
    assert!(site.public().holds(list));
    equals_clean(&site, &[]);
}

#[test]
fn kana_are_told_apart_unless_the_site_says_otherwise() {
    let site = Site::complete().goal("30-more", |goal| goal.number("30").title("ゴミの減量"));
    site.build().succeeds();
    assert!(grams(&site.public()).contains("ゴミ"));
    let site = site.settings_more("search:\n  kana: together\n");
    site.build().succeeds();
    let grams = grams(&site.public());
    assert!(grams.contains("ごみ") && !grams.contains("ゴミ"));
    assert!(texts(&site.public()).contains("ゴミの減量"));
    equals_clean(&site, &[]);
}
