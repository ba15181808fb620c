//! What `goalpress init` refuses, and what it leaves alone.

use crate::harness::{Folder, Site, goalpress};

fn refused(site: &Site, arguments: &[&str], status: i32) -> String {
    let before = Folder::read(&site.root());
    let ran = goalpress(&site.root(), &[&["init", "--lang", "en"], arguments].concat(), &[]);
    assert_eq!(ran.status, status, "{}", ran.told());
    assert!(ran.stdout.is_empty(), "{}", ran.told());
    Folder::read(&site.root()).same_as(&before);
    ran.stderr
}

#[test]
fn a_folder_in_use_is_refused_with_what_is_in_it() {
    let site = Site::empty("site").file("own.txt", "own").file("b/c.md", "c").file(".git/HEAD", "ref");
    let told = refused(&site, &["."], 2);
    assert!(told.contains("b, own.txt") && !told.contains(".git"), "{told}");
    let many = (0..30).fold(Site::empty("site"), |site, count| site.file(&format!("{count:02}"), ""));
    let told = refused(&many, &["."], 2);
    assert!(told.contains("09") && !told.contains("10") && told.contains("20 more"), "{told}");
    let site = Site::new();
    assert!(refused(&site, &["../site/"], 2).contains("content"));
}

#[test]
fn a_file_in_the_way_is_named() {
    let site = Site::empty("site").file("file", "own");
    for place in ["file", "file/below", "file/far/below"] {
        let told = refused(&site, &[place], 2);
        assert!(told.starts_with("file is a file"), "{place}: {told}");
    }
}

#[test]
fn arguments_that_make_no_sense_are_refused() {
    let site = Site::empty("site");
    for (arguments, words) in [
        (&["new", "--now", "someday"][..], "--now"),
        (&["new", "--now", "1700-01-01"], "1700-01-01"),
        (&["new", "--language", "fr"], "ja, en"),
        (&[], "DIR"),
        (&["new", "other"], "other"),
    ] {
        let told = refused(&site, arguments, 2);
        assert!(told.contains(words), "{told}");
    }
    assert!(!site.root().join("new").exists());
}

#[test]
fn files_whose_names_begin_with_a_dot_stay_as_they_are() {
    let site = Site::empty("site").file(".git/HEAD", "ref: refs/heads/main\n");
    let before = Folder::read(&site.root().join(".git"));
    let ran = goalpress(&site.root(), &["init", ".", "--lang", "en"], &[]);
    assert!(ran.status == 0 && !ran.stdout.contains("stays as it was"), "{}", ran.told());
    // Commands that are run in the folder need not name it.
    assert!(ran.stdout.contains(" serve --open\n"), "{}", ran.told());
    Folder::read(&site.root().join(".git")).same_as(&before);
    site.check().is_clean();

    let site = Site::empty("site").file(".gitignore", "own\n").file(".vscode/settings.json", "{}\n");
    let ran = goalpress(&site.root(), &["init", ".", "--lang", "en"], &[]);
    assert!(ran.stdout.contains("stays as it was: .gitignore, .vscode/settings.json\n"), "{}", ran.told());
    assert_eq!(
        (site.read(".gitignore"), site.read(".vscode/settings.json")),
        ("own\n".into(), "{}\n".into())
    );
    assert!(site.root().join(".vscode/site.schema.json").is_file());
    // Now it is in use.
    refused(&site, &["."], 2);
}
