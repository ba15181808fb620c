//! Why a file stays as it is.

/// Why a file stays as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// It cannot be read as text.
    Unreadable,
    /// Its front matter has a mistake.
    Mistake,
    /// Its front matter can be read, but is written in a way that cannot be rearranged with certainty.
    Uncertain,
    /// It lies where no Markdown file belongs.
    Misplaced,
    /// It is a symbolic link, or nothing that can be looked at.
    Link,
    /// Somebody else wrote it at the same time.
    Meanwhile,
}

impl Left {
    /// The name that its words go by.
    pub fn name(self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::Mistake => "mistake",
            Self::Uncertain => "uncertain",
            Self::Misplaced => "misplaced",
            Self::Link => "link",
            Self::Meanwhile => "meanwhile",
        }
    }
}
