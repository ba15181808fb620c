//! Which pages a site has, and everything that each of them shows.
//!
//! A view is complete: addresses are resolved, dates are written out, neighbours have their titles. What
//! renders it looks nothing up.

mod about;
mod cell;
mod data;
mod downloads;
mod linked_data;
mod lists;
mod months;
mod pages;
mod route;
mod search;
mod share;
mod shared;
mod sheet;
mod sizes;
mod summary;
mod view;

use crate::link::{Resolution, Targets};
use crate::plan::{Clock, Plan, Plans, Year};
use crate::settings::Settings;
use crate::theme::Strings;

pub use route::{Route, routes};
pub use share::PictureView;
pub use shared::{SiteView, security_policy};
pub use sheet::{GoalPlace, Sheet};
pub use sizes::{Measure, Sizes};
pub use view::{Body, PageView, Row, View};

/// Stands for the way to the site's root in what is shown on pages at different addresses. Content cannot hold it,
/// since control characters are refused or replaced, and no escaping changes it.
pub const ROOT: &str = "\u{1}";

/// What views are made of.
#[derive(Clone, Copy, Debug)]
pub struct Site<'a> {
    /// What is published.
    pub plans: &'a Plans,
    /// The configuration.
    pub settings: &'a Settings,
    /// The theme's words.
    pub strings: &'a Strings,
    /// Where links lead.
    pub targets: &'a Targets,
    /// The moment as of which the site is made.
    pub clock: Clock,
    /// How large the files are that pages lead to.
    pub sizes: &'a Sizes,
}

impl<'a> Site<'a> {
    /// The year of a route.
    fn year(&self, year: usize) -> &'a Year {
        &self.plans.years[year]
    }

    /// The plan of a route.
    fn plan(&self, year: usize, plan: usize) -> &'a Plan {
        &self.plans.years[year].plans[plan]
    }

    /// A text's HTML as it stands on the page whose way to the site's root is `root`.
    fn html(
        &self,
        prose: &'a crate::draft::Prose,
        file: &str,
        root: &str,
        id_prefix: &str,
    ) -> std::borrow::Cow<'a, str> {
        let links = prose.fragment.links();
        prose.fragment.html(id_prefix, |link| match self.targets.resolve(file, &links[link].destination) {
            Resolution::Address { address, suffix } => Some(format!("{root}{address}{suffix}")),
            Resolution::Elsewhere | Resolution::Withheld | Resolution::Nothing { .. } => None,
        })
    }
}
