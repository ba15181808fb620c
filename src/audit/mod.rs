//! Whether the rendered pages of a theme, be it the city's own, can be used by everybody: what WCAG 2.2 asks and a
//! program can tell. JIS X 8341-3:2016 has the same criteria under the same numbers.
//!
//! A page is read as browsers read it, held to every rule, and forgotten. What is wrong on thousands of pages because
//! one template makes them is told once, with the first page and the number of pages.

mod document;
mod name;
mod nesting;
mod page;
mod reader;
mod rules;
mod tally;
#[cfg(test)]
mod tests;
mod titles;
mod whole;

use std::sync::{Mutex, PoisonError};

use crate::diagnostic::{Finding, Place, Quote};
use crate::site::Route;
use document::Document;
use page::{Page, Remark};
use tally::{Seen, Tally};
use titles::{Titled, Titles};

pub use whole::Whole;

/// A page as it would be published.
#[derive(Clone, Copy, Debug)]
pub struct Sheet<'a> {
    /// Which page it is: the first of several is the one that is told of.
    pub route: Route,
    /// Its address, relative to the site's root.
    pub address: &'a str,
    /// The template that makes its kind of page.
    pub template: &'static str,
    /// Its HTML.
    pub html: &'a str,
}

/// What was found on the pages so far. Pages come from many threads, in any order.
#[derive(Debug)]
pub struct Audit {
    whole: Whole,
    tally: Mutex<Tally>,
    titles: Mutex<Titles>,
    /// Pages that are done with, one for each thread at most.
    used: Mutex<Vec<Document>>,
}

impl Audit {
    /// Before the first page.
    pub fn new(whole: Whole) -> Self {
        Self { whole, tally: Mutex::default(), titles: Mutex::default(), used: Mutex::default() }
    }

    /// Judges a page.
    pub fn page(&self, sheet: Sheet<'_>) {
        let used = self.used.lock().unwrap_or_else(PoisonError::into_inner).pop().unwrap_or_default();
        let document = reader::read(sheet.html, used);
        self.judge(sheet, &document);
        self.used.lock().unwrap_or_else(PoisonError::into_inner).push(document);
    }

    fn judge(&self, sheet: Sheet<'_>, document: &Document) {
        let page = Page::new(document, sheet.address, &self.whole);
        let remarks = rules::judge(&page);
        if !matches!(sheet.route, Route::Redirect(..))
            && let Some((element, words)) = rules::title(&page).filter(|(_, words)| !words.is_empty())
        {
            let titled = Titled::new(sheet, Quote::line_and_column(sheet.html, element.tag().start));
            self.titles.lock().unwrap_or_else(PoisonError::into_inner).add(words, titled);
        }
        if remarks.is_empty() {
            return;
        }
        let seen = remarks.into_iter().map(|remark| seen(sheet, remark)).collect();
        self.tally.lock().unwrap_or_else(PoisonError::into_inner).add(sheet.template, seen);
    }

    /// Everything that was found, in the order of the pages' addresses; `file` names the file of a template.
    pub fn findings(self, file: impl Fn(&str) -> Option<String>) -> Vec<Finding> {
        let mut tally = self.tally.into_inner().unwrap_or_else(PoisonError::into_inner);
        self.titles.into_inner().unwrap_or_else(PoisonError::into_inner).tell(&mut tally);
        tally.findings(file)
    }
}

/// A remark with its place on its page. The way to the site's root is another one on each page, so it is left out of
/// what makes remarks alike.
fn seen(sheet: Sheet<'_>, remark: Remark) -> Seen {
    let file = format!("/{}", sheet.address);
    let Remark { mut finding, tag, shape } = remark;
    let words = tag.clone().and_then(|tag| sheet.html.get(tag)).unwrap_or_default();
    let words = words.replace("../", "").replace("\"./", "\"");
    finding.place = match tag {
        Some(tag) => Place::quote(file, Quote::new(sheet.html, tag)),
        None => Place::file(file),
    };
    Seen { route: sheet.route, finding, shape, words, pages: 1 }
}
