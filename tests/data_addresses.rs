//! Addresses of the data files: nothing of the content can take them, whatever the configuration turns off.

use crate::harness::Site;

const TAKEN: [&str; 24] = [
    "calendar.ics",
    "data/x.txt",
    "data/2022/goals.csv",
    "category/reform/atom.xml",
    "category/reform/calendar.ics",
    "category/other-one/atom.xml",
    "department/policy/atom.xml",
    "department/policy/calendar.ics",
    "department/policy/atom.xml/x.txt",
    "2022/policy/form.xlsx",
    "2022/policy/goals.csv",
    "2022/policy/goal_lines.csv",
    "2022/policy/stratml.xml",
    "2022/policy/plan.json",
    "2022/policy/plan.json/x.txt",
    "2022/policy/01-common/goal.json",
    "2022/policy/01-x/goal.json",
    "2022/policy/01-x/goal.json/x.txt",
    "2021/works/form.xlsx",
    "goals.json",
    "search/x.txt",
    "2022/policy/texts-0.bin",
    "2022/policy/texts-12.bin/x.txt",
    "2021/works/texts-3.bin",
];

const FREE: [&str; 18] = [
    "calendar.icsx",
    "my-data/x.txt",
    "category/reform/feed.xml",
    "category/atom.xml",
    "department/policy/notes.txt",
    "department/calendar.ics",
    "2022/form.xlsx",
    "2022/policy/form.xls",
    "2022/policy/form-2.xlsx",
    "2022/policy/departments.csv",
    "2022/policy/goal.json",
    "2022/policy/01-common/goals.json",
    "2022/policy/01-common/more/goal.json",
    "2022/policy/calendar.ics",
    "searching/x.txt",
    "2022/policy/texts-a.bin",
    "2022/policy/01-common/texts-0.bin",
    "texts-0.bin",
];

#[test]
fn a_file_beside_the_content_cannot_take_one() {
    let off =
        "data: { form: false, tables: false, json: false, stratml: false, calendars: false, feeds: false }\n";
    for settings in ["", off] {
        for name in TAKEN {
            let file = format!("content/{name}");
            let site = Site::new().settings(settings).bytes(&file, b"x");
            site.check().status(1).only("address-conflict").in_file(&file);
        }
    }
}

#[test]
fn what_only_looks_like_one_is_free() {
    let site =
        FREE.iter().fold(Site::complete(), |site, name| site.bytes(&format!("content/{name}"), b"mine"));
    let outcome = site.build().is_clean();
    for name in FREE {
        assert_eq!(outcome.output().bytes(name), b"mine", "{name}");
    }
}

#[test]
fn a_free_page_cannot_take_the_page_about_the_data_or_the_one_for_searching() {
    for file in ["content/data.md", "content/search.md", "content/calendar.ics.md"] {
        let site = Site::new().file(file, "---\ntitle: 題\n---\n本文\n");
        let outcome = site.check().status(1);
        outcome.only("address-conflict").in_file(file).help_contains("search/");
    }
    Site::new().file("content/data-use.md", "---\ntitle: 題\n---\n本文\n").build().is_clean();
}

#[test]
fn an_alias_cannot_take_one() {
    for alias in
        ["data", "data/old.html", "2022/policy/form.xlsx", "category/reform/atom.xml", "calendar.ics"]
    {
        let site = Site::new().goal("02-booking", |goal| goal.extra(&format!("aliases: [{alias}]")));
        site.check().status(1).only("address-conflict").in_file("content/2022/policy/02-booking.md");
    }
    let site = Site::new().goal("02-booking", |goal| goal.extra("aliases: [dataset, 2022/policy/form]"));
    site.build().is_clean();
}
