//! From a site to the files of its output.

use std::collections::BTreeSet;

use rayon::iter::{IntoParallelIterator, IntoParallelRefIterator, ParallelIterator};

use super::Loaded;
use super::indexing::Indexing;
use super::progress::{Phase, Progress};
use super::rows::Rows;
use super::sink::{Content, Sink};
use crate::address;
use crate::diagnostic::{EnvironmentError, Finding};
use crate::digest::Digest;
use crate::render::Renderer;
use crate::site::{Route, Site, View, routes};

/// What became of one file of the output.
#[derive(Debug)]
pub(super) struct Made {
    /// Where it lies.
    pub(super) path: String,
    /// What it was made from; `None` for a copy, which is made from its own bytes.
    pub(super) from: Option<Digest>,
    /// The page, where it is one.
    pub(super) route: Option<Route>,
    /// Whether it had to be made, or stands already.
    pub(super) is_new: bool,
}

/// Everything that was produced.
#[derive(Debug, Default)]
pub(super) struct Produced {
    pub(super) files: Vec<Made>,
    /// How many of them are pages.
    pub(super) pages: usize,
    /// Whether the search index could not be made after the edit alone.
    pub(super) lacks_lists: bool,
    /// The mistakes in templates that showed; what was produced must be dropped then.
    pub(super) mistakes: Vec<Finding>,
}

impl Produced {
    /// Adds what was produced after this. One mistake in a template shows on every page that it makes.
    fn add(&mut self, other: Self) {
        self.files.extend(other.files);
        self.pages += other.pages;
        for mistake in other.mistakes {
            if !self.mistakes.contains(&mistake) {
                self.mistakes.push(mistake);
            }
        }
    }
}

/// What all of this is made with.
pub(super) struct Making<'a, S> {
    pub(super) loaded: &'a Loaded,
    pub(super) site: &'a Site<'a>,
    renderer: &'a Renderer,
    pub(super) sink: &'a S,
    /// What every page shares.
    shared: Digest,
    /// How the search index comes about.
    pub(super) indexing: Indexing,
    pub(super) progress: &'a dyn Progress,
}

/// Gives every file of the output to a sink, on every core: pages plan by plan, files for machines, the theme's
/// files and the content's own. What the sink keeps is not made.
pub(super) fn produce<S: Sink>(
    loaded: &Loaded,
    sink: &S,
    progress: &dyn Progress,
) -> Result<Produced, EnvironmentError> {
    making(loaded, sink, progress, |making| {
        let routes = routes(making.site);
        progress.begin(Phase::Make, routes.len());
        // A page tells how large the files are that it leads to, so that those are made first.
        let exports = making.exports(&routes)?;
        let (of_plans, of_several): (Vec<Route>, Vec<Route>) =
            routes.into_iter().partition(|route| route.plan().is_some());
        let mut produced = making.pages(&of_plans)?;
        let data_sets = making.data_sets(&produced.files)?;
        produced.add(making.pages(&of_several)?);
        if produced.mistakes.is_empty() {
            produced.files.extend(exports);
            produced.files.extend(data_sets);
            produced.files.extend(making.pictures()?);
            produced.files.extend(making.assets()?);
            let search = making.search(&produced.files)?;
            produced.files.extend(search);
        }
        Ok(produced)
    })
}

/// Gives the pages of some plans alone to a sink; the plans are told by their folders.
pub(super) fn produce_plans<S: Sink>(
    loaded: &Loaded,
    sink: &S,
    folders: &BTreeSet<&str>,
    progress: &dyn Progress,
) -> Result<Produced, EnvironmentError> {
    making(loaded, sink, progress, |making| {
        let years = &making.site.plans.years;
        let is_in = |(year, plan): (usize, usize)| {
            let (year, department) = (&years[year], &years[year].plans[plan].department);
            folders.contains(&*format!("{}/{}", year.key, department.key))
        };
        let mut routes = routes(making.site);
        routes.retain(|route| route.plan().is_some_and(is_in));
        progress.begin(Phase::Make, routes.len());
        let mut produced = making.pages(&routes)?;
        if produced.mistakes.is_empty() {
            let lists = making.lists_after(&produced.files)?;
            produced.lacks_lists = lists.is_none();
            produced.files.extend(lists.unwrap_or_default());
        }
        Ok(produced)
    })
}

/// Makes something, unless the theme is mistaken.
fn making<S: Sink>(
    loaded: &Loaded,
    sink: &S,
    progress: &dyn Progress,
    make: impl FnOnce(Making<'_, S>) -> Result<Produced, EnvironmentError>,
) -> Result<Produced, EnvironmentError> {
    let site = loaded.site();
    let shared = site.shared();
    let renderer = match Renderer::new(&loaded.theme, &shared) {
        Ok(renderer) => renderer,
        Err(finding) => return Ok(Produced { mistakes: vec![*finding], ..Produced::default() }),
    };
    let shared = Digest::of_value(&(sink.context(), &shared));
    let indexing = Indexing::new(&site, sink);
    make(Making { loaded, site: &site, renderer: &renderer, sink, shared, indexing, progress })
}

/// A page, or the mistake in a template that keeps it from being made.
type Page = Result<Made, Box<Finding>>;

impl<S: Sink> Making<'_, S> {
    /// The pages at these routes, in which those of a plan come one after another.
    fn pages(&self, routes: &[Route]) -> Result<Produced, EnvironmentError> {
        let plans: Vec<&[Route]> = routes.chunk_by(|left, right| left.plan() == right.plan()).collect();
        let pages = plans.par_iter().map(|routes| self.plan(routes)).collect::<Result<Vec<_>, _>>()?;
        let mut produced = Produced { pages: routes.len(), ..Produced::default() };
        for page in pages.into_iter().flatten() {
            match page {
                Ok(made) => produced.files.push(made),
                // One mistake in a template shows on every page that it makes.
                Err(finding) if produced.mistakes.contains(&finding) => {}
                Err(finding) => produced.mistakes.push(*finding),
            }
        }
        Ok(produced)
    }

    /// The pages of one plan, or those that show several plans.
    fn plan(&self, routes: &[Route]) -> Result<Vec<Page>, EnvironmentError> {
        let Some(place) = routes.first().and_then(|route| route.plan()) else {
            let rows = Rows::new(self.renderer, self.site, 0);
            return routes.par_iter().map(|route| self.page(*route, &rows)).collect();
        };
        let year = &self.site.plans.years[place.0];
        let plan = &year.plans[place.1];
        let is_kept = self.sink.has_plan(&year.key, &plan.department.key);
        let files = self.plan_files(year, plan, is_kept)?;
        if let Indexing::Whole(index) = &self.indexing
            && !is_kept
        {
            index.add_plan(self.site, place);
        }
        let rows = Rows::new(self.renderer, self.site, plan.goals.len());
        let page = |route: &Route| if is_kept { self.keep(*route).map(Ok) } else { self.page(*route, &rows) };
        let pages = routes.par_iter().map(page);
        pages.chain(files.into_par_iter().map(|made| Ok(Ok(made)))).collect()
    }

    /// A page of a plan that the sink has.
    fn keep(&self, route: Route) -> Result<Made, EnvironmentError> {
        self.progress.step();
        let path = address::output_file(&route.address(self.site));
        let (from, _) = self.sink.keep_again(&path)?;
        Ok(Made { path, from: Some(from), route: Some(route), is_new: false })
    }

    fn page(&self, route: Route, rows: &Rows<'_>) -> Result<Page, EnvironmentError> {
        if self.progress.is_stopped() {
            // Whoever asked for all of this sees to it that nothing of it is published.
            return Ok(Ok(Made { path: String::new(), from: None, route: None, is_new: false }));
        }
        self.progress.step();
        if let Some(inputs) = self.sink.inputs(self.site, route) {
            let path = address::output_file(&route.address(self.site));
            if let Some(from) = self.sink.keep_unless(&path, inputs)? {
                return Ok(Ok(Made { path, from: Some(from), route: Some(route), is_new: false }));
            }
        }
        let view = self.site.view(route);
        let from = self.fingerprint(&view, rows);
        let path = address::output_file(&view.page.address);
        let made = Made { path, from: Some(from), route: Some(route), is_new: false };
        if self.sink.keep(&made.path, from)? {
            return Ok(Ok(made));
        }
        match self.renderer.page(&view, |goal| rows.row(goal)) {
            Ok(html) => {
                self.sink.look(route, &view, &html);
                self.sink.put(&made.path, Content::Bytes(&html))?;
                Ok(Ok(Made { is_new: true, ..made }))
            }
            Err(finding) => Ok(Err(finding)),
        }
    }

    /// The digest of everything that a page is made from.
    fn fingerprint(&self, view: &View<'_>, rows: &Rows<'_>) -> Digest {
        if !self.sink.remembers() {
            return Digest::default();
        }
        let sheets: Vec<(&str, Vec<Digest>)> = view
            .sheets
            .iter()
            .map(|sheet| (sheet.name, sheet.goals.iter().map(|goal| rows.digest(*goal)).collect()))
            .collect();
        Digest::of_value(&(self.shared, &view.page, &view.body, sheets))
    }
}
