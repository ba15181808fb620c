//! What the preview's script is told about a page: whether it changed, what is wrong, how it is looked at.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::value::RawValue;

use super::lens::Lens;
use super::preview::{Shown, State};
use super::site::counts;
use super::words::WORDS;
use crate::diagnostic::{self, Catalogue};
use crate::language::Language;
use crate::pipeline::SiteTexts;
use crate::sentences::Sentences;

/// What is asked about.
pub(super) struct Asked<'a> {
    pub(super) state: &'a State,
    pub(super) shown: &'a Shown,
    pub(super) lens: Lens,
    /// The page, relative to the site's root.
    pub(super) address: &'a str,
    pub(super) language: Language,
}

#[derive(Serialize)]
struct Report<'a> {
    version: u64,
    /// Changes when the page does; empty while there is no page.
    digest: String,
    /// The theme's style sheets, by name.
    styles: BTreeMap<&'a str, &'a str>,
    /// The content file of the page, with the line at which it begins.
    source: Option<String>,
    /// How many goals the public does not see.
    withheld: usize,
    view: View,
    /// The findings, as `goalpress check --format json` prints them.
    #[serde(rename = "report")]
    findings: Box<RawValue>,
    totals: String,
    words: &'a Sentences,
}

#[derive(Serialize)]
struct View {
    everything: bool,
    date: Option<String>,
}

/// The report as JSON.
pub(super) fn json(asked: &Asked<'_>) -> String {
    let Asked { state, shown, lens, address, language } = asked;
    let catalogue = Catalogue::of(*language);
    let texts = SiteTexts::new(&state.sources.root);
    let rendered = shown.ready.as_ref().and_then(|ready| ready.page(address).ok());
    let findings = diagnostic::to_json(&shown.findings, &texts, catalogue);
    let (errors, warnings) = counts(shown);
    let styles = shown.ready.iter().flat_map(|ready| ready.styles());
    let report = Report {
        version: state.version,
        digest: rendered.as_ref().map(|page| page.digest.to_string()).unwrap_or_default(),
        styles: styles.map(|asset| (asset.name.as_str(), asset.address.as_str())).collect(),
        source: rendered.and_then(|page| page.source).map(|file| format!("{file}:1")),
        withheld: shown.ready.as_ref().map_or(0, |ready| ready.loaded.not_public()),
        view: View { everything: lens.everything, date: lens.day.map(|day| day.to_string()) },
        findings: RawValue::from_string(findings).unwrap_or_default(),
        totals: catalogue.totals(errors, warnings),
        words: WORDS.of(*language),
    };
    // Plain strings and numbers always serialise.
    serde_json::to_string(&report).unwrap_or_default()
}
