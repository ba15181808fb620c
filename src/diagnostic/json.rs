//! Findings for programs.

use serde::Serialize;

use super::catalogue::Catalogue;
use super::excerpt::Excerpt;
use super::finding::{Finding, Severity};
use super::place::{Place, Position};
use super::text::Texts;

/// The version of the JSON's form. It changes when a field changes its meaning or goes away.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Document {
    version: u32,
    errors: usize,
    warnings: usize,
    findings: Vec<Item>,
}

#[derive(Serialize)]
struct Item {
    rule: &'static str,
    severity: &'static str,
    #[serde(flatten)]
    place: ItemPlace,
    message: String,
    help: Vec<String>,
    allowed: Vec<String>,
    nearest: Option<String>,
    related: Option<ItemPlace>,
    excerpt: Option<ItemExcerpt>,
}

/// The line of a finding, cut in three: the words are in the middle.
#[derive(Serialize)]
struct ItemExcerpt {
    before: String,
    words: String,
    after: String,
}

#[derive(Serialize)]
struct ItemPlace {
    file: String,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
}

impl ItemPlace {
    fn new(place: &Place, texts: &dyn Texts) -> Self {
        let position = texts.text(&place.file).and_then(|text| Position::find(place, &text));
        Self {
            file: place.file.clone(),
            line: position.as_ref().map(|position| position.line),
            column: position.as_ref().map(|position| position.column),
            end_line: position.as_ref().map(|position| position.end_line),
            end_column: position.as_ref().map(|position| position.end_column),
        }
    }
}

fn excerpt(finding: &Finding, texts: &dyn Texts) -> Option<ItemExcerpt> {
    let text = texts.text(&finding.place.file)?;
    let position = Position::find(&finding.place, &text)?;
    let Excerpt { line, start, end, .. } = Excerpt::new(&text, &position);
    let (before, words, after) =
        (line[..start].to_owned(), line[start..end].to_owned(), line[end..].to_owned());
    Some(ItemExcerpt { before, words, after })
}

/// One JSON document with every finding. Lines and columns count from 1, columns in characters; they are null
/// where a finding is about a file as a whole.
pub fn to_json(findings: &[Finding], texts: &dyn Texts, catalogue: &Catalogue) -> String {
    let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let document = Document {
        version: VERSION,
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
        findings: findings
            .iter()
            .map(|finding| Item {
                rule: finding.rule.name(),
                severity: match finding.severity {
                    Severity::Error => "error",
                    Severity::Warning => "warning",
                },
                place: ItemPlace::new(&finding.place, texts),
                message: catalogue.message(finding),
                help: catalogue.help(finding),
                allowed: finding.allowed.clone(),
                nearest: finding.nearest.clone(),
                related: finding.related.as_ref().map(|place| ItemPlace::new(place, texts)),
                excerpt: excerpt(finding, texts),
            })
            .collect(),
    };
    // Plain strings and numbers always serialise.
    serde_json::to_string_pretty(&document).unwrap_or_default()
}
