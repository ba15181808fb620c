//! Input that should cost hours, or more memory than there is: refused, or borne, in a moment.

use crate::harness::{Outcome, Site};

const GOAL: &str = "content/2022/policy/02-booking.md";

/// The three kinds of file that hold YAML.
const FILES: [&str; 3] = [GOAL, "content/2022/policy/_index.md", "content/site.yaml"];

/// It is refused with findings that name the file, and nothing is published.
#[track_caller]
fn refused(site: &Site, file: &str) -> Outcome {
    let outcome = site.build().status(1);
    assert!(outcome.output().is_empty());
    assert!(outcome.findings().iter().any(|finding| finding["file"] == file), "{file}: {}", outcome.stdout());
    outcome
}

/// Aliases that stand for nine times as much on each line.
fn bomb() -> String {
    let mut bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in b'a'..b'k' {
        let (old, new) = (char::from(level), char::from(level + 1));
        bomb.push_str(&format!("{new}: &{new} [{}]\n", vec![format!("*{old}"); 9].join(", ")));
    }
    bomb
}

#[test]
fn a_bomb_of_aliases_is_refused() {
    for file in FILES {
        let site = Site::new();
        let text = match site.read(file).strip_prefix("---\n") {
            Some(rest) => format!("---\n{}{rest}", bomb()),
            None => bomb(),
        };
        refused(&site.file(file, &text), file);
    }
}

#[test]
fn a_bomb_in_a_place_that_is_read_is_refused() {
    let text = bomb().replace("a: &a [x", "aliases: &a [x");
    refused(&Site::new().file(GOAL, &format!("---\n{text}---\n")), GOAL);
}

#[test]
fn deep_nesting_is_refused_in_every_form() {
    let depth = 20_000;
    let indented: String = (0..2_000).map(|level| format!("{}a:\n", " ".repeat(level % 30_000))).collect();
    let forms = [
        format!("aliases: {}", "[".repeat(depth)),
        format!("aliases: {}{}", "[".repeat(depth), "]".repeat(depth)),
        format!("aliases: {}", "{a: ".repeat(depth / 2)),
        format!("aliases:\n  {}", "- ".repeat(depth)),
        format!("? {}", "? ".repeat(depth)),
        indented[..indented.len().min(60_000)].to_owned(),
        format!("{}a", "!".repeat(depth)),
        format!("title: {}", "&a ".repeat(depth)),
    ];
    for form in forms {
        for file in FILES {
            let text =
                if file.ends_with(".md") { format!("---\n{form}\n---\n") } else { format!("{form}\n") };
            refused(&Site::new().file(file, &text), file);
        }
    }
}

#[test]
fn sixty_five_kibibytes_of_front_matter_are_refused() {
    for file in FILES {
        let site = Site::new();
        let filling = format!("# {}\n", "x".repeat(65 * 1024));
        let text = match site.read(file).strip_prefix("---\n") {
            Some(rest) => format!("---\n{filling}{rest}"),
            None => format!("{filling}{}", site.read(file)),
        };
        refused(&site.file(file, &text), file).finding("yaml-too-large").in_file(file);
    }
}

#[test]
fn a_great_many_unknown_keys_end_in_time() {
    let keys: String = (0..3_000).map(|key| format!("key{key}: [x]\n")).collect();
    refused(&Site::new().file(GOAL, &format!("---\n{keys}---\n")), GOAL);
}

#[test]
fn a_key_a_great_many_times_ends_in_time() {
    let same = "title: x\n".repeat(3_000);
    refused(&Site::new().file(GOAL, &format!("---\n{same}---\n")), GOAL);
}

#[test]
fn a_great_many_wrong_types_end_in_time() {
    let list = "aliases:\n".to_owned() + &"  - [x]\n".repeat(3_000);
    refused(&Site::new().file(GOAL, &format!("---\n{list}---\n")), GOAL);
}

#[test]
fn a_great_many_mistakes_of_a_body_end_in_time() {
    let texts = [
        "・\n".repeat(2_000),
        "[無](none.md)\n".repeat(2_000),
        "<b>\n".repeat(2_000),
        "[^a]\n".repeat(2_000),
    ];
    for text in texts {
        let outcome = Site::new().goal("02-booking", |goal| goal.level(&text)).build();
        assert!(!outcome.findings().is_empty(), "{}", outcome.stdout());
    }
}

#[test]
fn markdown_that_nests_or_repeats_ends_in_time() {
    let texts = [
        "[".repeat(50_000),
        "![".repeat(20_000),
        "> ".repeat(20_000) + "a",
        "*".repeat(50_000) + "a",
        "**（".repeat(20_000),
        "- ".repeat(5_000) + "a",
        "[^a]".repeat(10_000) + "\n\n[^a]: b",
        "<".repeat(50_000),
        "`".repeat(50_000),
        "| a ".repeat(5_000) + "\n" + &"|---".repeat(5_000),
        "・a\n".repeat(20_000),
        "&".repeat(50_000),
        "[a](".repeat(20_000),
    ];
    for text in texts {
        let outcome = Site::new().goal("02-booking", |goal| goal.level(&text)).build();
        assert!(matches!(outcome.code(), 0 | 1), "{}", text.chars().take(20).collect::<String>());
    }
}

#[test]
fn very_long_words_are_borne() {
    let long = "語".repeat(10_000);
    let site = Site::new().goal("02-booking", |goal| {
        goal.title(&long).category(&long).deadline(&long).extra(&format!("{long}: x"))
    });
    for format in ["human", "short", "json"] {
        let outcome = site.check_with(&["--format", format]).status(1);
        assert!(outcome.stdout().len() < 1_000_000);
    }
}

#[test]
fn paths_as_long_as_the_system_allows_are_borne() {
    let name = "a".repeat(200);
    let site = Site::new().goal(&name, |goal| goal.number("9"));
    site.build().is_clean().page(&format!("2022/policy/{name}/")).contains("目標1の題名");
}

#[test]
fn years_at_the_ends_of_time_are_borne() {
    for year in ["0000", "0001", "1867", "1989", "2019", "9998", "9999", "10000", "99999999999999999999"] {
        let site = Site::new().file(&format!("content/{year}/policy/_index.md"), "---\nname: 政策部\n---\n");
        let outcome = site.build();
        assert!(matches!(outcome.code(), 0 | 1), "{year}: {}", outcome.stderr());
    }
}

#[test]
fn moments_at_the_ends_of_time_are_borne() {
    for moment in ["-9999-01-01", "0001-01-01", "9999-12-31", "9999-12-31T23:59:59", "1970-01-01T00:00:00Z"] {
        let outcome =
            Site::new().goal("02-booking", |goal| goal.extra(&format!("publish_on: \"{moment}\""))).build();
        assert!(matches!(outcome.code(), 0 | 1), "{moment}: {}", outcome.stderr());
    }
}
