//! `codes.csv`: every code that the other tables use, with its name.

use std::borrow::Cow;

use super::cell::Cell;
use super::column::{Definition, Kind};
use super::form_column::{Part, form_columns};
use super::words::WORDS;
use crate::settings::{ColumnKind, Settings};

pub(super) const COLUMNS: [Definition; 5] = [
    Definition::new("list", Kind::Code, "category_key").required(),
    Definition::new("code", Kind::Text, "").required(),
    Definition::new("name", Kind::Text, "").required(),
    Definition::new("description", Kind::Text, ""),
    Definition::new("code_order", Kind::Integer, "3").required(),
];

/// The codes of one column.
#[derive(Clone, Debug)]
pub(super) struct List<'a> {
    /// The column's name.
    pub(super) name: Cow<'a, str>,
    /// The codes, in their order.
    pub(super) codes: Vec<Code<'a>>,
}

/// A code.
#[derive(Clone, Debug)]
pub(super) struct Code<'a> {
    pub(super) value: &'a str,
    name: Cow<'a, str>,
    description: Cow<'a, str>,
}

/// The codes that the program itself has.
const OWN: [(&str, &[&str]); 3] = [
    ("assignment", &["common", "section"]),
    ("deadline_kind", &["day", "interval", "undated"]),
    ("marker", &["bullet", "number", "circled"]),
];

/// Every list of codes. A form's columns, categories and choices are the site's own.
pub(super) fn lists(settings: &Settings) -> Vec<List<'_>> {
    let words = WORDS.of(settings.language);
    let mut lists: Vec<List<'_>> = Vec::new();
    for (name, codes) in OWN {
        let codes = codes.iter().map(|code| {
            let key = format!("code.{name}.{code}");
            let own = (key == "code.assignment.common").then(|| settings.labels.get("common")).flatten();
            Code {
                value: code,
                name: Cow::Borrowed(own.map_or_else(|| words.get(&key), String::as_str)),
                description: Cow::Borrowed(words.get(&format!("{key}.description"))),
            }
        });
        lists.push(List { name: Cow::Borrowed(name), codes: codes.collect() });
    }
    let categories = settings.categories.iter().map(|category| Code {
        value: &category.key,
        name: Cow::Borrowed(&category.name),
        description: Cow::Borrowed(&category.description),
    });
    lists.push(List { name: Cow::Borrowed("category_key"), codes: categories.collect() });
    let columns = settings.form.columns.iter().map(|column| Code {
        value: &column.key,
        name: Cow::Borrowed(&column.label),
        description: Cow::Borrowed(column.hint.as_deref().unwrap_or_default()),
    });
    lists.push(List { name: Cow::Borrowed("column_key"), codes: columns.collect() });
    for column in form_columns(&settings.form) {
        if column.part == Part::Value && column.column.kind == ColumnKind::Choice {
            let mut codes: Vec<Code<'_>> = Vec::new();
            for choice in &column.column.choices {
                if codes.iter().all(|code| code.value != choice) {
                    codes.push(Code {
                        value: choice,
                        name: Cow::Borrowed(choice),
                        description: Cow::Borrowed(""),
                    });
                }
            }
            lists.push(List { name: Cow::Owned(column.name), codes });
        }
    }
    lists
}

/// The rows.
pub(super) fn each_row(settings: &Settings, mut row: impl FnMut([Cell<'_>; COLUMNS.len()])) {
    for list in lists(settings) {
        for (place, code) in list.codes.iter().enumerate() {
            row([
                Cell::code(&list.name),
                Cell::text(code.value),
                Cell::text(&code.name),
                Cell::text(&code.description),
                Cell::place(place),
            ]);
        }
    }
}
