//! A table as `datapackage.json` has it: its file, how to read it, and its columns.

use std::borrow::Cow;

use serde::Serialize;

use super::codes::List;
use super::column::{Column, Kind, columns};
use super::field::{MARK, escaped};
use super::table::Table;
use super::words::WORDS;
use crate::settings::{Encoding, Settings};

/// A file's size, and its digest where it was taken.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Measured {
    /// Its bytes.
    pub bytes: u64,
    /// Its digest as `datapackage.json` has it: `sha256:` and hexadecimal digits.
    pub hash: Option<String>,
}

/// A table's entry.
#[derive(Serialize)]
pub(super) struct Resource<'a> {
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
    pub(super) fn new(
        settings: &'a Settings,
        table: Table,
        lists: &[List<'a>],
        measured: Option<Measured>,
    ) -> Self {
        let words = WORDS.of(settings.language);
        let Measured { bytes, hash } = measured.clone().unwrap_or_default();
        let codes_of = |column: &Column<'_>| lists.iter().find(|list| list.name == column.name);
        let field = |column: Column<'a>| {
            let codes =
                codes_of(&column).map(|list| list.codes.iter().map(|code| escaped(code.value)).collect());
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
