//! Why a file is not read.

/// Why a file is not read, as data; a person is told what to do by whoever has the sentences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It has no bytes.
    Empty,
    /// It has more of something than is read.
    TooMuch {
        /// What there is too much of.
        of: Amount,
        /// How much is read.
        limit: u64,
    },
    /// It opens with a password only.
    PasswordProtected,
    /// It is something else.
    NotASpreadsheet {
        /// What it seems to be.
        kind: Kind,
    },
    /// It is a spreadsheet in a format that is not read; saved as .xlsx it would be.
    OtherFormat {
        /// The format.
        format: OtherFormat,
    },
    /// It is text, and in no encoding that is recognised.
    Encoding,
    /// It is damaged, or was never right.
    Broken {
        /// What is wrong in it, in English, for somebody who looks into it.
        detail: String,
    },
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// Bytes of the file.
    Bytes,
    /// Bytes of the file's parts, unpacked.
    UnpackedBytes,
    /// Parts of the file.
    Parts,
    /// Elements inside of each other.
    Depth,
    /// Cells that hold something.
    Cells,
    /// Bytes of the cells' words.
    TextBytes,
    /// Areas of merged cells.
    MergedAreas,
    /// Sheets.
    Sheets,
    /// Styles, fonts or names.
    Definitions,
}

/// What a file that is no spreadsheet seems to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A PDF.
    Pdf,
    /// A text document: .docx, .doc, .odt, .rtf.
    TextDocument,
    /// A presentation: .pptx, .ppt, .odp.
    Presentation,
    /// A web page, as some systems give out under the name of a spreadsheet.
    Html,
    /// A picture.
    Image,
    /// XML of another sort.
    Xml,
    /// A packed folder: .zip, .7z, .rar, .gz.
    Archive,
    /// Bytes that say nothing.
    Unknown,
}

/// A spreadsheet format that is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OtherFormat {
    /// The binary workbook: .xlsb.
    Xlsb,
    /// The XML of Excel 2003, or the flat XML of `OpenDocument`: .xml, .fods.
    FlatXml,
    /// Excel before 1993: .xls of version 4 and earlier.
    EarlyXls,
    /// Apple's: .numbers.
    Numbers,
}

impl Unreadable {
    /// There is more of something than is read.
    pub(super) fn too_much(of: Amount, limit: impl TryInto<u64>) -> Self {
        Self::TooMuch { of, limit: limit.try_into().unwrap_or(u64::MAX) }
    }

    /// Something is wrong in the file.
    #[expect(clippy::needless_pass_by_value, reason = "errors come by value from `map_err`")]
    pub(super) fn broken(detail: impl ToString) -> Self {
        Self::Broken { detail: detail.to_string() }
    }
}
