//! Why a page is made.

use std::collections::BTreeSet;

use super::Loaded;
use super::produce::{Made, Produced};
use super::sources::Sources;
use crate::digest::Digest;
use crate::ledger::Book;
use crate::site::{Route, Site};
use crate::source::CONTENT;

/// Why a page is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Nothing is remembered of an earlier build, or it was made by another program or for another output.
    First,
    /// The configuration changed.
    Settings,
    /// The theme changed.
    Theme,
    /// The years or the free pages changed, to which every page links.
    Navigation,
    /// There was no such page before.
    New,
    /// These files changed that it shows, relative to the site's folder.
    Files(Vec<String>),
    /// Time passed: what the public may see changed.
    Time,
    /// The published file was changed or deleted.
    Output,
}

/// Why each page was made that was, by address. `changed` are the Markdown files that did, relative to `content/`.
pub(super) fn reasons(
    loaded: &Loaded,
    book: Option<&Book>,
    changed: BTreeSet<String>,
    produced: &Produced,
    now: Context,
) -> Vec<(String, Reason)> {
    let site = loaded.site();
    let happened = Happened { site: &site, book, now, changed };
    let made = produced.files.iter().filter(|made| made.is_new);
    made.map(|made| {
        let address = made.route.map_or_else(|| made.path.clone(), |route| route.address(&site));
        (address, happened.reason(made))
    })
    .collect()
}

/// The Markdown files that were added, edited or deleted since the last build.
pub(super) fn changed(book: Option<&Book>, sources: &Sources) -> BTreeSet<String> {
    let Some(book) = book else { return BTreeSet::new() };
    let files = &sources.tree.files;
    let is_text = |path: &str| path.ends_with(".md");
    let edited = files.iter().map(|entry| entry.path.as_str()).filter(|path| {
        is_text(path) && book.source(path).map(|known| known.digest) != sources.drafts.digest(path)
    });
    let deleted = book.sources.iter().map(|source| &*source.path).filter(|path| !sources.tree.has_file(path));
    edited.chain(deleted.filter(|path| is_text(path))).map(str::to_owned).collect()
}

/// What happened since the last build.
struct Happened<'a> {
    site: &'a Site<'a>,
    book: Option<&'a Book>,
    now: Context,
    /// The Markdown files that were added, edited or deleted, relative to `content/`.
    changed: BTreeSet<String>,
}

/// What every page is made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Context {
    pub(super) order: Digest,
    pub(super) settings: Digest,
    pub(super) theme: Digest,
    pub(super) shared: Digest,
}

impl Context {
    /// What the pages of an earlier build were made from.
    pub(super) fn of(book: &Book) -> Self {
        Self { order: book.order, settings: book.settings, theme: book.theme, shared: book.shared }
    }
}

impl Happened<'_> {
    /// Why a file was made.
    fn reason(&self, made: &Made) -> Reason {
        let Some(book) = self.book.filter(|book| book.order == self.now.order) else { return Reason::First };
        let Some(written) = book.output(&made.path) else { return Reason::New };
        if Some(written.made_from) == made.from {
            return Reason::Output;
        }
        // What a file beside a page holds is what the page shows; others can hold something of every goal.
        let beside = || Route::find(self.site, &made.path[..made.path.rfind('/').map_or(0, |end| end + 1)]);
        let route = made.route.or_else(beside).unwrap_or(Route::Home);
        if book.theme != self.now.theme {
            return Reason::Theme;
        }
        let files: Vec<String> = self.shown_by(route).map(|file| format!("{CONTENT}/{file}")).collect();
        match files.is_empty() {
            false => Reason::Files(files),
            true if book.settings != self.now.settings => Reason::Settings,
            true if book.shared != self.now.shared => Reason::Navigation,
            true => Reason::Time,
        }
    }

    /// Those of the changed files that a page shows.
    fn shown_by(&self, route: Route) -> impl Iterator<Item = &String> {
        let years = &self.site.plans.years;
        let plan = |year: usize, plan: usize| {
            format!("{}/{}/", years[year].key, years[year].plans[plan].department.key)
        };
        let folder = match route {
            Route::Home | Route::Data | Route::Search | Route::NotFound => String::new(),
            Route::Year(year) | Route::Category(year, _) | Route::Deadlines(year) => {
                format!("{}/", years[year].key)
            }
            Route::Department(year, place)
            | Route::Section(year, place, _)
            | Route::Goal(year, place, _)
            | Route::Redirect(year, place, ..) => plan(year, place),
            Route::Page(page) => format!("{}.md", self.site.plans.pages[page].key),
        };
        let only = match route {
            Route::Goal(year, place, goal) | Route::Redirect(year, place, goal, _) => {
                let goals = &years[year].plans[place].goals;
                let neighbours = &goals[goal.saturating_sub(1)..(goal + 2).min(goals.len())];
                let mut files: Vec<String> =
                    neighbours.iter().map(|goal| format!("{folder}{}.md", goal.written.key)).collect();
                files.push(format!("{folder}_index.md"));
                // A neighbour that was deleted is none any more.
                let is_shown = move |file: &str| files.iter().any(|shown| shown == file);
                Some(is_shown)
            }
            _ => None,
        };
        let has_own = only.as_ref().is_some_and(|only| self.changed.iter().any(|file| only(file)));
        self.changed.iter().filter(move |file| {
            file.starts_with(&folder) && only.as_ref().is_none_or(|only| !has_own || only(file))
        })
    }
}
