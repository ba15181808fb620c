//! Tables in code page 932, for programs that read nothing else.

use encoding_rs::SHIFT_JIS;

use crate::harness::{Folder, Site};
use crate::incremental::{equals_clean, plans};

const NARROW: &str = "data: { encoding: cp932 }\n";
const RULE: &str = "encoding-unsupported";
const GOAL: &str = "content/2022/policy/02-booking.md";
const INDEX: &str = "content/2022/policy/_index.md";

/// A site with characters that the code page has and the narrower JIS does not.
fn site() -> Site {
    plans().goal("02-booking", |goal| goal.title("髙﨑①Ⅳ㈱～―").level("- ｶﾅ\n- ソ表―"))
}

fn tables(folder: &Folder) -> Vec<&str> {
    folder.names().into_iter().filter(|name| name.ends_with(".csv")).collect()
}

#[test]
fn every_table_decodes_and_has_no_mark() {
    let wide = site().build().is_clean().output();
    let narrow = site().settings_more(NARROW).build().is_clean().output();
    assert_eq!(wide.names(), narrow.names());
    assert_eq!(tables(&wide).len(), 21);
    for name in tables(&wide) {
        let bytes = narrow.bytes(name);
        assert!(!bytes.starts_with(b"\xef\xbb\xbf"), "{name}");
        let text = SHIFT_JIS.decode_without_bom_handling_and_without_replacement(bytes);
        let text = text.unwrap_or_else(|| panic!("{name} is not in the code page"));
        assert_eq!(wide.bytes(name), format!("\u{feff}{text}").as_bytes(), "{name}");
    }
    // What is no table stays as it is, but for what tells of the encoding and of sizes.
    for name in wide.names() {
        let is_told = ["README.md", "datapackage.json"].iter().any(|own| name.ends_with(own));
        if !is_told && !name.ends_with(".csv") && !name.ends_with(".html") {
            assert!(wide.bytes(name) == narrow.bytes(name), "{name}");
        }
    }
    for file in ["data/datapackage.json", "data/README.md"] {
        let text = String::from_utf8(narrow.bytes(file).to_vec()).unwrap().to_lowercase();
        assert!(text.contains("cp932") || text.contains("shift_jis"), "{text}");
    }
}

#[test]
fn the_tables_turn_with_the_switch() {
    let site = site();
    site.build().is_clean();
    equals_clean(&site, &[]);
    let narrow = site.settings_more(NARROW);
    narrow.build().is_clean();
    equals_clean(&narrow, &[]);
    let wide = narrow.replace("content/site.yaml", NARROW, "");
    wide.build().is_clean();
    equals_clean(&wide, &[]);
}

#[test]
fn a_character_that_there_is_not_is_told_and_nothing_is_published() {
    let goal = |title: &str, level: &str| plans().goal("02-booking", |goal| goal.title(title).level(level));
    for (site, file, field, character, code) in [
        (goal("𠮷野", "水準"), GOAL, "実施項目", "𠮷", "U+20BB7"),
        (goal("題🎉", "水準"), GOAL, "実施項目", "🎉", "U+1F389"),
        (goal("題", "- 一\n- 𠮷野"), GOAL, "どの水準まで", "𠮷", "U+20BB7"),
        (plans().replace(INDEX, "試験　太郎", "𠮷野　太郎"), INDEX, "name", "𠮷", "U+20BB7"),
        (
            plans()
                .replace(INDEX, "デジタル行政推進室", "デジタル𠮷室")
                .goal("02-booking", |goal| goal.section("デジタル𠮷室")),
            INDEX,
            "name",
            "𠮷",
            "U+20BB7",
        ),
    ] {
        site.build().is_clean();
        let before = site.public();
        let narrow = site.settings_more(NARROW);
        let outcome = narrow.build().status(1);
        let found = outcome.only(RULE).in_file(file).words(character);
        found.message_contains(field).message_contains(code).without_nearest();
        narrow.public().same_as(&before);
        narrow.check().status(1).only(RULE);
    }
}

#[test]
fn a_wave_dash_suggests_the_one_that_there_is() {
    let site = plans().goal("02-booking", |goal| goal.title("10〜12月"));
    let narrow = site.settings_more(NARROW);
    narrow.check().status(1).only(RULE).words("〜").nearest("～");
    narrow.replace(GOAL, "〜", "～").build().is_clean();
}

#[test]
fn an_export_can_ask_for_the_encoding() {
    let (wide, narrow) = (site(), site().settings_more(NARROW));
    let (wide_files, narrow_files) = (wide.build().is_clean().output(), narrow.build().is_clean().output());
    for (format, file) in [
        ("goals", "goals.csv"),
        ("goal-lines", "goal_lines.csv"),
        ("departments", "departments.csv"),
        ("officers", "officers.csv"),
        ("codes", "codes.csv"),
        ("readme", "README.md"),
    ] {
        let file = format!("data/{file}");
        let asked = wide.export(&[format, "--encoding", "cp932"]).bytes();
        assert!(asked == narrow_files.bytes(&file), "{format}");
        let asked = narrow.export(&[format, "--encoding", "utf-8"]).bytes();
        assert!(asked == wide_files.bytes(&file), "{format}");
    }
    let told = wide.export(&["goals", "--encoding", "sjis"]).refused(2);
    assert!(told.contains("utf-8, cp932"), "{told}");
}

#[test]
fn an_export_refuses_what_the_encoding_does_not_have() {
    for (title, nearest) in [("𠮷野", None), ("10〜12月", Some("～"))] {
        let site = plans().goal("02-booking", |goal| goal.title(title));
        site.export(&["goals"]).bytes();
        let told = site.export(&["goals", "--encoding", "cp932"]).refused(1);
        assert!(told.contains(RULE) && told.contains("02-booking.md"), "{told}");
        assert!(nearest.is_none_or(|nearest| told.contains(nearest)), "{told}");
        let narrow = site.settings_more(NARROW);
        narrow.export(&["goals"]).refused(1);
        narrow.export(&["goals", "--encoding", "utf-8"]).bytes();
    }
}
