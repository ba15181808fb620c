//! The one pass over the parser's events.

use std::mem;
use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::document::Cut;
use super::draft::Draft;
use super::flow::{Flow, Inline};
use super::followed::Places;
use super::footnote::Footnotes;
use super::fragment::Fragment;
use super::heading::{CutHeading, Cutting, OpenHeading};
use super::ids::Ids;
use super::labels::Labels;
use super::link::{Image, OpenLink};
use super::list::OpenItem;
use super::mended::Mended;
use super::problem::{Problem, ProblemKind};
use super::table::Table;

/// Everything that is open while a body is written.
pub(super) struct Writer<'a> {
    /// As it was given; spans are into this.
    pub(super) source: &'a str,
    pub(super) mended: &'a Mended<'a>,
    pub(super) labels: &'a Labels,
    pub(super) cut: Cut,
    pub(super) draft: Draft,
    pub(super) problems: Vec<Problem>,
    pub(super) sections: Vec<Cutting>,
    pub(super) ids: Ids,
    pub(super) footnotes: Footnotes,
    /// How many quotes, lists and footnotes are open.
    pub(super) containers: usize,
    pub(super) tables: usize,
    pub(super) flow: Option<Flow>,
    pub(super) link: Option<OpenLink>,
    pub(super) image: Option<Image>,
    pub(super) items: Vec<OpenItem>,
    pub(super) table: Option<Table>,
    pub(super) heading: Option<OpenHeading>,
    pub(super) cut_heading: Option<CutHeading>,
    pub(super) in_code: bool,
}

/// A body as fragments.
pub(super) struct Written {
    pub(super) introduction: Fragment,
    pub(super) sections: Vec<WrittenSection>,
    pub(super) problems: Vec<Problem>,
    /// Where the words of the introduction and of each section come from; nothing where the draft did not follow.
    pub(super) places: Vec<Places>,
}

/// A heading and what follows it.
pub(super) struct WrittenSection {
    pub(super) heading: String,
    pub(super) span: Range<usize>,
    pub(super) fragment: Fragment,
}

/// Writes a body.
pub(super) fn write(source: &str, mended: &Mended<'_>, labels: &Labels, cut: Cut) -> Written {
    write_into(Draft::default(), source, mended, labels, cut)
}

/// Writes a body into a draft.
pub(super) fn write_into(
    draft: Draft,
    source: &str,
    mended: &Mended<'_>,
    labels: &Labels,
    cut: Cut,
) -> Written {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES;
    let mut writer = Writer {
        source,
        mended,
        labels,
        cut,
        draft,
        problems: Vec::new(),
        sections: Vec::new(),
        ids: Ids::default(),
        footnotes: Footnotes::default(),
        containers: 0,
        tables: 0,
        flow: None,
        link: None,
        image: None,
        items: Vec::new(),
        table: None,
        heading: None,
        cut_heading: None,
        in_code: false,
    };
    for (event, range) in Parser::new_ext(mended.as_str(), options).into_offset_iter() {
        writer.event(event, &range);
    }
    writer.finish()
}

impl Writer<'_> {
    /// Notes a problem.
    pub(super) fn problem(&mut self, kind: ProblemKind, span: Range<usize>) {
        self.problems.push(Problem { kind, span });
    }

    fn event(&mut self, event: Event<'_>, range: &Range<usize>) {
        self.draft.stands_at(|| self.mended.span(range).start);
        match event {
            Event::Text(text) => self.text_event(&text, range),
            Event::Code(code) => {
                let code = self.mended.unmarked(&code);
                self.code(&code);
            }
            Event::SoftBreak => self.break_event(false),
            Event::HardBreak => self.break_event(true),
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::InlineHtml(html) => {
                self.problem(ProblemKind::RawHtml, self.mended.span(range));
                self.shown_html(&html);
            }
            Event::Html(html) => self.shown_html(&html),
            Event::FootnoteReference(label) if self.image.is_none() => {
                let label = self.mended.unmarked(&label);
                self.footnote_reference(&label);
            }
            Event::TaskListMarker(done) => self.task(done),
            Event::Rule => {
                self.end_flow();
                self.draft.markup("<hr>\n");
            }
            // Footnotes in alternative text; and mathematics, which is not asked for.
            Event::FootnoteReference(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    fn text_event(&mut self, text: &str, range: &Range<usize>) {
        if text == "[" && !self.in_code {
            self.check_footnote(range.start);
        }
        let text = self.mended.unmarked(text);
        if text.is_empty() {
            // It was nothing but a mark.
        } else if let Some(image) = &mut self.image {
            image.words(&text);
        } else if self.in_code {
            self.draft.words(&text);
        } else {
            self.text(&text, self.mended.span(range).start);
        }
    }

    fn break_event(&mut self, forced: bool) {
        match &mut self.image {
            Some(image) => image.line_end(),
            None => self.line_end(forced),
        }
    }

    fn code(&mut self, code: &str) {
        if let Some(image) = &mut self.image {
            image.words(code);
            return;
        }
        self.begin_inline();
        let first = code.chars().next().unwrap_or(' ');
        self.draft.close_gap(first);
        self.draft.markup("<code>");
        self.draft.words(code);
        self.draft.markup("</code>");
    }

    /// Shows HTML as the text that it is.
    fn shown_html(&mut self, html: &str) {
        let html = self.mended.unmarked(html);
        for line in html.split_inclusive('\n') {
            let words = line.trim_end_matches(['\n', '\r']);
            if let Some(image) = &mut self.image {
                image.words(words);
            } else {
                self.begin_inline();
                self.draft.words(words);
            }
            if words.len() < line.len() {
                self.break_event(false);
            }
        }
    }

    /// Says so if a bracket begins a reference to a footnote that does not exist. The parser leaves such a one as text.
    fn check_footnote(&mut self, at: usize) {
        let source = self.mended.as_str();
        let escaped = source[..at].ends_with('\\');
        let Some(rest) = source[at..].strip_prefix("[^") else {
            return;
        };
        let end = rest.find(|character: char| matches!(character, ']' | '[') || character.is_whitespace());
        if let Some(end) = end
            && !escaped
            && end > 0
            && rest[end..].starts_with(']')
        {
            let label = self.mended.unmarked(&rest[..end]).into_owned();
            let span = self.mended.span(&(at..at + "[^".len() + end + "]".len()));
            self.problem(ProblemKind::UndefinedFootnote { label }, span);
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: &Range<usize>) {
        if let Tag::Image { dest_url, title, .. } = tag {
            self.start_image(&dest_url, &title, self.mended.span(range));
            return;
        }
        if self.image.is_some() {
            return;
        }
        match tag {
            Tag::Emphasis => self.open_inline(Inline::Emphasis),
            Tag::Strong => self.open_inline(Inline::Strong),
            Tag::Strikethrough => {
                let two = self.mended.as_str().get(range.clone()).is_some_and(|run| run.starts_with("~~"));
                self.open_inline(if two { Inline::Deleted } else { Inline::Tilde });
            }
            Tag::Link { link_type, dest_url, title, .. } => {
                self.start_link(link_type, &dest_url, &title, self.mended.span(range));
            }
            Tag::TableCell => self.start_cell(),
            block => {
                self.end_flow();
                self.start_block(block, range);
            }
        }
    }

    fn end(&mut self, tag: TagEnd) {
        if tag == TagEnd::Image {
            self.end_image();
            return;
        }
        if self.image.is_some() {
            return;
        }
        match tag {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link => {
                self.close_inline();
            }
            block => self.end_block(block),
        }
    }

    /// A block's span in the given source, without the line end that the parser counts in.
    pub(super) fn trimmed_span(&self, range: &Range<usize>) -> Range<usize> {
        let span = self.mended.span(range);
        let text = self.source.get(span.clone()).unwrap_or_default();
        span.start..span.start + text.trim_end().len()
    }

    fn finish(mut self) -> Written {
        self.end_flow();
        let last = mem::take(&mut self.draft);
        let mut headings = Vec::with_capacity(self.sections.len());
        let mut drafts = Vec::with_capacity(self.sections.len() + 1);
        for cutting in mem::take(&mut self.sections) {
            drafts.push(cutting.before);
            headings.push((cutting.heading, cutting.span));
        }
        drafts.push(last);
        self.place_definitions(&mut drafts);
        let places = drafts.iter_mut().map(Draft::take_places).collect();
        let mut fragments = drafts.into_iter().map(|draft| draft.finish(&self.ids));
        let introduction = fragments.next().unwrap_or_default();
        let sections = headings
            .into_iter()
            .zip(fragments)
            .map(|((heading, span), fragment)| WrittenSection { heading, span, fragment })
            .collect();
        Written { introduction, sections, problems: self.problems, places }
    }
}
