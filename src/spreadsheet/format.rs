//! What a file is.

/// The format of a file that was read, by its bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// .xlsx.
    #[default]
    Xlsx,
    /// .xlsm: an .xlsx that may hold macros. They are not looked at.
    Xlsm,
    /// .xls.
    Xls,
    /// .ods.
    Ods,
    /// Text with one line for each row: .csv, .tsv.
    Csv {
        /// How its characters are written.
        encoding: Encoding,
        /// What stands between its fields: a comma, a tab or a semicolon.
        delimiter: char,
    },
}

/// How the characters of a text are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a mark.
    Utf8,
    /// UTF-16 of either order, with its mark.
    Utf16,
    /// Shift_JIS with Microsoft's additions, as Excel writes CSV in Japan.
    Cp932,
}

impl Format {
    /// Whether it is text, in which nothing but words can stand.
    pub fn is_csv(self) -> bool {
        matches!(self, Self::Csv { .. })
    }

    /// Whether a file of this format would have another extension than its name has. A name without one says nothing.
    pub(super) fn is_misnamed(self, name: &str) -> bool {
        let Some((_, extension)) = name.rsplit_once('.') else { return false };
        let usual: &[&str] = match self {
            Self::Xlsx => &["xlsx", "xltx"],
            Self::Xlsm => &["xlsm", "xltm"],
            Self::Xls => &["xls", "xlt"],
            Self::Ods => &["ods", "ots"],
            Self::Csv { .. } => &["csv", "tsv", "tab", "txt"],
        };
        !usual.contains(&extension.to_ascii_lowercase().as_str())
    }
}
