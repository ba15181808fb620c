//! From a site to the files of its output.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::OnceLock;

use rayon::iter::{IntoParallelIterator, IntoParallelRefIterator, ParallelIterator};

use super::Loaded;
use super::progress::{Phase, Progress};
use super::rows::Rows;
use super::sink::{Content, Sink};
use crate::address;
use crate::diagnostic::{EnvironmentError, Finding};
use crate::digest::Digest;
use crate::export::{Export, Kind};
use crate::picture::{Ground, Picture};
use crate::render::Renderer;
use crate::site::{Route, Site, View, routes};
use crate::source::CONTENT;

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
    /// The mistakes in templates that showed; what was produced must be dropped then.
    pub(super) mistakes: Vec<Finding>,
}

/// What all of this is made with.
struct Making<'a, S> {
    loaded: &'a Loaded,
    site: &'a Site<'a>,
    renderer: &'a Renderer,
    sink: &'a S,
    /// What every page shares.
    shared: Digest,
    progress: &'a dyn Progress,
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
        let mut produced = making.pages(&routes)?;
        if produced.mistakes.is_empty() {
            produced.files.extend(making.exports(&routes)?);
            produced.files.extend(making.pictures()?);
            produced.files.extend(making.assets()?);
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
        making.pages(&routes)
    })
}

/// Makes something, unless the theme is mistaken.
fn making<S: Sink>(
    loaded: &Loaded,
    sink: &S,
    progress: &dyn Progress,
    make: impl FnOnce(&Making<'_, S>) -> Result<Produced, EnvironmentError>,
) -> Result<Produced, EnvironmentError> {
    let site = loaded.site();
    let shared = site.shared();
    let renderer = match Renderer::new(&loaded.theme, &shared) {
        Ok(renderer) => renderer,
        Err(finding) => return Ok(Produced { mistakes: vec![*finding], ..Produced::default() }),
    };
    let shared = Digest::of_value(&(sink.context(), &shared));
    make(&Making { loaded, site: &site, renderer: &renderer, sink, shared, progress })
}

/// A page, or the mistake in a template that keeps it from being made.
type Page = Result<Made, Box<Finding>>;

impl<S: Sink> Making<'_, S> {
    /// The pages at these routes, in which those of a plan come one after another.
    fn pages(&self, routes: &[Route]) -> Result<Produced, EnvironmentError> {
        self.progress.begin(Phase::Make, routes.len());
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
        let plan = routes.first().and_then(|route| route.plan());
        let years = &self.site.plans.years;
        if let Some((year, plan)) = plan
            && self.sink.has_plan(&years[year].key, &years[year].plans[plan].department.key)
        {
            let kept = |route: &Route| self.keep(*route).map(Ok);
            return routes.par_iter().map(kept).collect();
        }
        let goals = plan.map_or(0, |(year, plan)| years[year].plans[plan].goals.len());
        let rows = Rows::new(self.renderer, self.site, goals);
        routes.par_iter().map(|route| self.page(*route, &rows)).collect()
    }

    /// A page of a plan that the sink has.
    fn keep(&self, route: Route) -> Result<Made, EnvironmentError> {
        self.progress.step();
        let path = address::output_file(&route.address(self.site));
        let from = self.sink.keep_again(&path)?;
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

    /// The files for machines.
    fn exports(&self, routes: &[Route]) -> Result<Vec<Made>, EnvironmentError> {
        let kind = |kind: &Kind| -> Result<Vec<Made>, EnvironmentError> {
            let from = self.sink.export(self.site, *kind);
            if let Some(paths) = self.sink.keep_export(*kind, from)? {
                let made = |path| Made { path, from: Some(from), route: None, is_new: false };
                return Ok(paths.into_iter().map(made).collect());
            }
            let files = kind.files(self.site, routes);
            files
                .into_iter()
                .map(|Export { address, bytes }| {
                    self.sink.put(&address, Content::Bytes(&bytes))?;
                    Ok(Made { path: address, from: Some(from), route: None, is_new: true })
                })
                .collect()
        };
        let made = Kind::ALL.par_iter().map(kind).collect::<Result<Vec<_>, _>>()?;
        Ok(made.into_iter().flatten().collect())
    }

    /// The pictures that represent pages where they are shared.
    fn pictures(&self) -> Result<Vec<Made>, EnvironmentError> {
        let frame = self.site.picture_frame(self.loaded.theme.picture_colours());
        let ground = OnceLock::new();
        let picture = |(path, picture): (String, Picture)| -> Result<Made, EnvironmentError> {
            let from = Digest::of_value(&(self.sink.order(), &frame, &picture));
            let is_new = !self.sink.keep_picture(&path, from)?;
            if is_new {
                let bytes = ground.get_or_init(|| Ground::new(&frame)).draw(&picture);
                self.sink.put(&path, Content::Bytes(&bytes))?;
            }
            Ok(Made { path, from: Some(from), route: None, is_new })
        };
        self.site.pictures().into_par_iter().map(picture).collect()
    }

    /// The files that are published as they are: the theme's and the content's.
    fn assets(&self) -> Result<Vec<Made>, EnvironmentError> {
        let copied = |path: &str| Made { path: path.to_owned(), from: None, route: None, is_new: false };
        let mut files = Vec::new();
        for asset in &self.loaded.theme.assets {
            self.sink.put(&asset.address, Content::Bytes(&asset.bytes))?;
            files.push(copied(&asset.address));
        }
        let folder = self.loaded.root.join(CONTENT);
        let copy = |path: &String| -> Result<Made, EnvironmentError> {
            if !self.sink.keep_copy(path)? {
                let original = folder.join(path);
                self.sink.put(path, Content::File(Path::new(&original)))?;
            }
            Ok(copied(path))
        };
        let copied_files =
            self.site.plans.assets.as_slice().into_par_iter().map(copy).collect::<Result<Vec<_>, _>>()?;
        files.extend(copied_files);
        Ok(files)
    }
}
