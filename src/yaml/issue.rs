//! What can be wrong with a YAML text, before anyone asks what its values mean.

use std::ops::Range;

use super::shape::Target;

/// A mistake in a YAML text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// What is wrong.
    pub kind: IssueKind,
    /// Where it is.
    pub place: IssuePlace,
}

/// Where an issue is: by path, to be looked up when it is shown, or already known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IssuePlace {
    /// A key or value.
    Target(Target),
    /// Bytes of the YAML text.
    Span(Range<usize>),
}

/// The kinds of mistake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IssueKind {
    /// The text is not YAML.
    Syntax(SyntaxKind),
    /// The key is none of those that may stand here.
    UnknownKey {
        /// The key as written.
        key: String,
        /// The keys that may.
        allowed: Vec<String>,
    },
    /// The key stands here a second time.
    DuplicateKey {
        /// The key as written.
        key: String,
    },
    /// The value holds a character that no text can have.
    ControlCharacter,
    /// The value has another form than the key asks for.
    WrongType {
        /// The key, or the list's number where it has none.
        key: String,
        /// The form that is asked for.
        expected: Expected,
    },
}

/// The form that a value should have had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// One text.
    Text,
    /// A list.
    List,
    /// Keys and values.
    Record,
}

/// Why a text is not YAML, as far as it helps a person to mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SyntaxKind {
    /// A tab where only spaces indent.
    Tab,
    /// A full-width colon after a key.
    FullWidthColon,
    /// A value with `: ` inside that is not in quotation marks.
    Colon,
    /// A quotation mark or bracket that is never closed.
    Unclosed,
    /// A value that begins with a character that means something to YAML (`@`, `` ` ``, `%`, `*`, `&`, `!`).
    ReservedCharacter,
    /// More levels than [`super::MAXIMUM_DEPTH`], or aliases that multiply.
    TooComplex,
    /// More bytes than [`super::MAXIMUM_BYTES`].
    TooLarge,
    /// More than one YAML document.
    SeveralDocuments,
    /// Anything else; the parser's own words, in English.
    Other(String),
}
