//! The form's own columns in the table of goals.
//!
//! Their names begin with `form_`, so that no column that goalpress ever adds takes the name of a site's own. Names
//! for programs have no hyphens; a key's become `_`. Keys that would meet are told apart by a number, and a key that
//! is a proper name as it stands always keeps it.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::super::subject::Subject;
use super::cell::Cell;
use crate::draft::Value;
use crate::settings::{Column, ColumnKind, Form};

/// A column of the table of goals that shows a column of the form.
#[derive(Clone, Debug)]
pub(super) struct FormColumn<'a> {
    pub(super) name: String,
    pub(super) part: Part,
    /// Its place in the form.
    place: usize,
    pub(super) column: &'a Column,
}

/// What of a column of the form is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// What it holds.
    Value,
    /// The words that a date was written in, which an import would want back.
    Words,
}

/// The columns, in the form's order. Texts have a table of their own.
pub(super) fn form_columns(form: &Form) -> Vec<FormColumn<'_>> {
    let mut columns: Vec<FormColumn<'_>> = Vec::new();
    for (place, column) in form.columns.iter().enumerate() {
        let parts: &[Part] = match column.kind {
            ColumnKind::Line | ColumnKind::Number | ColumnKind::Choice => &[Part::Value],
            ColumnKind::Date => &[Part::Value, Part::Words],
            _ => &[],
        };
        columns.extend(parts.iter().map(|part| FormColumn {
            name: String::new(),
            part: *part,
            place,
            column,
        }));
    }
    let mut taken = BTreeSet::new();
    let is_plain = |column: &FormColumn<'_>| column.part == Part::Value && !column.column.key.contains('-');
    for choose in [true, false] {
        for column in columns.iter_mut().filter(|column| is_plain(column) == choose) {
            let words = if column.part == Part::Words { "_words" } else { "" };
            let wanted = format!("form_{}{words}", column.column.key.replace('-', "_"));
            let others = (2_u32..).map(|number| format!("{wanted}_{number}"));
            let name = std::iter::once(wanted.clone()).chain(others).find(|name| !taken.contains(name));
            column.name = name.unwrap_or(wanted);
            taken.insert(column.name.clone());
        }
    }
    columns
}

/// The name of a column of the table of goals, for those who read the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FormColumnName {
    /// Its name.
    pub(crate) name: String,
    /// The place in the form of the column that it shows.
    pub(crate) place: usize,
    /// Whether it holds the words that a date was written in.
    pub(crate) is_words: bool,
}

/// The names of the form's own columns in the table of goals.
pub(crate) fn form_column_names(form: &Form) -> Vec<FormColumnName> {
    let columns = form_columns(form).into_iter();
    columns
        .map(|column| FormColumnName {
            place: column.place,
            is_words: column.part == Part::Words,
            name: column.name,
        })
        .collect()
}

impl FormColumn<'_> {
    /// What a goal has in it.
    pub(super) fn cell<'a>(&self, subject: &Subject<'a>) -> Cell<'a> {
        match (subject.value(self.place), self.part) {
            (Some(Value::Line(words)), Part::Value) => Cell::text(words),
            (Some(Value::Number(digits)), Part::Value) => Cell::Number(digits),
            (Some(Value::Date(_, date)), Part::Value) => Cell::Date(*date),
            (Some(Value::Date(words, _)), Part::Words) => Cell::Text(Cow::Borrowed(words)),
            _ => Cell::Empty,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::{prop, prop_assert, prop_assert_eq, proptest};

    use super::form_columns;
    use crate::settings::{Column, ColumnKind, Form};

    fn form(keys: &[(String, ColumnKind)]) -> Form {
        let column = |(key, kind): &(String, ColumnKind)| Column {
            key: key.clone(),
            label: key.clone(),
            hint: None,
            kind: *kind,
            required: false,
            choices: Vec::new(),
            blank: None,
        };
        Form { title: String::new(), columns: keys.iter().map(column).collect() }
    }

    fn names(keys: &[(&str, ColumnKind)]) -> Vec<String> {
        let keys: Vec<_> = keys.iter().map(|(key, kind)| ((*key).to_owned(), *kind)).collect();
        form_columns(&form(&keys)).into_iter().map(|column| column.name).collect()
    }

    #[test]
    fn names_are_for_programs_and_each_is_there_once() {
        let (line, date) = (ColumnKind::Line, ColumnKind::Date);
        assert_eq!(
            names(&[("organisation", line), ("due", date)]),
            ["form_organisation", "form_due", "form_due_words"]
        );
        assert_eq!(names(&[("a-b", line), ("a_b", line)]), ["form_a_b_2", "form_a_b"]);
        assert_eq!(names(&[("a", date), ("a_words", line)]), ["form_a", "form_a_words_2", "form_a_words"]);
        assert!(names(&[("note", ColumnKind::Text)]).is_empty());
    }

    proptest! {
        #[test]
        fn no_two_have_one_name(keys in prop::collection::btree_set("[a2][a2_-]{0,3}(_words)?", 0..12)) {
            let keys: Vec<_> = keys.into_iter().map(|key| (key, ColumnKind::Date)).collect();
            let form = form(&keys);
            let columns = form_columns(&form);
            let names: BTreeSet<&str> = columns.iter().map(|column| column.name.as_str()).collect();
            prop_assert_eq!(names.len(), columns.len());
            prop_assert!(names.iter().all(|name| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')));
        }
    }
}
