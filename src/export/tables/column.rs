//! The columns of the tables: one definition for CSV, spreadsheets, `datapackage.json` and the README.

use std::borrow::Cow;

use super::form_column::{FormColumn, Part, form_columns};
use super::table::Table;
use super::words::WORDS;
use super::{codes, departments, goal_lines, goals, officers};
use crate::calendar::FiscalYear;
use crate::settings::{ColumnKind, Settings};

/// What the fields of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Code,
    Address,
    Integer,
    Number,
    Year,
    Date,
    Boolean,
}

impl Kind {
    /// The name under which it is explained.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Code => "code",
            Self::Address => "address",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Year => "year",
            Self::Date => "date",
            Self::Boolean => "boolean",
        }
    }
}

/// A column that every site has.
#[derive(Clone, Copy, Debug)]
pub(super) struct Definition {
    name: &'static str,
    kind: Kind,
    example: &'static str,
    is_required: bool,
    is_unique: bool,
}

impl Definition {
    /// A column whose fields may be empty.
    pub(super) const fn new(name: &'static str, kind: Kind, example: &'static str) -> Self {
        Self { name, kind, example, is_required: false, is_unique: false }
    }

    /// A column whose fields are never empty.
    pub(super) const fn required(self) -> Self {
        Self { is_required: true, ..self }
    }

    /// A column in which nothing occurs twice.
    pub(super) const fn unique(self) -> Self {
        Self { is_unique: true, ..self }
    }
}

/// A column of a site's table, with everything that is told of it.
#[derive(Clone, Debug)]
pub(super) struct Column<'a> {
    /// Its name in the first row: lower-case ASCII letters, digits and `_`.
    pub(super) name: Cow<'a, str>,
    pub(super) kind: Kind,
    pub(super) is_required: bool,
    pub(super) is_unique: bool,
    pub(super) example: Cow<'a, str>,
    /// Its name for people.
    pub(super) title: Cow<'a, str>,
    pub(super) description: Cow<'a, str>,
    /// The key of the form's column that it shows.
    pub(super) form_key: Option<&'a str>,
}

/// The columns of a table, in their order.
pub(super) fn columns(settings: &Settings, table: Table) -> Vec<Column<'_>> {
    let definitions: &[Definition] = match table {
        Table::Goals => &goals::COLUMNS,
        Table::GoalLines => &goal_lines::COLUMNS,
        Table::Departments => &departments::COLUMNS,
        Table::Officers => &officers::COLUMNS,
        Table::Codes => &codes::COLUMNS,
    };
    let mut columns: Vec<Column<'_>> =
        definitions.iter().map(|definition| own(settings, table, definition)).collect();
    if table == Table::Goals {
        columns.extend(form_columns(&settings.form).into_iter().map(|column| of_form(settings, column)));
    }
    columns
}

fn own<'a>(settings: &'a Settings, table: Table, definition: &Definition) -> Column<'a> {
    let words = WORDS.of(settings.language);
    let key = format!("{}.{}", table.name(), definition.name);
    let example = example(settings, &key, definition);
    let (description, kind, example) = match (definition.kind, &settings.base_url) {
        (Kind::Address, Some(base)) => (key.clone(), Kind::Address, Cow::Owned(base.join(&example))),
        // Without an address at which the site is published, pages are known by their place in it alone.
        (Kind::Address, None) => (format!("{key}.relative"), Kind::Code, example),
        (kind, _) => (key.clone(), kind, example),
    };
    Column {
        name: Cow::Borrowed(definition.name),
        kind,
        is_required: definition.is_required,
        is_unique: definition.is_unique,
        example,
        title: Cow::Borrowed(words.get(&format!("{key}.title"))),
        description: Cow::Borrowed(words.get(&description)),
        form_key: None,
    }
}

/// What stands in a column, for example: words in the site's language, and days as its fiscal years have them.
fn example<'a>(settings: &'a Settings, key: &str, definition: &Definition) -> Cow<'a, str> {
    let year = FiscalYear::new(2022);
    let day = match key {
        "goals.organisation" => return Cow::Borrowed(&settings.organisation),
        "goals.fiscal_year_start" => year.map(|year| year.first_day(settings.start_month)),
        "goals.fiscal_year_end" => year.map(|year| year.last_day(settings.start_month)),
        _ => None,
    };
    match (day, definition.kind) {
        (Some(day), _) => Cow::Owned(day.to_string()),
        (None, Kind::Text) => Cow::Borrowed(WORDS.of(settings.language).get(&format!("{key}.example"))),
        (None, _) => Cow::Borrowed(definition.example),
    }
}

fn of_form<'a>(settings: &'a Settings, column: FormColumn<'a>) -> Column<'a> {
    let words = WORDS.of(settings.language);
    let FormColumn { name, part, column, .. } = column;
    let (sentence, kind, example) = match (part, column.kind) {
        (Part::Words, _) => ("form.words", Kind::Text, ""),
        (Part::Value, ColumnKind::Date) => ("form.date", Kind::Date, "2022-10-01"),
        (Part::Value, ColumnKind::Number) => ("form.number", Kind::Number, "12.5"),
        (Part::Value, ColumnKind::Choice) => {
            ("form.choice", Kind::Text, column.choices.first().map_or("", String::as_str))
        }
        (Part::Value, _) => ("form.line", Kind::Text, ""),
    };
    let mut description = words.fill(sentence, &[("label", &column.label)]);
    if let Some(hint) = &column.hint {
        description = words.fill("form.hint", &[("sentence", &description), ("hint", hint)]);
    }
    let title = match part {
        Part::Value => Cow::Borrowed(column.label.as_str()),
        Part::Words => Cow::Owned(words.fill("form.words.title", &[("label", &column.label)])),
    };
    Column {
        name: Cow::Owned(name),
        kind,
        // A goal of an earlier year may have been written for a form that did not have it.
        is_required: false,
        is_unique: false,
        example: Cow::Borrowed(example),
        title,
        description: Cow::Owned(description),
        form_key: Some(&column.key),
    }
}
