//! The schema of the JSON files (JSON Schema 2020-12).

use crate::address::data::SCHEMA;
use crate::export::Export;
use crate::site::Site;

/// The schema, known by its address where the site has one.
pub(in crate::export) fn files(site: &Site<'_>) -> Vec<Export> {
    let text = include_str!("schema.json");
    let id = match &site.settings.base_url {
        Some(base) => base.join(SCHEMA),
        None => SCHEMA.to_owned(),
    };
    let bytes =
        text.replace("\"$id\": \"\"", &format!("\"$id\": {}", serde_json::Value::from(id))).into_bytes();
    vec![Export { address: SCHEMA.to_owned(), bytes }]
}
