//! The command line: arguments in, words and an exit status out. The clock is read here and nowhere else.

mod arguments;
mod build;
mod check;
mod export;
mod fmt;
mod following;
mod help;
mod import;
mod init;
mod messages;
mod new;
mod progress;
mod report;
mod schema;
mod search;
mod serve;
mod theme;
mod unknown;

use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};

use crate::diagnostic::{Catalogue, EnvironmentError};
use crate::language::Language;
use arguments::{Arguments, Command};
use messages::MESSAGES;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Status {
    /// All is well.
    Fine,
    /// The content has findings that stop the publication.
    Findings,
    /// The arguments make no sense.
    Usage,
    /// The machine refused.
    Environment,
    /// Ctrl-C.
    Interrupted,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(match status {
            Status::Fine => 0,
            Status::Findings => 1,
            Status::Usage => 2,
            Status::Environment => 3,
            Status::Interrupted => 130,
        })
    }
}

/// Why a run could not be carried out.
enum Failure {
    /// An argument that makes no sense, in words that say so.
    Usage(String),
    /// What the machine refused, and the language to say it in.
    Environment(EnvironmentError, Language),
}

/// Runs goalpress with the given arguments, the program's name first.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let language = help::language(&arguments);
    let command = help::localised(Arguments::command(), language);
    let parsed = command
        .clone()
        .try_get_matches_from(&arguments)
        .and_then(|matches| Arguments::from_arg_matches(&matches));
    let parsed = match parsed {
        Ok(parsed) => parsed,
        Err(error) => {
            // Help and version arrive as errors too, and are fine. Nothing is left to do where even this fails.
            let status = if error.use_stderr() { Status::Usage } else { Status::Fine };
            let _ = error.print();
            return status.into();
        }
    };
    let outcome = match parsed.command {
        Command::Build(build) => build::run(&build, parsed.lang),
        Command::Check(check) => check::run(&check, parsed.lang),
        Command::Serve(serve) => serve::run(&serve, parsed.lang),
        Command::Init(init) => init::run(&init, parsed.lang, arguments.first()),
        Command::New(new) => new::run(&new, parsed.lang),
        Command::Import(import) => import::run(&import, parsed.lang, arguments.first()),
        Command::Fmt(fmt) => fmt::run(&fmt, parsed.lang),
        Command::Search(search) => search::run(&search, parsed.lang),
        Command::Export(export) => export::run(&export, parsed.lang),
        Command::Schema(schema) => schema::run(&schema, parsed.lang),
        Command::Theme(theme) => theme::run(&theme.command, parsed.lang),
        Command::Completions { shell } => {
            clap_complete::generate(shell, &mut command.clone(), "goalpress", &mut std::io::stdout());
            Ok(Status::Fine)
        }
        Command::Man => manual(command, language),
    };
    outcome.unwrap_or_else(|failure| complain(&failure)).into()
}

/// Prints the manual page of the program and of each command, in roff.
fn manual(command: clap::Command, language: Language) -> Result<Status, Failure> {
    let mut page = Vec::new();
    let mut command = command;
    command.build();
    let subcommands: Vec<_> =
        command.get_subcommands().filter(|command| command.get_name() != "help").cloned().collect();
    let rendered = clap_mangen::Man::new(command).render(&mut page).and_then(|()| {
        subcommands.into_iter().try_for_each(|subcommand| {
            let man = clap_mangen::Man::new(subcommand);
            writeln!(page, ".SH \"{}\"", man_title(&man))?;
            man.render_description_section(&mut page)?;
            man.render_options_section(&mut page)
        })
    });
    rendered.and_then(|()| std::io::stdout().write_all(&page)).map_err(|error| {
        Failure::Environment(EnvironmentError::io("write", "-".as_ref(), error), language)
    })?;
    Ok(Status::Fine)
}

fn man_title(man: &clap_mangen::Man) -> String {
    let mut title = Vec::new();
    // A name section is "name - about"; its first word is what is wanted.
    let _ = man.render_name_section(&mut title);
    let text = String::from_utf8_lossy(&title).into_owned();
    text.lines().nth(1).and_then(|line| line.split(" \\- ").next()).unwrap_or_default().replace("\\-", "-")
}

fn complain(failure: &Failure) -> Status {
    let mut stderr = std::io::stderr().lock();
    match failure {
        Failure::Usage(words) => {
            let _ = writeln!(stderr, "{words}");
            Status::Usage
        }
        Failure::Environment(EnvironmentError::Interrupted { .. }, language) => {
            let _ = writeln!(stderr, "{}", MESSAGES.of(*language).get("interrupted"));
            Status::Interrupted
        }
        Failure::Environment(error, language) => {
            let catalogue = Catalogue::of(*language);
            let level = catalogue.level(crate::diagnostic::Severity::Error);
            let what = catalogue.term(error.term());
            let messages = MESSAGES.of(*language);
            let is_standard = error.path().as_os_str() == "-";
            let path = error.path().display().to_string();
            let named = if is_standard { messages.get("standard-output") } else { &path };
            let _ = writeln!(stderr, "{level}: {named}: {what}");
            if let Some(source) = std::error::Error::source(error) {
                let _ = writeln!(stderr, "  {}: {source}", catalogue.note_level());
            }
            if !is_standard && !matches!(error, EnvironmentError::Locked { .. }) {
                let _ = writeln!(stderr, "  {}", messages.get("nothing-changed"));
            }
            Status::Environment
        }
    }
}
