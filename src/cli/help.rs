//! The help, in the reader's language.

use std::ffi::OsString;

use clap::Command;

use super::messages::MESSAGES;
use crate::language::Language;
use crate::sentences::Sentences;

/// The language of the help: `--lang` where it is given, else that of the terminal, else English.
pub(super) fn language(arguments: &[OsString]) -> Language {
    let words: Vec<_> = arguments.iter().map(|argument| argument.to_string_lossy()).collect();
    let asked = words.iter().enumerate().find_map(|(place, word)| match word.strip_prefix("--lang") {
        Some("") => words.get(place + 1).and_then(|tag| Language::from_tag(tag)),
        Some(rest) => rest.strip_prefix('=').and_then(Language::from_tag),
        None => None,
    });
    let locale = || {
        let set = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .iter()
            .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
        set.and_then(|locale| Language::from_tag(&locale))
    };
    asked.or_else(locale).unwrap_or(Language::English)
}

/// Gives the commands and arguments their words.
pub(super) fn localised(command: Command, language: Language) -> Command {
    let messages = MESSAGES.of(language);
    let command = command
        .about(messages.get("about"))
        .long_about(messages.get("long-about"))
        .after_help(messages.get("after-help"))
        .help_template(template(language))
        .subcommand_help_heading(heading(language, "Commands", "コマンド"));
    let mut command = with_arguments(command, messages, language);
    command.build();
    with_commands(command, "command", language)
}

/// Gives the commands below a command their words: `command-theme-list` is the key of `theme list`.
fn with_commands(command: Command, key: &str, language: Language) -> Command {
    let messages = MESSAGES.of(language);
    let names: Vec<String> = command.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    names.into_iter().fold(command, |command, name| {
        command.mut_subcommand(name.clone(), |subcommand| {
            let own = if name == "help" { "command-help".to_owned() } else { format!("{key}-{name}") };
            let subcommand = subcommand
                .about(messages.get(&own))
                .help_template(template(language))
                .subcommand_help_heading(heading(language, "Commands", "コマンド"));
            let subcommand = with_arguments(subcommand, messages, language);
            if name == "help" { subcommand } else { with_commands(subcommand, &own, language) }
        })
    })
}

fn with_arguments(command: Command, messages: &'static Sentences, language: Language) -> Command {
    command.mut_args(|argument| {
        let key = format!("argument-{}", argument.get_id().as_str().replace('_', "-"));
        let is_positional = argument.is_positional();
        let argument = argument.help(messages.get(&key));
        if is_positional {
            argument.help_heading(heading(language, "Arguments", "引数"))
        } else {
            argument.help_heading(heading(language, "Options", "オプション"))
        }
    })
}

fn heading(language: Language, english: &'static str, japanese: &'static str) -> &'static str {
    match language {
        Language::English => english,
        Language::Japanese => japanese,
    }
}

fn template(language: Language) -> &'static str {
    match language {
        Language::English => "{about-with-newline}\nUsage: {usage}\n\n{all-args}{after-help}",
        Language::Japanese => "{about-with-newline}\n使い方: {usage}\n\n{all-args}{after-help}",
    }
}
