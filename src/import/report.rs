//! What an import tells: where it found what, what it did not use, and what a person should look at.

use super::skipped::Skipped;
use super::vocabulary::Sureness;

/// What was found, and what to look at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The sheets that were read.
    pub sheets: Vec<String>,
    /// The cells of the table's head.
    pub head: String,
    /// What the head block says: what it is, its words, its cell.
    pub said: Vec<Said>,
    /// Columns that were found.
    pub columns: Vec<Found>,
    /// Columns that the form does not have.
    pub offered: Vec<Offered>,
    /// How many goals were found.
    pub goals: usize,
    /// Rows that are no goals, from one to another.
    pub skipped: Vec<(Skipped, Vec<u32>)>,
    /// Cells that were not used, with their words.
    pub unused: Vec<(String, String)>,
    /// How many line breaks were taken out that only fitted a text into its cell, and the cells.
    pub joined: Vec<(String, usize)>,
    /// What a person should look at.
    pub notices: Vec<Notice>,
}

/// Something that the head block says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// What it is: `year`, `department`, `created`, `officer` or `title`.
    pub what: &'static str,
    /// The words.
    pub words: String,
    /// The cell.
    pub cell: String,
}

/// A column that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where it is: `D`, `D:E`.
    pub columns: String,
    /// The words at its head.
    pub words: String,
    /// The column of the form: its key and label; `None` for the names of files and for what is left out.
    pub column: Option<(String, String)>,
    /// Whether it holds the names of the goals' files.
    pub is_name: bool,
    /// How sure it is.
    pub sureness: Sureness,
}

/// A column of the sheet that the form does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered {
    /// Where it is.
    pub columns: String,
    /// The words at its head.
    pub words: String,
    /// In how many rows it holds something.
    pub filled: usize,
    /// A column for `site.yaml`, in one line of YAML.
    pub column: String,
}

/// Something to look at.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Notice {
    /// The name of its sentence.
    pub key: &'static str,
    /// Where it is: a cell or a row of the sheet, or a file.
    pub at: String,
    /// The values in its sentence, by name.
    pub values: Vec<(&'static str, String)>,
}

impl Report {
    /// Adds something to look at.
    pub(super) fn look<const N: usize>(
        &mut self,
        key: &'static str,
        at: impl Into<String>,
        values: [(&'static str, &str); N],
    ) {
        let values = values.map(|(name, value)| (name, value.to_owned())).to_vec();
        self.notices.push(Notice { key, at: at.into(), values });
    }
}
