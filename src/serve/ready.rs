//! A site that can be shown: pages are rendered when they are asked for.

use std::sync::Arc;

use crate::diagnostic::Finding;
use crate::digest::Digest;
use crate::pipeline::Loaded;
use crate::render::Renderer;
use crate::site::{Route, routes};

/// A site without errors, with its templates prepared.
#[derive(Debug)]
pub(super) struct Ready {
    pub(super) loaded: Loaded,
    renderer: Renderer,
}

/// A page that was rendered.
#[derive(Debug)]
pub(super) struct Rendered {
    /// The bytes that a build would write.
    pub(super) html: String,
    /// What tells a page that changed from one that did not. Where only a style sheet changed, it stays the same.
    pub(super) digest: Digest,
    /// The content file that the page comes from.
    pub(super) source: Option<String>,
    /// Whether there is nothing at the address, and this is the page that says so.
    pub(super) is_missing: bool,
}

impl Ready {
    /// Prepares a site that has no errors.
    ///
    /// # Errors
    /// The site again and the mistake in a template that keeps it from being shown.
    pub(super) fn new(loaded: Loaded) -> Result<Self, Box<(Loaded, Finding)>> {
        let prepared = Renderer::new(&loaded.theme, &loaded.site().shared());
        match prepared {
            Ok(renderer) => Ok(Self { loaded, renderer }),
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
                if let Err(finding) = self.renderer.page(&site.view(route)) {
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
        let route = Route::find(&site, address);
        let view = site.view(route.unwrap_or(Route::NotFound));
        let html = self.renderer.page(&view)?;
        let mut stable = html.clone();
        for asset in self.styles() {
            stable = stable.replace(&asset.address, &asset.name);
        }
        Ok(Rendered {
            digest: Digest::of(stable.as_bytes()),
            source: view.page.source,
            is_missing: route.is_none(),
            html,
        })
    }

    /// Whether a page has the address.
    pub(super) fn has_page(&self, address: &str) -> bool {
        Route::find(&self.loaded.site(), address).is_some()
    }

    /// The theme's style sheets.
    pub(super) fn styles(&self) -> impl Iterator<Item = &crate::theme::Asset> {
        self.loaded.theme.assets.iter().filter(|asset| asset.name.ends_with(".css"))
    }
}

/// A ready site that several tabs share.
pub(super) type SharedReady = Arc<Ready>;
