//! Files of old machines and of none: a clear finding, and nothing lost.

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

/// A valid goal's text with something done to its bytes.
fn goal_bytes() -> String {
    Site::new().goal("02-booking", |goal| goal.title("予約システムの更新")).read(GOAL)
}

#[test]
fn shift_jis_is_refused_in_every_kind_of_file() {
    for file in FILES {
        let site = Site::new();
        let text = site.read(file);
        let (bytes, _, _) = encoding_rs::SHIFT_JIS.encode(&text);
        let outcome = refused(&site.bytes(file, &bytes), file);
        outcome.finding("not-utf8").in_file(file).message_contains("Shift_JIS");
    }
}

#[test]
fn euc_jp_is_refused() {
    let (bytes, _, _) = encoding_rs::EUC_JP.encode("---\ntitle: 予約システムの更新です\n---\n").to_owned();
    refused(&Site::new().bytes(GOAL, &bytes), GOAL).only("not-utf8");
}

#[test]
fn utf_16_is_refused_with_and_without_a_mark() {
    for (mark, little) in [(true, true), (true, false), (false, true)] {
        let mut bytes = Vec::new();
        for unit in mark.then_some(0xfeff).into_iter().chain(goal_bytes().encode_utf16()) {
            bytes.extend(if little { unit.to_le_bytes() } else { unit.to_be_bytes() });
        }
        refused(&Site::new().bytes(GOAL, &bytes), GOAL);
    }
}

#[test]
fn a_theme_that_is_not_utf8_is_a_finding_too() {
    let (bytes, _, _) = encoding_rs::SHIFT_JIS.encode("greeting: ようこそ\n");
    let strings = "themes/default/strings/ja.yaml";
    refused(&Site::new().bytes(strings, &bytes), strings).finding("not-utf8");
    let template = "themes/default/templates/page.html";
    refused(&Site::new().bytes(template, b"<p>\xff</p>"), template).finding("not-utf8");
}

#[test]
fn a_byte_order_mark_and_crlf_are_fine() {
    for file in FILES {
        let site = Site::new();
        let text = site.read(file).replace('\n', "\r\n");
        site.file(file, &format!("\u{feff}{text}")).build().is_clean();
    }
}

#[test]
fn old_macintosh_line_ends_are_refused_and_not_misread() {
    let text = goal_bytes().replace('\n', "\r");
    refused(&Site::new().file(GOAL, &text), GOAL);
}

#[test]
fn ten_megabytes_are_refused_in_every_kind_of_file() {
    for file in FILES {
        let site = Site::new();
        let text = format!("{}\n{}", site.read(file), "# 詰め物\n".repeat(10 * 1024 * 1024 / 13));
        refused(&site.file(file, &text), file).finding("file-too-large").in_file(file);
    }
}

#[test]
fn nul_bytes_are_refused_or_shown_as_harmless() {
    for text in ["number: 2\0", "title: a\0b", "\0\0\0\0"] {
        refused(&Site::new().file(GOAL, &format!("---\n{text}\n---\n")), GOAL);
    }
    let outcome = Site::new().goal("02-booking", |goal| goal.level("本文\0です")).build();
    assert!(matches!(outcome.code(), 0 | 1));
    for page in outcome.pages() {
        page.lacks_markup("\0");
    }
}

#[test]
fn other_control_characters_never_reach_a_page() {
    // HTML forbids them, and XML has no way to write them.
    let outcome = Site::new()
        .goal("02-booking", |goal| goal.level("本文\u{1}\u{b}\u{1b}です").title("\"題\\u0001\\e\""))
        .settings("base_url: https://example.jp/\n")
        .build();
    for page in outcome.pages() {
        page.lacks_markup("\u{1}").lacks_markup("\u{b}").lacks_markup("\u{1b}");
    }
}

#[test]
fn tabs_are_refused_where_yaml_refuses_them_and_fine_elsewhere() {
    Site::new().goal("02-booking", |goal| goal.level("-\t項目\n\n\t字下げ")).build().is_clean();
    for file in FILES {
        let site = Site::new();
        let text = site.read(file);
        let (first, rest) = text.split_once(": ").unwrap();
        let (value, rest) = rest.split_once('\n').unwrap();
        let text = format!("{first}:\n\t- {value}\n{rest}");
        refused(&site.file(file, &text), file).finding("yaml-tab").in_file(file);
    }
}

#[test]
fn an_empty_file_of_every_kind_is_a_finding() {
    for file in [
        GOAL,
        "content/2022/policy/_index.md",
        "content/site.yaml",
        "content/about.md",
        "content/2022/_index.md",
    ] {
        refused(&Site::new().file(file, ""), file);
    }
}
