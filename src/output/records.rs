//! What is to be recorded of a site once it is published.

use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};

use super::clock;
use super::ground::Ground;
use super::outputs::{Output, Source};
use super::path::OutputPath;
use super::plan::Plan;
use super::record::Record;
use super::staging::Staging;
use crate::stamp::{Moment, Stamp};

/// The record of each file of a published site, in the order of their paths. `placing` is what the file system's
/// clock showed after the last file was written and before the first was put in place.
///
/// Whoever changes a file does so after it was put in place. So the stamp that a new file was written with is
/// settled if the clock had moved past it by then; and whatever was moved or linked on its own, which moves the
/// time of the inode's change, is looked at again, and believed if nothing else of its stamp has moved.
pub(super) fn take(
    ground: &Ground,
    staging: &Staging,
    site: Vec<Output>,
    plan: &Plan,
    placing: Option<Moment>,
) -> Vec<(OutputPath, Record)> {
    let touched = touched(&site, plan);
    let now = if touched.contains(&true) { clock::now(ground, staging) } else { None };
    let stamp = |output: &Output, is_touched: bool| {
        let stamp = match output.source {
            Source::Published(stamp) => stamp?,
            Source::Staged(stamp) => settled(stamp, placing)?,
        };
        if !is_touched {
            return Some(stamp);
        }
        let found = ground.stamp(output.path.as_str()).filter(|found| found.is_renamed(&stamp))?;
        settled(found, now)
    };
    let stamps: Vec<Option<Stamp>> =
        site.par_iter().zip(touched).map(|(output, is_touched)| stamp(output, is_touched)).collect();
    let record = |(output, stamp): (Output, Option<Stamp>)| {
        let record = Record { digest: output.content.digest, size: output.content.size, stamp };
        (output.path, record)
    };
    site.into_iter().zip(stamps).map(record).collect()
}

/// The stamp, if it can be trusted: if the clock is known to have shown a later time before it was taken.
pub(super) fn settled(stamp: Stamp, clock: Option<Moment>) -> Option<Stamp> {
    clock.is_some_and(|now| stamp.is_settled(now)).then_some(stamp)
}

/// Which files were moved or linked on their own.
fn touched(site: &[Output], plan: &Plan) -> Vec<bool> {
    let mut touched = vec![false; site.len()];
    for placement in &plan.changes.placements {
        if let Ok(index) = site.binary_search_by(|output| output.path.as_str().cmp(&placement.path)) {
            touched[index] = true;
        }
    }
    for unit in &plan.units.exchanged {
        for index in unit.outputs.clone() {
            touched[index] |= !site[index].is_staged();
        }
    }
    touched
}
