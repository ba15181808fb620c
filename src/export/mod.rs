//! Files for machines, and for people's further use, one kind a file.
//!
//! Every file is made by a function of the site alone, so that they can be made side by side, made again one by one,
//! and compared. Nothing here asks for a clock, a file or the theme. They come in three groups:
//!
//! - [`Kind`]: what tells of several plans, and holds the texts of few goals or of none;
//! - [`PlanFile`]: what lies beside the pages of one plan and changes with it;
//! - the data set, whose large tables are put together from files of the plans.

mod calendar;
mod column;
mod data_set;
mod feed;
mod form;
mod headers;
mod json;
mod kind;
mod plan_file;
mod robots;
#[cfg(test)]
mod sample;
mod sitemap;
mod stratml;
mod subject;
pub mod tables;
mod topic;
mod unit;
mod xml;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::site::{Route, Site, routes};

pub use data_set::DataSetFile;
pub use form::OWN_FORM;
pub use kind::Kind;
pub use plan_file::PlanFile;
pub use unit::{Unit, write};

/// A file of the output that is no page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// Its address, relative to the site's root.
    pub address: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// The file at an address, as a preview asks for it; `None` where the site has no such file.
pub fn file(site: &Site<'_>, address: &str) -> Option<Vec<u8>> {
    if let Some(kind) = Kind::at(address) {
        let mut files = kind.files(site, &routes(site)).into_iter();
        return files.find(|file| file.address == address).map(|file| file.bytes);
    }
    if let Some((file, year)) = DataSetFile::find(site, address) {
        return file.bytes(site, year);
    }
    let (file, year, plan) = PlanFile::find(site, address)?;
    Some(file.bytes(site, year, plan))
}

/// The addresses of the files beside the pages of all plans, and of the data sets.
pub fn addresses(site: &Site<'_>) -> Vec<String> {
    let plans = site.plans.years.iter().flat_map(|year| year.plans.iter().map(move |plan| (year, plan)));
    let of = |(year, plan)| PlanFile::of(site, plan).into_iter().map(move |file| file.address(year, plan));
    let years = [None].into_iter().chain(site.plans.years.iter().map(|year| Some(year.key.as_str())));
    let sets = years.flat_map(|year| {
        let files = DataSetFile::of(site).into_iter();
        files.map(move |file| crate::address::data::of_data_set(year, file.name()))
    });
    plans.flat_map(of).chain(sets).collect()
}

/// Every file for machines that needs no file of a plan, kind by kind, made on every core.
pub fn all(site: &Site<'_>, routes: &[Route]) -> Vec<Export> {
    Kind::ALL.par_iter().flat_map_iter(|kind| kind.files(site, routes)).collect()
}
