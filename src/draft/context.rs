//! What every file is read with. It is the same for all of them, and made once.

use std::collections::BTreeMap;

use super::goal;
use crate::calendar::FiscalYear;
use crate::markdown::Labels;
use crate::settings::Settings;
use crate::source::Tree;
use crate::yaml::Shape;

/// The surroundings of a file: the site's folders, its configuration and its theme's labels.
pub(super) struct Context<'a> {
    pub(super) tree: &'a Tree,
    /// The fiscal years that the folders mean, by the folders' names.
    pub(super) years: BTreeMap<String, FiscalYear>,
    pub(super) settings: &'a Settings,
    pub(super) labels: &'a Labels,
    /// The keys that a goal may have.
    pub(super) goal_shape: Shape,
}

impl<'a> Context<'a> {
    pub(super) fn new(
        tree: &'a Tree,
        years: BTreeMap<String, FiscalYear>,
        settings: &'a Settings,
        labels: &'a Labels,
    ) -> Self {
        Self { tree, years, settings, labels, goal_shape: goal::shape(settings) }
    }
}
