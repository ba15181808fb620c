//! `goalpress export`: what it prints is what a build makes.

use std::fs;
use std::io::Read;
use std::process::Stdio;

use crate::harness::{Folder, Goal, Site, command};
use crate::incremental::plans;

#[track_caller]
fn prints(site: &Site, public: &Folder, arguments: &str, file: &str) {
    let words: Vec<&str> = arguments.split(' ').collect();
    let printed = site.export(&words).bytes();
    assert!(printed == public.bytes(file), "export {arguments} is not {file}");
}

#[test]
fn each_format_is_the_built_file() {
    let site = plans();
    let public = site.build().is_clean().output();
    for (arguments, file) in [
        ("goals", "data/goals.csv"),
        ("goal-lines", "data/goal_lines.csv"),
        ("departments", "data/departments.csv"),
        ("officers", "data/officers.csv"),
        ("codes", "data/codes.csv"),
        ("workbook", "data/goals.xlsx"),
        ("package", "data/datapackage.json"),
        ("readme", "data/README.md"),
        ("list", "goals.json"),
        ("schema", "data/goals-1.schema.json"),
        ("calendar", "calendar.ics"),
        ("feed", "atom.xml"),
    ] {
        prints(&site, &public, arguments, file);
    }
}

#[test]
fn a_year_a_department_and_a_category_have_their_own() {
    let site = plans();
    let public = site.build().is_clean().output();
    for year in ["2021", "2022"] {
        for (format, file) in [
            ("goals", "goals.csv"),
            ("goal-lines", "goal_lines.csv"),
            ("departments", "departments.csv"),
            ("officers", "officers.csv"),
            ("codes", "codes.csv"),
            ("workbook", "goals.xlsx"),
            ("package", "datapackage.json"),
            ("readme", "README.md"),
        ] {
            prints(&site, &public, &format!("{format} --year {year}"), &format!("data/{year}/{file}"));
        }
    }
    for plan in ["2021/policy", "2022/policy", "2022/works"] {
        let (year, department) = plan.split_once('/').unwrap();
        for (format, file) in [
            ("form", "form.xlsx"),
            ("plan", "plan.json"),
            ("stratml", "stratml.xml"),
            ("goals", "goals.csv"),
            ("goal-lines", "goal_lines.csv"),
        ] {
            let arguments = format!("{format} --year {year} --department {department}");
            prints(&site, &public, &arguments, &format!("{plan}/{file}"));
        }
    }
    for (format, file) in [("calendar", "calendar.ics"), ("feed", "atom.xml")] {
        for department in ["policy", "works"] {
            let arguments = format!("{format} --department {department}");
            prints(&site, &public, &arguments, &format!("department/{department}/{file}"));
        }
        for category in ["mayor", "policy-speech", "reform"] {
            let name = format!("category/{category}/{file}");
            if public.holds(&name) {
                prints(&site, &public, &format!("{format} --category {category}"), &name);
            }
        }
    }
}

#[test]
fn years_departments_and_categories_have_several_names() {
    let site = plans();
    let goals = |arguments: &[&str]| site.export(&[&["goals"], arguments].concat()).bytes();
    for year in ["令和4年度", "R4", "２０２２"] {
        assert_eq!(goals(&["--year", year]), goals(&["--year", "2022"]), "{year}");
    }
    assert_eq!(goals(&["--department", "建設部"]), goals(&["-d", "works"]));
    assert_eq!(goals(&["--category", "行政改革"]), goals(&["-c", "reform"]));
}

/// The ids of the goals in a table.
fn ids(table: &str) -> Vec<String> {
    let mut table = csv::Reader::from_reader(table.as_bytes());
    table.records().map(|row| row.unwrap()[0].to_owned()).collect()
}

#[test]
fn what_is_asked_for_narrows_goals_list_and_calendar() {
    let site = plans().goal("05-reform", |goal| goal.category("行政改革").deadline("随時"));
    let reform = ["2022/policy/03-budget", "2022/policy/05-reform"];
    assert_eq!(ids(&site.export(&["goals", "--category", "reform"]).text()), reform);
    let list = site.export(&["list", "--category", "reform"]).text();
    let list: serde_json::Value = serde_json::from_str(&list).unwrap();
    let listed: Vec<&str> =
        list.as_array().unwrap().iter().map(|goal| goal["id"].as_str().unwrap()).collect();
    assert_eq!(listed, reform);
    let calendar = site.export(&["calendar", "--category", "reform"]).text();
    let events: Vec<&str> = calendar.lines().filter(|line| line.starts_with("UID:")).collect();
    assert_eq!(events, ["UID:goals/2022/policy/03-budget@example.jp"]);
    assert!(ids(&site.export(&["goals", "--year", "2021", "--category", "reform"]).text()).is_empty());
    let works = site.export(&["goals", "--department", "works", "--year", "2022"]).text();
    assert_eq!(ids(&works), ["2022/works/01-road", "2022/works/02-bridge"]);
}

#[test]
fn what_the_settings_turn_off_can_be_asked_for_all_the_same() {
    let site = plans();
    let public = site.build().is_clean().output();
    let off = site.settings_more(
        "data: { form: false, tables: false, json: false, stratml: false, calendars: false, feeds: false }\n",
    );
    for (arguments, file) in [
        ("goals", "data/goals.csv"),
        ("workbook", "data/goals.xlsx"),
        ("schema", "data/goals-1.schema.json"),
        ("calendar", "calendar.ics"),
        ("feed", "atom.xml"),
        ("form --year 2022 --department works", "2022/works/form.xlsx"),
        ("stratml --year 2022 --department works", "2022/works/stratml.xml"),
        ("plan --year 2022 --department works", "2022/works/plan.json"),
    ] {
        prints(&off, &public, arguments, file);
    }
}

#[test]
fn a_file_is_written_whole_in_another_s_place() {
    let site = plans();
    let public = site.build().is_clean().output();
    let target = site.beside("out.csv");
    let path = target.to_str().unwrap();
    for before in [None, Some("what was there before, and longer".repeat(500))] {
        if let Some(before) = before {
            fs::write(&target, before).unwrap();
        }
        assert!(site.export(&["goals", "-o", path]).bytes().is_empty());
        assert_eq!(fs::read(&target).unwrap(), public.bytes("data/goals.csv"));
    }
    let beside = fs::read_dir(target.parent().unwrap()).unwrap();
    let names: Vec<_> = beside.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    assert!(names.iter().all(|name| !name.contains(".tmp")), "{names:?}");
    prints(&site, &public, "goals -o -", "data/goals.csv");
    // A name without a folder lies where the command runs.
    site.export(&["form", "-y", "2022", "-d", "works", "-o", "works.xlsx"]).bytes();
    assert_eq!(fs::read(site.root().join("works.xlsx")).unwrap(), public.bytes("2022/works/form.xlsx"));
}

#[cfg(unix)]
#[test]
fn a_pipe_with_a_name_is_written_into_and_stays_one() {
    use std::os::unix::fs::FileTypeExt;

    let site = plans();
    let pipe = site.beside("pipe");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let reader = {
        let pipe = pipe.clone();
        std::thread::spawn(move || {
            let mut bytes = Vec::new();
            fs::File::open(pipe).unwrap().read_to_end(&mut bytes).unwrap();
            bytes
        })
    };
    site.export(&["goals", "-o", pipe.to_str().unwrap()]).bytes();
    assert!(fs::metadata(&pipe).unwrap().file_type().is_fifo());
    assert_eq!(reader.join().unwrap(), site.export(&["goals"]).bytes());
}

#[test]
fn a_reader_who_goes_away_is_no_mistake() {
    let text = "- 長い水準の一行がここに書かれている。\n".repeat(8_000);
    let site = Site::new()
        .settings("base_url: https://example.jp/\n")
        .goal("02-booking", |goal: Goal| goal.level(&text));
    for arguments in [["goal-lines"].as_slice(), &["plan"], &["stratml"], &["feed"], &["workbook"], &["form"]]
    {
        let mut child =
            command(&site, arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut first = [0; 10];
        let mut stdout = child.stdout.take().unwrap();
        stdout.read_exact(&mut first).unwrap();
        drop(stdout);
        let output = child.wait_with_output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), said.as_str()), (Some(0), ""), "{arguments:?}");
    }
}
