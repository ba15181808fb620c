//! Rules that need more than one file to be judged. One rule per file, and a table of them here.
//!
//! They look at every draft, those that are withheld from the public included: an embargo that ends at night
//! must not be what breaks the build.

mod addresses;
mod links;
mod numbers;
mod sections;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::diagnostic::Finding;
use crate::draft::Content;
use crate::link::Targets;
use crate::settings::Settings;

/// What a rule looks at.
pub struct Checked<'a> {
    /// Every draft.
    pub content: &'a Content,
    /// The configuration.
    pub settings: &'a Settings,
    /// What links can lead to.
    pub targets: &'a Targets,
    /// Whether the public may see a goal's draft.
    pub is_public: &'a (dyn Fn(&crate::draft::GoalDraft) -> bool + Sync),
}

/// A rule: what is looked at in, findings out.
type Check = fn(&Checked<'_>, &mut Vec<Finding>);

/// Every rule.
const CHECKS: [Check; 4] = [numbers::check, sections::check, addresses::check, links::check];

/// Holds the content to every rule.
pub fn run(checked: &Checked<'_>) -> Vec<Finding> {
    let found = |check: &Check| {
        let mut findings = Vec::new();
        check(checked, &mut findings);
        findings
    };
    CHECKS.par_iter().flat_map_iter(found).collect()
}
