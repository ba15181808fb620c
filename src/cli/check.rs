//! `goalpress check`.

use std::io::Write;
use std::time::Instant;

use super::arguments::{Check, Format};
use super::messages::MESSAGES;
use super::report::{self, Channel};
use super::{Failure, Status};
use crate::language::Language;

/// Checks the content.
pub(super) fn run(arguments: &Check, lang: Option<Language>) -> Result<Status, Failure> {
    let started = Instant::now();
    let site = &arguments.site;
    let mut loaded = report::load(site, lang)?;
    let language = lang.unwrap_or(loaded.settings.language);
    loaded.rehearse().map_err(|error| Failure::Environment(error, language))?;
    let status = report::findings(site, &loaded, language, Channel::Result);
    if status == Status::Fine && site.format != Format::Json {
        let messages = MESSAGES.of(language);
        let goals: usize =
            loaded.plans.years.iter().flat_map(|year| &year.plans).map(|plan| plan.goals.len()).sum();
        let goals = (goals + loaded.withheld.len()).to_string();
        let seconds = format!("{:.2}", started.elapsed().as_secs_f64());
        let key = if loaded.findings.is_empty() { "checked" } else { "checked-warnings" };
        let mut stdout = std::io::stdout().lock();
        // A reader who went away (`| head`) is no reason to fail.
        let _ = writeln!(stdout, "{}", messages.fill(key, &[("goals", &goals), ("seconds", &seconds)]))
            .and_then(|()| report::withheld(&loaded, messages, language, &mut stdout));
    }
    Ok(status)
}
