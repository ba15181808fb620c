//! What a newcomer gets wrong with `goalpress export`, and how it is answered.

use std::process::Command;

use crate::harness::{NOW, Site, goalpress};

/// Status and words of an export that goes wrong.
fn export(site: &Site, arguments: &[&str]) -> (i32, String) {
    let ran = goalpress(&site.root(), &[&["export", "--now", NOW], arguments].concat(), &[]);
    assert!(ran.stdout.is_empty(), "{}", ran.told());
    (ran.status, ran.stderr)
}

#[test]
fn a_part_that_there_is_not_is_answered_with_what_there_is() {
    let site = Site::new();
    // Names are accepted as keys are, so both are remembered.
    for (option, value, nearest, known) in [
        ("--department", "polcy", "policy", "policy"),
        ("--department", "政策課", "政策部", "policy"),
        ("--category", "市長特名", "市長特命", "mayor"),
        ("--year", "2023", "2022", "2022"),
    ] {
        let (status, told) = export(&site, &["goals", option, value]);
        assert_eq!(status, 2, "{told}");
        assert!(told.contains(&format!("もしかして「{nearest}」")), "{told}");
        assert!(told.contains(&format!("あるもの: {known}")), "{told}");
    }
}

#[test]
fn a_folder_that_there_is_not_is_told_in_the_sites_language() {
    let site = Site::new();
    let (status, told) = export(&site, &["goals", "--output", "none/goals.csv"]);
    assert!(status == 3 && told.starts_with("エラー: none/goals.csv: 書き込めません"), "{told}");
    let (status, told) = export(&site, &["goals", "--output", "none/goals.csv", "--lang", "en"]);
    assert!(status == 3 && told.starts_with("error: none/goals.csv: cannot be written"), "{told}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_behind_standard_output_is_named_in_words() {
    let site = Site::new();
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_goalpress"));
    let ran = command
        .args(["export", "goals", "--now", "2022-06-01", "--root"])
        .arg(site.root())
        .stdout(full)
        .output()
        .unwrap();
    let told = String::from_utf8(ran.stderr).unwrap();
    assert_eq!(ran.status.code(), Some(3), "{told}");
    assert!(told.starts_with("エラー: 標準出力: 書き込めません") && !told.contains("公開済み"), "{told}");
}
