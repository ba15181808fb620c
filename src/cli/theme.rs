//! `goalpress theme list` and `goalpress theme eject`.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::Path;

use super::arguments::ThemeCommand;
use super::messages::MESSAGES;
use super::{Failure, Status};
use crate::diagnostic::{self, EnvironmentError};
use crate::language::Language;
use crate::sentences::Sentences;
use crate::settings;
use crate::source;
use crate::theme::{self, Shelf, State};

/// Shows the files of the theme, or copies some of them.
pub(super) fn run(command: &ThemeCommand, lang: Option<Language>) -> Result<Status, Failure> {
    let (ThemeCommand::List { root } | ThemeCommand::Eject { root, .. }) = command;
    // What is wrong with the configuration is for `check` to say; the theme's name is all that is needed of it.
    let text = source::read_text(root, settings::FILE).unwrap_or_default();
    let (settings, ..) = settings::read(&text);
    let language = lang.unwrap_or(settings.language);
    let messages = MESSAGES.of(language);
    let fail = |error| Failure::Environment(error, language);
    let shelf = theme::shelf(root, &settings).map_err(fail)?;
    match command {
        ThemeCommand::List { .. } => {
            list(&shelf, messages);
            Ok(Status::Fine)
        }
        ThemeCommand::Eject { files, .. } => eject(root, &shelf, files, messages).map_err(fail),
    }
}

fn list(shelf: &Shelf, messages: &Sentences) {
    let width = shelf.files.iter().map(|file| file.path.len()).max().unwrap_or(0);
    let mut stdout = std::io::stdout().lock();
    // A reader who went away (`| head`) is no reason to fail.
    let _ =
        writeln!(stdout, "{}", messages.fill("theme-folder", &[("folder", &shelf.folder)])).and_then(|()| {
            shelf.files.iter().try_for_each(|file| {
                let key = match file.state {
                    State::Inherited => "theme-inherited",
                    State::Copied => "theme-copied",
                    State::Overridden => "theme-overridden",
                    State::Outdated => "theme-outdated",
                    State::Own => "theme-own",
                };
                let from = if file.is_built_in() { messages.get("theme-built-in") } else { &file.from };
                writeln!(stdout, "{:width$}  {}", file.path, messages.fill(key, &[("from", from)]))
            })
        });
}

/// Copies what can be copied, and says what cannot.
fn eject(
    root: &Path,
    shelf: &Shelf,
    names: &[String],
    messages: &Sentences,
) -> Result<Status, EnvironmentError> {
    let mut status = Status::Fine;
    for name in names {
        let Some(file) = shelf.find(name) else {
            status = Status::Usage;
            let mut lines = vec![messages.fill("not-ejected-unknown", &[("name", name)])];
            let plain = |path: &str| path.rsplit_once('/').map_or(path, |(_, plain)| plain).to_owned();
            let plains: Vec<String> = shelf.names().map(plain).collect();
            let nearest = diagnostic::nearest(name, shelf.names())
                .or_else(|| diagnostic::nearest(&plain(name), plains.iter().map(String::as_str)));
            lines
                .extend(nearest.map(|nearest| messages.fill("not-ejected-nearest", &[("nearest", nearest)])));
            let list = shelf.names().collect::<Vec<_>>().join(messages.get("separator"));
            lines.push(messages.fill("not-ejected-list", &[("list", &list)]));
            let _ = writeln!(std::io::stderr(), "{}", lines.join("\n"));
            continue;
        };
        let relative = format!("{}/{}", shelf.folder, file.path);
        let key = if write(&root.join(&relative), &file.copy())? { "ejected" } else { "not-ejected-exists" };
        let _ = writeln!(std::io::stdout(), "{}", messages.fill(key, &[("file", &relative)]));
    }
    Ok(status)
}

/// Writes a new file; `false` where there is one.
fn write(path: &Path, bytes: &[u8]) -> Result<bool, EnvironmentError> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| EnvironmentError::io("create-folder", folder, error))?;
    }
    match fs::File::create_new(path) {
        Ok(mut file) => {
            file.write_all(bytes).map(|()| true).map_err(|error| EnvironmentError::io("write", path, error))
        }
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(EnvironmentError::io("write", path, error)),
    }
}
