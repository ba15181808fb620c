//! Lists made of lines that begin with ・ or ①.
//!
//! How lines with markers nest: an item that stands deeper than the item before it is part of that item; one that
//! stands at its column or less deep follows it, in the same list if it has the same kind of marker, else in a new
//! list. So `①` under an unindented `・` begins a list of its own, and the reader who wants it inside indents it. A line
//! without a marker continues the item before it, whatever its indentation. The column counts everything on the line, a full-width space twice.

use std::mem;
use std::ops::Range;

use super::flow::{Flow, FlowKind};
use super::line_marker::{LineMarker, MarkerKind, column};
use super::problem::ProblemKind;
use super::writer::Writer;

/// Emphasis around a line with a marker ends and begins again in the item, but not when it is this deep: a body with a
/// thousand open emphases on a hundred thousand lines would grow beyond all bounds.
const DEEPEST_REOPENED: usize = 8;

/// A list made of lines.
pub(super) struct LineList {
    kind: MarkerKind,
    column: usize,
    /// The marker of the open item; what had been seen, and how many problems were known, before it.
    marker: Range<usize>,
    seen: usize,
    problems: usize,
}

impl Writer<'_> {
    /// Begins the item of a line with a marker. Answers whether it is one: words of a link never are, because a link
    /// cannot be taken apart, and a marker spelt `&#x30FB;` is how an author says that it is text.
    pub(super) fn start_item(&mut self, marker: LineMarker, at: usize) -> bool {
        let span = at..at + marker.character.len_utf8();
        let is_written =
            self.source.get(span.clone()).is_some_and(|written| written.starts_with(marker.character));
        if !is_written || self.in_link() {
            return false;
        }
        if self.flow.is_none() {
            self.start_flow(FlowKind::Tight);
            self.draft.line();
        }
        let Some(mut flow) = self.flow.take() else {
            return false;
        };
        if flow.inline.len() > DEEPEST_REOPENED {
            self.flow = Some(flow);
            return false;
        }
        self.draft.drop_gap();
        for inline in flow.inline.iter().rev() {
            self.draft.markup(inline.tags().1);
        }
        if mem::take(&mut flow.paragraph_open) {
            self.draft.markup("</p>\n");
        }
        self.place_item(&mut flow, marker.kind, column(self.source, at));
        if let Some(list) = flow.lists.last_mut() {
            list.marker = span;
            list.seen = self.draft.seen();
            list.problems = self.problems.len();
        }
        self.draft.line();
        if let MarkerKind::Circled(_) = marker.kind {
            self.draft.number(marker.character);
        }
        for inline in &flow.inline {
            self.draft.markup(inline.tags().0);
        }
        self.flow = Some(flow);
        true
    }

    /// Opens an item in the list where its column puts it, or in a new list.
    fn place_item(&mut self, flow: &mut Flow, kind: MarkerKind, column: usize) {
        // The lists that lie less deep stay open; of the others only the outermost can take the item.
        let kept = flow.lists.iter().rposition(|list| list.column < column).map_or(0, |last| last + 1);
        self.close_lists(flow, kept + 1);
        let follows = flow.lists.get(kept).map(|list| list.kind);
        match follows {
            Some(before) if before.is_like(kind) => {
                self.close_item(flow);
                match (before, kind) {
                    (MarkerKind::Circled(before), MarkerKind::Circled(number)) if number != before + 1 => {
                        self.draft.markup(&format!("<li value=\"{number}\">"));
                    }
                    _ => self.draft.markup("<li>"),
                }
                if let Some(list) = flow.lists.last_mut() {
                    list.kind = kind;
                    list.column = column;
                }
            }
            _ => {
                self.close_lists(flow, kept);
                match kind {
                    MarkerKind::Bullet => self.draft.markup("<ul>\n<li>"),
                    MarkerKind::Circled(number) => {
                        self.draft.markup(&format!("<ol class=\"circled\" start=\"{number}\">\n<li>"));
                    }
                }
                flow.lists.push(LineList { kind, column, marker: 0..0, seen: 0, problems: 0 });
            }
        }
    }

    /// Closes lists from the innermost on until so many are left.
    pub(super) fn close_lists(&mut self, flow: &mut Flow, left: usize) {
        while flow.lists.len() > left {
            self.close_item(flow);
            let end = match flow.lists.pop() {
                Some(LineList { kind: MarkerKind::Circled(_), .. }) => "</ol>\n",
                _ => "</ul>\n",
            };
            self.draft.markup(end);
        }
    }

    /// Closes the innermost item. One with nothing in it is a problem, unless something in it already was.
    fn close_item(&mut self, flow: &Flow) {
        self.draft.markup("</li>\n");
        if let Some(list) = flow.lists.last()
            && list.seen == self.draft.seen()
            && list.problems == self.problems.len()
        {
            self.problem(ProblemKind::EmptyItem, list.marker.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::markdown::tests::html;

    #[test]
    fn lines_with_markers_are_lists() {
        assert_eq!(html("導入文\n・a\n・b"), "<p>導入文</p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n");
        assert_eq!(
            html("②a\n③b\n⑤c"),
            "<ol class=\"circled\" start=\"2\">\n<li>a</li>\n<li>b</li>\n<li value=\"5\">c</li>\n</ol>\n"
        );
        assert_eq!(html("・教\n育\n　・a"), "<ul>\n<li>教育<ul>\n<li>a</li>\n</ul>\n</li>\n</ul>\n");
    }

    #[test]
    fn a_deeper_line_nests_and_another_does_not() {
        assert_eq!(
            html("・a\n　①b\n　②c\n・d"),
            "<ul>\n<li>a<ol class=\"circled\" start=\"1\">\n<li>b</li>\n<li>c</li>\n</ol>\n</li>\n<li>d</li>\n</ul>\n"
        );
        assert_eq!(
            html("・a\n①b\n・c"),
            "<ul>\n<li>a</li>\n</ul>\n<ol class=\"circled\" start=\"1\">\n<li>b</li>\n</ol>\n<ul>\n<li>c</li>\n</ul>\n"
        );
        assert_eq!(html("　・a\n・b"), "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n");
    }

    #[test]
    fn lists_of_lines_work_inside_other_blocks() {
        assert_eq!(
            html("- 導入\n  ・a\n  ・b"),
            "<ul>\n<li>導入<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n</li>\n</ul>\n"
        );
        assert_eq!(html("- ・a\n  ・b"), "<ul>\n<li><ul>\n<li>a</li>\n<li>b</li>\n</ul>\n</li>\n</ul>\n");
        assert_eq!(
            html("> ・a\n> ①b"),
            "<blockquote>\n<ul>\n<li>a</li>\n</ul>\n<ol class=\"circled\" start=\"1\">\n<li>b</li>\n</ol>\n</blockquote>\n"
        );
    }

    #[test]
    fn a_marker_elsewhere_is_text() {
        assert_eq!(html("企画・立案、①調査"), "<p>企画・立案、①調査</p>\n");
        assert_eq!(html("&#x30FB;a"), "<p>・a</p>\n");
        assert_eq!(html("### ・a"), "<h3 id=\"a\">・a</h3>\n");
        assert_eq!(html("[a\n・b](c)"), "<p><a href=\"c\">a・b</a></p>\n");
    }

    #[test]
    fn emphasis_around_items_goes_on_inside_them() {
        assert_eq!(
            html("**導入\n・a**"),
            "<p><strong>導入</strong></p>\n<ul>\n<li><strong>a</strong></li>\n</ul>\n"
        );
        assert_eq!(html("・**重要**な"), "<ul>\n<li><strong>重要</strong>な</li>\n</ul>\n");
    }
}
