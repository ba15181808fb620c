//! What a person should know about a body. Nothing here stops a build by itself: that is for the checks to say.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// One thing that is worth a finding, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// What was found.
    pub kind: ProblemKind,
    /// Bytes of the source that was given.
    pub span: Range<usize>,
}

/// The kinds of problem, with what a message needs beside the span.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ProblemKind {
    /// A list item with nothing after its marker.
    EmptyItem,
    /// Raw HTML, which is shown as text. One for each block and each inline tag or comment.
    RawHtml,
    /// An address of a kind that may not be linked or shown; its text stands without a link.
    UnsafeScheme {
        /// In lower case and without the characters that were there to hide it.
        scheme: String,
    },
    /// An image with nothing for people who cannot see it.
    ImageWithoutAlternative,
    /// A link with nothing to read or see in it.
    LinkWithoutWords,
    /// A reference to a footnote that is defined nowhere; it stays text.
    UndefinedFootnote {
        /// As written between `[^` and `]`.
        label: String,
    },
    /// A footnote to which nothing refers, or a second one of the same label; it is shown all the same.
    UnusedFootnote {
        /// As written between `[^` and `]`.
        label: String,
    },
    /// Something in the braces after a heading that is neither an id nor a class; it is not shown.
    HeadingAttribute {
        /// The attribute's name, or the words in the braces.
        name: String,
    },
}
