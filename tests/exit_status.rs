//! The exit status says who must act: nobody, the author, the typist, or whoever looks after the machine.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use crate::harness::{Outcome, Site, is_root};

/// The machine refused; the path is named, and there was no finding to blame.
#[track_caller]
fn refused(outcome: &Outcome, path: &str) {
    assert_eq!(outcome.code(), 3, "{}{}", outcome.stdout(), outcome.stderr());
    assert!(outcome.stderr().contains(path), "{path} is not named: {}", outcome.stderr());
    assert!(!outcome.stderr().contains("Os {"), "for programmers: {}", outcome.stderr());
}

#[test]
fn fine_is_zero_and_findings_are_one() {
    Site::new().build().status(0);
    let mistaken = Site::new().goal("02-booking", |goal| goal.number("0"));
    mistaken.build().status(1);
    mistaken.check().status(1);
}

#[test]
fn warnings_alone_are_fine() {
    let site = Site::new().goal("02-booking", |goal| goal.deadline("2025-01-01"));
    site.build().status(0);
    site.check().status(0);
}

#[test]
fn an_output_folder_that_is_a_file_is_the_machines_matter() {
    let site = Site::new().file("public", "一枚の紙");
    refused(&site.build(), "public");
    assert_eq!(site.read("public"), "一枚の紙");
}

#[test]
fn an_output_folder_below_a_file_is_the_machines_matter() {
    let site = Site::new().file("paper", "一枚の紙");
    refused(&site.build_with(&["--output", "paper/public"]), "paper");
    assert_eq!(site.read("paper"), "一枚の紙");
}

#[test]
fn an_output_folder_is_made_with_those_above_it() {
    let outcome = Site::new().build_with(&["--output", "out/of/the/way"]).succeeds();
    outcome.page("2022/policy/").contains("政策部");
}

#[test]
fn a_folder_in_which_nothing_may_be_written_is_named() {
    if is_root() {
        // Permissions mean nothing to root; the tests around this one hold the same status.
        return;
    }
    let site = Site::new();
    fs::create_dir(site.root().join("public")).unwrap();
    fs::set_permissions(site.root().join("public"), fs::Permissions::from_mode(0o555)).unwrap();
    let outcome = site.build();
    fs::set_permissions(site.root().join("public"), fs::Permissions::from_mode(0o755)).unwrap();
    refused(&outcome, "public");
    assert!(outcome.output().is_empty());
}

#[test]
fn a_device_that_takes_nothing_is_named() {
    // `/proc` refuses everybody, root included.
    if std::path::Path::new("/proc/self").is_dir() {
        refused(&Site::new().build_with(&["--output", "/proc/goalpress"]), "/proc/goalpress");
    }
}

#[test]
fn a_site_that_was_published_survives_a_run_that_cannot_write() {
    let site = Site::new();
    site.build().succeeds();
    let before = site.public();
    let site = site.file("public/.goalpress-staging", "x").goal("02-booking", |goal| goal.title("別の題"));
    refused(&site.build(), ".goalpress-staging");
    let site = site.remove("public/.goalpress-staging");
    site.public().same_as(&before);
    site.build().succeeds().page("2022/policy/02-booking/").contains("別の題");
}

#[test]
fn a_site_that_was_published_survives_a_disk_that_takes_no_more() {
    let site = Site::new();
    site.build().succeeds();
    let before = site.public();
    let site = site.goal("02-booking", |goal| goal.title("別の題").level(&"長い文。".repeat(2_000)));
    // A limit on the size of files is as good as a full disk: the pages before the long one can be written.
    let script = "trap '' XFSZ; ulimit -f 30; exec \"$0\" build --now 2022-06-01";
    let program = env!("CARGO_BIN_EXE_goalpress");
    let output = Command::new("sh").args(["-c", script, program]).current_dir(site.root()).output().unwrap();
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(3), "{stderr}");
    assert!(stderr.contains("public"), "{stderr}");
    site.public().same_as(&before);
    site.build().succeeds().page("2022/policy/02-booking/").contains("別の題");
}

#[test]
fn an_output_inside_the_content_is_refused_and_so_is_the_reverse() {
    for output in ["content", "content/2022", "content/new", ".", "..", "themes", "themes/x"] {
        let site = Site::new().file("themes/default/assets/extra.css", "p { margin: 0 }");
        let before = crate::harness::Folder::read(&site.root());
        let outcome = site.build_with(&["--output", output]);
        assert_eq!(outcome.code(), 3, "{output}: {}", outcome.stderr());
        crate::harness::Folder::read(&site.root()).same_as(&before);
    }
}

#[test]
fn an_output_that_leads_into_the_content_by_a_link_is_refused() {
    let site = Site::new();
    std::os::unix::fs::symlink(site.root().join("content"), site.root().join("public")).unwrap();
    let before = crate::harness::Folder::read(&site.root());
    assert_eq!(site.build().code(), 3);
    crate::harness::Folder::read(&site.root()).same_as(&before);
}

#[test]
fn findings_come_before_the_machine() {
    // An author without the right to publish still learns what is wrong.
    let site = Site::new().file("public", "x").goal("02-booking", |goal| goal.number("0"));
    site.build().status(1).only("number-invalid");
}

#[test]
fn what_the_machine_refuses_is_told_in_the_language_that_is_asked_for() {
    let site = Site::new().file("public", "x");
    site.build_with(&["--lang", "en"]).status(3).says("error").never_says("エラー");
    site.build_with(&["--lang", "ja"]).status(3).says("エラー");
}
