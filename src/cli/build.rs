//! `goalpress build`.

use std::io::Write;
use std::time::Instant;

use super::arguments::{Build, Format};
use super::messages::Messages;
use super::report::{self, Channel};
use super::{Failure, Status};
use crate::pipeline::{Built, Loaded};

/// Builds the site.
pub(super) fn run(arguments: &Build) -> Result<Status, Failure> {
    let started = Instant::now();
    let site = &arguments.site;
    let mut loaded = report::load(site)?;
    let language = report::language(site, &loaded);
    let messages = Messages::of(language);
    let output = report::output_folder(&site.root, arguments.output.as_ref());
    let is_stopped_by_warnings = site.deny_warnings && !loaded.findings.is_empty();
    let built = if is_stopped_by_warnings {
        None
    } else {
        loaded.publish(&output).map_err(|error| Failure::Environment(error, language))?
    };
    let status = report::findings(site, &loaded, Channel::Remark);
    // With JSON the standard output is for programs alone.
    let mut stdout = std::io::stdout().lock();
    let mut stderr = std::io::stderr().lock();
    let out: &mut dyn Write = if site.format == Format::Json { &mut stderr } else { &mut stdout };
    let told = match built {
        None => writeln!(out, "{}", messages.get("not-built")),
        Some(built) => {
            let seconds = format!("{:.2}", started.elapsed().as_secs_f64());
            summary(arguments, &loaded, &output.display().to_string(), built, &seconds, out)
        }
    };
    // A reader who went away (`| head`) is no reason to fail.
    let _ = told;
    Ok(status)
}

fn summary(
    arguments: &Build,
    loaded: &Loaded,
    output: &str,
    built: Built,
    seconds: &str,
    out: &mut dyn Write,
) -> std::io::Result<()> {
    let language = report::language(&arguments.site, loaded);
    let messages = Messages::of(language);
    let [pages, written, unchanged, removed] =
        [built.pages, built.published.written, built.published.unchanged, built.published.removed]
            .map(|count| count.to_string());
    writeln!(
        out,
        "{}",
        messages.fill("built", &[("pages", &pages), ("output", output), ("seconds", seconds)])
    )?;
    let files = [("written", written.as_str()), ("unchanged", &unchanged), ("removed", &removed)];
    writeln!(out, "{}", messages.fill("files", &files))?;
    if loaded.settings.base_url.is_none() {
        writeln!(out, "{}", messages.get("no-base-url"))?;
    }
    if arguments.site.drafts {
        writeln!(out, "{}", messages.get("shown-drafts"))?;
    }
    report::withheld(loaded, messages, language, out)
}
