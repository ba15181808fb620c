//! `datapackage.json`: the data set described for machines, as a Tabular Data Package (Frictionless, version 1: the one
//! that readers of every age know).

use std::borrow::Cow;

use serde::Serialize;

use super::super::subject;
use super::codes::{self, List};
use super::column::{Column, Kind, columns};
use super::field::{MARK, escaped};
use super::resource::Measured;
use super::table::Table;
use super::words::WORDS;
use super::{LAYOUT, years};
use crate::address;
use crate::calendar::Date;
use crate::plan::Year;
use crate::settings::{Encoding, Settings};
use crate::site::Site;

/// The data set of a year, or of all years, described for machines. `measured` answers with what is known of a file.
pub fn package(
    site: Site<'_>,
    scope: Option<&Year>,
    measured: impl Fn(Table) -> Option<Measured>,
) -> Vec<u8> {
    let settings = site.settings;
    let words = WORDS.of(settings.language);
    let updated = updated(site, scope);
    let (first, last) = (years(&site, scope).last(), years(&site, scope).next());
    let lists = codes::lists(settings);
    let name = scope.map_or_else(|| "goals".to_owned(), |year| format!("goals-{}", year.key));
    let description = words.fill("package.description", &[("organisation", &settings.organisation)]);
    let base = settings.base_url.as_ref();
    let page = scope.map(|year| address::year(&year.key)).unwrap_or_default();
    let package = Package {
        profile: "tabular-data-package",
        name,
        title: title(site, scope),
        description: [&description, words.get("package.escape")].join(words.get("join")),
        homepage: base.map(|base| base.join(&page)),
        language: settings.language.tag(),
        version: updated.map(|day| format!("{}.{}.{}", day.year(), day.month(), day.day())),
        updated: updated.map(|day| day.to_string()),
        layout_version: LAYOUT,
        temporal: first.zip(last).map(|(first, last)| Temporal {
            start: first.fiscal_year.first_day(settings.start_month).to_string(),
            end: last.fiscal_year.last_day(settings.start_month).to_string(),
        }),
        licenses: settings
            .licence
            .iter()
            .map(|licence| License::new(&licence.name, licence.url.as_deref()))
            .collect(),
        sources: [Source { title: &settings.organisation, path: base.map(|base| base.as_str()) }],
        contributors: contributors(settings),
        resources: Table::ALL
            .iter()
            .map(|table| Resource::new(settings, *table, &lists, measured(*table)))
            .collect(),
    };
    // Plain strings and numbers always serialise.
    let mut bytes = serde_json::to_vec_pretty(&package).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// The data set's title.
pub(super) fn title(site: Site<'_>, scope: Option<&Year>) -> String {
    let settings = site.settings;
    let mut arguments =
        vec![("organisation", settings.organisation.as_str()), ("title", settings.title.as_str())];
    let year = scope.map(|year| year.fiscal_year.display(settings.era, settings.language));
    let key = if year.is_some() { "package.title.year" } else { "package.title" };
    arguments.extend(year.as_deref().map(|year| ("year", year)));
    WORDS.of(settings.language).fill(key, &arguments)
}

/// The day on which the content last changed, by what it says itself; `None` where nothing is published.
pub(super) fn updated(site: Site<'_>, scope: Option<&Year>) -> Option<Date> {
    let plans = years(&site, scope).flat_map(|year| year.plans.iter().map(move |plan| (year, plan)));
    let goals = plans.flat_map(|(year, plan)| subject::of_plan(site, year, plan));
    goals.map(|goal| goal.updated()).max().map(|moment| subject::day(moment, &site))
}

#[derive(Serialize)]
struct Package<'a> {
    profile: &'static str,
    name: String,
    title: String,
    description: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    homepage: Option<String>,
    language: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    updated: Option<String>,
    #[serde(rename = "layoutVersion")]
    layout_version: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    temporal: Option<Temporal>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    licenses: Vec<License<'a>>,
    sources: [Source<'a>; 1],
    contributors: Vec<Contributor<'a>>,
    resources: Vec<Resource<'a>>,
}

#[derive(Serialize)]
struct Temporal {
    start: String,
    end: String,
}

#[derive(Serialize)]
struct License<'a> {
    name: Cow<'a, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'a str>,
    title: &'a str,
}

impl<'a> License<'a> {
    /// The name is an identifier of the Open Definition's list: `CC-BY-4.0`. Terms that have none there, such as those
    /// of a government of its own, are told by title and address.
    fn new(title: &'a str, path: Option<&'a str>) -> Self {
        let name = title.trim().replace(' ', "-");
        let is_identifier =
            name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_'));
        let name = if is_identifier { Cow::Owned(name) } else { Cow::Borrowed("notspecified") };
        Self { name, path, title }
    }
}

#[derive(Serialize)]
struct Source<'a> {
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'a str>,
}

#[derive(Serialize)]
struct Contributor<'a> {
    title: &'a str,
    role: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<&'a str>,
}

fn contributors(settings: &Settings) -> Vec<Contributor<'_>> {
    let base = settings.base_url.as_ref().map(|base| base.as_str());
    let publisher = Contributor { title: &settings.organisation, role: "publisher", path: base, email: None };
    let contact = settings.contact.as_ref().map(|contact| Contributor {
        title: contact.name.as_deref().unwrap_or(&settings.organisation),
        role: "maintainer",
        path: contact.url.as_deref(),
        email: contact.email.as_deref().filter(|email| email.is_ascii() && email.contains('@')),
    });
    [publisher].into_iter().chain(contact).collect()
}

#[derive(Serialize)]
struct Resource<'a> {
    profile: &'static str,
    name: &'static str,
    path: &'static str,
    title: &'a str,
    description: &'a str,
    format: &'static str,
    mediatype: &'static str,
    encoding: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    bytes: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hash: Option<String>,
    dialect: Dialect,
    schema: Schema<'a>,
}

impl<'a> Resource<'a> {
    fn new(settings: &'a Settings, table: Table, lists: &[List<'a>], measured: Option<Measured>) -> Self {
        let words = WORDS.of(settings.language);
        let Measured { bytes, hash } = measured.clone().unwrap_or_default();
        let codes_of = |column: &Column<'_>| lists.iter().find(|list| list.name == column.name);
        let field = |column: Column<'a>| {
            let codes =
                codes_of(&column).map(|list| list.codes.iter().map(|code| escaped(code.code)).collect());
            Field::new(column, codes.unwrap_or_default())
        };
        Self {
            profile: "tabular-data-resource",
            name: table.name(),
            path: table.file_name(),
            title: words.get(&format!("table.{}.title", table.name())),
            description: words.get(&format!("table.{}", table.name())),
            format: "csv",
            mediatype: "text/csv",
            encoding: match settings.data.encoding {
                Encoding::Utf8 => "utf-8",
                Encoding::Cp932 => "cp932",
            },
            bytes: measured.map(|_| bytes),
            hash,
            dialect: Dialect {
                delimiter: ",",
                line_terminator: "\r\n",
                quote_char: "\"",
                double_quote: true,
                skip_initial_space: false,
                header: true,
            },
            schema: Schema {
                fields: columns(settings, table).into_iter().map(field).collect(),
                missing_values: [""],
                primary_key: primary_key(table),
                foreign_keys: foreign_keys(table),
            },
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Dialect {
    delimiter: &'static str,
    line_terminator: &'static str,
    quote_char: &'static str,
    double_quote: bool,
    skip_initial_space: bool,
    header: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Schema<'a> {
    fields: Vec<Field<'a>>,
    missing_values: [&'static str; 1],
    primary_key: &'static [&'static str],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    foreign_keys: &'static [ForeignKey],
}

/// The columns by which a row is known.
fn primary_key(table: Table) -> &'static [&'static str] {
    match table {
        Table::Goals | Table::Departments => &["id"],
        Table::GoalLines => &["goal_id", "column_key", "line_number"],
        Table::Officers => &["fiscal_year", "department_key", "officer_order"],
        Table::Codes => &["list", "code"],
    }
}

#[derive(Serialize)]
struct ForeignKey {
    fields: &'static [&'static str],
    reference: Reference,
}

#[derive(Serialize)]
struct Reference {
    resource: &'static str,
    fields: &'static [&'static str],
}

/// The columns of a table that name rows of another.
fn foreign_keys(table: Table) -> &'static [ForeignKey] {
    const SECTION: &[&str] = &["fiscal_year", "department_key", "section_key"];
    const DEPARTMENT: &[&str] = &["fiscal_year", "department_key"];
    const fn key(
        fields: &'static [&'static str],
        table: &'static str,
        of: &'static [&'static str],
    ) -> ForeignKey {
        ForeignKey { fields, reference: Reference { resource: table, fields: of } }
    }
    match table {
        Table::Goals => const { &[key(SECTION, "departments", SECTION)] },
        Table::GoalLines => const { &[key(&["goal_id"], "goals", &["id"])] },
        Table::Officers => const { &[key(DEPARTMENT, "departments", DEPARTMENT)] },
        Table::Departments | Table::Codes => &[],
    }
}

#[derive(Serialize)]
struct Field<'a> {
    name: Cow<'a, str>,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    format: Option<&'static str>,
    title: Cow<'a, str>,
    description: Cow<'a, str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    example: Cow<'a, str>,
    constraints: Constraints<'a>,
    /// The key in the site's form.
    #[serde(rename = "formKey", skip_serializing_if = "Option::is_none")]
    form_key: Option<&'a str>,
    /// What a reader takes away once from the beginning of a value, where it is there.
    #[serde(rename = "escapePrefix", skip_serializing_if = "Option::is_none")]
    escape_prefix: Option<char>,
}

#[derive(Serialize)]
struct Constraints<'a> {
    required: bool,
    unique: bool,
    #[serde(rename = "enum", skip_serializing_if = "Vec::is_empty")]
    allowed: Vec<Cow<'a, str>>,
}

impl<'a> Field<'a> {
    fn new(column: Column<'a>, allowed: Vec<Cow<'a, str>>) -> Self {
        let (kind, format) = match column.kind {
            Kind::Text | Kind::Code => ("string", None),
            Kind::Address => ("string", Some("uri")),
            Kind::Integer => ("integer", None),
            Kind::Number => ("number", None),
            Kind::Year => ("year", None),
            Kind::Date => ("date", Some("default")),
            Kind::Boolean => ("boolean", None),
        };
        Self {
            name: column.name,
            kind,
            format,
            title: column.title,
            description: column.description,
            example: column.example,
            constraints: Constraints { required: column.is_required, unique: column.is_unique, allowed },
            form_key: column.form_key,
            escape_prefix: (column.kind == Kind::Text).then_some(MARK),
        }
    }
}
