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
