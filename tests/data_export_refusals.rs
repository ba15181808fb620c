//! `goalpress export`: what it refuses, and how.

use std::fs;

use crate::harness::{FORMATS, Folder, Site, command, times};
use crate::incremental::plans;

#[test]
fn an_unknown_year_department_or_category_is_told_with_what_there_is() {
    let site = plans();
    for (option, value, nearest, known) in [
        ("--year", "2023", "2022", "2022, 2021"),
        ("--department", "polcy", "policy", "policy, works"),
        ("--category", "refrm", "reform", "reform"),
    ] {
        for format in ["goals", "form", "calendar", "list"] {
            if format == "form" && option == "--category" {
                // A form tells a whole plan.
                let told = site.export(&[format, option, value]).refused(2);
                assert!(told.contains(option) && told.contains(format), "{told}");
                continue;
            }
            let told = site.export(&[format, option, value]).refused(2);
            assert!(told.contains(option) && told.contains(value), "{told}");
            assert!(told.contains(&format!("'{nearest}'")) && told.contains(known), "{told}");
        }
    }
    // There is such a year and such a department, but not together.
    let told = site.export(&["goals", "--year", "2021", "--department", "works"]).refused(2);
    assert!(told.contains("policy"), "{told}");
    let told = site.export(&["goal", "--year", "2022"]).refused(2);
    assert!(told.contains("goals"), "{told}");
}

#[test]
fn which_plan_is_meant_has_to_be_said() {
    let site = plans();
    for format in ["form", "plan", "stratml"] {
        let told = site.export(&[format]).refused(2);
        for plan in ["--year 2022 --department policy", "--year 2022 --department works", "--year 2021"] {
            assert!(told.contains(plan), "{format}: {told}");
        }
        let told = site.export(&[format, "--year", "2022"]).refused(2);
        assert!(told.contains("--department works") && !told.contains("2021"), "{told}");
        site.export(&[format, "--year", "2021"]).bytes();
        site.export(&[format, "--department", "works"]).bytes();
        site.export(&[format, "--department", "works", "--category", "reform"]).refused(2);
        // Where there is but one there is nothing to ask.
        Site::new().export(&[format]).bytes();
    }
}

#[test]
fn an_option_that_would_do_nothing_is_refused() {
    // Not even what the encoding could not hold is looked for.
    let site = plans().replace("content/2022/works/01-road.md", "目標1の題名", "𠮷");
    for (format, option, value) in [
        ("list", "--encoding", "cp932"),
        ("form", "--encoding", "cp932"),
        ("form", "--category", "reform"),
        ("officers", "--category", "reform"),
        ("codes", "--department", "policy"),
        ("schema", "--year", "2022"),
    ] {
        let told = site.export(&[format, option, value]).refused(2);
        assert!(told.contains(option) && told.contains(format), "{told}");
    }
    for arguments in [["readme", "--encoding", "cp932"], ["codes", "--year", "2022"]] {
        plans().export(&arguments).bytes();
    }
}

#[test]
fn where_there_is_nothing_to_write_it_says_so() {
    Site::new().export(&["feed"]).refused(2);
    let undated =
        Site::new().goal("01-common", |goal| goal.section("共通").category("市長特命").deadline("随時"));
    undated.export(&["calendar", "--category", "mayor"]).refused(2);
    let target = undated.beside("out.ics");
    undated.export(&["calendar", "--category", "mayor", "-o", target.to_str().unwrap()]).refused(2);
    assert_eq!(fs::read_dir(target.parent().unwrap()).unwrap().count(), 1, "only the site's folder");
}

#[test]
fn a_folder_that_does_not_exist_is_refused_and_nothing_is_left_behind() {
    let site = plans();
    let before = Folder::read(&site.beside(""));
    for target in ["none/out.csv", "", "site"] {
        let path = site.beside(target);
        for arguments in [["goals"].as_slice(), &["workbook"], &["form", "-y", "2021"], &["list"]] {
            let told = site.export(&[arguments, &["-o", path.to_str().unwrap()]].concat()).refused(3);
            assert!(told.contains(path.to_str().unwrap().trim_end_matches('/')), "{told}");
        }
    }
    Folder::read(&site.beside("")).same_as(&before);
    assert!(!site.beside("none").exists());
}

#[test]
fn content_with_an_error_is_told_and_not_exported() {
    let site = plans().replace("content/2022/works/01-road.md", "施政方針", "施政方計");
    let target = site.beside("out");
    fs::write(&target, "before").unwrap();
    for format in ["goals", "codes", "workbook", "package", "readme", "list", "schema", "calendar", "feed"] {
        let told = site.export(&[format]).refused(1);
        assert!(
            told.contains("category-unknown") && told.contains("content/2022/works/01-road.md"),
            "{told}"
        );
        site.export(&[format, "-o", target.to_str().unwrap()]).refused(1);
        // The mistake need not be in what was asked for.
        let status = if format == "schema" { 2 } else { 1 };
        site.export(&[format, "--year", "2021"]).refused(status);
    }
    site.export(&["form", "--year", "2021"]).refused(1);
    assert_eq!(fs::read(&target).unwrap(), b"before");
}

#[test]
fn warnings_are_told_and_do_not_get_into_the_file() {
    let site = Site::new().goal("02-booking", |goal| goal.title("").extra("draft: true"));
    let output = command(&site, &["goals"]).output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(String::from_utf8(output.stderr).unwrap().contains("warning"));
    assert!(output.stdout.starts_with(b"\xef\xbb\xbfid,"));
}

#[test]
fn nothing_is_written_into_the_sites_folder() {
    for site in [plans(), plans().replace("content/2022/works/01-road.md", "施政方針", "施政方計")] {
        let look = || (Folder::read(&site.root()), times(&site.root()));
        let before = look();
        for format in FORMATS {
            site.export(&[format]);
            site.export(&[format, "--year", "2021", "--department", "policy"]);
            site.export(&[format, "--year", "1999"]);
            assert_eq!(look(), before, "{format}");
        }
    }
}

#[test]
fn a_folder_without_a_site_is_refused() {
    let site = Site::empty("site");
    for format in ["goals", "form"] {
        let told = site.export(&[format]).refused(1);
        assert!(told.contains("content-missing"), "{told}");
    }
    plans().export(&["goals", "--root", "no-such-folder"]).refused(1);
}
