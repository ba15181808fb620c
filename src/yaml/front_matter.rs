//! Cuts a Markdown file into its front matter and its body.

use std::ops::Range;

/// How the YAML lies in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// The whole file is YAML.
    Whole,
    /// The YAML lies between two lines of `---` at the top of a Markdown file.
    FrontMatter,
}

impl Layout {
    /// The layout of a file, by its name.
    pub fn of(file: &str) -> Self {
        if file.ends_with(".md") { Self::FrontMatter } else { Self::Whole }
    }
}

/// The two parts of a Markdown file, as bytes of its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrontMatter {
    /// Between the `---` lines.
    pub yaml: Range<usize>,
    /// Behind the closing line.
    pub body: Range<usize>,
}

/// Why a file has no front matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FrontMatterError {
    /// The first line is not `---`.
    Missing,
    /// No second `---` line follows; the range is the opening line.
    Unclosed(Range<usize>),
}

/// Cuts a file's text in two. A byte-order mark at the start and CRLF line ends are fine, as is white space
/// behind the dashes: editors on Windows leave both, and neither says anything.
///
/// ```
/// let text = "---\nnumber: 9\n---\nbody\n";
/// let parts = goalpress::yaml::split(text).unwrap();
/// assert_eq!(&text[parts.yaml], "number: 9\n");
/// assert_eq!(&text[parts.body], "body\n");
/// ```
pub fn split(text: &str) -> Result<FrontMatter, FrontMatterError> {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut offset = start;
    let mut opening: Option<Range<usize>> = None;
    for line in text[start..].split_inclusive('\n') {
        let range = offset..offset + line.len();
        offset = range.end;
        let is_fence = line.trim_end() == "---";
        match &opening {
            None if is_fence => opening = Some(range),
            None => return Err(FrontMatterError::Missing),
            Some(first) if is_fence => {
                return Ok(FrontMatter { yaml: first.end..range.start, body: range.end..text.len() });
            }
            Some(_) => {}
        }
    }
    match opening {
        Some(first) => {
            let dashes = first.start..first.start + 3;
            Err(FrontMatterError::Unclosed(dashes))
        }
        None => Err(FrontMatterError::Missing),
    }
}

#[cfg(test)]
mod tests {
    use super::{FrontMatterError, split};

    #[test]
    fn windows_line_ends_and_marks_are_fine() {
        let text = "\u{feff}---\r\nnumber: 9\r\n--- \r\nbody";
        let parts = split(text).unwrap();
        assert_eq!(&text[parts.yaml], "number: 9\r\n");
        assert_eq!(&text[parts.body], "body");
    }

    #[test]
    fn missing_and_unclosed_are_told_apart() {
        assert_eq!(split(""), Err(FrontMatterError::Missing));
        assert_eq!(split("number: 9\n---\n"), Err(FrontMatterError::Missing));
        assert_eq!(split("----\n"), Err(FrontMatterError::Missing));
        assert_eq!(split("---\nnumber: 9\n"), Err(FrontMatterError::Unclosed(0..3)));
        assert_eq!(split("---\n---"), Ok(super::FrontMatter { yaml: 4..4, body: 7..7 }));
    }
}
