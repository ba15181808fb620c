//! `goalpress init`.

use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::arguments::Init;
use super::messages::MESSAGES;
use super::report;
use super::{Failure, Status};
use super::{following, help, new};
use crate::calendar::{self, EraDisplay};
use crate::language::Language;
use crate::scaffold::{self, Begun};
use crate::settings;

/// Makes a new site, and says what to do with it.
pub(super) fn run(
    arguments: &Init,
    lang: Option<Language>,
    program: Option<&OsString>,
) -> Result<Status, Failure> {
    let of_site = arguments.language.or(lang).unwrap_or_else(|| help::language(&[]));
    let language = lang.unwrap_or(of_site);
    report::check_now(arguments.now.as_deref(), language)?;
    let now = |zone: &TimeZone| {
        let asked = arguments.now.as_ref().and_then(|text| calendar::parse_moment(text, zone));
        asked.unwrap_or_else(Timestamp::now)
    };
    let begun =
        scaffold::begin(&arguments.root, of_site, now).map_err(|refusal| new::failure(refusal, language))?;
    // A reader who went away (`| head`) is no reason to fail.
    let _ = writeln!(std::io::stdout(), "{}", told(&arguments.root, &begun, program, language));
    Ok(Status::Fine)
}

fn told(root: &Path, begun: &Begun, program: Option<&OsString>, language: Language) -> String {
    let messages = MESSAGES.of(language);
    let shown = |path: PathBuf| path.display().to_string();
    // A person is told of the year as the site will write it.
    let era = match language {
        Language::Japanese => EraDisplay::Both,
        Language::English => EraDisplay::Western,
    };
    let year = begun.year.display(era, language);
    let count = begun.goals.to_string();
    let folder = shown(root.to_owned());
    let mut lines = vec![messages.fill("begun", &[("folder", &folder), ("year", &year), ("count", &count)])];
    if !begun.kept.is_empty() {
        let list = begun.kept.join(messages.get("separator"));
        lines.push(messages.fill("begun-kept", &[("list", &list)]));
    }
    let command = |name: &str, more: &str| following::command(program, root, name) + more;
    lines.push(messages.fill(
        "begun-next",
        &[
            ("serve", &command("serve", " --open")),
            ("check", &command("check", "")),
            ("build", &command("build", "")),
            ("output", &shown(root.join("public"))),
        ],
    ));
    let [settings, readme] = [settings::FILE, "README.md"].map(|file| shown(root.join(file)));
    lines.push(messages.fill("begun-where", &[("settings", &settings), ("readme", &readme)]));
    lines.join("\n")
}
