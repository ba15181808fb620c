//! A fragment being written: its HTML, its slots, its links and its plain text grow together.

use std::borrow::Cow;
use std::mem;

use super::escape;
use super::followed::Places;
use super::fragment::{Fill, Fragment, Link, Slot};
use super::ids::Ids;
use super::japanese::joins;
use crate::yaml::{first_forbidden, is_forbidden};

/// Stands for an image where two lines meet: something that is no Japanese character.
pub(super) const OBJECT: char = '\u{FFFC}';

/// A fragment that is not finished.
#[derive(Default)]
pub(super) struct Draft {
    html: String,
    slots: Vec<Slot>,
    links: Vec<Link>,
    text: String,
    /// How often something was written that can be seen: nothing was between two equal counts.
    seen: usize,
    /// The last character of the block at hand, for the line that may follow.
    last: Option<char>,
    gap: Option<Gap>,
    /// A circled number, which goes into the plain text with the first words of its item.
    number: Option<char>,
    /// Whether a space belongs before the next words in the plain text, because a new cell began.
    space: bool,
    /// Where the plain text comes from, where somebody wants to know.
    places: Option<Places>,
}

/// Text as it can be shown. A file holds no control characters, but `&#1;` writes one; HTML cannot say it and asks for
/// this in its place.
fn without_controls(text: &str) -> Cow<'_, str> {
    if first_forbidden(text).is_some() {
        Cow::Owned(text.replace(is_forbidden, "\u{FFFD}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The end of a line, until it is known what the next one begins with.
struct Gap {
    /// Where the line's end belongs in the HTML: before the tags that open in between.
    at: usize,
    forced: bool,
}

impl Draft {
    /// An empty draft that remembers where its words come from.
    pub(super) fn following() -> Self {
        Self { places: Some(Places::default()), ..Self::default() }
    }

    /// An empty draft that remembers where its words come from if this one does.
    pub(super) fn another(&self) -> Self {
        if self.places.is_some() { Self::following() } else { Self::default() }
    }

    /// Says where in the source the next words stand.
    pub(super) fn stands_at(&mut self, place: impl FnOnce() -> usize) {
        if let Some(places) = &mut self.places {
            places.stands_at(place());
        }
    }

    /// Where its words come from.
    pub(super) fn take_places(&mut self) -> Places {
        self.places.take().unwrap_or_default()
    }

    /// Code may come as several lines at once, which are as they are in the source.
    fn note_lines(&mut self, words: &str) {
        if let Some(places) = &mut self.places {
            for (end, _) in words.match_indices('\n').filter(|(end, _)| end + 1 < words.len()) {
                places.note_further(self.text.len(), end + 1);
            }
        }
    }

    fn note(&mut self) {
        if let Some(places) = &mut self.places {
            places.note(self.text.len());
        }
    }

    /// Writes tags.
    pub(super) fn markup(&mut self, markup: &str) {
        self.html.push_str(markup);
    }

    /// Writes ` name="value"`.
    pub(super) fn attribute(&mut self, name: &str, value: &str) {
        self.html.push(' ');
        self.html.push_str(name);
        self.html.push_str("=\"");
        escape::attribute(&mut self.html, &without_controls(value));
        self.html.push('"');
    }

    /// Leaves a place for the page's prefix of ids.
    pub(super) fn id_prefix(&mut self) {
        self.slot(Fill::IdPrefix);
    }

    /// Leaves a place for the address of a new link.
    pub(super) fn address(&mut self, link: Link) {
        self.slot(Fill::Address(self.links.len()));
        self.links.push(link);
    }

    fn slot(&mut self, fill: Fill) {
        self.slots.push(Slot { at: self.html.len(), fill });
    }

    /// Writes words that can be seen.
    pub(super) fn words(&mut self, words: &str) {
        let words = &*without_controls(words);
        let Some(first) = words.chars().next() else {
            return;
        };
        self.close_gap(first);
        let blank = first.is_whitespace() && words.trim_start().is_empty();
        self.note();
        self.note_lines(words);
        if !blank {
            self.see();
        }
        escape::text(&mut self.html, words);
        self.text.push_str(words);
        self.last = words.chars().next_back();
    }

    /// Notes that something other than words can be seen, and what it reads as.
    pub(super) fn object(&mut self, reads_as: &str) {
        self.note();
        self.see();
        self.text.push_str(&without_controls(reads_as));
        self.last = Some(OBJECT);
    }

    /// Notes that something can be seen.
    pub(super) fn see(&mut self) {
        self.seen += 1;
        self.text.extend(mem::take(&mut self.space).then_some(' '));
        self.text.extend(self.number.take());
    }

    /// Ends a line of the source. Nothing is written before it is known what follows.
    pub(super) fn gap(&mut self, forced: bool) {
        if self.gap.is_none() {
            self.gap = Some(Gap { at: self.html.len(), forced });
        }
    }

    /// Forgets a line's end, because a block or an item ends or begins there.
    pub(super) fn drop_gap(&mut self) {
        self.gap = None;
    }

    /// Writes what belongs between two lines.
    pub(super) fn close_gap(&mut self, next: char) {
        let Some(gap) = self.gap.take() else {
            return;
        };
        if gap.forced {
            self.insert(gap.at, |draft| draft.markup("<br>\n"));
            self.text.push('\n');
        } else if let Some(last) = self.last
            && !joins(last, next)
        {
            self.insert(gap.at, |draft| draft.markup("\n"));
            self.text.push(' ');
        }
    }

    /// Begins a line of the plain text, for a block, an item or a row.
    pub(super) fn line(&mut self) {
        self.gap = None;
        self.last = None;
        self.number = None;
        self.space = false;
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }

    /// Puts a space between two cells of a row in the plain text.
    pub(super) fn cell(&mut self) {
        self.gap = None;
        self.last = None;
        self.space = !self.text.is_empty() && !self.text.ends_with('\n');
    }

    /// Keeps a circled number for the plain text.
    pub(super) fn number(&mut self, number: char) {
        self.number = Some(number);
    }

    /// Writes something before what was written since a place. The cost is the length of what was written since.
    pub(super) fn insert(&mut self, at: usize, write: impl FnOnce(&mut Self)) {
        if at == self.html.len() {
            write(self);
            return;
        }
        let after = self.html.split_off(at.min(self.html.len()));
        let first = self.slots.partition_point(|slot| slot.at < at);
        let slots = self.slots.split_off(first);
        write(self);
        let shift = self.html.len() - at;
        self.html.push_str(&after);
        self.slots.extend(slots.into_iter().map(|slot| Slot { at: slot.at + shift, ..slot }));
    }

    /// Takes back tags that were written since a place and hold no slot.
    pub(super) fn truncate(&mut self, at: usize) {
        self.html.truncate(at);
    }

    /// Writes a sign that is no content by itself, such as a task's box.
    pub(super) fn symbol(&mut self, symbol: &str) {
        self.html.push_str(symbol);
        self.text.push_str(symbol);
    }

    /// Adds a finished piece.
    pub(super) fn append(&mut self, other: Self) {
        let (html, links) = (self.html.len(), self.links.len());
        self.line();
        if let (Some(places), Some(others)) = (&mut self.places, &other.places) {
            places.append(self.text.len(), others);
        }
        self.seen += other.seen;
        self.html.push_str(&other.html);
        self.text.push_str(&other.text);
        self.links.extend(other.links);
        self.slots.extend(other.slots.into_iter().map(|slot| Slot {
            at: slot.at + html,
            fill: match slot.fill {
                Fill::Address(index) => Fill::Address(index + links),
                other => other,
            },
        }));
    }

    /// Where the next tag will stand.
    pub(super) fn len(&self) -> usize {
        self.html.len()
    }

    /// A count that grows with everything that can be seen.
    pub(super) fn seen(&self) -> usize {
        self.seen
    }

    pub(super) fn ends_with(&self, markup: &str) -> bool {
        self.html.ends_with(markup)
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The fragment, with links to the document's own headings known as such.
    pub(super) fn finish(mut self, ids: &Ids) -> Fragment {
        if !ids.is_empty() {
            for slot in &mut self.slots {
                let Fill::Address(index) = slot.fill else {
                    continue;
                };
                let own = self.links[index].destination.strip_prefix('#');
                if own.is_some_and(|id| ids.contains(id)) {
                    slot.fill = Fill::OwnAddress(index);
                }
            }
        }
        self.text.truncate(self.text.trim_end_matches('\n').len());
        // All of a site's texts are in memory at once, so the room in which they grew is given back.
        self.html.shrink_to_fit();
        self.text.shrink_to_fit();
        self.slots.shrink_to_fit();
        self.links.shrink_to_fit();
        Fragment { html: self.html, slots: self.slots, links: self.links, text: self.text }
    }
}

#[cfg(test)]
mod tests {
    use super::Draft;
    use crate::markdown::ids::Ids;

    #[test]
    fn a_line_end_goes_before_the_tags_that_follow_it() {
        let mut draft = Draft::default();
        draft.words("a");
        draft.gap(false);
        draft.markup("<b id=\"");
        draft.id_prefix();
        draft.markup("x\">");
        draft.words("b");
        draft.markup("</b>");
        let fragment = draft.finish(&Ids::default());
        assert_eq!(fragment.html("p-", |_| None), "a\n<b id=\"p-x\">b</b>");
        assert_eq!(fragment.text(), "a b");
    }
}
