//! What the preview's script is told about a page: whether it changed, what is wrong, how it is looked at.

use serde::Serialize;
use serde_json::value::RawValue;

use super::lens::Lens;
use super::looks::Looks;
use super::origin::origin;
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
    /// Changes when a file does that the page shows; empty while there is no page.
    #[serde(rename = "looks")]
    looks_digest: String,
    /// Those files.
    #[serde(flatten)]
    looks: Looks,
    /// The file and the line to go to in order to change the page.
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
    let ready = shown.ready.as_ref();
    let page = ready.and_then(|ready| state.page(*lens, ready, address));
    let origin = ready.zip(page.as_ref()).and_then(|(ready, page)| {
        let page = &page.rendered;
        origin(page.route, &page.address, page.source.as_deref(), &ready.loaded.settings, &texts)
    });
    let findings = diagnostic::to_json(&shown.findings, &texts, catalogue);
    let (errors, warnings) = counts(shown);
    let report = Report {
        version: state.version,
        digest: page.as_ref().map(|page| page.rendered.digest.to_string()).unwrap_or_default(),
        looks_digest: page.as_ref().map(|page| page.looks.digest()).unwrap_or_default(),
        looks: page.as_ref().map(|page| page.looks.clone()).unwrap_or_default(),
        source: origin,
        withheld: shown.ready.as_ref().map_or(0, |ready| ready.loaded.not_public()),
        view: View { everything: lens.everything, date: lens.day.map(|day| day.to_string()) },
        findings: RawValue::from_string(findings).unwrap_or_default(),
        totals: catalogue.totals(errors, warnings),
        words: WORDS.of(*language),
    };
    // Plain strings and numbers always serialise.
    serde_json::to_string(&report).unwrap_or_default()
}
