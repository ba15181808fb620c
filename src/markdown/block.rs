//! The tags of blocks.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Tag, TagEnd};

use super::flow::FlowKind;
use super::heading::HeadingTag;
use super::problem::ProblemKind;
use super::writer::Writer;

impl Writer<'_> {
    /// Begins a block.
    pub(super) fn start_block(&mut self, tag: Tag<'_>, range: &Range<usize>) {
        if !matches!(tag, Tag::TableHead | Tag::TableRow) {
            // The parser gives up on a table with very many missing cells, and puts what follows inside it.
            self.end_table();
        }
        match tag {
            Tag::Paragraph => {
                self.draft.line();
                self.start_flow(FlowKind::Paragraph);
            }
            Tag::Heading { level, id, classes, attrs } => {
                let tag = HeadingTag { level, id, classes, attributes: attrs };
                self.start_heading(&tag, self.trimmed_span(range));
            }
            Tag::BlockQuote(_) => {
                self.containers += 1;
                self.draft.markup("<blockquote>\n");
            }
            Tag::CodeBlock(kind) => self.start_code(&kind),
            Tag::HtmlBlock => {
                self.problem(ProblemKind::RawHtml, self.trimmed_span(range));
                self.draft.line();
                self.draft.markup("<p>");
                self.start_flow(FlowKind::Single);
            }
            Tag::List(first) => {
                self.containers += 1;
                self.start_list(first);
            }
            Tag::Item => self.start_item_of_list(self.trimmed_span(range)),
            Tag::FootnoteDefinition(label) => {
                self.containers += 1;
                self.start_definition(&label, self.trimmed_span(range));
            }
            Tag::Table(alignments) => self.start_table(alignments),
            Tag::TableHead => self.start_head(),
            Tag::TableRow => self.start_row(),
            // Inline tags never come here, and the other blocks are extensions that are not asked for.
            _ => {}
        }
    }

    fn start_code(&mut self, kind: &CodeBlockKind<'_>) {
        self.draft.line();
        self.draft.markup("<pre><code");
        if let CodeBlockKind::Fenced(info) = kind {
            let info = self.mended.unmarked(info);
            let language: String = info
                .chars()
                .take_while(|character| !character.is_whitespace())
                .filter(|&character| {
                    character.is_ascii_alphanumeric() || matches!(character, '-' | '_' | '+' | '#' | '.')
                })
                .collect();
            if !language.is_empty() {
                self.draft.attribute("class", &format!("language-{language}"));
            }
        }
        self.draft.markup(">");
        self.in_code = true;
    }

    /// Ends a block.
    pub(super) fn end_block(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.end_flow(),
            TagEnd::HtmlBlock => {
                self.end_flow();
                self.draft.markup("</p>\n");
            }
            TagEnd::Heading(level) => self.end_heading(level),
            TagEnd::BlockQuote(_) => {
                self.containers = self.containers.saturating_sub(1);
                self.draft.markup("</blockquote>\n");
            }
            TagEnd::CodeBlock => {
                self.in_code = false;
                self.draft.markup("</code></pre>\n");
            }
            TagEnd::List(ordered) => {
                self.containers = self.containers.saturating_sub(1);
                self.end_list(ordered);
            }
            TagEnd::Item => {
                self.end_flow();
                self.end_item_of_list();
            }
            TagEnd::FootnoteDefinition => {
                self.end_flow();
                self.containers = self.containers.saturating_sub(1);
                self.end_definition();
            }
            TagEnd::Table => self.end_table(),
            TagEnd::TableHead => self.end_head(),
            TagEnd::TableRow => self.end_row(),
            TagEnd::TableCell => self.end_cell(),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::markdown::ProblemKind;
    use crate::markdown::tests::{html, kinds, problems};

    #[test]
    fn code_is_escaped() {
        assert_eq!(
            html("```ru\"st x\na < b\n・c\n```"),
            "<pre><code class=\"language-rust\">a &lt; b\n・c\n</code></pre>\n"
        );
        assert_eq!(html("    <b>"), "<pre><code>&lt;b&gt;</code></pre>\n");
    }

    #[test]
    fn raw_html_is_shown_and_said() {
        assert_eq!(html("<b onclick=x>あ</b>"), "<p>&lt;b onclick=x&gt;あ&lt;/b&gt;</p>\n");
        assert_eq!(
            problems("<div>\n教\n育</div>\n\na <!-- b --> c"),
            [(ProblemKind::RawHtml, "<div>\n教\n育</div>"), (ProblemKind::RawHtml, "<!-- b -->")]
        );
        assert_eq!(html("<div>\n教\n育</div>"), "<p>&lt;div&gt;教育&lt;/div&gt;</p>\n");
        assert_eq!(kinds("1 < 2 > 0 & `<b>`"), []);
    }
}
