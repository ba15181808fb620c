//! A whole body, or one cut at its level-two headings.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::fragment::Fragment;
use super::labels::Labels;
use super::mended::Mended;
use super::problem::Problem;
use super::writer::{Written, write};

/// A body cut at its level-two headings.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// What stands before the first such heading.
    pub introduction: Fragment,
    /// In the order of the source; two may have the same heading.
    pub sections: Vec<Section>,
    /// In the order of their spans.
    pub problems: Vec<Problem>,
}

/// A level-two heading, and what stands under it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// The heading's words, without markup.
    pub heading: String,
    /// The heading in the source, with its `##`.
    pub heading_span: Range<usize>,
    /// What stands under it, without blank lines before and after; empty, at the heading's end, if nothing does.
    pub span: Range<usize>,
    /// The same as HTML.
    pub fragment: Fragment,
}

/// Whether headings cut a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cut {
    Never,
    AtLevelTwo,
}

/// Turns a body into fragments, one for each level-two heading that is in no quote, list or footnote.
///
/// The body is read as a whole, so a link's or a footnote's definition may stand in another section than its use.
#[must_use]
pub fn document(source: &str, labels: &Labels) -> Document {
    let written = write(source, &Mended::new(source), labels, Cut::AtLevelTwo);
    let Written { introduction, sections, mut problems, .. } = written;
    problems.sort_by_key(|problem| (problem.span.start, problem.span.end));
    let ends: Vec<usize> =
        sections.iter().skip(1).map(|section| section.span.start).chain([source.len()]).collect();
    let sections = sections
        .into_iter()
        .zip(ends)
        .map(|(section, end)| Section {
            span: trimmed(source, section.span.end..end),
            heading: section.heading,
            heading_span: section.span,
            fragment: section.fragment,
        })
        .collect();
    Document { introduction, sections, problems }
}

/// Turns a body into one fragment.
#[must_use]
pub fn whole(source: &str, labels: &Labels) -> (Fragment, Vec<Problem>) {
    let Written { introduction, mut problems, .. } = write(source, &Mended::new(source), labels, Cut::Never);
    problems.sort_by_key(|problem| (problem.span.start, problem.span.end));
    (introduction, problems)
}

/// A span without the white space at its ends; where there is nothing else, an empty one at its start.
fn trimmed(source: &str, span: Range<usize>) -> Range<usize> {
    let text = source.get(span.clone()).unwrap_or_default();
    let start =
        if text.trim().is_empty() { span.start } else { span.start + text.len() - text.trim_start().len() };
    start..start + text.trim().len()
}

#[cfg(test)]
mod tests {
    use super::{Document, document};
    use crate::markdown::{Labels, whole};

    fn cut(source: &str) -> Document {
        document(source, &Labels::default())
    }

    #[test]
    fn a_body_is_cut_at_level_two() {
        let source = "前文\n\n## どの**水準**まで ##\n\n・a\n・b\n\n### 中\n\nどのような方法で\n---\n## 空\n";
        let document = cut(source);
        assert_eq!(document.introduction.text(), "前文");
        let headings: Vec<_> = document.sections.iter().map(|section| section.heading.as_str()).collect();
        assert_eq!(headings, ["どの水準まで", "どのような方法で", "空"]);
        assert_eq!(&source[document.sections[0].heading_span.clone()], "## どの**水準**まで ##");
        assert_eq!(&source[document.sections[0].span.clone()], "・a\n・b\n\n### 中");
        assert_eq!(&source[document.sections[1].heading_span.clone()], "どのような方法で\n---");
        assert_eq!(&source[document.sections[1].span.clone()], "");
        assert_eq!(document.sections[0].fragment.text(), "a\nb\n中");
        assert!(document.sections[2].fragment.is_empty());
    }

    #[test]
    fn a_heading_inside_something_else_does_not_cut() {
        let document = cut("> ## a\n\n- ## b\n\n# c\n\n    ## d");
        assert!(document.sections.is_empty());
        assert!(document.introduction.html("", |_| None).contains("<h2 id=\"a\">"));
        assert!(whole("## a", &Labels::default()).0.html("", |_| None).contains("<h2 id=\"a\">"));
    }

    #[test]
    fn definitions_reach_over_sections() {
        let document = cut("## a\n[x]\n## b\n[x]: y.md");
        assert_eq!(document.sections[0].fragment.links()[0].destination, "y.md");
    }
}
