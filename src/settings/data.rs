//! Which files for people's and machines' further use are made beside the pages.

/// Which data files a site offers. All of them, unless the configuration says otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of the configuration, on or off by itself"
)]
pub struct Data {
    /// The official form of each department and year, as a spreadsheet.
    pub form: bool,
    /// The data set as CSV, with its description.
    pub tables: bool,
    /// The data set as a spreadsheet too.
    pub workbooks: bool,
    /// JSON beside each goal and department, and its schema. The list of all goals is always there.
    pub json: bool,
    /// `StratML` Part 2 for each department and year.
    pub stratml: bool,
    /// Calendars.
    pub calendars: bool,
    /// Feeds.
    pub feeds: bool,
    /// How CSV is encoded.
    pub encoding: Encoding,
}

impl Default for Data {
    fn default() -> Self {
        Self {
            form: true,
            tables: true,
            workbooks: true,
            json: true,
            stratml: true,
            calendars: true,
            feeds: true,
            encoding: Encoding::Utf8,
        }
    }
}

/// How CSV files are encoded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// UTF-8 with a byte-order mark, so that a double click opens it in a spreadsheet unharmed.
    #[default]
    Utf8,
    /// Code page 932, the `Shift_JIS` of Windows, for programs that read nothing else.
    Cp932,
}

impl Encoding {
    /// Every encoding, by the name that the configuration and the command line know it by.
    pub const ALL: [(&'static str, Self); 2] = [("utf-8", Self::Utf8), ("cp932", Self::Cp932)];

    /// The encoding of a name, whatever its case.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, encoding)| encoding)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Cp932 => "cp932",
        }
    }
}
