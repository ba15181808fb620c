//! Footnotes: numbered as they are referred to, gathered at the end of the fragment that defines them.
//!
//! The ids are `fn:1` for a note and `fnref:1`, `fnref:1:2` for the references to it. Other ids have no colon.

use std::collections::HashMap;
use std::mem;
use std::ops::Range;

use super::draft::Draft;
use super::labels::{Labels, numbered};
use super::problem::ProblemKind;
use super::writer::Writer;

/// What is known of a document's footnotes.
#[derive(Default)]
pub(super) struct Footnotes {
    /// The number for each label. Only looked up, never listed.
    numbers: HashMap<String, usize>,
    /// For each number, counted from one, how many references there are.
    references: Vec<usize>,
    /// In the order of the source.
    definitions: Vec<Definition>,
    /// Definitions that are being read.
    open: Vec<OpenDefinition>,
}

/// A footnote that has been read.
struct Definition {
    label: String,
    span: Range<usize>,
    /// The section in which it stands.
    section: usize,
    draft: Draft,
}

/// A footnote that is being read, and the draft that waits for its end.
struct OpenDefinition {
    label: String,
    span: Range<usize>,
    outer: Draft,
}

impl Writer<'_> {
    /// Writes a reference. In the words of a link it is only a number, because a link in a link is not HTML.
    pub(super) fn footnote_reference(&mut self, label: &str) {
        if self.cut_heading.is_some() {
            // A heading at which the body is cut is shown by the page, as words.
            return;
        }
        let in_link = self.in_link();
        self.begin_inline();
        self.draft.see();
        let notes = &mut self.footnotes;
        let number = *notes.numbers.entry(folded(label)).or_insert_with(|| {
            notes.references.push(0);
            notes.references.len()
        });
        if in_link {
            self.draft.markup(&format!("<sup>{number}</sup>"));
            return;
        }
        let count = match notes.references.get_mut(number - 1) {
            Some(count) => {
                *count += 1;
                *count
            }
            None => 1,
        };
        self.draft.markup("<sup class=\"footnote-reference\"><a id=\"");
        self.draft.id_prefix();
        self.draft.markup(&reference_id(number, count));
        self.draft.markup("\" href=\"#");
        self.draft.id_prefix();
        self.draft.markup(&format!("fn:{number}\""));
        let label = numbered(&self.labels.footnote_reference, &number.to_string());
        self.draft.attribute("aria-label", &label);
        self.draft.markup(&format!(">{number}</a></sup>"));
    }

    /// Begins a definition: what follows goes into a draft of its own.
    pub(super) fn start_definition(&mut self, label: &str, span: Range<usize>) {
        let label = self.mended.unmarked(label).into_owned();
        let own = self.draft.another();
        let outer = mem::replace(&mut self.draft, own);
        self.footnotes.open.push(OpenDefinition { label, span, outer });
    }

    pub(super) fn end_definition(&mut self) {
        let Some(open) = self.footnotes.open.pop() else {
            return;
        };
        let draft = mem::replace(&mut self.draft, open.outer);
        let section = self.sections.len();
        self.footnotes.definitions.push(Definition { label: open.label, span: open.span, section, draft });
    }

    /// Puts the definitions at the ends of the drafts of their sections. Those to which nothing refers come last: the
    /// author wrote them to be read.
    pub(super) fn place_definitions(&mut self, drafts: &mut [Draft]) {
        let mut notes = mem::take(&mut self.footnotes);
        let mut numbered_notes: Vec<Vec<(usize, Draft)>> = Vec::new();
        numbered_notes.resize_with(drafts.len(), Vec::new);
        for definition in notes.definitions {
            // A second definition of a label finds its number taken.
            let number = notes.numbers.remove(&folded(&definition.label)).unwrap_or_else(|| {
                notes.references.push(0);
                notes.references.len()
            });
            if notes.references.get(number - 1).is_none_or(|&count| count == 0) {
                let label = definition.label;
                self.problem(ProblemKind::UnusedFootnote { label }, definition.span);
            }
            if let Some(notes) = numbered_notes.get_mut(definition.section) {
                notes.push((number, definition.draft));
            }
        }
        for (draft, mut list) in drafts.iter_mut().zip(numbered_notes) {
            if !list.is_empty() {
                list.sort_by_key(|&(number, _)| number);
                write_section(draft, list, &notes.references, self.labels);
            }
        }
    }
}

fn write_section(draft: &mut Draft, notes: Vec<(usize, Draft)>, references: &[usize], labels: &Labels) {
    draft.markup("<section class=\"footnotes\"");
    draft.attribute("aria-label", &labels.footnotes);
    draft.markup(">\n<ol>\n");
    let mut expected = 1;
    for (number, note) in notes {
        draft.markup("<li id=\"");
        draft.id_prefix();
        draft.markup(&format!("fn:{number}\""));
        if number != expected {
            draft.attribute("value", &number.to_string());
        }
        expected = number + 1;
        draft.markup(">");
        draft.append(note);
        let count = references.get(number - 1).copied().unwrap_or_default();
        // The way back belongs to the note's last words, not on a line of its own.
        let paragraph_end = "</p>\n";
        if draft.ends_with(paragraph_end) {
            let at = draft.len() - paragraph_end.len();
            draft.insert(at, |draft| write_back_links(draft, number, count, labels));
        } else {
            write_back_links(draft, number, count, labels);
        }
        draft.markup("</li>\n");
    }
    draft.markup("</ol>\n</section>\n");
}

fn write_back_links(draft: &mut Draft, number: usize, count: usize, labels: &Labels) {
    for reference in 1..=count {
        draft.markup(" <a class=\"footnote-back\" href=\"#");
        draft.id_prefix();
        draft.markup(&reference_id(number, reference));
        draft.markup("\"");
        let place = match reference {
            1 => number.to_string(),
            _ => format!("{number}-{reference}"),
        };
        draft.attribute("aria-label", &numbered(&labels.footnote_back, &place));
        draft.markup(">↩\u{FE0E}</a>");
    }
}

fn reference_id(number: usize, count: usize) -> String {
    match count {
        1 => format!("fnref:{number}"),
        _ => format!("fnref:{number}:{count}"),
    }
}

/// Labels that the parser takes for the same are the same here: it folds case, as near as the standard library can.
fn folded(label: &str) -> String {
    label.to_lowercase().to_uppercase().to_lowercase()
}

#[cfg(test)]
mod tests {
    use crate::markdown::tests::{html, kinds, problems};
    use crate::markdown::{Labels, ProblemKind, document};

    #[test]
    fn a_footnote_leads_there_and_back() {
        let html = html("教[^a]育[^a]\n\n[^A]: 注\n");
        assert!(html.contains(
            "教<sup class=\"footnote-reference\"><a id=\"fnref:1\" href=\"#fn:1\" aria-label=\"Footnote 1\">1</a></sup>育"
        ));
        assert!(html.contains(
            "<section class=\"footnotes\" aria-label=\"Footnotes\">\n<ol>\n<li id=\"fn:1\"><p>注 <a"
        ));
        assert!(html.contains("href=\"#fnref:1\" aria-label=\"Back to reference 1\""));
        assert!(html.contains("href=\"#fnref:1:2\" aria-label=\"Back to reference 1-2\""));
    }

    #[test]
    fn numbers_follow_the_references_across_sections() {
        let source = "[^b]: 二\n\n## A\n[^a]\n\n## B\n[^b]\n\n[^a]: 一";
        let document = document(source, &Labels::default());
        assert!(document.introduction.html("x-", |_| None).contains("<li id=\"x-fn:2\" value=\"2\">"));
        assert!(document.sections[1].fragment.html("x-", |_| None).contains("<li id=\"x-fn:1\">"));
        assert!(document.problems.is_empty());
    }

    #[test]
    fn what_leads_nowhere_is_said() {
        assert_eq!(html("a[^x]"), "<p>a[^x]</p>\n");
        assert_eq!(problems("a[^x]"), [(ProblemKind::UndefinedFootnote { label: "x".to_owned() }, "[^x]")]);
        assert_eq!(kinds("a\\[^x] `[^x]` [^x y]"), []);
        assert_eq!(kinds("[^x]: a"), [ProblemKind::UnusedFootnote { label: "x".to_owned() }]);
    }
}
