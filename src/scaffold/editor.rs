//! What an editor needs to help somebody who writes: schemas, and the form as snippets.

use serde_json::{Value, json};

use super::folder::NewFile;
use super::goal::{heading, in_one_line};
use super::words::WORDS;
use crate::calendar::deadline_spellings;
use crate::draft::DepartmentDraft;
use crate::language::Language;
use crate::schema;
use crate::settings::{Column, ColumnKind, Settings};

/// The files that follow from the configuration and the sections.
pub(super) fn files(settings: &Settings, departments: &[DepartmentDraft]) -> Vec<NewFile> {
    let language = settings.language;
    let all: Vec<&DepartmentDraft> = departments.iter().collect();
    let file = |name: &str, value: &Value| NewFile {
        path: format!(".vscode/{name}"),
        bytes: format!("{value:#}\n").into_bytes(),
    };
    vec![
        file("site.schema.json", &schema::site(language)),
        file("department.schema.json", &schema::department(settings, language)),
        file("goal.schema.json", &schema::goal(settings, &all, language)),
        file("goal.code-snippets", &snippets(settings, departments)),
    ]
}

fn snippets(settings: &Settings, departments: &[DepartmentDraft]) -> Value {
    let words = WORDS.of(settings.language);
    let snippet = |key: &str, body: Vec<String>| {
        // The Latin name as well: whoever writes Japanese need not switch the input method.
        let local = words.get(&format!("snippet-{key}"));
        let prefixes = if local == key { vec![key] } else { vec![key, local] };
        let description = words.get(&format!("snippet-{key}-description"));
        json!({ "scope": "markdown", "prefix": prefixes, "description": description, "body": body })
    };
    json!({
        "goal": snippet("goal", goal(settings, departments)),
        "department": snippet("department", department(settings)),
    })
}

/// Counts the places to fill in.
#[derive(Default)]
struct Stops(usize);

impl Stops {
    fn next(&mut self, words: &str) -> String {
        self.0 += 1;
        if words.is_empty() { format!("${}", self.0) } else { format!("${{{}:{}}}", self.0, escaped(words)) }
    }

    fn choice<'a>(&mut self, choices: impl Iterator<Item = &'a str>) -> String {
        let choices: Vec<String> =
            choices.map(|choice| escaped(choice).replace(',', "\\,").replace('|', "\\|")).collect();
        if choices.is_empty() {
            return self.next("");
        }
        self.0 += 1;
        format!("${{{}|{}|}}", self.0, choices.join(","))
    }
}

/// Words that mean nothing else in a snippet.
fn escaped(words: &str) -> String {
    words.replace('\\', "\\\\").replace('$', "\\$").replace('}', "\\}")
}

fn goal(settings: &Settings, departments: &[DepartmentDraft]) -> Vec<String> {
    let columns = &settings.form.columns;
    let mut stops = Stops::default();
    let mut lines = vec!["---".to_owned()];
    for column in columns.iter().filter(|column| column.kind != ColumnKind::Text) {
        let value = value(column, settings, departments, &mut stops);
        lines.push(
            format!("{}: {value}  # {}", column.key, escaped(&in_one_line(&column.label)))
                .trim_end()
                .to_owned(),
        );
    }
    lines.extend(["draft: true", "---"].map(str::to_owned));
    for column in columns.iter().filter(|column| column.kind == ColumnKind::Text) {
        lines.extend([escaped(heading(column).trim_end()), String::new(), stops.next(""), String::new()]);
    }
    lines
}

fn value(column: &Column, settings: &Settings, departments: &[DepartmentDraft], stops: &mut Stops) -> String {
    match column.kind {
        ColumnKind::Category => {
            stops.choice(settings.categories.iter().map(|category| category.name.as_str()))
        }
        ColumnKind::Section => {
            let common = match settings.language {
                Language::Japanese => "共通",
                Language::English => "common",
            };
            let sections = departments.iter().flat_map(|department| &department.sections);
            stops.choice(std::iter::once(common).chain(sections.map(|section| section.name.as_str())))
        }
        ColumnKind::Deadline if settings.language == Language::Japanese => {
            // Parts of months would make a list that nobody reads; whoever needs one types it.
            let spellings = deadline_spellings();
            let short = spellings.iter().filter(|words| words.ends_with('月') || !words.contains('月'));
            stops.choice(short.map(String::as_str))
        }
        ColumnKind::Choice => stops.choice(column.choices.iter().map(String::as_str)),
        _ => stops.next(""),
    }
}

fn department(settings: &Settings) -> Vec<String> {
    let words = WORDS.of(settings.language);
    let mut stops = Stops::default();
    let mut next = |key: &str| stops.next(words.get(key));
    vec![
        "---".to_owned(),
        format!("name: {}", next("department-name")),
        format!("created: {}", next("department-created")),
        "officers:".to_owned(),
        format!("  - {{ post: {}, name: {} \\}}", next("officer-post"), next("officer-name")),
        "sections:".to_owned(),
        format!("  - {{ key: {}, name: {} \\}}", next("section-key"), next("section-name")),
        "---".to_owned(),
        stops.next(""),
    ]
}
