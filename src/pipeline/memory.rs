//! What a build takes from the last one: everything that it can be certain of.

use std::collections::{BTreeMap, BTreeSet};

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::reason::Context;
use super::standing::Standing;
use super::survey::Survey;
use crate::address;
use crate::digest::Digest;
use crate::draft::{Drafts, Facts};
use crate::ledger::{Ledger, PlanEntry};
use crate::source::{Entry, Tree};

/// What is certain about the site without reading it.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// The facts of the plans that did not change and whose pages all stand, by folder.
    pub(super) plans: BTreeMap<String, Facts>,
    /// The same as drafts.
    pub(super) drafts: Drafts,
}

impl Memory {
    /// What the ledger remembers that still holds. A plan is taken from it if its files are the same, if its pages
    /// follow from them and from what is the same for the whole site, and if those pages stand as they were written.
    pub(super) fn of(
        ledger: &Ledger,
        context: Context,
        tree: &Tree,
        survey: &Survey,
        standing: &Standing,
    ) -> Self {
        let mut memory = Self::default();
        let Some(book) = ledger.book.as_ref().filter(|book| context == Context::of(book)) else {
            return memory;
        };
        let files = plan_files(tree, survey);
        let same: Vec<&PlanEntry> = book
            .plans
            .par_iter()
            .filter(|plan| plan.is_plain && files.get(&*plan.folder) == Some(&Some(plan.files)))
            .filter(|plan| standing.all(book.outputs_below(&format!("{}/", plan.folder))))
            .collect();
        let places: Vec<_> = same.iter().map(|plan| (plan.place, plan.facts)).collect();
        let facts = same.iter().zip(ledger.facts(&places));
        let facts: Vec<(&PlanEntry, Vec<u8>)> =
            facts.filter_map(|(plan, facts)| facts.map(|facts| (*plan, facts))).collect();
        let recalled: Vec<Option<Drafts>> = facts
            .par_iter()
            .map(|(plan, facts)| {
                let mut drafts = Drafts::default();
                drafts.recall(&plan.folder, facts).then_some(drafts)
            })
            .collect();
        let mut drafts = Vec::new();
        for ((plan, facts), recalled) in facts.into_iter().zip(recalled) {
            if let Some(recalled) = recalled {
                drafts.push(recalled);
                let facts = Facts { bytes: facts, said: plan.said, is_plain: true };
                memory.plans.insert(plan.folder.to_string(), facts);
            }
        }
        memory.drafts = Drafts::joined(drafts);
        memory
    }

    /// Whether a plan is taken from it.
    pub(super) fn has(&self, year: &str, department: &str) -> bool {
        !self.plans.is_empty() && self.plans.contains_key(&format!("{year}/{department}"))
    }
}

/// The digests of the files of each plan, by folder; `None` where one of them is not known.
pub(super) fn plan_files(tree: &Tree, survey: &Survey) -> BTreeMap<String, Option<Digest>> {
    let known = |place: usize, _: &Entry| survey.digest(place);
    digests(tree, known)
}

/// The digests of the files of each plan, by folder.
pub(super) fn digests(
    tree: &Tree,
    digest: impl Fn(usize, &Entry) -> Option<Digest>,
) -> BTreeMap<String, Option<Digest>> {
    let mut plans: BTreeMap<String, Option<Vec<u8>>> = BTreeMap::new();
    for (place, entry) in tree.files.iter().enumerate() {
        let Some(folder) = plan_folder(entry) else { continue };
        if !plans.contains_key(folder) {
            plans.insert(folder.to_owned(), Some(Vec::new()));
        }
        let Some(told) = plans.get_mut(folder) else { continue };
        match (told.as_mut(), digest(place, entry)) {
            (Some(told), Some(digest)) => {
                told.extend_from_slice(entry.path.as_bytes());
                told.push(b'\n');
                told.extend_from_slice(&digest.to_bytes());
            }
            (_, None) => *told = None,
            (None, _) => {}
        }
    }
    plans.into_iter().map(|(folder, told)| (folder, told.map(|told| Digest::of(&told)))).collect()
}

/// The folders of all plans.
pub(super) fn plan_folders(tree: &Tree) -> BTreeSet<&str> {
    tree.files.iter().filter_map(plan_folder).collect()
}

/// The folder of the plan that a file is part of: `2022/policy`. Of files that are no text the picture alone is, since
/// the plan's pages say whether there is one.
pub(super) fn plan_folder(entry: &Entry) -> Option<&str> {
    if entry.stem().is_none() && !address::is_picture(&entry.path) {
        return None;
    }
    let folder = entry.folder();
    (folder.matches('/').count() == 1).then_some(folder)
}
