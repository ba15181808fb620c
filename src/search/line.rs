//! The line of a file at which something was found, for those who want to open it there.

use super::answer::Found;
use super::document::{Origin, Part};
use super::folding::fold;
use super::marked::Traced;
use super::query::{Query, Term};
use crate::diagnostic::{Place, Position, Text};
use crate::draft::column_of_heading;
use crate::markdown::{self, Followed};
use crate::settings::{ColumnKind, Kana};
use crate::site::Site;
use crate::yaml::{self, Step, Target};

/// Where the best match of a query's first term stands: the class of the words, and their line in the file, counted
/// from 1. `text` is the file's; where it does not say any more what was read, the line is that of the title, or the
/// first. A query that only leaves out finds titles.
pub fn line(site: &Site<'_>, found: &Found<'_>, query: &Query, text: Option<&Text>) -> (usize, usize) {
    let mut parts = found.parts(site);
    // The order within a class is that of the document.
    parts.sort_by_key(|part| part.class);
    let kana = site.settings.search.kana;
    let term = query.terms.iter().find(|term| !term.is_left_out);
    let holds = |part: &&Part<'_>| {
        term.is_none_or(|term| part.words.lines().any(|line| fold(line, kana).contains(&term.folded)))
    };
    let Some(part) = parts.iter().find(holds).or(parts.first()) else { return (0, 1) };
    let file = File { site, name: found.file(), text, kana };
    let line = file.line(part, term);
    let title = || parts.first().and_then(|part| file.line(part, None));
    (part.class, line.or_else(title).unwrap_or(1))
}

/// The file that is looked at.
struct File<'a> {
    site: &'a Site<'a>,
    name: &'a str,
    text: Option<&'a Text>,
    kana: Kana,
}

impl File<'_> {
    /// The line in which some words begin, or the term in them.
    fn line(&self, part: &Part<'_>, term: Option<&Term>) -> Option<usize> {
        let columns = &self.site.settings.form.columns;
        match part.origin {
            Origin::Nowhere => None,
            Origin::Key(key) => self.of_key(vec![key.into()], term),
            Origin::Officer(place, key) => {
                self.of_key(vec!["officers".into(), place.into(), key.into()], term)
            }
            Origin::Section(place) => self.of_key(vec!["sections".into(), place.into(), "name".into()], term),
            Origin::Body => self.of_body(term, |body| Some(markdown::follow(body))),
            Origin::Column(place) => {
                match columns.get(place).filter(|column| column.kind == ColumnKind::Text) {
                    Some(_) => self.of_body(term, |body| {
                        let mut sections = markdown::follow_sections(body).into_iter().skip(1);
                        sections.find(|section| column_of_heading(columns, &section.heading) == Some(place))
                    }),
                    None => self.of_key(vec![columns.get(place)?.key.as_str().into()], term),
                }
            }
        }
    }

    /// The line of a value of the front matter; the further line that holds the term, where a value has several.
    fn of_key(&self, path: Vec<Step>, term: Option<&Term>) -> Option<usize> {
        let text = self.text?;
        let first = Position::find(&Place::yaml(self.name, Target::value(path)), text)?.line;
        let Some(term) = term else { return Some(first) };
        let lines = text.lines().enumerate().skip(first - 1);
        // What belongs to a value is written further in than its key.
        let mut lines =
            lines.take_while(|(place, line)| *place + 1 == first || line.starts_with([' ', '\t']));
        let held = lines.find(|(_, line)| fold(line, self.kana).contains(&term.folded));
        Some(held.map_or(first, |(place, _)| place + 1))
    }

    /// The line of a text in the body; that of its heading, where it does not hold the term any more.
    fn of_body(&self, term: Option<&Term>, follow: impl Fn(&str) -> Option<Followed>) -> Option<usize> {
        let text = self.text?;
        let body = yaml::split(text).ok()?.body;
        let followed = follow(text.get(body.clone())?)?;
        let at = term.map_or(Some(0), |term| self.first(&followed.text, term));
        let at = body.start + at.map_or(followed.heading_at, |at| followed.source(at));
        Position::find(&Place::span(self.name, at..at), text).map(|position| position.line)
    }

    /// The byte of a text at which a term first stands.
    fn first(&self, text: &str, term: &Term) -> Option<usize> {
        let mut start = 0;
        for line in text.split('\n') {
            if let Some(found) = Traced::new(line, self.kana).first(term) {
                return Some(start + found.start);
            }
            start += line.len() + 1;
        }
        None
    }
}
