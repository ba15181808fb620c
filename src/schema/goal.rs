//! The schema of a goal's front matter, with the site's own form, categories and sections.

use serde_json::{Map, Value, json};

use super::record::{self, Values};
use super::value;
use super::words::{self, WORDS};
use crate::calendar;
use crate::draft::{DepartmentDraft, goal_shape};
use crate::language::Language;
use crate::sentences::Sentences;
use crate::settings::{Column, ColumnKind, Settings};

/// The front matter of a goal of one of the departments: their sections are the choices.
pub fn goal(settings: &Settings, departments: &[&DepartmentDraft], language: Language) -> Value {
    let sentences = WORDS.of(language);
    record::document("goal", &goal_shape(settings), &Goal { settings, departments, sentences }, sentences)
}

struct Goal<'a> {
    settings: &'a Settings,
    departments: &'a [&'a DepartmentDraft],
    sentences: &'static Sentences,
}

impl Goal<'_> {
    fn column(&self, path: &str) -> Option<&Column> {
        self.settings.form.column(path.strip_prefix("goal.")?)
    }

    fn sections(&self) -> Value {
        let sections = || self.departments.iter().flat_map(|department| &department.sections);
        let names = sections().map(|section| section.name.as_str());
        let keys = sections().map(|section| section.key.as_str());
        value::one_of(names.chain(self.settings.common_words()).chain(keys))
    }

    fn categories(&self) -> Value {
        let categories = &self.settings.categories;
        let names = categories.iter().map(|category| category.name.as_str());
        value::one_of(names.chain(categories.iter().map(|category| category.key.as_str())))
    }

    fn column_value(&self, column: &Column) -> Value {
        let or_blank = |schema: Value| value::either(&schema, &value::blank());
        match column.kind {
            ColumnKind::GoalNumber => json!({ "anyOf": [
                { "type": "integer", "minimum": 1, "maximum": u32::MAX },
                value::pattern("[0０]*[1-9１-９][0-9０-９]{0,8}"),
            ] }),
            ColumnKind::Number => json!({ "anyOf": [
                { "type": "number" },
                value::pattern(r"[-－]?[0-9０-９]+([.．][0-9０-９]+)?"),
            ] }),
            ColumnKind::Category => or_blank(self.categories()),
            ColumnKind::Section => or_blank(self.sections()),
            ColumnKind::Choice => or_blank(value::one_of(column.choices.iter().map(String::as_str))),
            ColumnKind::Deadline => value::text_like(calendar::deadline_spellings()),
            ColumnKind::Date => value::text_like(["令和4年10月1日", "2022-10-01"]),
            ColumnKind::Title | ColumnKind::Line | ColumnKind::Text => value::scalar(),
        }
    }

    /// A goal that is no draft has every required column; an empty deadline says that none is set.
    fn finished(&self) -> Value {
        let columns = self.settings.form.columns.iter();
        let required: Vec<&Column> =
            columns.filter(|column| column.required && column.kind != ColumnKind::Text).collect();
        let keys: Vec<&str> = required.iter().map(|column| column.key.as_str()).collect();
        let filled: Map<String, Value> = required
            .iter()
            .filter(|column| column.kind != ColumnKind::Deadline)
            .map(|column| (column.key.clone(), value::filled()))
            .collect();
        json!({
            "if": { "properties": { "draft": { "enum": [true, "true"] } }, "required": ["draft"] },
            "else": { "required": keys, "properties": filled },
        })
    }
}

impl Values for Goal<'_> {
    fn scalar(&self, path: &str) -> Option<Value> {
        if let Some(column) = self.column(path) {
            return Some(self.column_value(column));
        }
        match path {
            "goal.draft" => Some(value::switch()),
            "goal.publish_on" => Some(value::text_like(["2022-10-01", "2022-10-01 09:00"])),
            "goal.updated" => Some(value::text_like(["2022-10-01", "令和4年10月1日"])),
            "goal.aliases[]" => {
                let part = "[a-z0-9]([a-z0-9._-]*[a-z0-9_-])?";
                let pattern = format!(r"^\s*/*{part}(/{part})*/*\s*$");
                Some(json!({ "type": ["string", "integer"], "minimum": 0, "pattern": pattern }))
            }
            _ => None,
        }
    }

    fn more(&self, path: &str) -> Value {
        let Some(column) = self.column(path) else {
            return if path == "goal" { self.finished() } else { json!({}) };
        };
        // What the site says of the column, and below it how its kind is written.
        let (written, _) = words::of(self.sentences, &format!("kind.{}", column.kind.name()));
        let lines = [column.hint.as_deref().unwrap_or_default(), written];
        let description: Vec<&str> = lines.into_iter().filter(|line| !line.is_empty()).collect();
        let told = json!({ "title": column.label });
        if description.is_empty() {
            return told;
        }
        value::with(told, json!({ "description": description.join("\n") }))
    }
}
