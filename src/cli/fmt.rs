//! `goalpress fmt`.

use std::io::Write;

use similar::TextDiff;

use super::arguments::Fmt;
use super::messages::MESSAGES;
use super::{Failure, Status};
use crate::format::{self, Mode, Outcome, Refusal, Stray};
use crate::language::Language;
use crate::sentences::Sentences;

/// Formats the content, or tells what it would change.
pub(super) fn run(arguments: &Fmt, lang: Option<Language>) -> Result<Status, Failure> {
    let asked = lang.unwrap_or_else(|| super::help::language(&[]));
    let mode = if arguments.check { Mode::Compare } else { Mode::Write };
    let formatted =
        format::format(&arguments.root, &arguments.paths, mode).map_err(|refusal| failure(refusal, asked))?;
    let language = lang.unwrap_or(formatted.settings.language);
    let messages = MESSAGES.of(language);
    let mut stdout = std::io::stdout().lock();
    let mut stderr = std::io::stderr().lock();
    let mut changed = 0_usize;
    let mut failed = None;
    // A reader who went away (`| head`) is no reason to fail.
    for (file, outcome) in formatted.files {
        match outcome {
            Outcome::Changed { old, new } => {
                changed += 1;
                let _ = if arguments.check {
                    write!(stdout, "{file}\n{}", difference(&old, &new, messages))
                } else {
                    writeln!(stdout, "{file}")
                };
            }
            Outcome::Left(left) => {
                let reason = messages.get(&format!("fmt-left-{}", left.name()));
                let _ =
                    writeln!(stderr, "{}", messages.fill("fmt-left", &[("file", &file), ("reason", reason)]));
            }
            Outcome::Failed(error) => failed = failed.or(Some(error)),
        }
    }
    let key = match (changed, arguments.check) {
        (0, _) => "fmt-nothing",
        (_, false) => "fmt-done",
        (_, true) => "fmt-would",
    };
    let counts = [("changed", changed.to_string()), ("count", formatted.count.to_string())];
    let counts: Vec<(&str, &str)> = counts.iter().map(|(name, count)| (*name, count.as_str())).collect();
    let _ = writeln!(stdout, "{}", messages.fill(key, &counts));
    match failed {
        Some(error) => Err(Failure::Environment(error, language)),
        None if arguments.check && changed > 0 => Ok(Status::Findings),
        None => Ok(Status::Fine),
    }
}

/// The lines that differ, and what no line shows.
fn difference(old: &str, new: &str, messages: &Sentences) -> String {
    let mut told = String::new();
    if old.starts_with('\u{feff}') {
        told.push_str(messages.get("fmt-byte-order-mark"));
        told.push('\n');
    }
    if old.contains('\r') {
        told.push_str(messages.get("fmt-line-ends"));
        told.push('\n');
    }
    let old = old.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n");
    let compared = TextDiff::from_lines(old.as_str(), new);
    told.push_str(&compared.unified_diff().context_radius(1).to_string());
    told
}

fn failure(refusal: Refusal, language: Language) -> Failure {
    let messages = MESSAGES.of(language);
    let strays = match refusal {
        Refusal::Environment(error) => return Failure::Environment(error, language),
        Refusal::Settings => return Failure::Usage(messages.get("fmt-settings").to_owned()),
        Refusal::Strays(strays) => strays,
    };
    let line = |stray: &Stray| {
        let (key, path) = match stray {
            Stray::Missing(path) => ("fmt-missing", path),
            Stray::Outside(path) => ("fmt-outside", path),
        };
        messages.fill(key, &[("path", &path.display().to_string())])
    };
    Failure::Usage(strays.iter().map(line).collect::<Vec<_>>().join("\n"))
}
