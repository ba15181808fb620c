//! Findings for programs.

use serde::Serialize;

use super::catalogue::Catalogue;
use super::excerpt::{Excerpt, Sight};
use super::finding::{Finding, Severity};
use super::place::Place;
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
    /// Null where it is about a file; `file` is a page's address where it is not.
    rendered: Option<ItemRendered>,
}

#[derive(Serialize)]
struct ItemRendered {
    template: Option<String>,
    pages: usize,
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
    fn new(place: &Place, sight: Option<&Sight>) -> Self {
        let position = sight.map(|sight| &sight.position);
        Self {
            file: place.file.clone(),
            line: position.map(|position| position.line),
            column: position.map(|position| position.column),
            end_line: position.map(|position| position.end_line),
            end_column: position.map(|position| position.end_column),
        }
    }
}

fn excerpt(sight: Sight) -> ItemExcerpt {
    let Excerpt { line, start, end, .. } = sight.excerpt;
    let (before, words, after) =
        (line[..start].to_owned(), line[start..end].to_owned(), line[end..].to_owned());
    ItemExcerpt { before, words, after }
}

fn item(finding: &Finding, texts: &dyn Texts, catalogue: &Catalogue) -> Item {
    let sight = Sight::of(&finding.place, texts);
    let related = |place: &Place| ItemPlace::new(place, Sight::of(place, texts).as_ref());
    Item {
        rule: finding.rule.name(),
        severity: match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        place: ItemPlace::new(&finding.place, sight.as_ref()),
        message: catalogue.message(finding),
        help: catalogue.help(finding),
        allowed: finding.allowed.clone(),
        nearest: finding.nearest.clone(),
        related: finding.related.as_ref().map(related),
        excerpt: sight.map(excerpt),
        rendered: finding
            .rendered
            .as_ref()
            .map(|rendered| ItemRendered { template: rendered.template.clone(), pages: rendered.pages }),
    }
}

/// One JSON document with every finding. Lines and columns count from 1, columns in characters; they are null
/// where a finding is about a file as a whole.
pub fn to_json(findings: &[Finding], texts: &dyn Texts, catalogue: &Catalogue) -> String {
    let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let document = Document {
        version: VERSION,
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
        findings: findings.iter().map(|finding| item(finding, texts, catalogue)).collect(),
    };
    // Plain strings and numbers always serialise.
    serde_json::to_string_pretty(&document).unwrap_or_default()
}
