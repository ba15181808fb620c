//! The data set, read back as other people's programs read it.

mod described;
mod drawn;
mod nasty;
mod pieces;
mod spreadsheet;

use std::convert::Infallible;
use std::path::Path;

use tempfile::TempDir;

use super::column::{Kind, columns};
use super::field::datum;
use super::{Table, of_plan};
use crate::pipeline::{self, Loaded};
use crate::plan::{Clock, Plan, Year};
use crate::settings::Settings;
use crate::site::Site;

/// The plan that the repository carries.
fn real() -> Loaded {
    load(Path::new(env!("CARGO_MANIFEST_DIR")))
}

fn load(root: &Path) -> Loaded {
    let clock = |_: &Settings| Clock { now: "2030-01-01T00:00:00Z".parse().unwrap(), shows_withheld: false };
    let loaded = pipeline::load(root, &crate::settings::Overrides::default(), clock).unwrap();
    assert!(!loaded.has_errors(), "{:?}", loaded.findings);
    loaded
}

/// A site of these files below `content/`.
fn site(files: &[(&str, &str)]) -> (TempDir, Loaded) {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join("content").join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let loaded = load(folder.path());
    (folder, loaded)
}

/// The records of a file behind its header, read by a reader that forgives nothing.
fn records(site: Site<'_>, table: Table, bytes: &[u8]) -> Vec<Vec<String>> {
    let text = std::str::from_utf8(bytes).unwrap();
    let text = text.strip_prefix('\u{feff}').unwrap();
    assert!(text.ends_with("\r\n") && text.matches('\n').count() == text.matches("\r\n").count());
    let mut reader = csv::ReaderBuilder::new().flexible(false).from_reader(text.as_bytes());
    let header: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let names: Vec<String> =
        columns(site.settings, table).into_iter().map(|column| column.name.into_owned()).collect();
    assert_eq!(header, names);
    let records: Vec<Vec<String>> =
        reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect();
    assert_eq!(text.lines().count(), records.len() + 1, "each record is one line");
    for record in &records {
        for (column, field) in columns(site.settings, table).iter().zip(record) {
            assert!(is_of(column.kind, field), "{} {field:?}", column.name);
            assert!(!column.is_required || !field.is_empty(), "{} is empty", column.name);
        }
    }
    records
}

/// Whether a field is what its column says.
fn is_of(kind: Kind, field: &str) -> bool {
    let is_empty = field.is_empty();
    is_empty
        || match kind {
            Kind::Text => !field.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']),
            Kind::Code => field.is_ascii() && field.starts_with(|first: char| first.is_ascii_alphanumeric()),
            Kind::Address => field.starts_with("https://"),
            Kind::Integer | Kind::Year => field.bytes().all(|byte| byte.is_ascii_digit()),
            Kind::Number => field.parse::<f64>().is_ok(),
            Kind::Date => field.len() == 10 && field.parse::<crate::calendar::Date>().is_ok(),
            Kind::Boolean => matches!(field, "true" | "false"),
        }
}

/// The data of one column.
fn column(site: Site<'_>, table: Table, name: &str, bytes: &[u8]) -> Vec<String> {
    let columns = columns(site.settings, table);
    let place = columns.iter().position(|column| column.name == name).unwrap();
    let plain = |field: &String| match columns[place].kind {
        Kind::Text => datum(field).to_owned(),
        _ => field.clone(),
    };
    records(site, table, bytes).iter().map(|record| plain(&record[place])).collect()
}

/// The only plan of a site.
fn only(loaded: &Loaded) -> (&Year, &Plan) {
    let year = &loaded.plans.years[0];
    (year, &year.plans[0])
}

/// The pieces of a table, plan by plan.
fn pieces<'a>(
    site: Site<'a>,
    scope: Option<&'a Year>,
    table: Table,
) -> impl Iterator<Item = Result<Vec<u8>, Infallible>> + use<'a> {
    let plans = super::years(&site, scope).flat_map(|year| year.plans.iter().map(move |plan| (year, plan)));
    let all: Vec<_> = plans.collect();
    all.into_iter().map(move |(year, plan)| Ok(of_plan(site, year, plan, table)))
}
