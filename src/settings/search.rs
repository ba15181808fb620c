//! How the site is searched.

/// Whether hiragana and katakana match each other in searches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Kana {
    /// They are told apart.
    #[default]
    Apart,
    /// They match each other.
    Together,
}

/// How the site is searched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// Whether hiragana and katakana match each other.
    pub kana: Kana,
}
