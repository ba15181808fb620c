//! Schemas of single values, as YAML understands them.

use serde_json::{Map, Value, json};

/// Nothing, or white space alone, which is the same to `check`.
pub(super) fn blank() -> Value {
    json!({ "type": ["null", "string"], "pattern": r"^\s*$" })
}

/// Anything but a list or a record.
pub(super) fn scalar() -> Value {
    json!({ "type": ["string", "number", "boolean", "null"] })
}

/// What a key that must be there has: a scalar that says something.
pub(super) fn filled() -> Value {
    json!({ "type": ["string", "number", "boolean"], "pattern": r"\S" })
}

/// A text, or nothing, of which examples say more than a pattern could.
pub(super) fn text_like<S: Into<String>>(examples: impl IntoIterator<Item = S>) -> Value {
    let examples: Vec<String> = examples.into_iter().map(Into::into).collect();
    json!({ "type": ["string", "null"], "examples": examples })
}

/// A text of a pattern, or nothing.
pub(super) fn pattern(pattern: &str) -> Value {
    json!({ "type": ["string", "null"], "pattern": format!(r"^\s*({pattern})?\s*$") })
}

/// A key that becomes part of an address. YAML takes one of digits for a number.
pub(super) fn key() -> Value {
    json!({ "type": ["string", "integer"], "minimum": 0, "pattern": r"^\s*[a-z0-9][a-z0-9_-]*\s*$" })
}

/// One of some words. Words that YAML takes for something else, such as a number, may stand there without quotation
/// marks.
pub(super) fn one_of<'a>(words: impl IntoIterator<Item = &'a str>) -> Value {
    let mut choices: Vec<Value> = Vec::new();
    for word in words {
        let understood = serde_yaml::from_str::<Value>(word).ok();
        let unquoted = understood.filter(|value| value.is_number() || value.is_boolean());
        for choice in [Some(Value::from(word)), unquoted].into_iter().flatten() {
            if !choices.contains(&choice) {
                choices.push(choice);
            }
        }
    }
    json!({ "enum": choices })
}

/// On or off. The words in quotation marks are the same to `check`.
pub(super) fn switch() -> Value {
    json!({ "anyOf": [{ "type": "boolean" }, { "enum": ["true", "false"] }, blank()] })
}

/// Either of two.
pub(super) fn either(one: &Value, other: &Value) -> Value {
    json!({ "anyOf": [one, other] })
}

/// Puts further keywords into a schema.
pub(super) fn with(schema: Value, more: Value) -> Value {
    let mut whole = match schema {
        Value::Object(map) => map,
        _ => Map::new(),
    };
    if let Value::Object(more) = more {
        whole.extend(more);
    }
    Value::Object(whole)
}
