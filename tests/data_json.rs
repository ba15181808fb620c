//! The JSON files and the schema that is published with them.

use jsonschema::Validator;
use serde_json::{Value, json};

use crate::harness::{Folder, Site};
use crate::incremental::plans;

const SCHEMA: &str = "data/goals-1.schema.json";

/// A site with a value of every kind, and texts with lists in lists.
fn site() -> Site {
    let columns = "form:\n  columns:\n    - { key: number }\n    - { key: title }\n    - { key: deadline }\n    \
                   - { key: level, label: どの水準まで, kind: text }\n    - { key: place, label: 場所, kind: line }\n    \
                   - { key: day, label: 日, kind: date }\n    - { key: amount, label: 額, kind: number }\n    \
                   - { key: rank, label: 順位, kind: choice, choices: [甲, 乙] }\n";
    let goal = |deadline: &str, more: &str| {
        format!(
            "---\nnumber: 1\ntitle: 題\n{deadline}{more}---\n## どの水準まで\n\n文\n\n- 一\n  1. 二\n\n① 三\n② 四\n"
        )
    };
    Site::empty("site")
        .settings(&format!("organisation_code: 132144\n{columns}"))
        .file("content/2022/policy/_index.md", "---\nname: 政策部\n---\n")
        .file("content/2022/empty/_index.md", "---\nname: 空の部\n---\n")
        .file(
            "content/2022/policy/01-full.md",
            &goal(
                "deadline: 通年\n",
                "place: 市役所\nday: 令和4年10月1日\namount: -1000.5\nrank: 甲\nupdated: 2022-10-01\n",
            ),
        )
        .file(
            "content/2022/policy/02-bare.md",
            &goal("deadline: 随時\n", "").replace("number: 1", "number: 2"),
        )
}

fn parsed(output: &Folder, file: &str) -> Value {
    serde_json::from_slice(output.bytes(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

fn validator(output: &Folder) -> Validator {
    let schema = parsed(output, SCHEMA);
    assert!(jsonschema::meta::is_valid(&schema), "the schema is none");
    jsonschema::options().should_validate_formats(true).build(&schema).unwrap()
}

/// The documents that the schema describes.
fn documents(output: &Folder) -> Vec<(String, Value)> {
    let is_one =
        |name: &&str| *name == "goals.json" || name.ends_with("/goal.json") || name.ends_with("/plan.json");
    output.names().into_iter().filter(is_one).map(|name| (name.to_owned(), parsed(output, name))).collect()
}

#[test]
fn every_document_is_what_the_schema_says() {
    for (site, count) in [(site(), 5), (plans(), 11), (Site::complete(), 7), (Site::real(), 23)] {
        let output = site.build().is_clean().output();
        let (schema, documents) = (validator(&output), documents(&output));
        assert_eq!(documents.len(), count);
        for (name, document) in documents {
            let mistakes: Vec<String> =
                schema.iter_errors(&document).map(|error| error.to_string()).collect();
            assert!(mistakes.is_empty(), "{name}: {mistakes:#?}\n{document:#}");
        }
    }
}

/// Takes away each key that a document cannot be without, and puts something else in each place.
fn damaged(document: &Value) -> Vec<Value> {
    let mut damaged = Vec::new();
    let keys: Vec<String> = document.as_object().unwrap().keys().cloned().collect();
    for key in keys.iter().filter(|key| *key != "url") {
        let mut without = document.clone();
        without.as_object_mut().unwrap().remove(key);
        damaged.push(without);
        let mut other = document.clone();
        other[key] = json!([{ "unlikely": -1.5 }]);
        damaged.push(other);
    }
    damaged
}

#[test]
fn a_damaged_document_is_caught() {
    let output = site().build().is_clean().output();
    let schema = validator(&output);
    let goal = parsed(&output, "2022/policy/01-full/goal.json");
    let plan = parsed(&output, "2022/policy/plan.json");
    let list = parsed(&output, "goals.json");
    for document in damaged(&goal).into_iter().chain(damaged(&plan)) {
        assert!(!schema.is_valid(&document), "{document:#}");
    }
    for entry in damaged(&list[0]) {
        assert!(!schema.is_valid(&json!([entry])), "{entry:#}");
    }
    let change = |pointer: &str, value: Value| {
        let mut changed = goal.clone();
        *changed.pointer_mut(pointer).unwrap_or_else(|| panic!("no {pointer} in {goal:#}")) = value;
        changed
    };
    for (pointer, value) in [
        ("/fiscal_year_first", json!("2022-02-30")),
        ("/published", json!("令和4年")),
        ("/organisation/code", json!("13214")),
        ("/department/key", json!("政策 部")),
        ("/deadline/kind", json!("someday")),
        ("/columns/0/kind", json!("table")),
        ("/columns/0/lines/0/depth", json!(-1)),
        ("/columns/0/lines/0/marker", json!("・")),
    ] {
        assert!(schema.is_valid(&goal));
        assert!(!schema.is_valid(&change(pointer, value.clone())), "{pointer}: {value}");
    }
    assert!(!schema.is_valid(&json!({})) && !schema.is_valid(&json!("goals")));
}

#[test]
fn the_schema_is_known_by_where_it_lies() {
    let output = plans().build().is_clean().output();
    assert_eq!(parsed(&output, SCHEMA)["$id"], "https://example.jp/goals/data/goals-1.schema.json");
}
