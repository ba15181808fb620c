//! The titles of all pages: those that several pages share are seen when all are there (2.4.2).

use std::collections::BTreeMap;

use super::Sheet;
use super::tally::{Seen, Tally};
use crate::diagnostic::{Finding, Place, Quote, Rule};
use crate::site::Route;

/// A page that has a title.
#[derive(Debug)]
pub(super) struct Titled {
    route: Route,
    template: &'static str,
    address: String,
    line: usize,
    column: usize,
}

/// Every title, with the first two of its pages.
#[derive(Debug, Default)]
pub(super) struct Titles(BTreeMap<String, Sharing>);

#[derive(Debug)]
struct Sharing {
    first: Titled,
    second: Option<Titled>,
    pages: usize,
}

impl Titled {
    pub(super) fn new(sheet: Sheet<'_>, (line, column): (usize, usize)) -> Self {
        Self {
            route: sheet.route,
            template: sheet.template,
            address: format!("/{}", sheet.address),
            line,
            column,
        }
    }
}

impl Titles {
    /// Adds a page.
    pub(super) fn add(&mut self, title: String, page: Titled) {
        match self.0.get_mut(&title) {
            None => {
                self.0.insert(title, Sharing { first: page, second: None, pages: 1 });
            }
            Some(sharing) => {
                sharing.pages += 1;
                let later = if page.route < sharing.first.route {
                    std::mem::replace(&mut sharing.first, page)
                } else {
                    page
                };
                if sharing.second.as_ref().is_none_or(|second| later.route < second.route) {
                    sharing.second = Some(later);
                }
            }
        }
    }

    /// Adds the titles that several pages share to what was found.
    pub(super) fn tell(self, tally: &mut Tally) {
        for (title, Sharing { first, second, pages }) in self.0 {
            let Some(second) = second else { continue };
            let quote = Quote {
                line: first.line,
                column: first.column,
                end_line: first.line,
                end_column: first.column + "<title>".len(),
                before: String::new(),
                words: "<title>".to_owned(),
                after: title.clone(),
            };
            let finding = Finding::new(Rule::PageTitleDuplicate, Place::quote(first.address, quote))
                .with("title", title.clone())
                .with("other", second.address);
            let shape = String::new();
            tally.add(first.template, vec![Seen { route: first.route, finding, shape, words: title, pages }]);
        }
    }
}
