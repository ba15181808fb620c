//! What an import found and did, in words.

use similar::TextDiff;

use super::words::WORDS;
use crate::import::{Change, Import, Notice, Report, Skipped, Sureness};
use crate::language::Language;
use crate::sentences::Sentences;

/// How many of the cells that were not used are told.
const MOST: usize = 200;

/// What is told.
pub(super) struct Told<'a> {
    /// The name of the spreadsheet.
    pub(super) file: &'a str,
    pub(super) import: &'a Import,
    /// Whether nothing is written.
    pub(super) is_dry: bool,
    /// The commands that check it and show it.
    pub(super) next: [String; 2],
}

/// The whole report.
pub(super) fn told(told: &Told<'_>, language: Language) -> String {
    let words = WORDS.of(language);
    let report = &told.import.report;
    let mut lines = vec![words.fill("read", &[("file", told.file)])];
    let count = report.goals.to_string();
    if report.head.is_empty() {
        lines.push(words.fill("data-set", &[("count", &count)]));
    } else {
        let sheets = report.sheets.join(words.get("separator"));
        lines.push(words.fill("sheet", &[("sheet", &sheets), ("head", &report.head), ("count", &count)]));
    }
    found(report, words, &mut lines);
    left(report, words, &mut lines);
    files(told, words, &mut lines);
    if !report.notices.is_empty() {
        lines.push(String::new());
        lines.push(words.get("look").to_owned());
        lines.extend(report.notices.iter().map(|notice| look(notice, words)));
    }
    lines.push(String::new());
    if told.import.changes.is_empty() {
        lines.push(words.get("nothing-changed").to_owned());
    } else if told.is_dry {
        lines.push(words.get("dry").to_owned());
    } else {
        let [check, serve] = &told.next;
        lines.push(words.fill("next", &[("check", check), ("serve", serve)]));
    }
    lines.push(String::new());
    lines.join("\n")
}

/// What was found where.
fn found(report: &Report, words: &Sentences, lines: &mut Vec<String>) {
    let widest = |cells: &mut dyn Iterator<Item = usize>| cells.max().unwrap_or(0);
    if !report.said.is_empty() {
        lines.push(words.get("head").to_owned());
        let width = widest(&mut report.said.iter().map(|said| said.cell.len()));
        lines.extend(report.said.iter().map(|said| {
            let what = words.get(&format!("said-{}", said.what));
            words.fill(
                "said",
                &[("cell", &format!("{:width$}", said.cell)), ("what", what), ("words", &said.words)],
            )
        }));
    }
    if report.columns.is_empty() {
        return;
    }
    lines.push(words.get("columns").to_owned());
    let offered = report.offered.iter().map(|offered| offered.columns.len());
    let width = widest(&mut report.columns.iter().map(|found| found.columns.len()).chain(offered));
    for found in &report.columns {
        let place = format!("{:width$}", found.columns);
        let (key, label) = found.column.clone().unwrap_or_default();
        let sentence = match (&found.column, found.sureness) {
            (Some(_), Sureness::Likely) => "column-likely",
            (Some(_), _) => "column",
            (None, _) if found.is_name => "column-name",
            (None, _) => "column-nothing",
        };
        let values = [("columns", &*place), ("words", &found.words), ("key", &key), ("label", &label)];
        lines.push(words.fill(sentence, &values));
    }
    for offered in &report.offered {
        let place = format!("{:width$}", offered.columns);
        let count = offered.filled.to_string();
        lines.push(
            words
                .fill("column-offered", &[("columns", &place), ("words", &offered.words), ("count", &count)]),
        );
    }
    if report.offered.iter().any(|offered| offered.filled > 0) {
        lines.push(words.get("offer").to_owned());
        let filled = report.offered.iter().filter(|offered| offered.filled > 0);
        lines.extend(filled.map(|offered| words.fill("offer-line", &[("column", &offered.column)])));
    }
}

/// What was not used, and what was put together.
fn left(report: &Report, words: &Sentences, lines: &mut Vec<String>) {
    if !report.skipped.is_empty() {
        lines.push(words.get("skipped").to_owned());
        lines.extend(report.skipped.iter().map(|(why, rows)| {
            let key = match why {
                Skipped::Repeated => "skipped-repeated",
                Skipped::PageNumber => "skipped-page-number",
                Skipped::Unfilled => "skipped-unfilled",
            };
            words.fill(key, &[("rows", &crate::import::ranges(rows.iter().copied()))])
        }));
    }
    if !report.joined.is_empty() {
        lines.push(words.get("joined").to_owned());
        let cells: Vec<String> =
            report.joined.iter().map(|(cell, count)| format!("{cell} ({count})")).collect();
        lines.push(words.fill("joined-cells", &[("list", &cells.join(words.get("separator")))]));
    }
    if !report.unused.is_empty() {
        lines.push(words.get("unused").to_owned());
        let cells = report.unused.iter().take(MOST);
        lines.extend(cells.map(|(cell, said)| words.fill("unused-cell", &[("cell", cell), ("words", said)])));
        if report.unused.len() > MOST {
            lines.push(words.fill("more", &[("count", &(report.unused.len() - MOST).to_string())]));
        }
    }
}

/// What becomes of the files: new ones by name, or as a whole where nothing is written; changes always.
fn files(told: &Told<'_>, words: &Sentences, lines: &mut Vec<String>) {
    let (new, changed): (Vec<&Change>, Vec<&Change>) =
        told.import.changes.iter().partition(|change| change.old.is_none());
    let name = |change: &Change| words.fill("made-file", &[("file", &change.file)]);
    for (changes, done, planned) in [(new, "made", "would-make"), (changed, "changed", "would-change")] {
        if changes.is_empty() {
            continue;
        }
        lines.push(String::new());
        lines.push(words.get(if told.is_dry { planned } else { done }).to_owned());
        for change in changes {
            lines.push(name(change));
            if told.is_dry || change.old.is_some() {
                lines.extend(difference(change));
            }
        }
    }
    if told.import.unchanged > 0 {
        lines.push(String::new());
        lines.push(words.fill("unchanged", &[("count", &told.import.unchanged.to_string())]));
    }
    if !told.import.vanished.is_empty() {
        lines.push(String::new());
        lines.push(words.get("vanished").to_owned());
        lines.extend(told.import.vanished.iter().map(|file| words.fill("vanished-file", &[("file", file)])));
    }
}

/// The lines that differ, with those around them.
fn difference(change: &Change) -> Vec<String> {
    let old = change.old.as_deref().unwrap_or_default().replace("\r\n", "\n");
    let new = change.new.replace("\r\n", "\n");
    let difference = TextDiff::from_lines(&old, &new);
    let unified = difference.unified_diff().context_radius(2).to_string();
    unified.lines().map(|line| format!("    {line}")).collect()
}

fn look(notice: &Notice, words: &Sentences) -> String {
    let values: Vec<(&str, &str)> =
        notice.values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let mut said = words.fill(&format!("look-{}", notice.key), &values);
    if let Some((_, nearest)) = values.iter().find(|(name, _)| *name == "nearest")
        && notice.key.ends_with("-unknown")
    {
        said = words.fill("nearest", &[("words", &said), ("nearest", nearest)]);
    }
    let is_row = !notice.at.is_empty() && notice.at.bytes().all(|byte| byte.is_ascii_digit());
    let at = if is_row { words.fill("row", &[("row", &notice.at)]) } else { notice.at.clone() };
    if at.is_empty() { format!("  {said}") } else { words.fill("at", &[("at", &at), ("words", &said)]) }
}
