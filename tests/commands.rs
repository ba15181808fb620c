//! The commands themselves: help, completions, the manual, and arguments that make no sense.

use std::path::Path;

use crate::harness::{Site, goalpress};

fn run(arguments: &[&str]) -> (i32, String, String) {
    let ran = goalpress(Path::new("/"), arguments, &[]);
    (ran.status, ran.stdout, ran.stderr)
}

#[test]
fn the_help_says_what_there_is() {
    let (status, stdout, _) = run(&["--help"]);
    assert_eq!(status, 0);
    for word in ["build", "check", "completions", "man", "content/"] {
        assert!(stdout.contains(word), "{word}: {stdout}");
    }
    let (status, stdout, _) = run(&["build", "--help"]);
    assert_eq!(status, 0);
    for option in
        ["--root", "--output", "--base-url", "--drafts", "--now", "--deny-warnings", "--lang", "--format"]
    {
        assert!(stdout.contains(option), "{option}: {stdout}");
    }
}

#[test]
fn the_help_is_in_the_language_that_is_asked_for() {
    assert!(run(&["--help", "--lang", "ja"]).1.contains("サイトを作る"));
    assert!(!run(&["--help", "--lang", "en"]).1.contains("サイト"));
    assert!(
        goalpress(Path::new("/"), &["--help"], &[("LC_ALL", "ja_JP.UTF-8")]).stdout.contains("サイトを作る")
    );
}

#[test]
fn the_exit_statuses_are_in_the_help() {
    let help = run(&["--help", "--lang", "en"]).1;
    for status in ["0", "1", "2", "3"] {
        assert!(help.lines().any(|line| line.trim_start().starts_with(status)), "{help}");
    }
}

#[test]
fn the_version_is_the_crates() {
    assert_eq!(run(&["--version"]), (0, format!("goalpress {}\n", env!("CARGO_PKG_VERSION")), String::new()));
}

#[test]
fn completions_and_the_manual_are_printed() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let (status, stdout, _) = run(&["completions", shell]);
        assert!(status == 0 && stdout.contains("deny-warnings"), "{shell}");
    }
    let (status, stdout, _) = run(&["man"]);
    assert!(status == 0 && stdout.contains(".TH") && stdout.contains("deny"), "{stdout}");
}

#[test]
fn arguments_that_make_no_sense_are_a_matter_of_usage() {
    let site = Site::new();
    for arguments in [
        &["build", "--now", "明日"][..],
        &["build", "--now", "2022-13-01"],
        &["build", "--base-url", "example.jp"],
        &["build", "--base-url", "javascript:alert(1)"],
        &["build", "--lang", "fr"],
        &["build", "--format", "xml"],
        &["build", "--drafst"],
        &["build", "extra"],
        &["check", "--output", "x"],
        &["biuld"],
        &["completions", "cmd"],
        &[],
    ] {
        let ran = goalpress(&site.root(), arguments, &[]);
        assert_eq!(ran.status, 2, "{}", ran.told());
        assert!(ran.stdout.is_empty() && !ran.stderr.is_empty(), "{}", ran.told());
        assert!(site.public().is_empty(), "{}", ran.told());
    }
}

#[test]
fn a_misspelt_option_is_led_to_the_right_one() {
    assert!(run(&["build", "--drafst"]).2.contains("--drafts"));
    assert!(run(&["biuld"]).2.contains("build"));
}

#[test]
fn a_root_that_is_not_there_is_a_finding_that_names_it() {
    let ran = goalpress(Path::new("/"), &["check", "--root", "/nowhere/at/all", "--format", "short"], &[]);
    assert!(matches!(ran.status, 1 | 3), "{}", ran.told());
    let told = format!("{}{}", ran.stdout, ran.stderr);
    assert!(told.contains("content"), "{told}");
}

#[test]
fn check_writes_nothing() {
    let site = Site::new();
    let before = crate::harness::Folder::read(&site.root());
    site.check().is_clean();
    site.check_with(&["--drafts", "--deny-warnings", "--format", "human"]).succeeds();
    crate::harness::Folder::read(&site.root()).same_as(&before);
}

#[test]
fn warnings_stop_a_build_that_denies_them() {
    let site = Site::new().goal("02-booking", |goal| goal.deadline("2025-01-01"));
    site.build_with(&["--deny-warnings"]).status(1);
    assert!(site.public().is_empty());
    site.check_with(&["--deny-warnings"]).status(1);
    site.build().succeeds();
    Site::new().build_with(&["--deny-warnings"]).succeeds();
}
