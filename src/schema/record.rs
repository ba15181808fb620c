//! From the shape that a file is read with to a schema: the keys are the shape's, the values those that a path has.

use serde_json::{Map, Value, json};

use super::{value, words};
use crate::sentences::Sentences;
use crate::yaml::{Field, Shape};

/// The dialect of every schema.
const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// What a path has beyond its shape.
pub(super) trait Values {
    /// The schema of a scalar; `None` where any will do.
    fn scalar(&self, path: &str) -> Option<Value>;

    /// Keywords that a record, a list or a scalar has too, such as what is required.
    fn more(&self, path: &str) -> Value;
}

/// The schema of a whole file.
pub(super) fn document(name: &str, shape: &Shape, values: &impl Values, sentences: &Sentences) -> Value {
    let schema = of(name, shape, values, sentences);
    value::with(schema, json!({ "$schema": DIALECT, "type": "object" }))
}

fn of(path: &str, shape: &Shape, values: &impl Values, sentences: &Sentences) -> Value {
    let schema = match shape {
        Shape::Text => values.scalar(path).unwrap_or_else(value::scalar),
        Shape::List(item) => {
            let items = of(&format!("{path}[]"), item, values, sentences);
            json!({ "type": ["array", "null"], "items": items })
        }
        Shape::Record(fields) => record(path, fields, values, sentences),
        Shape::Map(of_each) => {
            let each = of(&format!("{path}{{}}"), of_each, values, sentences);
            json!({ "type": ["object", "null"], "additionalProperties": each })
        }
        Shape::TextOrRecord(fields) => {
            value::either(&value::scalar(), &record(path, fields, values, sentences))
        }
    };
    let (title, description) = words::of(sentences, path);
    let mut told = Map::new();
    for (key, words) in [("title", title), ("description", description)] {
        if !words.is_empty() {
            told.insert(key.to_owned(), words.into());
        }
    }
    value::with(value::with(Value::Object(told), schema), values.more(path))
}

fn record(path: &str, fields: &[Field], values: &impl Values, sentences: &Sentences) -> Value {
    let properties: Map<String, Value> = fields
        .iter()
        .map(|Field { key, shape }| (key.clone(), of(&format!("{path}.{key}"), shape, values, sentences)))
        .collect();
    json!({ "type": ["object", "null"], "properties": properties, "additionalProperties": false })
}
