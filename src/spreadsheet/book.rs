//! A file of sheets.

use super::format::Format;
use super::sheet::Sheet;

/// A spreadsheet file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Book {
    /// What the file is, by its bytes.
    pub format: Format,
    /// Whether its name ends as files of another format do.
    pub is_misnamed: bool,
    /// Its sheets, in its order. A CSV file has one.
    pub sheets: Vec<Sheet>,
    /// What the file says of itself, by name: its custom properties, such as a program leaves there. The names and
    /// values are as they are written.
    pub properties: Vec<(String, String)>,
}
