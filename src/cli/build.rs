//! `goalpress build`.

use std::io::Write;
use std::time::Instant;

use super::arguments::{Build, Format};
use super::messages::MESSAGES;
use super::report::{self, Channel};
use super::{Failure, Status};
use crate::language::Language;
use crate::pipeline::{Built, Loaded};

/// Builds the site.
pub(super) fn run(arguments: &Build, lang: Option<Language>) -> Result<Status, Failure> {
    let started = Instant::now();
    let site = &arguments.site;
    let mut loaded = report::load(site, lang)?;
    let language = lang.unwrap_or(loaded.settings.language);
    let messages = MESSAGES.of(language);
    let output = report::output_folder(&site.root, arguments.output.as_ref());
    let is_stopped_by_warnings = site.deny_warnings && !loaded.findings.is_empty();
    let built = if is_stopped_by_warnings {
        None
    } else {
        loaded.publish(&output).map_err(|error| Failure::Environment(error, language))?
    };
    let status = report::findings(site, &loaded, language, Channel::Remark);
    // With JSON the standard output is for programs alone.
    let mut stdout = std::io::stdout().lock();
    let mut stderr = std::io::stderr().lock();
    let out: &mut dyn Write = if site.format == Format::Json { &mut stderr } else { &mut stdout };
    let told = match built {
        None => writeln!(out, "{}", messages.get("not-built")),
        Some(built) => {
            let seconds = format!("{:.2}", started.elapsed().as_secs_f64());
            let output = output.display().to_string();
            let summary = Summary { output: &output, built, seconds: &seconds, shows_drafts: site.drafts };
            tell(&summary, &loaded, language, out)
        }
    };
    // A reader who went away (`| head`) is no reason to fail.
    let _ = told;
    Ok(status)
}

/// What there is to say about a build.
struct Summary<'a> {
    output: &'a str,
    built: Built,
    seconds: &'a str,
    shows_drafts: bool,
}

fn tell(
    summary: &Summary<'_>,
    loaded: &Loaded,
    language: Language,
    out: &mut dyn Write,
) -> std::io::Result<()> {
    let messages = MESSAGES.of(language);
    let published = summary.built.published;
    let [pages, written, unchanged, removed] =
        [summary.built.pages, published.written, published.unchanged, published.removed]
            .map(|count| count.to_string());
    let built = [("pages", pages.as_str()), ("output", summary.output), ("seconds", summary.seconds)];
    writeln!(out, "{}", messages.fill("built", &built))?;
    let files = [("written", written.as_str()), ("unchanged", &unchanged), ("removed", &removed)];
    writeln!(out, "{}", messages.fill("files", &files))?;
    if loaded.settings.base_url.is_none() {
        writeln!(out, "{}", messages.get("no-base-url"))?;
    }
    if summary.shows_drafts {
        writeln!(out, "{}", messages.get("shown-drafts"))?;
    }
    report::withheld(loaded, messages, language, out)
}
