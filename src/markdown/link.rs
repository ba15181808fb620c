//! Links and images.

use std::ops::Range;

use pulldown_cmark::LinkType;

use super::destination::refused_scheme;
use super::draft::OBJECT;
use super::flow::Inline;
use super::fragment::{Link, LinkKind};
use super::japanese::joins;
use super::problem::ProblemKind;
use super::writer::Writer;

/// A link whose words are being written.
pub(super) struct OpenLink {
    span: Range<usize>,
    /// What had been seen before it.
    seen: usize,
}

/// An image whose alternative text is being read.
pub(super) struct Image {
    destination: String,
    title: String,
    span: Range<usize>,
    alternative: String,
    line_ended: bool,
    /// Images within the alternative text, itself included.
    depth: usize,
}

impl Writer<'_> {
    /// Begins a link, or only its words where it may not be one.
    pub(super) fn start_link(
        &mut self,
        link_type: LinkType,
        destination: &str,
        title: &str,
        span: Range<usize>,
    ) {
        let destination = self.mended.unmarked(destination);
        let destination = match link_type {
            LinkType::Email => format!("mailto:{destination}"),
            _ => destination.into_owned(),
        };
        if let Some(scheme) = refused_scheme(&destination, LinkKind::Link) {
            self.problem(ProblemKind::UnsafeScheme { scheme }, span);
            self.open_inline(Inline::Words);
        } else if self.in_link() {
            // A link in a link is not HTML, whatever the parser thinks of it.
            self.open_inline(Inline::Words);
        } else {
            self.open_inline(Inline::Link);
            let seen = self.draft.seen();
            self.link = Some(OpenLink { span: span.clone(), seen });
            self.draft.markup("<a href=\"");
            self.draft.address(Link { destination, kind: LinkKind::Link, span });
            self.draft.markup("\"");
            self.title(title);
            self.draft.markup(">");
        }
    }

    /// Ends a link. One without words has no name for people who listen to the page.
    pub(super) fn end_link(&mut self) {
        if let Some(link) = self.link.take()
            && link.seen == self.draft.seen()
        {
            self.problem(ProblemKind::LinkWithoutWords, link.span);
        }
    }

    /// Begins an image. All of its inside is alternative text.
    pub(super) fn start_image(&mut self, destination: &str, title: &str, span: Range<usize>) {
        if let Some(image) = &mut self.image {
            image.depth += 1;
            return;
        }
        self.begin_inline();
        self.image = Some(Image {
            destination: self.mended.unmarked(destination).into_owned(),
            title: title.to_owned(),
            span,
            alternative: String::new(),
            line_ended: false,
            depth: 1,
        });
    }

    /// Ends an image and writes it, or only its alternative text where it may not be shown.
    pub(super) fn end_image(&mut self) {
        let Some(mut image) = self.image.take() else {
            return;
        };
        image.depth -= 1;
        if image.depth > 0 {
            self.image = Some(image);
            return;
        }
        if let Some(scheme) = refused_scheme(&image.destination, LinkKind::Image) {
            self.problem(ProblemKind::UnsafeScheme { scheme }, image.span);
            self.draft.words(&image.alternative);
            return;
        }
        if image.alternative.trim().is_empty() {
            self.problem(ProblemKind::ImageWithoutAlternative, image.span.clone());
        }
        self.draft.close_gap(OBJECT);
        self.draft.markup("<img src=\"");
        self.draft.address(Link { destination: image.destination, kind: LinkKind::Image, span: image.span });
        self.draft.markup("\"");
        self.draft.attribute("alt", &image.alternative);
        self.title(&image.title);
        self.draft.markup(">");
        self.draft.object(&image.alternative);
    }

    fn title(&mut self, title: &str) {
        if !title.is_empty() {
            let title = self.mended.unmarked(title);
            self.draft.attribute("title", &title);
        }
    }
}

impl Image {
    /// Adds words to the alternative text.
    pub(super) fn words(&mut self, words: &str) {
        let (last, next) = (self.alternative.chars().next_back(), words.chars().next());
        if let (true, Some(last), Some(next)) = (self.line_ended, last, next)
            && !joins(last, next)
        {
            self.alternative.push(' ');
        }
        self.line_ended = false;
        self.alternative.push_str(words);
    }

    pub(super) fn line_end(&mut self) {
        self.line_ended = true;
    }
}

#[cfg(test)]
mod tests {
    use crate::markdown::tests::{html, kinds};
    use crate::markdown::{Labels, ProblemKind, whole};

    #[test]
    fn links_keep_their_words_and_title() {
        assert_eq!(
            html("[**a**](b.md \"c\\\"d\")"),
            "<p><a href=\"b.md\" title=\"c&quot;d\"><strong>a</strong></a></p>\n"
        );
        assert_eq!(html("<a@example.jp>"), "<p><a href=\"mailto:a@example.jp\">a@example.jp</a></p>\n");
        assert_eq!(
            html("[a][b]\n\n[b]: https://example.jp/?a&b"),
            "<p><a href=\"https://example.jp/?a&amp;b\">a</a></p>\n"
        );
    }

    #[test]
    fn an_unsafe_link_is_its_words() {
        for source in [
            "[a](javascript:x)",
            "[a](JAVA&#10;SCRIPT:x)",
            "[a](data:text/html,x)",
            "[a][b]\n\n[b]: vbscript:x",
        ] {
            assert_eq!(html(source), "<p>a</p>\n", "{source}");
            assert!(matches!(kinds(source)[..], [ProblemKind::UnsafeScheme { .. }]), "{source}");
        }
        assert_eq!(html("<javascript:x>"), "<p>javascript:x</p>\n");
    }

    #[test]
    fn a_link_without_words_is_said() {
        assert_eq!(kinds("[](a) [ ](b)"), [ProblemKind::LinkWithoutWords, ProblemKind::LinkWithoutWords]);
        assert_eq!(kinds("[a](b) [![c](d)](e) [`f`](g)"), []);
    }

    #[test]
    fn images_have_alternative_text() {
        assert_eq!(html("![施\n設 [a](b) ![c](d)](e.png)"), "<p><img src=\"e.png\" alt=\"施設 a c\"></p>\n");
        assert_eq!(kinds("![](a.png)"), [ProblemKind::ImageWithoutAlternative]);
        assert_eq!(html("![a](data:image/png,x)"), "<p>a</p>\n");
    }

    #[test]
    fn links_are_listed_with_spans() {
        let source = "これは**「[重要](a.md)」**で ![図](b.png)";
        let (fragment, _) = whole(source, &Labels::default());
        let spans: Vec<_> = fragment.links().iter().map(|link| &source[link.span.clone()]).collect();
        assert_eq!(spans, ["[重要](a.md)", "![図](b.png)"]);
        assert_eq!(fragment.text(), "これは「重要」で 図");
    }
}
