//! Markdown's own lists: items, and the boxes of task lists.

use std::ops::Range;

use super::problem::ProblemKind;
use super::writer::Writer;

/// An item that is open.
pub(super) struct OpenItem {
    span: Range<usize>,
    /// Where attributes of its tag go.
    attributes_at: usize,
    /// What had been seen, and how many problems were known, before it.
    seen: usize,
    problems: usize,
}

impl Writer<'_> {
    pub(super) fn start_list(&mut self, first: Option<u64>) {
        match first {
            None => self.draft.markup("<ul>\n"),
            Some(1) => self.draft.markup("<ol>\n"),
            Some(first) => self.draft.markup(&format!("<ol start=\"{first}\">\n")),
        }
    }

    pub(super) fn end_list(&mut self, ordered: bool) {
        self.draft.markup(if ordered { "</ol>\n" } else { "</ul>\n" });
    }

    pub(super) fn start_item_of_list(&mut self, span: Range<usize>) {
        self.draft.line();
        self.draft.markup("<li");
        self.items.push(OpenItem {
            span,
            attributes_at: self.draft.len(),
            seen: self.draft.seen(),
            problems: self.problems.len(),
        });
        self.draft.markup(">");
    }

    /// Ends an item. One with nothing in it is a problem, unless something in it already was.
    pub(super) fn end_item_of_list(&mut self) {
        self.draft.markup("</li>\n");
        if let Some(item) = self.items.pop()
            && item.seen == self.draft.seen()
            && item.problems == self.problems.len()
        {
            let marker = self.source.get(item.span.clone()).unwrap_or_default();
            let marker = marker.lines().next().unwrap_or_default().trim_end();
            let start = item.span.start;
            self.problem(ProblemKind::EmptyItem, start..start + marker.len());
        }
    }

    /// Shows the box of a task as a character: a form's control would promise that it can be ticked.
    pub(super) fn task(&mut self, done: bool) {
        if let Some(item) = self.items.last() {
            self.draft.insert(item.attributes_at, |draft| draft.attribute("class", "task"));
        }
        self.begin_inline();
        self.draft.symbol(if done { "☑ " } else { "☐ " });
    }
}

#[cfg(test)]
mod tests {
    use crate::markdown::ProblemKind;
    use crate::markdown::tests::{html, kinds, problems};

    #[test]
    fn ordinary_lists_pass() {
        assert_eq!(
            html("- a\n- b\n  1. c"),
            "<ul>\n<li>a</li>\n<li>b<ol>\n<li>c</li>\n</ol>\n</li>\n</ul>\n"
        );
        assert_eq!(
            html("3. a\n\n4. b"),
            "<ol start=\"3\">\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ol>\n"
        );
    }

    #[test]
    fn tasks_are_text() {
        assert_eq!(
            html("- [x] a\n- [ ] b\n- c"),
            "<ul>\n<li class=\"task\">☑ a</li>\n<li class=\"task\">☐ b</li>\n<li>c</li>\n</ul>\n"
        );
        assert_eq!(html("- [x] [a](b)\n\n- c").matches("class=\"task\"").count(), 1);
    }

    #[test]
    fn an_item_without_words_is_a_problem() {
        assert_eq!(problems("- a\n-\n- b"), [(ProblemKind::EmptyItem, "-")]);
        assert_eq!(problems("1. a\n2.\n"), [(ProblemKind::EmptyItem, "2.")]);
        assert_eq!(
            problems("- - \n- [ ]\n"),
            [(ProblemKind::EmptyItem, "-"), (ProblemKind::EmptyItem, "- [ ]")]
        );
        assert_eq!(
            problems("x\n・\n　②　\n・b\n①"),
            [(ProblemKind::EmptyItem, "②"), (ProblemKind::EmptyItem, "①")]
        );
        assert_eq!(problems("・\n・b"), [(ProblemKind::EmptyItem, "・")]);
        assert_eq!(kinds("- ・a\n- `b`\n- ![c](d)\n- - e"), []);
    }
}
