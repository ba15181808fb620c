//! Fiscal years, and the whole of what is published.

use super::department::Plan;
use crate::calendar::FiscalYear;
use crate::draft::Prose;

/// Everything that the public may see.
#[derive(Clone, Debug, Default)]
pub struct Plans {
    /// The fiscal years, newest first.
    pub years: Vec<Year>,
    /// The free pages, by key.
    pub pages: Vec<Page>,
    /// Files that are published as they are: paths relative to `content/`, sorted.
    pub assets: Vec<String>,
}

/// A fiscal year.
#[derive(Clone, Debug)]
pub struct Year {
    /// The key in addresses.
    pub key: String,
    /// The year.
    pub fiscal_year: FiscalYear,
    /// The year, as people write it.
    pub name: String,
    /// Where its introduction comes from, relative to the site's folder.
    pub file: Option<String>,
    /// What it says about itself.
    pub introduction: Prose,
    /// The plans, in the organisation's order.
    pub plans: Vec<Plan>,
}

/// A page of the site's own.
#[derive(Clone, Debug)]
pub struct Page {
    /// The key in addresses.
    pub key: String,
    /// Where it comes from, relative to the site's folder.
    pub file: String,
    /// Its title.
    pub title: String,
    /// A sentence for search engines.
    pub description: Option<String>,
    /// Its text.
    pub body: Prose,
}
