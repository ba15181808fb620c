//! What pages are held to, one subject per file, and a table of them here.

mod addresses;
mod alternatives;
mod fields;
mod focus;
mod headings;
mod ids;
mod landmarks;
mod languages;
mod media;
mod names;
mod policy;
mod skip;
mod tables;
mod titles;
mod viewport;

use super::page::{Page, Remark};

/// A rule: a page in, remarks out.
type Rule = fn(&Page<'_>, &mut Vec<Remark>);

/// Every rule.
const RULES: [Rule; 15] = [
    languages::judge,
    titles::judge,
    viewport::judge,
    headings::judge,
    landmarks::judge,
    skip::judge,
    alternatives::judge,
    names::judge,
    fields::judge,
    tables::judge,
    ids::judge,
    media::judge,
    focus::judge,
    policy::judge,
    addresses::judge,
];

/// Holds a page to every rule.
pub(super) fn judge(page: &Page<'_>) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for rule in RULES {
        rule(page, &mut remarks);
    }
    remarks
}

pub(super) use titles::title;
