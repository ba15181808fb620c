//! What the manifest is to say, during a commit and after it.

use super::ground::Ground;
use super::manifest::{self, Claim, Content};
use super::outputs::Output;

/// The manifest to be written before all else: the old files, and as pending the new ones. `None` if no new
/// address is added, since the manifest that is there will do then.
pub(super) fn before(ground: &Ground, site: &[Output]) -> Option<String> {
    let mut lines: Vec<(&str, Claim, Content)> = Vec::new();
    let mut adds = false;
    let mut old = ground.manifest().files.iter().peekable();
    for output in site {
        while let Some(entry) = old.next_if(|entry| entry.path < output.path) {
            lines.push((entry.path.as_str(), entry.claim, entry.content));
        }
        let known = old.next_if(|entry| entry.path == output.path);
        let path = output.path.as_str();
        if let Some(entry) = known
            && entry.claim == Claim::Settled
        {
            lines.push((path, Claim::Settled, entry.content));
            continue;
        }
        // A file that stands here was found to be ours, or to be what we would write.
        let stands = !output.is_staged() || known.is_some() && owns(ground, path);
        lines.push((path, if stands { Claim::Settled } else { Claim::Pending }, output.content));
        adds = true;
    }
    lines.extend(old.map(|entry| (entry.path.as_str(), entry.claim, entry.content)));
    adds.then(|| manifest::text(&lines, |line| line))
}

/// The manifest to be written at the end, if it differs from the one that is there.
pub(super) fn after(ground: &Ground, site: &[Output]) -> Option<String> {
    let old = &ground.manifest().files;
    let is_recorded = ground.has_manifest()
        && old.len() == site.len()
        && old.iter().zip(site).all(|(entry, output)| {
            entry.claim == Claim::Settled && entry.content == output.content && entry.path == output.path
        });
    if is_recorded {
        return None;
    }
    let files: Vec<&Output> = site.iter().collect();
    Some(manifest::text(&files, |output| (output.path.as_str(), Claim::Settled, output.content)))
}

/// Whether a pending file was put in place before its run was killed.
fn owns(ground: &Ground, path: &str) -> bool {
    ground.stamp(path).is_some() && ground.owns(path).unwrap_or(false)
}
