//! A build that publishes nothing: it finds the mistakes that only pages show.

use std::collections::HashSet;

use super::Loaded;
use super::recall::Recall;
use super::sink::{Content, Sink};
use crate::address;
use crate::audit::{Audit, Sheet, Whole};
use crate::diagnostic::{EnvironmentError, Finding};
use crate::digest::Digest;
use crate::export::{self, Kind};
use crate::render::template;
use crate::site::{Route, View, routes};

/// Takes nothing, and judges each page.
pub(super) struct Rehearsal(Audit);

impl Rehearsal {
    /// Before the first page.
    pub(super) fn new(loaded: &Loaded) -> Self {
        let site = loaded.site();
        let routes = routes(&site);
        let mut files: HashSet<String> =
            routes.iter().map(|route| address::output_file(&route.address(&site))).collect();
        files.extend(export::all(&site, &routes).into_iter().map(|export| export.address));
        files.extend(export::addresses(&site));
        files.extend(loaded.theme.assets.iter().map(|asset| asset.address.clone()));
        files.extend(site.plans.assets.iter().cloned());
        Self(Audit::new(Whole {
            language: loaded.settings.language.tag(),
            base: loaded.settings.base_url.as_ref().map(|base| base.as_str().to_owned()),
            files,
        }))
    }

    /// What was found on the pages.
    pub(super) fn findings(self, loaded: &Loaded) -> Vec<Finding> {
        self.0.findings(|template| loaded.theme.file(template).map(str::to_owned))
    }
}

impl Recall for Rehearsal {}

impl Sink for Rehearsal {
    fn put(&self, _: &str, _: Content<'_>) -> Result<bool, EnvironmentError> {
        Ok(false)
    }

    fn takes_files(&self) -> bool {
        false
    }

    fn look(&self, route: Route, view: &View<'_>, html: &[u8]) {
        // Templates are text, and so is what they are filled with.
        let Ok(html) = std::str::from_utf8(html) else { return };
        let (address, template) = (&view.page.address, template(&view.body));
        self.0.page(Sheet { route, address, template, html });
    }

    /// No rule looks into the pictures that represent pages elsewhere.
    fn keep_picture(&self, _: &str, _: Digest) -> Result<bool, EnvironmentError> {
        Ok(true)
    }

    /// They were made to know their names.
    fn keep_export(&self, _: Kind, _: Digest) -> Result<Option<Vec<(String, u64)>>, EnvironmentError> {
        Ok(Some(Vec::new()))
    }
}
