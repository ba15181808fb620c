//! Files for machines, one kind a file.
//!
//! Every [`Kind`] is made by a function of the site alone, so that they can be made side by side, made again one
//! by one, and compared. Nothing here asks for a clock, a file or the theme.

mod feed;
mod goals;
mod headers;
mod kind;
mod robots;
mod sitemap;
mod subject;
pub mod tables;
mod xml;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::site::{Route, Site};

pub use kind::Kind;

/// A file of the output that is no page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// Its address, relative to the site's root.
    pub address: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// Every file for machines, kind by kind, made on every core.
pub fn all(site: &Site<'_>, routes: &[Route]) -> Vec<Export> {
    Kind::ALL.par_iter().flat_map_iter(|kind| kind.files(site, routes)).collect()
}
