//! A site that can be shown: pages are rendered when they are asked for.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use super::http::decoded;
use crate::diagnostic::Finding;
use crate::digest::Digest;
use crate::export;
use crate::pipeline::Loaded;
use crate::render::Renderer;
use crate::search;
use crate::site::{Route, Site, Sizes, View, routes};

/// How many goals a site has at the most whose files are made to tell how large they are. With more, the whole data
/// set would keep a page waiting.
const MEASURED: usize = 20_000;

/// A site without errors, with its templates prepared.
#[derive(Debug)]
pub(super) struct Ready {
    pub(super) loaded: Loaded,
    renderer: Renderer,
    /// The search index, made when the search page first asks for it.
    search: OnceLock<BTreeMap<String, Vec<u8>>>,
}

/// A page that was rendered.
#[derive(Debug)]
pub(super) struct Rendered {
    /// The bytes that a build would write.
    pub(super) html: String,
    /// What tells a page that changed from one that did not. Where only a style sheet changed, it stays the same.
    pub(super) digest: Digest,
    /// Which page it is.
    pub(super) route: Route,
    /// Its address, relative to the site's root.
    pub(super) address: String,
    /// The way from it to the site's root.
    root: String,
    /// The content file that the page comes from.
    pub(super) source: Option<String>,
}

impl Ready {
    /// Prepares a site that has no errors.
    ///
    /// # Errors
    /// The site again and the mistake in a template that keeps it from being shown.
    pub(super) fn new(mut loaded: Loaded) -> Result<Self, Box<(Loaded, Finding)>> {
        let goals: usize =
            loaded.plans.years.iter().flat_map(|year| &year.plans).map(|plan| plan.goals.len()).sum();
        if goals <= MEASURED {
            let measure = |site: &Site<'_>, address: &str| Some(export::file(site, address)?.len() as u64);
            loaded.sizes = Sizes::measured(measure);
        }
        let prepared = Renderer::new(&loaded.theme, &loaded.site().shared());
        match prepared {
            Ok(renderer) => Ok(Self { loaded, renderer, search: OnceLock::new() }),
            Err(finding) => Err(Box::new((loaded, *finding))),
        }
    }

    /// Renders one page of each kind, so that a mistake in a template is found whichever page is open.
    pub(super) fn rehearse(&self) -> Option<Finding> {
        let site = self.loaded.site();
        let mut seen = Vec::new();
        for route in routes(&site) {
            let kind = std::mem::discriminant(&route);
            if !seen.contains(&kind) {
                seen.push(kind);
                if let Err(finding) = self.render(&site.view(route)) {
                    return Some(*finding);
                }
            }
        }
        None
    }

    /// The page at an address, or the page that says that there is none.
    ///
    /// # Errors
    /// A finding where the template asks for what is not there.
    pub(super) fn page(&self, address: &str) -> Result<Rendered, Box<Finding>> {
        let site = self.loaded.site();
        let route = Route::find(&site, address).unwrap_or(Route::NotFound);
        let view = site.view(route);
        let html = self.render(&view)?;
        let mut stable = html.clone();
        for asset in self.styles() {
            stable = stable.replace(&asset.address, &asset.name);
        }
        Ok(Rendered {
            digest: Digest::of(stable.as_bytes()),
            route,
            address: view.page.address,
            root: view.page.root,
            source: view.page.source.map(str::to_owned),
            html,
        })
    }

    fn render(&self, view: &View<'_>) -> Result<String, Box<Finding>> {
        let site = self.loaded.site();
        let html = self.renderer.page(view, |goal| self.renderer.row(&site.row(goal)).map(Cow::Owned))?;
        Ok(String::from_utf8_lossy(&html).into_owned())
    }

    /// A file of the search index.
    pub(super) fn search_file(&self, address: &str) -> Option<Vec<u8>> {
        self.search.get_or_init(|| search::all(&self.loaded.site())).get(address).cloned()
    }

    /// Whether a page has the address.
    pub(super) fn has_page(&self, address: &str) -> bool {
        Route::find(&self.loaded.site(), address).is_some()
    }

    /// The addresses of the content's pictures that a page shows.
    pub(super) fn pictures(&self, page: &Rendered) -> BTreeSet<&str> {
        let assets = &self.loaded.plans.assets;
        let sources = page.html.split(" src=\"").skip(1).filter_map(|rest| rest.split('"').next());
        let addresses = sources.filter_map(|source| {
            let address = source.strip_prefix(page.root.as_str())?;
            decoded(address.split(['?', '#']).next()?)
        });
        let places = addresses.filter_map(|address| assets.binary_search(&address).ok());
        places.map(|place| assets[place].as_str()).collect()
    }

    /// The theme's style sheets.
    pub(super) fn styles(&self) -> impl Iterator<Item = &crate::theme::Asset> {
        self.loaded.theme.assets.iter().filter(|asset| asset.name.ends_with(".css"))
    }
}

/// A ready site that several tabs share.
pub(super) type SharedReady = Arc<Ready>;
