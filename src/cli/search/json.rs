//! Answers for programs.

use serde::Serialize;

use super::told::Told;
use crate::search::{Kind, Marked};

/// The version of the JSON's form. It changes when a field changes its meaning or goes away.
const VERSION: u32 = 1;

/// The names of the classes that words fall into.
const CLASSES: [&str; 4] = ["title", "level", "method", "other"];

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    query: &'a str,
    count: usize,
    results: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Item<'a> {
    kind: &'static str,
    file: &'a str,
    line: usize,
    /// What stands in that line; null for a query that only leaves out.
    #[serde(rename = "where")]
    class: Option<&'static str>,
    /// Relative to the site's root.
    address: &'a str,
    title: &'a str,
    title_marks: Vec<[usize; 2]>,
    year: Option<Named<'a>>,
    department: Option<Named<'a>>,
    section: Option<Named<'a>>,
    common: bool,
    category: Option<Named<'a>>,
    deadline: Option<DeadlineEntry<'a>>,
    snippet: Option<SnippetEntry<'a>>,
}

#[derive(Serialize)]
struct Named<'a> {
    key: &'a str,
    name: &'a str,
}

#[derive(Serialize)]
struct DeadlineEntry<'a> {
    words: &'a str,
    /// The last day, as ISO 8601 has it.
    date: Option<String>,
}

#[derive(Serialize)]
struct SnippetEntry<'a> {
    #[serde(rename = "where")]
    class: &'static str,
    text: &'a str,
    marks: Vec<[usize; 2]>,
}

/// One JSON document with the answers. Marks are pairs of a first character and the one behind the last, counted from 0.
pub(super) fn document(query: &str, count: usize, told: &[Told<'_>]) -> String {
    let document = Document { version: VERSION, query, count, results: told.iter().map(item).collect() };
    // Plain strings and numbers always serialise.
    serde_json::to_string_pretty(&document).unwrap_or_default()
}

fn item<'a>(told: &'a Told<'a>) -> Item<'a> {
    let deadline = told.goal.and_then(|goal| goal.deadline.as_ref());
    Item {
        kind: match told.kind {
            Kind::Goal => "goal",
            Kind::Department => "department",
            Kind::Section => "section",
            Kind::Page => "page",
        },
        file: told.file,
        line: told.line,
        class: told.class.map(class),
        address: &told.address,
        title: &told.title.text,
        title_marks: told.title.in_characters(),
        year: told.plan.map(|(year, _)| Named { key: &year.key, name: &year.name }),
        department: told
            .plan
            .map(|(_, plan)| Named { key: &plan.department.key, name: &plan.department.name }),
        section: told.section.map(|section| Named { key: &section.key, name: &section.name }),
        common: told.is_common,
        category: told.category.map(|category| Named { key: &category.key, name: &category.name }),
        deadline: deadline.map(|deadline| DeadlineEntry {
            words: &deadline.words,
            date: deadline.date().map(|date| date.to_string()),
        }),
        snippet: told.snippet.as_ref().map(|snippet| {
            let Marked { text, .. } = &snippet.words;
            SnippetEntry { class: class(snippet.class), text, marks: snippet.words.in_characters() }
        }),
    }
}

fn class(place: usize) -> &'static str {
    CLASSES.get(place).copied().unwrap_or_default()
}
