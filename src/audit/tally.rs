//! What was found, so that one mistake of a template is told once.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::diagnostic::{At, Finding, Rendered, Rule};
use crate::site::Route;

/// How many mistakes of one template that are alike but for their words are told one by one. Where there are more,
/// the words come from the content.
const DISTINCT: usize = 3;

/// Something that was found on a page.
#[derive(Debug)]
pub(super) struct Seen {
    pub(super) route: Route,
    pub(super) finding: Finding,
    /// What its tag is like.
    pub(super) shape: String,
    /// Its tag.
    pub(super) words: String,
    /// How many pages have it.
    pub(super) pages: usize,
}

/// Everything that was found: by rule, template, and what the tags are like.
#[derive(Debug, Default)]
pub(super) struct Tally(BTreeMap<(Rule, &'static str, String), Group>);

/// What is alike.
#[derive(Debug, Default)]
struct Group {
    pages: usize,
    /// The first of each words; of all words where there are too many.
    kinds: BTreeMap<String, Seen>,
    is_crowded: bool,
}

impl Tally {
    /// Adds what was found on one page.
    pub(super) fn add(&mut self, template: &'static str, found: Vec<Seen>) {
        let mut on_page: BTreeMap<(Rule, String), BTreeMap<String, Seen>> = BTreeMap::new();
        for seen in found {
            let kinds = on_page.entry((seen.finding.rule, seen.shape.clone())).or_default();
            // The first in the page's order stays.
            kinds.entry(seen.words.clone()).or_insert(seen);
        }
        for ((rule, shape), kinds) in on_page {
            let group = self.0.entry((rule, template, shape)).or_default();
            group.pages += 1;
            for seen in kinds.into_values() {
                group.add(seen);
            }
        }
    }

    /// All findings in the order of their pages' addresses.
    pub(super) fn findings(self, file: impl Fn(&str) -> Option<String>) -> Vec<Finding> {
        // The frame of all pages shows in every template, with the same words.
        let mut all: BTreeMap<(Rule, String), (Seen, &'static str)> = BTreeMap::new();
        for ((rule, template, _), group) in self.0 {
            for seen in group.into_seen() {
                let (words, route) = (seen.words.clone(), seen.route);
                match all.entry((rule, words)) {
                    Entry::Vacant(vacant) => {
                        vacant.insert((seen, template));
                    }
                    Entry::Occupied(mut occupied) => {
                        let (known, _) = occupied.get();
                        let pages = known.pages + seen.pages;
                        if route < known.route {
                            occupied.insert((seen, template));
                        }
                        occupied.get_mut().0.pages = pages;
                    }
                }
            }
        }
        let mut findings: Vec<Finding> = all
            .into_values()
            .map(|(seen, template)| Finding {
                rendered: Some(Rendered { template: file(template), pages: seen.pages }),
                ..seen.finding
            })
            .collect();
        findings.sort_by(|one, other| key(one).cmp(&key(other)));
        findings
    }
}

/// What findings are sorted by.
fn key(finding: &Finding) -> (&str, usize, usize, Rule) {
    let (line, column) = match &finding.place.at {
        At::Quote(quote) => (quote.line, quote.column),
        At::File | At::Span(..) | At::Yaml(_) => (0, 0),
    };
    (&finding.place.file, line, column, finding.rule)
}

impl Group {
    fn add(&mut self, mut seen: Seen) {
        if self.is_crowded {
            // The smallest place stays, whatever the order in which pages come.
            if let Some(mut first) = self.kinds.first_entry()
                && (seen.route, key(&seen.finding)) < (first.get().route, key(&first.get().finding))
            {
                first.insert(seen);
            }
            return;
        }
        match self.kinds.entry(seen.words.clone()) {
            Entry::Vacant(vacant) => {
                vacant.insert(seen);
            }
            Entry::Occupied(mut occupied) => {
                let pages = occupied.get().pages + seen.pages;
                if seen.route < occupied.get().route {
                    std::mem::swap(occupied.get_mut(), &mut seen);
                }
                occupied.get_mut().pages = pages;
            }
        }
        if self.kinds.len() > DISTINCT {
            let all = std::mem::take(&mut self.kinds).into_values();
            let first = all
                .min_by(|one, other| (one.route, key(&one.finding)).cmp(&(other.route, key(&other.finding))));
            self.kinds = first.into_iter().map(|first| (String::new(), first)).collect();
            self.is_crowded = true;
        }
    }

    fn into_seen(self) -> impl Iterator<Item = Seen> {
        let (is_crowded, pages) = (self.is_crowded, self.pages);
        self.kinds.into_values().map(move |seen| if is_crowded { Seen { pages, ..seen } } else { seen })
    }
}
