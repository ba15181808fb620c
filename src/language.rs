//! The languages that the interface, the dates and the findings are written in.

use std::fmt;

/// A language of the interface. The author's own text is never translated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// `ja`, the default: the first users are Japanese public bodies.
    #[default]
    Japanese,
    /// `en`.
    English,
}

impl Language {
    /// Every language, in the order in which they are offered to a person.
    pub const ALL: [Self; 2] = [Self::Japanese, Self::English];

    /// The BCP 47 tag, as in `<html lang>` and in the names of string files.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Japanese => "ja",
            Self::English => "en",
        }
    }

    /// Reads a tag such as `ja`, `ja-JP` or `EN`; `None` for a language that has no strings.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.trim().split(['-', '_']).next()?;
        Self::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(primary))
    }
}

impl fmt::Display for Language {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.tag())
    }
}
