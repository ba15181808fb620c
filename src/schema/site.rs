//! The schema of the configuration.

use serde_json::{Value, json};

use super::record::{self, Values};
use super::value;
use super::words::WORDS;
use crate::language::Language;
use crate::settings::{self, ColumnKind, Encoding, Kana};

/// `content/site.yaml`. It is the same for every site, but for its language.
pub fn site(language: Language) -> Value {
    record::document("site", &settings::shape(), &Site { language }, WORDS.of(language))
}

struct Site {
    language: Language,
}

/// An address of the web's own schemes.
const WEB_ADDRESS: &str = r"https?://.*";

/// An address of which one parameter is the words that are looked for.
const SEARCH_ADDRESS: &str = r"https?://[^?#]+\?([^#]*&)?[^=&#]+=(\{query\}|%7[Bb]query%7[Dd])(&[^#]*)?";

impl Values for Site {
    fn scalar(&self, path: &str) -> Option<Value> {
        let or_blank = |schema: Value| value::either(&schema, &value::blank());
        let one_of = |words: &[&str]| or_blank(value::one_of(words.iter().copied()));
        Some(match path {
            "site.title" | "site.organisation" | "site.categories[].name" | "site.licence.name" => {
                value::filled()
            }
            "site.organisation_code" => json!({ "anyOf": [
                { "type": "integer", "minimum": 100_000, "maximum": 999_999 },
                value::pattern("[0-9０-９]{6}"),
            ] }),
            "site.language" => one_of(&Language::ALL.map(Language::tag)),
            "site.base_url" | "site.licence.url" | "site.contact.url" => value::pattern(WEB_ADDRESS),
            "site.time_zone" => value::text_like(["Asia/Tokyo", "UTC", "Europe/London"]),
            "site.fiscal_year_start" => json!({ "anyOf": [
                { "type": "integer", "minimum": 1, "maximum": 12 },
                value::pattern("0?[1-9]|1[0-2]"),
            ] }),
            "site.era" => one_of(&["both", "era", "western"]),
            "site.categories[].key" | "site.departments[]" | "site.form.columns[].key" => value::key(),
            "site.form.columns[].kind" => one_of(&ColumnKind::CONFIGURABLE.map(|(name, _)| name)),
            "site.data.encoding" => one_of(&Encoding::ALL.map(|(name, _)| name)),
            "site.search.kana" => one_of(&Kana::ALL.map(|(name, _)| name)),
            "site.search.elsewhere" => value::pattern(SEARCH_ADDRESS),
            "site.theme" => or_blank(value::key()),
            "site.source_url" => value::pattern(r"https?://.*\{file\}.*"),
            "site.share_pictures" | "site.form.columns[].required" => value::switch(),
            path if path.starts_with("site.data.") => value::switch(),
            _ => return None,
        })
    }

    fn more(&self, path: &str) -> Value {
        match path {
            "site" => json!({ "required": ["title", "organisation"] }),
            "site.categories[]" => json!({ "type": "object", "required": ["key", "name"] }),
            "site.form.columns[]" => self.column(),
            "site.licence" => json!({ "type": "object", "required": ["name"] }),
            "site.language" => json!({ "default": Language::default().tag() }),
            "site.time_zone" => json!({ "default": "Asia/Tokyo" }),
            "site.fiscal_year_start" => json!({ "default": 4 }),
            "site.era" => json!({ "default": "both" }),
            "site.share_pictures" => json!({ "default": true }),
            "site.form.columns[].kind" => json!({ "default": "text" }),
            "site.search.kana" => json!({ "default": "apart" }),
            "site.data.encoding" => json!({ "default": Encoding::default().name() }),
            path if path.starts_with("site.data.") => json!({ "default": true }),
            _ => json!({}),
        }
    }
}

impl Site {
    /// A column of the site's own has a label, and a choice has choices; the built-in ones know theirs.
    fn column(&self) -> Value {
        let (defaults, ..) = settings::read(&format!("language: {}", self.language));
        let built_in: Vec<&str> = defaults.form.columns.iter().map(|column| column.key.as_str()).collect();
        let own = json!({ "key": { "not": { "enum": built_in } } });
        json!({
            "type": "object",
            "required": ["key"],
            "allOf": [
                {
                    "if": { "properties": own },
                    "then": {
                        "required": ["label"],
                        "properties": {
                            "label": value::filled(),
                            "key": { "not": { "enum": settings::RESERVED_KEYS } },
                        },
                    },
                },
                {
                    "if": {
                        "properties": { "key": own["key"], "kind": { "const": "choice" } },
                        "required": ["kind"],
                    },
                    "then": {
                        "required": ["choices"],
                        "properties": { "choices": { "type": "array", "contains": value::filled() } },
                    },
                },
            ],
        })
    }
}
