//! Answers for people.

use std::io::{self, Write};

use super::told::Told;
use crate::diagnostic::visible;
use crate::search::{Kind, Marked};
use crate::sentences::{Sentences, fill};

/// How a terminal is told to show a file, a line and what was asked for.
const FILE: &str = "\u{1b}[35m";
const LINE: &str = "\u{1b}[32m";
const MARK: &str = "\u{1b}[1;4m";
const PLAIN: &str = "\u{1b}[0m";

/// Prints the answers and how many there are.
pub(super) fn results(
    out: &mut dyn Write,
    told: &[Told<'_>],
    count: usize,
    messages: &Sentences,
    colour: bool,
) -> io::Result<()> {
    for told in told {
        result(out, told, messages, colour)?;
    }
    let (shown, count) = (told.len().to_string(), count.to_string());
    let key = match count.as_str() {
        _ if shown != count => "search-count-shown",
        "1" => "search-count-one",
        _ => "search-count",
    };
    writeln!(out, "{}", messages.fill(key, &[("count", &count), ("shown", &shown)]))
}

fn result(out: &mut dyn Write, told: &Told<'_>, messages: &Sentences, colour: bool) -> io::Result<()> {
    let in_colour = |words: &str, colours: &str| {
        if colour { format!("{colours}{words}{PLAIN}") } else { words.to_owned() }
    };
    let file: String = told.file.chars().map(visible).collect();
    let (file, line) = (in_colour(&file, FILE), in_colour(&told.line.to_string(), LINE));
    writeln!(out, "{file}:{line}: {}", marked(&told.title, colour))?;
    let kind = match told.kind {
        Kind::Goal => None,
        Kind::Department => Some("search-department"),
        Kind::Section => Some("search-section"),
        Kind::Page => Some("search-page"),
    };
    let kind = kind.map(|key| messages.get(key).to_owned());
    let deadline = told.deadline.as_ref().map(|words| {
        let words = marked(words, colour);
        fill(messages.get("search-deadline"), |name| (name == "words").then_some(&words))
    });
    let belongs_to = told.belongs_to.iter().map(|words| marked(words, colour));
    let all: Vec<String> = kind.into_iter().chain(belongs_to).chain(deadline).collect();
    writeln!(out, "    {}", all.join(messages.get("separator")))?;
    if let Some(snippet) = &told.snippet {
        writeln!(out, "    {}", marked(&snippet.words, colour))?;
    }
    writeln!(out)
}

/// Words as a terminal may be sent them.
fn marked(words: &Marked, colour: bool) -> String {
    let mut shown = String::with_capacity(words.text.len());
    for (piece, is_mark) in words.pieces() {
        let is_mark = is_mark && colour;
        shown.push_str(if is_mark { MARK } else { "" });
        shown.extend(piece.chars().map(visible));
        shown.push_str(if is_mark { PLAIN } else { "" });
    }
    shown
}
