//! The plain text of a body with the way back to its source: somebody who finds a word wants to know its line.

use super::document::Cut;
use super::draft::Draft;
use super::labels::Labels;
use super::mended::Mended;
use super::writer::{Written, write_into};

/// A text as [`Fragment::text`](super::Fragment::text) has it, and where its words come from.
#[derive(Clone, Debug, Default)]
pub struct Followed {
    /// The words of the level-two heading above it; empty where there is none.
    pub heading: String,
    /// Where that heading begins in the source, in bytes.
    pub heading_at: usize,
    /// The text.
    pub text: String,
    places: Places,
}

impl Followed {
    /// Where in the source the words stand that the text has at a byte: not to the byte, but in the right line.
    pub fn source(&self, at: usize) -> usize {
        let before = self.places.known.partition_point(|(place, _)| *place <= at);
        let known = before.checked_sub(1).and_then(|last| self.places.known.get(last));
        known.map_or(self.heading_at, |(_, source)| *source)
    }
}

/// Follows a whole body.
pub fn follow(source: &str) -> Followed {
    followed(source, Cut::Never).into_iter().next().unwrap_or_default()
}

/// Follows a body that is cut at its level-two headings: first what stands above them all, then what stands below each.
pub fn follow_sections(source: &str) -> Vec<Followed> {
    followed(source, Cut::AtLevelTwo)
}

fn followed(source: &str, cut: Cut) -> Vec<Followed> {
    // Labels are for those who listen to the page; the plain text has none.
    let Written { introduction, sections, places, .. } =
        write_into(Draft::following(), source, &Mended::new(source), &Labels::default(), cut);
    let first = (String::new(), 0, introduction);
    let others = sections.into_iter().map(|section| (section.heading, section.span.start, section.fragment));
    std::iter::once(first)
        .chain(others)
        .zip(places)
        .map(|((heading, heading_at, fragment), places)| Followed {
            heading,
            heading_at,
            text: fragment.text,
            places,
        })
        .collect()
}

/// Where the words of a plain text come from.
#[derive(Clone, Debug, Default)]
pub(super) struct Places {
    /// Where what is written now stands in the source.
    now: usize,
    /// The bytes of the text and of the source at which words begin, in the order of the text.
    known: Vec<(usize, usize)>,
}

impl Places {
    pub(super) fn stands_at(&mut self, source: usize) {
        self.now = source;
    }

    pub(super) fn note(&mut self, text: usize) {
        self.known.push((text, self.now));
    }

    /// The same for words that stand as many bytes further on in both.
    pub(super) fn note_further(&mut self, text: usize, further: usize) {
        self.known.push((text + further, self.now + further));
    }

    /// Adds the places of a text that is put behind this one.
    pub(super) fn append(&mut self, text: usize, other: &Self) {
        self.known.extend(other.known.iter().map(|(place, source)| (place + text, *source)));
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop, prop_assert, prop_assert_eq, proptest};

    use super::{follow, follow_sections};
    use crate::markdown::{Fragment, Labels, document, whole};

    /// The line of the source, counted from 1, that words of the text stand in.
    fn line(source: &str, words: &str) -> usize {
        let followed = follow(source);
        let at = followed.source(followed.text.find(words).unwrap());
        source[..at].matches('\n').count() + 1
    }

    #[test]
    fn words_lead_back_to_their_lines() {
        let source = "教\n育の**（試行）。**次\n\n・市民\n・協働\n\n| a | b |\n|---|---|\n| 表 | `組` |\n\n注[^n]と[予\n算](x.md)\n\n\
            [^n]: 脚\n\n    注\n\n```\n一行\n二行\n```\n\n![絵](y.png)&amp;\\*星";
        for (words, expected) in [
            ("教", 1),
            ("育", 2),
            ("試行", 2),
            ("次", 2),
            ("協働", 5),
            ("表", 9),
            ("組", 9),
            ("予", 11),
            ("算", 12),
            ("脚", 14),
            ("二行", 20),
            ("絵", 23),
            ("&*星", 23),
        ] {
            assert_eq!(line(source, words), expected, "{words}");
        }
    }

    #[test]
    fn sections_lead_back_too() {
        let source = "前\n\n## 水準\n\n多[^n]\n\n## 方法\n\n少\n\n[^n]: 注";
        let sections = follow_sections(source);
        let found: Vec<_> = sections.iter().map(|part| (part.heading.as_str(), part.text.as_str())).collect();
        assert_eq!(found, [("", "前"), ("水準", "多"), ("方法", "少\n注")]);
        let at = |part: usize, words: &str| {
            let part = &sections[part];
            part.source(part.text.find(words).unwrap())
        };
        assert_eq!(&source[at(1, "多")..][..3], "多");
        assert_eq!(&source[at(2, "注")..], "注");
        assert_eq!(&source[sections[2].heading_at..][..2], "##");
    }

    proptest! {
        /// The text is the one that is published, and every word of it leads into the source.
        #[test]
        fn it_is_the_text_that_is_published(
            source in prop::collection::vec("[-*1>#①・ 　\\n教育ab&<|`!\\[\\]()~^:_]{0,8}", 0..12)
        ) {
            let source = source.join("\n");
            let followed = follow(&source);
            let published = whole(&source, &Labels::default()).0;
            prop_assert_eq!(&followed.text, published.text());
            for (at, _) in followed.text.char_indices() {
                prop_assert!(source.is_char_boundary(followed.source(at)));
            }
            let cut = document(&source, &Labels::default());
            let published = cut.sections.iter().map(|part| &part.fragment);
            let published = std::iter::once(&cut.introduction).chain(published).map(Fragment::text);
            let sections = follow_sections(&source);
            let followed: Vec<&str> = sections.iter().map(|part| part.text.as_str()).collect();
            prop_assert_eq!(followed, published.collect::<Vec<_>>());
        }
    }
}
