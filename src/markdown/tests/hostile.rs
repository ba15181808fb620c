//! Patterns that cost some parser more than they should.

use std::time::Instant;

use super::safety::check;
use crate::markdown::{Labels, document};

#[test]
fn hostile_bodies_are_safe_and_deep_ones_do_not_recurse() {
    for (name, source) in hostile(20_000) {
        assert_eq!(check(&source), Ok(()), "{name}");
    }
}

/// Every pattern at about a size.
fn hostile(size: usize) -> Vec<(String, String)> {
    let mut bodies = repeated(size);
    bodies.extend(composed(size));
    bodies
}

/// Patterns that are known to cost some parser more than they should.
fn repeated(size: usize) -> Vec<(String, String)> {
    [
        "[",
        "*",
        "**",
        "> ",
        "・\n",
        "　・",
        "*a ",
        "**「",
        "」**あ",
        "あ**「",
        "*あ_",
        "![",
        "[a](",
        "[^a]",
        "[^a]: ",
        "[a]: b\n",
        "`",
        "`a``",
        "- ",
        "1. ",
        "- \n",
        "#",
        "# a\n",
        "## a\n",
        "<",
        "<!--",
        "<a ",
        "<?",
        "&",
        "&#",
        "\\",
        "|",
        "a|",
        "|-",
        "~~",
        "~~a",
        "①\n",
        "①a\n　・b\n",
        "\n",
        "a\n",
        "教\n",
        "<b>",
        "<a@b.cc>",
        "[a](b)",
        "{#a}",
        "```\n",
        "~~~a\n",
        "a*",
        "_a ",
        "*a **a ",
        "***",
        "a**b",
        "[a\n",
        "]",
        "(",
        "<https://a.b>",
        "<![CDATA[",
        "> - ",
        "[]()",
        "[*",
        "・**",
        "x\n・*a\n",
        "[^",
        "-\n",
        "\t",
        "    ・",
        "\0",
        "\u{FDD0}あ**「",
        "&#xFDD0;",
    ]
    .into_iter()
    .map(|piece| (format!("{piece:?}"), piece.repeat(size / piece.len() + 1)))
    .collect()
}

/// Patterns of more than one piece.
fn composed(size: usize) -> Vec<(String, String)> {
    let mut bodies = Vec::new();
    let half = size / 2;
    bodies.push(("open then close".to_owned(), "[".repeat(half) + &"]".repeat(half)));
    bodies.push(("emphasis then close".to_owned(), "*a ".repeat(half / 3) + &" a*".repeat(half / 3)));
    bodies
        .push(("deep emphasis and items".to_owned(), "*a _b ".repeat(half / 6) + &"\n・a".repeat(half / 5)));
    bodies.push((
        "runs of ticks".to_owned(),
        (1..).map(|length| "`".repeat(length) + "a*").take((size * 2).isqrt()).collect(),
    ));
    bodies.push((
        "deeper items".to_owned(),
        (0..(size * 2).isqrt()).map(|depth| "x".to_owned() + "\n" + &" ".repeat(depth) + "・a").collect(),
    ));
    bodies.push((
        "stairs of items".to_owned(),
        "x\n".to_owned()
            + &(0..(size * 2).isqrt()).map(|depth| " ".repeat(depth) + "・a\n").collect::<String>(),
    ));
    bodies.push((
        "stairs of lists".to_owned(),
        (0..size.isqrt()).map(|depth| "  ".repeat(depth) + "- a\n").collect(),
    ));
    bodies.push((
        "wide table".to_owned(),
        format!("{}\n{}\n{}", "a|".repeat(size / 8), "-|".repeat(size / 8), "b|\n".repeat(size / 8)),
    ));
    bodies.push((
        "long reference".to_owned(),
        format!("[a]: {}\n\n{}", "b".repeat(half), "[a] ".repeat(half / 4)),
    ));
    bodies.push((
        "footnotes".to_owned(),
        (0..size / 20)
            .fold(String::new(), |body, number| body + &format!("[^{number}]\n\n[^{number}]: a\n\n")),
    ));
    bodies
}

/// Run with `cargo test --release -- --ignored --nocapture speed`.
#[test]
#[ignore = "measures, and needs a release build"]
fn speed() {
    let labels = Labels::default();
    let plain = "## どの水準まで\n・令和３年度にシステムの選定は終了している。\n・令和４年度は，電子決済と予約手順の適正化について，制度面の整理を行う。\n\
                 ・予約手順の適正化については，施設所管課を支援し，例規の整理について進捗を管理する。\n\n## どのような方法で\n\
                 第２期公共施設予約システムの運用が開始され，施設使用料の電子決済化と，予約手続の適正化が実現されている。\n";
    let rich = "## どの水準まで\n**（試行）。**次の[計画](../plan.md)を、\n進める。\n\n- a\n- これは**「重要」**です\n\n|a|b|\n|-|-|\n|教育|1|\n\n## どのような方法で\n\
                ①文書量測定\n②削減実施\n　・詳細\n";
    for (name, body) in [("plain", plain.to_owned()), ("rich", rich.to_owned()), ("long", plain.repeat(4))] {
        let start = Instant::now();
        let mut bytes = 0_u128;
        while start.elapsed().as_millis() < 1000 {
            bytes += body.len() as u128;
            std::hint::black_box(document(std::hint::black_box(&body), &labels));
        }
        let rate = bytes / start.elapsed().as_micros().max(1);
        println!("{rate:4} MB/s {name}");
    }
    let mut times: Vec<_> = hostile(1_000_000)
        .into_iter()
        .map(|(name, body)| {
            let start = Instant::now();
            std::hint::black_box(document(&body, &labels));
            (start.elapsed(), name)
        })
        .collect();
    times.sort();
    for (time, name) in times.iter().rev().take(12) {
        println!("{time:?} for 1 MB of {name}");
    }
}
