//! Mutated copies of every file: findings or a site, never a panic, never half a site.

use crate::harness::{Folder, Random, Site};

/// How many copies of each file are tried.
const COPIES: usize = 25;

/// What fits in anywhere and means something to a parser, or to a careless program.
const PIECES: [&str; 26] = [
    "---\n",
    "\n",
    "\r",
    "\t",
    ": ",
    "- ",
    "\"",
    "'",
    "[",
    "{",
    "&a ",
    "*a",
    "!",
    "|",
    "#",
    "\u{0}",
    "\u{feff}",
    "・",
    "①",
    "**",
    "[^a]",
    "](",
    "<",
    "𠮷",
    "../",
    "99999999999999999999",
];

/// A copy with one to four things done to it.
fn mutated(original: &[u8], random: &mut Random) -> Vec<u8> {
    let mut bytes = original.to_vec();
    for _ in 0..=random.below(4) {
        let at = random.below(bytes.len() + 1);
        let length = random.below(40).min(bytes.len() - at);
        match random.below(7) {
            0 if !bytes.is_empty() => {
                let at = at.min(bytes.len() - 1);
                bytes[at] ^= 1 << random.below(8);
            }
            1 => bytes.truncate(at),
            2 => drop(bytes.drain(at..at + length)),
            3 => {
                let piece = random.one(&PIECES);
                bytes.splice(at..at, piece.bytes());
            }
            4 => {
                let part = bytes[at..at + length].to_vec();
                let to = random.below(bytes.len() + 1);
                bytes.splice(to..to, part);
            }
            5 => swap_lines(&mut bytes, random),
            _ => {
                let repeated = bytes[at..at + length].repeat(random.below(20));
                bytes.splice(at..at, repeated);
            }
        }
    }
    bytes
}

fn swap_lines(bytes: &mut Vec<u8>, random: &mut Random) {
    let mut lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
    if lines.len() > 1 {
        let (one, other) = (random.below(lines.len()), random.below(lines.len()));
        lines.swap(one, other);
        *bytes = lines.concat();
    }
}

/// A site that uses everything.
fn site() -> Site {
    Site::new()
        .settings(
            "base_url: https://example.jp/\nera: both\ncategories:\n  - { key: mayor, name: 市長特命 }\n  - { key: speech, name: 施政方針 }\n  \
             - { key: reform, name: 行政改革 }\nform:\n  columns:\n    - { key: number }\n    - { key: title }\n    - { key: category }\n    \
             - { key: level }\n    - { key: method }\n    - { key: deadline }\n    - { key: section }\n    \
             - { key: state, label: 状況, kind: choice, choices: [未着手, 完了] }\nlabels: { no_deadline: なし }\n",
        )
        .goal("02-booking", |goal| {
            goal.extra("publish_on: 2022-04-01 09:00").extra("aliases: [old/plan]").extra("state: 完了").level(
                "・市民[^a]\n・**（事業者）。**次\n\n①一\n②二\n\n| a | b |\n|---|---|\n| 1 | [予算](03-budget.md) |\n\n[^a]: 注\n\n![図](plan.png)",
            )
        })
        .bytes("content/2022/policy/plan.png", b"png")
        .file("content/2022/_index.md", "---\n# なし\n---\n年度の説明\n")
        .file("content/about.md", "---\ntitle: 説明\ndescription: 説明文\n---\n## 見出し {#a .b}\n\n本文\n")
}

/// Builds with mutated copies of one file in turn. What is published afterwards is the whole of what a clean build
/// would publish, or what was there before.
fn survive(path: &str, seed: u64) {
    let mut random = Random::new(seed);
    let site = site();
    site.build().is_clean();
    let original = std::fs::read(site.root().join(path)).unwrap();
    let mut before = site.public();
    let mut site = site;
    for copy in 0..COPIES {
        let bytes = mutated(&original, &mut random);
        site = site.bytes(path, &bytes);
        let outcome = site.build();
        let told = || format!("{path}, copy {copy}: {}", String::from_utf8_lossy(&bytes));
        match outcome.code() {
            0 => {
                site.build_with(&["--output", "clean"]).succeeds();
                let clean = Folder::read(&site.root().join("clean"));
                assert_eq!(site.public(), clean, "{}", told());
                before = clean;
            }
            1 => {
                assert!(!outcome.findings().is_empty(), "{}", told());
                assert_eq!(site.public(), before, "{}", told());
            }
            _ => outcome.fail(&told()),
        }
    }
    // Nothing that was tried stands in the way of the right file.
    let site = site.bytes(path, &original);
    site.build().is_clean();
}

#[test]
fn a_goal() {
    survive("content/2022/policy/02-booking.md", 1);
}

#[test]
fn a_plain_goal() {
    survive("content/2022/policy/01-common.md", 2);
}

#[test]
fn a_department() {
    survive("content/2022/policy/_index.md", 3);
}

#[test]
fn a_year() {
    survive("content/2022/_index.md", 4);
}

#[test]
fn a_free_page() {
    survive("content/about.md", 5);
}

#[test]
fn the_configuration() {
    survive("content/site.yaml", 6);
}

#[test]
fn a_picture() {
    survive("content/2022/policy/plan.png", 7);
}

#[test]
fn the_manifest_of_the_output() {
    // Here status 3 is right: a manifest that cannot be read says nothing of whose the files are.
    let mut random = Random::new(8);
    for _ in 0..COPIES {
        let site = site();
        site.build().is_clean();
        let before = Folder::published(&site.root().join("public"));
        let path = "public/.goalpress-manifest";
        let original = std::fs::read(site.root().join(path)).unwrap();
        let bytes = mutated(&original, &mut random);
        let is_changed = bytes != original;
        let outcome = site.bytes(path, &bytes).build();
        assert!(if is_changed { outcome.code() == 3 } else { outcome.code() == 0 }, "{}", outcome.stderr());
        outcome.output().same_as(&before);
    }
}

#[test]
fn findings_of_mutated_files_can_be_told_in_every_form() {
    let mut random = Random::new(9);
    let site = site();
    let path = "content/2022/policy/02-booking.md";
    let original = std::fs::read(site.root().join(path)).unwrap();
    let mut site = site;
    for _ in 0..COPIES {
        site = site.bytes(path, &mutated(&original, &mut random));
        let codes =
            [&["--format", "human", "--color", "always"][..], &["--format", "short"], &["--format", "json"]]
                .map(|arguments| site.check_with(arguments).code());
        assert!(codes.iter().all(|code| *code == codes[0] && matches!(code, 0 | 1)), "{codes:?}");
    }
}
