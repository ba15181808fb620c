//! Whether years are shown by era, in Western numbers, or both.

use std::error::Error;
use std::fmt;
use std::str::FromStr;

/// How years are shown, as configured for the whole site; what an author may write does not depend
/// on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum EraDisplay {
    /// `both`, the default: 令和4年度（2022年度）. The era is what the form says, the number is what
    /// can be reckoned with.
    #[default]
    Both,
    /// `era`: 令和4年度.
    Era,
    /// `western`: 2022年度.
    Western,
}

impl EraDisplay {
    /// Every way, in the order in which they are offered to a person.
    pub const ALL: [Self; 3] = [Self::Both, Self::Era, Self::Western];

    /// The word for it in the configuration.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Both => "both",
            Self::Era => "era",
            Self::Western => "western",
        }
    }
}

impl fmt::Display for EraDisplay {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

impl FromStr for EraDisplay {
    type Err = UnknownEraDisplay;

    /// Reads `both`, `era` or `western`, exactly as the configuration spells them but for outer
    /// white space.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|display| display.name() == text.trim()).ok_or(UnknownEraDisplay)
    }
}

/// A word that is none of [`EraDisplay::ALL`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownEraDisplay;

impl fmt::Display for UnknownEraDisplay {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("expected both, era or western")
    }
}

impl Error for UnknownEraDisplay {}

#[cfg(test)]
mod tests {
    use super::{EraDisplay, UnknownEraDisplay};

    #[test]
    fn the_words_of_the_configuration_are_read() {
        for display in EraDisplay::ALL {
            assert_eq!(display.to_string().parse(), Ok(display));
        }
        assert_eq!(EraDisplay::default(), EraDisplay::Both);
        for word in ["", "Both", "和暦", "eras"] {
            assert_eq!(word.parse::<EraDisplay>(), Err(UnknownEraDisplay), "{word}");
        }
    }
}
