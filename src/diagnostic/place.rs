//! Where a finding is.

use std::ops::Range;

use super::quote::Quote;
use super::text::Text;
use crate::yaml::{self, Layout, Target};

/// A place in a file of the site.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file or folder, relative to the site's folder, with `/` on every system.
    pub file: String,
    /// Where in the file.
    pub at: At,
}

/// Where in a file: the bytes, or the path of a key that is looked up when the finding is shown.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum At {
    /// The file as a whole.
    File,
    /// Bytes of its text.
    Span(usize, usize),
    /// A key or value of its YAML.
    Yaml(Target),
    /// Words of a page, which is no file: its address stands for one.
    Quote(Box<Quote>),
}

impl Place {
    /// The file as a whole.
    pub fn file(file: impl Into<String>) -> Self {
        Self { file: file.into(), at: At::File }
    }

    /// Bytes of the file's text.
    pub fn span(file: impl Into<String>, span: Range<usize>) -> Self {
        Self { file: file.into(), at: At::Span(span.start, span.end) }
    }

    /// Words of the page at an address.
    pub fn quote(address: impl Into<String>, quote: Quote) -> Self {
        Self { file: address.into(), at: At::Quote(Box::new(quote)) }
    }

    /// A key or value of the file's YAML.
    pub fn yaml(file: impl Into<String>, target: Target) -> Self {
        Self { file: file.into(), at: At::Yaml(target) }
    }
}

/// A place made exact: bytes, and lines and columns counted from 1 in characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// The bytes of the text.
    pub span: Range<usize>,
    /// The first line.
    pub line: usize,
    /// The first character in that line.
    pub column: usize,
    /// The line in which the place ends.
    pub end_line: usize,
    /// The character behind the place in that line.
    pub end_column: usize,
}

impl Position {
    /// Finds a place in the text of its file; `None` where the place is the file as a whole.
    pub fn find(place: &Place, text: &Text) -> Option<Self> {
        let span = match &place.at {
            At::File | At::Quote(_) => return None,
            At::Span(start, end) => *start..*end,
            At::Yaml(target) => yaml_span(&place.file, text, target)?,
        };
        let start = floor(text, span.start);
        let end = floor(text, span.end).max(start);
        let (line, column) = text.line_and_column(start);
        let (end_line, end_column) = text.line_and_column(end);
        Some(Self { span: start..end, line, column, end_line, end_column })
    }
}

fn yaml_span(file: &str, text: &str, target: &Target) -> Option<Range<usize>> {
    let range = match Layout::of(file) {
        Layout::Whole => 0..text.len(),
        Layout::FrontMatter => yaml::split(text).ok()?.yaml,
    };
    match yaml::locate(&text[range.clone()], target) {
        Some(found) => Some(range.start + found.start..range.start + found.end),
        // What is missing from the front matter is shown at the line that opens it.
        None if range.start > 0 => {
            let opening = text[..range.start].trim_end().rfind('\n').map_or(0, |newline| newline + 1);
            let opening = opening.max(if text.starts_with('\u{feff}') { 3 } else { 0 });
            Some(opening..opening + text[opening..range.start].trim_end().len())
        }
        None => None,
    }
}

/// The nearest character boundary at or before a byte, so that a stale span can never split a character.
pub(super) fn floor(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}
