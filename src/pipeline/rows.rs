//! The rows of one plan's sheet.

use std::borrow::Cow;
use std::sync::OnceLock;

use crate::diagnostic::Finding;
use crate::digest::Digest;
use crate::render::{Markup, Renderer};
use crate::site::{GoalPlace, Row, Site};

/// The rows of a plan's goals. Each is rendered when a page first asks for it, and goes with the plan: a site's rows
/// are never all in memory.
pub(super) struct Rows<'a> {
    renderer: &'a Renderer,
    site: &'a Site<'a>,
    made: Vec<Made<'a>>,
}

#[derive(Default)]
struct Made<'a> {
    row: OnceLock<(Row<'a>, Digest)>,
    markup: OnceLock<Result<Markup, Box<Finding>>>,
}

impl<'a> Rows<'a> {
    /// The rows of a plan with so many goals.
    pub(super) fn new(renderer: &'a Renderer, site: &'a Site<'a>, goals: usize) -> Self {
        Self { renderer, site, made: (0..goals).map(|_| Made::default()).collect() }
    }

    /// A goal's row.
    pub(super) fn row(&self, goal: GoalPlace) -> Result<Cow<'_, Markup>, Box<Finding>> {
        let markup = self.made[goal.goal].markup.get_or_init(|| self.renderer.row(&self.shown(goal).0));
        markup.as_ref().map(Cow::Borrowed).map_err(Clone::clone)
    }

    /// The digest of what a goal's row shows.
    pub(super) fn digest(&self, goal: GoalPlace) -> Digest {
        self.shown(goal).1
    }

    fn shown(&self, goal: GoalPlace) -> &(Row<'a>, Digest) {
        self.made[goal.goal].row.get_or_init(|| {
            let row = self.site.row(goal);
            let digest = Digest::of_value(&row);
            (row, digest)
        })
    }
}
