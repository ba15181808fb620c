//! Every key of a shape has its words, no words are left over, and every schema is one.

use std::collections::BTreeSet;

use super::words::WORDS;
use super::{department, goal, site};
use crate::draft::{department_shape, goal_shape};
use crate::language::Language;
use crate::settings;
use crate::yaml::Shape;

fn paths(path: &str, shape: &Shape, found: &mut BTreeSet<String>) {
    found.insert(path.to_owned());
    match shape {
        Shape::Text => {}
        Shape::List(item) => paths(&format!("{path}[]"), item, found),
        Shape::Map(each) => paths(&format!("{path}{{}}"), each, found),
        Shape::Record(fields) | Shape::TextOrRecord(fields) => {
            for field in fields {
                paths(&format!("{path}.{}", field.key), &field.shape, found);
            }
        }
    }
}

#[test]
fn every_key_has_words_and_no_words_are_left_over() {
    let (settings, ..) = settings::read("");
    let mut keys = BTreeSet::new();
    paths("site", &settings::shape(), &mut keys);
    paths("department", &department_shape(), &mut keys);
    paths("goal", &goal_shape(&settings), &mut keys);
    // The form has the words of its columns.
    keys.retain(|path| path.strip_prefix("goal.").is_none_or(|key| settings.form.column(key).is_none()));
    for language in Language::ALL {
        let told = WORDS.of(language).keys().filter(|key| !key.starts_with("kind."));
        assert_eq!(told.map(str::to_owned).collect::<BTreeSet<_>>(), keys, "{language}");
    }
    assert!(WORDS.japanese.keys().eq(WORDS.english.keys()));
}

#[test]
fn every_schema_is_one() {
    let (settings, ..) = settings::read("title: A\norganisation: B");
    for language in Language::ALL {
        for schema in [goal(&settings, &[], language), department(&settings, language), site(language)] {
            assert!(jsonschema::meta::validate(&schema).is_ok(), "{:?}", jsonschema::meta::validate(&schema));
        }
    }
}

#[test]
fn the_schema_of_the_configuration_agrees_about_searching() {
    let schema = jsonschema::validator_for(&site(Language::English)).unwrap();
    let cases = [
        ("kana", "together", true),
        ("kana", "both", false),
        ("elsewhere", "https://www.example.com/search?q={query}&site=example.jp", true),
        ("elsewhere", "http://example.com:8080?l=1&q=%7Bquery%7D", true),
        ("elsewhere", "https://example.com/", false),
        ("elsewhere", "https://example.com/{query}", false),
        ("elsewhere", "https://example.com/?q=a+{query}", false),
        ("elsewhere", "https://example.com/?q={query}#a", false),
        ("elsewhere", "example.com/?q={query}", false),
    ];
    for (key, value, is_right) in cases {
        let text = format!("title: A\norganisation: B\nsearch:\n  {key}: {value}\n");
        let read: serde_json::Value = serde_yaml::from_str(&text).unwrap();
        assert_eq!(schema.is_valid(&read), is_right, "{value}");
        let (_, _, findings) = settings::read(&text);
        assert_eq!(findings.is_empty(), is_right, "{value}");
    }
}
