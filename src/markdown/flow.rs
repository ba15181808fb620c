//! Words in a block: inline tags and line ends.

use super::line_list::LineList;
use super::line_marker::line_marker;
use super::writer::Writer;

/// The words of one block.
pub(super) struct Flow {
    kind: FlowKind,
    /// Whether `<p>` was written and not closed.
    pub(super) paragraph_open: bool,
    at_line_start: bool,
    /// Lists of lines with markers, the outermost first.
    pub(super) lists: Vec<LineList>,
    pub(super) inline: Vec<Inline>,
    /// How many of these are links.
    links: usize,
}

impl Flow {
    pub(super) fn new(kind: FlowKind) -> Self {
        Self {
            kind,
            paragraph_open: false,
            at_line_start: true,
            lists: Vec::new(),
            inline: Vec::new(),
            links: 0,
        }
    }
}

/// What surrounds the words.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum FlowKind {
    /// A paragraph, with `<p>`.
    Paragraph,
    /// The words of a tight list item, without.
    Tight,
    /// A heading, a table's cell or shown HTML: lines there are no items.
    Single,
}

/// An inline element that is open.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Inline {
    Emphasis,
    Strong,
    Deleted,
    /// A link that is shown as one.
    Link,
    /// A link that is shown as its words only.
    Words,
    /// A strikethrough of one tilde, which is a range of numbers in Japanese: the tildes are shown.
    Tilde,
}

impl Inline {
    /// The tags of an element; a link's start tag is written with its address.
    pub(super) fn tags(self) -> (&'static str, &'static str) {
        match self {
            Self::Emphasis => ("<em>", "</em>"),
            Self::Strong => ("<strong>", "</strong>"),
            Self::Deleted => ("<del>", "</del>"),
            Self::Link => ("", "</a>"),
            Self::Words | Self::Tilde => ("", ""),
        }
    }
}

impl Writer<'_> {
    /// Begins the words of a block.
    pub(super) fn start_flow(&mut self, kind: FlowKind) {
        self.end_flow();
        self.flow = Some(Flow::new(kind));
    }

    /// Ends the words of a block, if any are open.
    pub(super) fn end_flow(&mut self) {
        let Some(mut flow) = self.flow.take() else {
            return;
        };
        self.draft.drop_gap();
        self.close_lists(&mut flow, 0);
        if flow.paragraph_open {
            self.draft.markup("</p>\n");
        }
    }

    /// Readies the block for something inline. Words outside any block are those of a tight item.
    pub(super) fn begin_inline(&mut self) -> &mut Flow {
        let draft = &mut self.draft;
        let flow = self.flow.get_or_insert_with(|| {
            draft.line();
            Flow::new(FlowKind::Tight)
        });
        if flow.kind == FlowKind::Paragraph && !flow.paragraph_open && flow.lists.is_empty() {
            draft.markup("<p>");
            flow.paragraph_open = true;
        }
        flow.at_line_start = false;
        flow
    }

    /// Writes text that starts at a place of the given source.
    pub(super) fn text(&mut self, text: &str, start: usize) {
        let mut text = text;
        let (may_be_item, continues_item) = self.flow.as_ref().map_or((true, false), |flow| {
            let is_new_line = flow.at_line_start && flow.kind != FlowKind::Single;
            (is_new_line, is_new_line && !flow.lists.is_empty())
        });
        // The parser cuts the line where a `~` stands, and what follows a marker says whether it is one.
        let line = self.source.get(start..).filter(|line| line.starts_with(text)).unwrap_or(text);
        if may_be_item
            && let Some(marker) = line_marker(line)
            && self.start_item(marker, start + marker.start)
        {
            text = text.get(marker.content..).unwrap_or_default();
        } else if continues_item {
            // The parser takes plain indentation away; this is how it is written in Japanese.
            text = text.trim_start_matches('\u{3000}');
        }
        self.begin_inline();
        self.draft.words(text);
    }

    /// Ends a line of the source within a block.
    pub(super) fn line_end(&mut self, forced: bool) {
        let flow = self.begin_inline();
        flow.at_line_start = true;
        self.draft.gap(forced);
    }

    /// Opens an inline element whose tag, for a link, is written by the caller.
    pub(super) fn open_inline(&mut self, inline: Inline) {
        let flow = self.begin_inline();
        flow.links += usize::from(inline == Inline::Link);
        flow.inline.push(inline);
        self.draft.markup(inline.tags().0);
        if inline == Inline::Tilde {
            self.draft.words("~");
        }
    }

    /// Closes the innermost inline element.
    pub(super) fn close_inline(&mut self) {
        let Some(flow) = &mut self.flow else {
            return;
        };
        let Some(inline) = flow.inline.pop() else {
            return;
        };
        if inline == Inline::Link {
            flow.links -= 1;
            self.end_link();
        }
        if inline == Inline::Tilde {
            self.draft.words("~");
        }
        self.draft.markup(inline.tags().1);
    }

    /// Whether the words at hand are those of a link that is shown as one.
    pub(super) fn in_link(&self) -> bool {
        self.flow.as_ref().is_some_and(|flow| flow.links > 0)
    }
}

#[cfg(test)]
mod tests {
    use crate::markdown::tests::html;

    #[test]
    fn line_ends_follow_the_writing() {
        assert_eq!(html("教\n育"), "<p>教育</p>\n");
        assert_eq!(html("**教**\n育と\n*学校*"), "<p><strong>教</strong>育と<em>学校</em></p>\n");
        assert_eq!(html("SDGs\nを"), "<p>SDGsを</p>\n");
        assert_eq!(html("two\nwords"), "<p>two\nwords</p>\n");
        assert_eq!(html("two\n**words**"), "<p>two\n<strong>words</strong></p>\n");
        assert_eq!(html("教  \n育"), "<p>教<br>\n育</p>\n");
        assert_eq!(html("導入  \n・a"), "<p>導入</p>\n<ul>\n<li>a</li>\n</ul>\n");
    }

    #[test]
    fn a_marker_before_a_range_is_text() {
        assert_eq!(html("①~③は"), "<p>①~③は</p>\n");
    }

    #[test]
    fn one_tilde_is_a_range() {
        assert_eq!(html("（~10時）と（20時~）"), "<p>（~10時）と（20時~）</p>\n");
        assert_eq!(html("~~旧~~"), "<p><del>旧</del></p>\n");
    }
}
