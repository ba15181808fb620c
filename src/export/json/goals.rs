//! `goals.json`: all goals of the site in one array, a goal a line.
//!
//! It holds what lists, searches and counts need and none of the long texts, so that a browser can load it whole and
//! an edited text does not change it. Every goal has every key; what a goal does not have is null.

use std::io::{self, Write};

use super::entry::Summary;
use crate::address::data::GOALS;
use crate::export::Export;
use crate::export::subject::subjects;
use crate::site::Site;

/// How many bytes a goal usually takes, so that the file is seldom moved while it grows.
const USUAL: usize = 400;

pub(in crate::export) fn files(site: &Site<'_>) -> Vec<Export> {
    let plans = || site.plans.years.iter().flat_map(|year| &year.plans);
    let goals: usize = plans().map(|plan| plan.goals.len()).sum();
    let mut bytes = Vec::with_capacity(goals * USUAL + 16);
    // Memory takes all that is written to it.
    let _ = write(site, &mut bytes);
    vec![Export { address: GOALS.to_owned(), bytes }]
}

/// Writes the list goal by goal.
pub(in crate::export) fn write(site: &Site<'_>, mut out: &mut dyn Write) -> io::Result<()> {
    let mut separator: &[u8] = b"[\n";
    for subject in subjects(site) {
        out.write_all(separator)?;
        separator = b",\n";
        serde_json::to_writer(&mut out, &Summary::new(&subject))?;
    }
    let is_empty = separator == b"[\n";
    out.write_all(if is_empty { b"[]\n" } else { b"\n]\n" })
}
