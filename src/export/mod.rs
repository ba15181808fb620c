//! Files for machines, one kind a file.

mod robots;
mod sitemap;

use crate::site::{Route, Site};

/// A file of the output that is no page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// Its address, relative to the site's root.
    pub address: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// Every file for machines.
pub fn all(site: &Site<'_>, routes: &[Route]) -> Vec<Export> {
    let mut exports = sitemap::export(site, routes);
    exports.push(robots::export(site));
    exports
}
