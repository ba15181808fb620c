//! Tables, in a region that scrolls when the table is wider than the page.

use pulldown_cmark::Alignment;

use super::flow::FlowKind;
use super::labels::numbered;
use super::writer::Writer;

/// A table that is open.
pub(super) struct Table {
    alignments: Vec<Alignment>,
    part: Part,
    column: usize,
    /// Where the open cell's tag and its content begin.
    cell_at: usize,
    content_at: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Head,
    /// The head is closed, and no row has come yet.
    Between,
    Body,
}

impl Writer<'_> {
    /// Begins a table. The region has a name and can get the focus, so that it can be scrolled without a mouse.
    pub(super) fn start_table(&mut self, alignments: Vec<Alignment>) {
        self.tables += 1;
        let label = &self.labels.table;
        let label = if self.tables > 1 || label.contains("{number}") {
            numbered(label, &self.tables.to_string())
        } else {
            label.clone()
        };
        self.draft.markup("<div class=\"table-scroll\" role=\"region\" tabindex=\"0\"");
        self.draft.attribute("aria-label", &label);
        self.draft.markup(">\n<table>\n");
        self.table = Some(Table { alignments, part: Part::Head, column: 0, cell_at: 0, content_at: 0 });
    }

    /// Ends the table, if it is still open.
    pub(super) fn end_table(&mut self) {
        let Some(table) = self.table.take() else {
            return;
        };
        if table.part == Part::Body {
            self.draft.markup("</tbody>\n");
        }
        self.draft.markup("</table>\n</div>\n");
    }

    pub(super) fn start_head(&mut self) {
        self.draft.line();
        self.draft.markup("<thead>\n<tr>\n");
    }

    pub(super) fn end_head(&mut self) {
        self.draft.markup("</tr>\n</thead>\n");
        if let Some(table) = &mut self.table {
            table.part = Part::Between;
        }
    }

    pub(super) fn start_row(&mut self) {
        self.draft.line();
        if let Some(table) = &mut self.table {
            table.column = 0;
            if table.part == Part::Between {
                table.part = Part::Body;
                self.draft.markup("<tbody>\n");
            }
        }
        self.draft.markup("<tr>\n");
    }

    pub(super) fn end_row(&mut self) {
        self.draft.markup("</tr>\n");
    }

    pub(super) fn start_cell(&mut self) {
        self.draft.cell();
        if let Some(table) = &mut self.table {
            table.cell_at = self.draft.len();
            self.draft.markup(match table.part {
                Part::Head => "<th scope=\"col\"",
                _ => "<td",
            });
            self.draft.markup(table.alignment());
            self.draft.markup(">");
            table.content_at = self.draft.len();
        }
        self.start_flow(FlowKind::Single);
    }

    /// Ends a cell. An empty one in the head is no header: it would be announced as a column without a name.
    pub(super) fn end_cell(&mut self) {
        self.end_flow();
        let Some(table) = &mut self.table else {
            return;
        };
        if table.part != Part::Head {
            self.draft.markup("</td>\n");
        } else if table.content_at == self.draft.len() {
            self.draft.truncate(table.cell_at);
            self.draft.markup("<td></td>\n");
        } else {
            self.draft.markup("</th>\n");
        }
        table.column += 1;
    }
}

impl Table {
    /// A class, never a style: a content security policy forbids inline styles.
    fn alignment(&self) -> &'static str {
        match self.alignments.get(self.column) {
            Some(Alignment::Left) => " class=\"align-left\"",
            Some(Alignment::Center) => " class=\"align-center\"",
            Some(Alignment::Right) => " class=\"align-right\"",
            Some(Alignment::None) | None => "",
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::markdown::tests::html;
    use crate::markdown::{Labels, whole};

    #[test]
    fn a_table_is_a_named_region_that_scrolls() {
        assert_eq!(
            html("||b|\n|-|-:|\n|c|**d**|"),
            "<div class=\"table-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Table\">\n<table>\n<thead>\n<tr>\n\
             <td></td>\n<th scope=\"col\" class=\"align-right\">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n\
             <td>c</td>\n<td class=\"align-right\"><strong>d</strong></td>\n</tr>\n</tbody>\n</table>\n</div>\n"
        );
        assert!(html("|a|\n|-|\n\nx\n\n|b|\n|-|").contains("aria-label=\"Table 2\""));
    }

    #[test]
    fn a_cell_is_no_list_and_a_row_is_a_line() {
        let (fragment, _) = whole("|a|・b|\n|-|-|\n|①c||\n\nd", &Labels::default());
        assert_eq!(fragment.text(), "a ・b\n①c\nd");
        assert!(fragment.html("", |_| None).contains("<td>①c</td>"));
    }

    #[test]
    fn a_line_with_bars_alone_is_text() {
        assert_eq!(html("a | b"), "<p>a | b</p>\n");
    }
}
