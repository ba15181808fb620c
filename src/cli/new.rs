//! `goalpress new`.

use std::io::Write;

use super::arguments::New;
use super::messages::MESSAGES;
use super::{Failure, Status};
use crate::diagnostic;
use crate::language::Language;
use crate::scaffold::{self, PlanName, Refusal, Site};
use crate::sentences::Sentences;

/// How many names of a folder in use are told. Whoever named the wrong folder sees it by then.
const TOLD: usize = 10;

/// Makes the next goal of a plan, or a new year's plan from an old one.
pub(super) fn run(arguments: &New, lang: Option<Language>) -> Result<Status, Failure> {
    let asked = lang.unwrap_or_else(|| super::help::language(&[]));
    let site = Site::read(&arguments.root).map_err(|refusal| failure(refusal, asked))?;
    let language = lang.unwrap_or(site.settings.language);
    let messages = MESSAGES.of(language);
    let words = make(arguments, &site, messages).map_err(|refusal| failure(refusal, language))?;
    // A reader who went away (`| head`) is no reason to fail.
    let _ = writeln!(std::io::stdout(), "{words}");
    Ok(Status::Fine)
}

fn make(arguments: &New, site: &Site, messages: &Sentences) -> Result<String, Refusal> {
    let plan = PlanName::parse(&arguments.plan)?;
    let Some(from) = &arguments.from else {
        let slug = arguments.slug.as_deref().unwrap_or_default();
        let file = scaffold::goal(site, &plan, slug, arguments.title.as_deref())?;
        return Ok(messages.fill("new-goal", &[("file", &file)]));
    };
    let carried = scaffold::carry(site, &plan, &PlanName::parse(from)?)?;
    let count = carried.goals.to_string();
    let mut lines = vec![messages.fill("new-plan", &[("folder", &carried.folder), ("count", &count)])];
    lines.extend(
        carried
            .unmoved
            .iter()
            .map(|(file, words)| messages.fill("new-unmoved", &[("file", file), ("words", words)])),
    );
    lines.push(messages.get("new-next").to_owned());
    Ok(lines.join("\n"))
}

/// Why something was not begun, in words.
pub(super) fn failure(refusal: Refusal, language: Language) -> Failure {
    let messages = MESSAGES.of(language);
    let list = |names: &[String]| names.join(messages.get("separator"));
    let nearest = |nearest: &str| messages.fill("not-ejected-nearest", &[("nearest", nearest)]);
    let lines = match refusal {
        Refusal::Environment(error) => return Failure::Environment(error, language),
        Refusal::NoSettings => vec![messages.get("new-no-settings").to_owned()],
        Refusal::NotAPlan { written } => vec![messages.fill("new-not-a-plan", &[("value", &written)])],
        Refusal::PlanUnknown { written, known } => {
            let mut lines = vec![messages.fill("new-plan-unknown", &[("value", &written)])];
            lines.extend(diagnostic::nearest(&written, known.iter().map(String::as_str)).map(nearest));
            if !known.is_empty() {
                lines.push(messages.fill("export-known", &[("list", &list(&known))]));
            }
            lines.push(messages.fill("new-plan-how", &[("value", &written)]));
            lines
        }
        Refusal::InvalidName { written, nearest: suggestion } => {
            let mut lines = vec![messages.fill("new-invalid-name", &[("value", &written)])];
            lines.extend(suggestion.as_deref().map(nearest));
            lines
        }
        Refusal::Taken { file } => vec![messages.fill("not-ejected-exists", &[("file", &file)])],
        Refusal::NoFolder { file } => {
            vec![messages.fill("new-no-folder", &[("file", &file.display().to_string())])]
        }
        Refusal::NoYear { today } => vec![messages.fill("new-no-year", &[("day", &today.to_string())])],
        Refusal::InUse { folder, names } => {
            let (told, more) = names.split_at(names.len().min(TOLD));
            let mut told = list(told);
            if !more.is_empty() {
                told.push_str(&messages.fill("reason-more", &[("count", &more.len().to_string())]));
            }
            vec![messages.fill("new-in-use", &[("folder", &folder), ("list", &told)])]
        }
        Refusal::Unreadable { file } => vec![messages.fill("new-unreadable", &[("file", &file)])],
    };
    Failure::Usage(lines.join("\n"))
}
