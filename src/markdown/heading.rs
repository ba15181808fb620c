//! Headings: where a body is cut, and the ids of those that stay inside it.

use std::mem;
use std::ops::Range;

use pulldown_cmark::{CowStr, HeadingLevel};

use super::document::Cut;
use super::draft::Draft;
use super::flow::FlowKind;
use super::ids::cleaned;
use super::problem::ProblemKind;
use super::writer::Writer;

/// A heading that is open.
pub(super) struct OpenHeading {
    id: Option<String>,
    classes: String,
    /// Where its attributes go, and where its words start in the plain text.
    attributes_at: usize,
    text_at: usize,
}

/// A heading at which the body is cut. The page shows it, so it becomes words.
pub(super) struct CutHeading {
    span: Range<usize>,
    /// What was written before it.
    before: Draft,
}

/// What came before a cut, and the heading that made it.
pub(super) struct Cutting {
    pub(super) before: Draft,
    pub(super) heading: String,
    pub(super) span: Range<usize>,
}

/// What the parser says of a heading.
pub(super) struct HeadingTag<'e> {
    pub(super) level: HeadingLevel,
    pub(super) id: Option<CowStr<'e>>,
    pub(super) classes: Vec<CowStr<'e>>,
    pub(super) attributes: Vec<(CowStr<'e>, Option<CowStr<'e>>)>,
}

impl Writer<'_> {
    pub(super) fn start_heading(&mut self, tag: &HeadingTag<'_>, span: Range<usize>) {
        for (name, _) in &tag.attributes {
            let name = self.mended.unmarked(name).into_owned();
            self.problem(ProblemKind::HeadingAttribute { name }, span.clone());
        }
        if self.cut == Cut::AtLevelTwo && tag.level == HeadingLevel::H2 && self.containers == 0 {
            let own = self.draft.another();
            let before = mem::replace(&mut self.draft, own);
            self.cut_heading = Some(CutHeading { span, before });
        } else {
            self.draft.line();
            self.draft.markup(opening(tag.level));
            let classes: Vec<String> = tag.classes.iter().map(|class| cleaned(class)).collect();
            self.heading = Some(OpenHeading {
                id: tag.id.as_ref().map(ToString::to_string),
                classes: classes.join(" ").trim().to_owned(),
                attributes_at: self.draft.len(),
                text_at: self.draft.text().len(),
            });
            self.draft.markup(">");
        }
        self.start_flow(FlowKind::Single);
    }

    pub(super) fn end_heading(&mut self, level: HeadingLevel) {
        self.end_flow();
        if let Some(cut) = self.cut_heading.take() {
            let next = self.draft.another();
            let heading = mem::replace(&mut self.draft, next);
            let heading = heading.text().trim().replace('\n', " ");
            self.sections.push(Cutting { before: cut.before, heading, span: cut.span });
        } else if let Some(heading) = self.heading.take() {
            let words = self.draft.text().get(heading.text_at..).unwrap_or_default();
            let id = self.ids.heading(heading.id.as_deref(), words);
            self.draft.insert(heading.attributes_at, |draft| {
                draft.markup(" id=\"");
                draft.id_prefix();
                draft.markup(&id);
                draft.markup("\"");
                if !heading.classes.is_empty() {
                    draft.attribute("class", &heading.classes);
                }
            });
            self.draft.markup(closing(level));
        }
    }
}

/// The page has the only first level, so a body's first level is the page's second.
fn opening(level: HeadingLevel) -> &'static str {
    match level {
        HeadingLevel::H1 | HeadingLevel::H2 => "<h2",
        HeadingLevel::H3 => "<h3",
        HeadingLevel::H4 => "<h4",
        HeadingLevel::H5 => "<h5",
        HeadingLevel::H6 => "<h6",
    }
}

fn closing(level: HeadingLevel) -> &'static str {
    match level {
        HeadingLevel::H1 | HeadingLevel::H2 => "</h2>\n",
        HeadingLevel::H3 => "</h3>\n",
        HeadingLevel::H4 => "</h4>\n",
        HeadingLevel::H5 => "</h5>\n",
        HeadingLevel::H6 => "</h6>\n",
    }
}

#[cfg(test)]
mod tests {
    use crate::markdown::ProblemKind;
    use crate::markdown::tests::{html, kinds};

    #[test]
    fn only_ids_and_classes_survive() {
        assert_eq!(html("# 計画 {#plan .a\"b onclick=alert(1)}"), "<h2 id=\"plan\" class=\"ab\">計画</h2>\n");
        assert_eq!(
            kinds("### a {onclick=x}"),
            [ProblemKind::HeadingAttribute { name: "onclick".to_owned() }]
        );
    }

    #[test]
    fn ids_are_made_where_none_is_given() {
        assert_eq!(
            html("### PR の *Plan*\n### PR の Plan\n### 目標\n### 目標"),
            "<h3 id=\"pr-plan\">PR の <em>Plan</em></h3>\n<h3 id=\"pr-plan-2\">PR の Plan</h3>\n\
             <h3 id=\"section-1\">目標</h3>\n<h3 id=\"section-2\">目標</h3>\n"
        );
    }
}
