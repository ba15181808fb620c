//! Which paths can be published, and what a manifest must be.

use proptest::prelude::{any, prop_assert_eq, proptest};

use super::super::manifest::{self, Claim, Content, Entry, Manifest};
use super::{OutputPath, path};

#[test]
fn ordinary_paths_are_accepted() {
    for text in [
        "index.html",
        "2022/policy/09-booking/index.html",
        ".nojekyll",
        "a/.goalpress",
        "画像/図 1.png",
        "...",
    ] {
        assert_eq!(OutputPath::new(text).expect(text).as_str(), text);
    }
}

#[test]
fn paths_that_lead_elsewhere_are_refused() {
    for text in [
        "",
        "/",
        "/etc/passwd",
        "..",
        ".",
        "../a",
        "a/../b",
        "a/..",
        "./a",
        "a/.",
        "a//b",
        "a/",
        "a\\b",
        "a\0b",
        "a\nb",
        "a\rb",
        ".goalpress",
        ".goalpress-manifest",
        ".goalpress-staging/0",
        ".goalpressing/a",
        ".GOALPRESS-lock",
    ] {
        assert_eq!(OutputPath::new(text), None, "{text:?}");
    }
}

proptest! {
    #[test]
    fn a_manifest_reads_what_it_writes(texts in proptest::collection::btree_set("\\PC{1,20}", 0..20), pending in any::<bool>()) {
        let claim = if pending { Claim::Pending } else { Claim::Settled };
        let entry = |text: &String| Some(Entry { path: OutputPath::new(text)?, claim, content: Content::of(text.as_bytes()) });
        let files: Vec<Entry> = texts.iter().filter_map(entry).collect();
        prop_assert_eq!(Manifest::parse(&text_of(&files)), Some(Manifest { files }));
    }
}

fn text_of(files: &[Entry]) -> String {
    let files: Vec<&Entry> = files.iter().collect();
    manifest::text(&files, |entry| (entry.path.as_str(), entry.claim, entry.content))
}

#[test]
fn a_manifest_that_is_damaged_anywhere_is_not_read() {
    let entry =
        |text: &str| Entry { path: path(text), claim: Claim::Settled, content: Content::of(text.as_bytes()) };
    let text = text_of(&["a", "b/c", "日本"].map(entry));
    assert!(Manifest::parse(&text).is_some());
    for end in (0..text.len()).filter(|end| text.is_char_boundary(*end)) {
        assert_eq!(Manifest::parse(&text[..end]), None, "cut at {end}");
    }
    assert_eq!(Manifest::parse(&text.replace("manifest 1", "manifest 2")), None, "a later version");
    assert_eq!(Manifest::parse(&text.replace("b/c", "b/d")), None, "another path");
    assert_eq!(Manifest::parse(&format!("{text}\n")), None, "a line more");
    assert_eq!(Manifest::parse(&text_of(&["b", "a"].map(entry))), None, "another order");
    assert_eq!(Manifest::parse(&text_of(&["a", "a"].map(entry))), None, "a path twice");
}

#[test]
fn a_manifest_that_lists_a_path_outside_is_not_read() {
    let lines = format!("{} 1 ../outside\n", crate::digest::Digest::of(b"a"));
    let text = format!("goalpress-manifest 1 {}\n{lines}", crate::digest::Digest::of(lines.as_bytes()));
    assert_eq!(Manifest::parse(&text), None);
    assert!(Manifest::parse(&text.replace("../outside", "inside")).is_none(), "the digest no longer matches");
}
