//! What is told of the tables is what they hold.

use std::collections::BTreeSet;

use serde_json::Value;

use super::super::column::columns;
use super::super::{Measured, Table, package, readme, whole};
use super::nasty::files;
use super::{real, records, site};
use crate::pipeline::Loaded;
use crate::plan::Year;

fn described(loaded: &Loaded, scope: Option<&Year>) -> Value {
    serde_json::from_slice(&package(loaded.site(), scope, |_| None)).unwrap()
}

#[test]
fn every_column_is_typed_and_described_and_codes_are_told() {
    let (_folder, loaded) = site(&files());
    let site = loaded.site();
    let package = described(&loaded, None);
    for (table, resource) in Table::ALL.iter().zip(package["resources"].as_array().unwrap()) {
        assert_eq!(resource["path"], table.file_name());
        let records = records(site, *table, &whole(site, None, *table));
        let fields = resource["schema"]["fields"].as_array().unwrap();
        assert_eq!(fields.len(), columns(site.settings, *table).len());
        for (place, field) in fields.iter().enumerate() {
            for part in ["name", "type", "title", "description"] {
                assert!(field[part].as_str().is_some_and(|text| !text.is_empty()), "{field}");
            }
            let values: Vec<&str> = records.iter().map(|record| record[place].as_str()).collect();
            if let Some(codes) = field["constraints"]["enum"].as_array() {
                assert!(
                    values.iter().all(|value| value.is_empty() || codes.iter().any(|code| code == value))
                );
            }
            if field["constraints"]["unique"] == true {
                assert_eq!(values.iter().collect::<BTreeSet<_>>().len(), values.len());
            }
        }
        let key: Vec<usize> = resource["schema"]["primaryKey"]
            .as_array()
            .unwrap()
            .iter()
            .map(|name| fields.iter().position(|field| field["name"] == *name).unwrap())
            .collect();
        let keys: BTreeSet<Vec<&String>> =
            records.iter().map(|record| key.iter().map(|place| &record[*place]).collect()).collect();
        assert_eq!(keys.len(), records.len(), "{}", table.name());
    }
    let fields = package["resources"][0]["schema"]["fields"].as_array().unwrap();
    let rank = fields.iter().find(|field| field["name"] == "form_rank").unwrap();
    assert_eq!(rank["escapePrefix"], "'");
    assert_eq!(rank["constraints"]["enum"], serde_json::json!(["'=高", "中", "''低", "'@a, b"]));
    let target = fields.iter().find(|field| field["name"] == "form_target_value").unwrap();
    assert_eq!((&target["formKey"], &target["type"]), (&"target-value".into(), &"number".into()));
    assert!(target["escapePrefix"].is_null());
}

#[test]
fn the_package_tells_terms_times_and_files() {
    let (_folder, loaded) = site(&files());
    let package = described(&loaded, None);
    assert_eq!(package["licenses"][0]["name"], "CC-BY-4.0");
    assert_eq!((&package["updated"], &package["version"]), (&"2022-07-07".into(), &"2022.7.7".into()));
    assert_eq!(package["temporal"], serde_json::json!({ "start": "2021-04-01", "end": "2023-03-31" }));
    assert_eq!(package["name"], "goals");
    let of_year = described(&loaded, Some(&loaded.plans.years[1]));
    assert_eq!((&of_year["name"], &of_year["updated"]), (&"goals-2021".into(), &Value::Null));
    let measured =
        |table| (table == Table::Codes).then(|| Measured { bytes: 7, hash: Some("sha256:00".to_owned()) });
    let bytes = super::super::package(loaded.site(), None, measured);
    let package: Value = serde_json::from_slice(&bytes).unwrap();
    assert_eq!(
        (&package["resources"][4]["bytes"], &package["resources"][4]["hash"]),
        (&7.into(), &"sha256:00".into())
    );
    assert!(package["resources"][0]["bytes"].is_null());
}

#[test]
fn the_readme_explains_every_column() {
    for language in ["ja", "en"] {
        let mut files = files();
        let settings = format!("language: {language}\n{}", files[0].1);
        files[0].1 = &settings;
        let english = files[2].1.replace("市長特命", "mayor").replace("共通", "common");
        files[2].1 = &english;
        let (_folder, loaded) = site(&files);
        let text = String::from_utf8(readme(loaded.site(), None)).unwrap();
        for table in Table::ALL {
            assert!(text.contains(&format!("### {}", table.file_name())));
            for column in columns(&loaded.settings, table) {
                assert!(text.contains(&format!("| `{}` | ", column.name)), "{}", column.name);
            }
        }
        assert!(!text.contains('{') && text.contains("目標\\|値") && text.contains("2022-07-07"));
        for line in text.lines().filter(|line| line.starts_with("| `")) {
            assert_eq!(line.replace("\\|", "").matches('|').count(), 7, "{line}");
        }
    }
}

#[test]
fn the_readme_names_eras_where_the_site_does() {
    let eras = "：2022（令和4年度）、2021（令和3年度）\n";
    for (era, told) in [("both", eras), ("era", eras), ("western", "：2022、2021\n")] {
        let mut files = files();
        let settings = format!("era: {era}\n{}", files[0].1);
        files[0].1 = &settings;
        let (_folder, loaded) = site(&files);
        let text = String::from_utf8(readme(loaded.site(), None)).unwrap();
        let line = text.split_inclusive('\n').find(|line| line.starts_with("収める年度")).unwrap();
        assert!(line.ends_with(told), "{line}");
    }
}

#[test]
fn the_same_site_is_told_in_the_same_bytes() {
    let loaded = real();
    assert_eq!(package(loaded.site(), None, |_| None), package(loaded.site(), None, |_| None));
    assert_eq!(readme(loaded.site(), None), readme(loaded.site(), None));
    for table in Table::ALL {
        assert_eq!(whole(loaded.site(), None, table), whole(loaded.site(), None, table));
    }
}
