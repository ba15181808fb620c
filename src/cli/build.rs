//! `goalpress build`.

use std::io::Write;
use std::sync::Arc;
use std::time::Instant;

use super::arguments::{Build, Format};
use super::messages::MESSAGES;
use super::progress::{Follower, phase_key};
use super::report::{self, Channel};
use super::{Failure, Status};
use crate::language::Language;
use crate::pipeline::{self, Built, Finished, Loaded, Order, Progress, Reason};
use crate::sentences::Sentences;

/// The exit status of a build that Ctrl-C ended, as shells have it: 128 and the signal's number.
pub(super) const INTERRUPTED: i32 = 130;

/// Builds the site.
pub(super) fn run(arguments: &Build, lang: Option<Language>) -> Result<Status, Failure> {
    let started = Instant::now();
    let site = &arguments.site;
    let output = report::output_folder(&site.root, arguments.output.as_ref());
    let asked = lang.unwrap_or_else(|| super::help::language(&[]));
    let follower = Arc::new(Follower::new());
    let on_interrupt = Arc::clone(&follower);
    // Without a handler Ctrl-C still leaves the published site as it was, and what was staged for the next build to
    // clear away. A second one does not wait.
    let _ = ctrlc::set_handler(move || {
        if on_interrupt.is_stopped() {
            std::process::exit(INTERRUPTED);
        }
        on_interrupt.stop();
    });
    let order = Order {
        root: &site.root,
        output: &output,
        overrides: report::overrides(site.base_url.as_deref(), asked)?,
        stops_at_warnings: site.deny_warnings,
        explains: arguments.explain,
        progress: &*follower,
    };
    let clock = report::clock(site, asked)?;
    let build = || pipeline::build(&order, clock);
    let finished = if arguments.quiet { build() } else { follower.show(asked, build) };
    let Finished { loaded, built } = finished.map_err(|error| Failure::Environment(error, asked))?;
    let language = lang.unwrap_or(loaded.settings.language);
    let messages = MESSAGES.of(language);
    let status = report::findings(site, &loaded, language, Channel::Remark);
    // With JSON the standard output is for programs alone.
    let mut stdout = std::io::stdout().lock();
    let mut stderr = std::io::stderr().lock();
    let out: &mut dyn Write = if site.format == Format::Json { &mut stderr } else { &mut stdout };
    let told = match built {
        None => writeln!(out, "{}", messages.get("not-built")),
        Some(_) if arguments.quiet => Ok(()),
        Some(done) => {
            let seconds = format!("{:.2}", started.elapsed().as_secs_f64());
            let output = output.display().to_string();
            let summary =
                Summary { output: &output, built: done, seconds: &seconds, shows_drafts: site.drafts };
            tell(&summary, &loaded, language, out)
        }
    };
    let told = told.and_then(|()| if arguments.timings { timings(&follower, messages, out) } else { Ok(()) });
    // A reader who went away (`| head`) is no reason to fail.
    let _ = told;
    Ok(status)
}

/// How many files are named of those that made a page change.
const NAMED: usize = 3;

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
    let [pages, rendered, written, unchanged, removed] = [
        summary.built.pages,
        summary.built.rendered,
        published.written,
        published.unchanged,
        published.removed,
    ]
    .map(|count| count.to_string());
    for (address, reason) in &summary.built.reasons {
        writeln!(out, "{}", explanation(address, reason, messages))?;
    }
    let built = [("pages", pages.as_str()), ("output", summary.output), ("seconds", summary.seconds)];
    writeln!(out, "{}", messages.fill("built", &built))?;
    let files = [
        ("rendered", rendered.as_str()),
        ("written", written.as_str()),
        ("unchanged", &unchanged),
        ("removed", &removed),
    ];
    writeln!(out, "{}", messages.fill("files", &files))?;
    if loaded.settings.base_url.is_none() {
        writeln!(out, "{}", messages.get("no-base-url"))?;
    }
    if summary.shows_drafts {
        writeln!(out, "{}", messages.get("shown-drafts"))?;
    }
    report::withheld(loaded, messages, language, out)
}

/// One line that says why a page was made.
fn explanation(address: &str, reason: &Reason, messages: &Sentences) -> String {
    let (key, files) = match reason {
        Reason::First => ("reason-first", &[][..]),
        Reason::Settings => ("reason-settings", &[][..]),
        Reason::Theme => ("reason-theme", &[][..]),
        Reason::Navigation => ("reason-navigation", &[][..]),
        Reason::New => ("reason-new", &[][..]),
        Reason::Files(files) => ("reason-files", files.as_slice()),
        Reason::Time => ("reason-time", &[][..]),
        Reason::Output => ("reason-output", &[][..]),
    };
    let mut named = files.iter().take(NAMED).cloned().collect::<Vec<_>>().join(messages.get("separator"));
    if files.len() > NAMED {
        let more = (files.len() - NAMED).to_string();
        named.push_str(&messages.fill("reason-more", &[("count", &more)]));
    }
    let address = format!("/{address}");
    messages.fill(key, &[("address", &address), ("files", &named)])
}

/// A line for each part of the build, with the time that it took.
fn timings(follower: &Follower, messages: &Sentences, out: &mut dyn Write) -> std::io::Result<()> {
    for (phase, duration) in follower.timings() {
        let milliseconds = format!("{:>9.1}", duration.as_secs_f64() * 1_000.0);
        let words = messages.get(phase_key(phase));
        writeln!(out, "{}", messages.fill("timing", &[("milliseconds", &milliseconds), ("phase", words)]))?;
    }
    Ok(())
}
