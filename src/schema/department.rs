//! The schema of a department's front matter.

use serde_json::{Value, json};

use super::record::{self, Values};
use super::value;
use super::words::WORDS;
use crate::draft::department_shape;
use crate::language::Language;
use crate::settings::Settings;

/// The front matter of a department's `_index.md`.
pub fn department(settings: &Settings, language: Language) -> Value {
    record::document("department", &department_shape(), &Department { settings }, WORDS.of(language))
}

struct Department<'a> {
    settings: &'a Settings,
}

impl Department<'_> {
    /// Words that mean every section can be no section's.
    fn not_common(&self, schema: Value) -> Value {
        let common: Vec<&str> = self.settings.common_words().collect();
        value::with(schema, json!({ "not": { "enum": common } }))
    }
}

impl Values for Department<'_> {
    fn scalar(&self, path: &str) -> Option<Value> {
        match path {
            "department.created" => Some(value::text_like(["令和4年4月1日", "2022-04-01"])),
            "department.sections[].key" => Some(self.not_common(value::key())),
            "department.sections[].name" => Some(self.not_common(value::filled())),
            "department.name" | "department.officers[].post" | "department.officers[].name" => {
                Some(value::filled())
            }
            _ => None,
        }
    }

    fn more(&self, path: &str) -> Value {
        match path {
            "department" => json!({ "required": ["name"] }),
            "department.officers[]" => json!({ "type": "object", "required": ["post", "name"] }),
            "department.sections[]" => json!({ "type": "object", "required": ["key", "name"] }),
            _ => json!({}),
        }
    }
}
