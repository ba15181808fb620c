//! `data:` and `organisation_code` in the configuration: which files there are, and what is said of a slip.

use crate::harness::{Folder, Site};
use crate::incremental::{equals_clean, plans};

const SETTINGS: &str = "content/site.yaml";

/// Each switch, and the names of the files that it makes.
const SWITCHES: [(&str, &[&str]); 7] = [
    ("form", &["form.xlsx"]),
    (
        "tables",
        &[
            "goals.csv",
            "goal_lines.csv",
            "departments.csv",
            "officers.csv",
            "codes.csv",
            "README.md",
            "datapackage.json",
            "goals.xlsx",
        ],
    ),
    ("workbooks", &["goals.xlsx"]),
    ("json", &["goal.json", "plan.json", "goals-1.schema.json"]),
    ("stratml", &["stratml.xml"]),
    ("calendars", &["calendar.ics"]),
    ("feeds", &["atom.xml"]),
];

fn own(file: &str) -> &str {
    file.rsplit('/').next().unwrap()
}

/// The files of a folder whose names are not among some.
fn without(folder: &Folder, names: &[&str]) -> Vec<String> {
    let kept = folder.names().into_iter().filter(|file| !names.contains(&own(file)));
    kept.map(str::to_owned).collect()
}

#[test]
fn each_switch_takes_its_files_away_and_brings_them_back() {
    let site = plans();
    site.build().is_clean();
    let whole = Folder::published(&site.root().join("public"));
    for (switch, names) in SWITCHES {
        assert!(names.iter().all(|name| whole.names().iter().any(|file| own(file) == *name)), "{switch}");
        let settings = site.read(SETTINGS);
        let off = site.clone().settings_more(&format!("data: {{ {switch}: false }}\n"));
        off.check().is_clean();
        let outcome = off.build().is_clean();
        assert_eq!(outcome.output_files(), without(&whole, names), "{switch}");
        outcome.links_lead_somewhere("/goals/");
        for page in outcome.pages() {
            names.iter().fold(page, |page, name| page.lacks_markup(&format!("/{name}\"")));
        }
        equals_clean(&off, &[]);
        let on = off.file(SETTINGS, &settings);
        on.build().is_clean();
        Folder::published(&on.root().join("public")).same_as(&whole);
        equals_clean(&on, &[]);
    }
}

#[test]
fn a_site_that_wants_none_of_them_has_its_pages_and_the_list() {
    let every = SWITCHES.map(|(switch, _)| format!("  {switch}: false\n")).concat();
    let site = plans();
    let whole = site.build().is_clean().output();
    let none = site.settings_more(&format!("data:\n{every}"));
    none.check().is_clean();
    let outcome = none.build().is_clean();
    let names: Vec<&str> = SWITCHES.iter().flat_map(|(_, names)| *names).copied().collect();
    assert_eq!(outcome.output_files(), without(&whole, &names));
    assert!(outcome.output().holds("goals.json"));
    outcome.links_lead_somewhere("/goals/");
    equals_clean(&none, &[]);
}

#[test]
fn what_is_said_to_be_on_is_what_is_made_anyway() {
    let every = SWITCHES.map(|(switch, _)| format!("  {switch}: true\n")).concat();
    let on = plans().settings_more(&format!("data:\n{every}  encoding: UTF-8\n"));
    on.build().is_clean().output().same_as(&plans().build().is_clean().output());
}

#[test]
fn an_unknown_key_is_told_with_the_nearest() {
    let site = Site::new().settings("data:\n  form: true\n  table: false\n");
    site.check().status(1).only("unknown-key").in_file(SETTINGS).at(5, 3).nearest("tables");
}

#[test]
fn a_switch_is_true_or_false() {
    for value in ["no", "off", "0", "False", "いいえ"] {
        let site = Site::new().settings(&format!("data:\n  stratml: {value}\n"));
        let outcome = site.check_with(&["--lang", "en"]).status(1);
        outcome.only("invalid-value").in_file(SETTINGS).at(4, 12).words(value).help_contains("true or false");
    }
    let list = Site::new().settings("data:\n  stratml: [false]\n");
    list.check().status(1).only("wrong-type").in_file(SETTINGS);
    Site::new().settings("data: false\n").check().status(1).only("wrong-type").in_file(SETTINGS);
    Site::new().settings("data:\n  stratml:\n").check().is_clean();
}

#[test]
fn an_encoding_is_one_of_two() {
    let site = Site::new().settings("data:\n  encoding: sjis\n");
    site.check().status(1).only("invalid-value").words("sjis").allows(&["utf-8", "cp932"]).without_nearest();
    let site = Site::new().settings("data:\n  encoding: cp93\n");
    site.check().status(1).only("invalid-value").nearest("cp932");
}

#[test]
fn a_wrong_check_digit_is_told_with_the_right_code() {
    for code in ["132145", "\"132145\"", "１３２１４５", "13214"] {
        let site = Site::new().settings(&format!("organisation_code: {code}\n"));
        site.check().status(1).only("invalid-value").in_file(SETTINGS).nearest("132144");
    }
    let site = Site::new().settings("organisation_code: 国分寺市\n");
    site.check().status(1).only("invalid-value").without_nearest();
}

#[test]
fn a_right_code_is_in_the_table_and_in_the_json() {
    // A code may begin with 0, which must not get lost, quoted or not.
    for (written, code) in [("132144", "132144"), ("010006", "010006"), ("\"010006\"", "010006")] {
        let site = Site::new().settings(&format!("organisation_code: {written}\n"));
        let output = site.build().is_clean().output();
        let mut table = csv::Reader::from_reader(&output.bytes("data/goals.csv")[3..]);
        let place = table.headers().unwrap().iter().position(|name| name == "organisation_code").unwrap();
        let codes: Vec<String> = table.records().map(|row| row.unwrap()[place].to_owned()).collect();
        assert_eq!(codes, [code; 3]);
        let goal: serde_json::Value =
            serde_json::from_slice(output.bytes("2022/policy/02-booking/goal.json")).unwrap();
        assert_eq!(goal["organisation"]["code"], code);
    }
}
