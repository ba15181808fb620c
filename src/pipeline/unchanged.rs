//! The build that has nothing to do.

use std::sync::Arc;

use super::Loaded;
use super::order::{Built, Finished, Order};
use super::reason::Context;
use super::remember::folders;
use super::sources::Sources;
use super::standing::Standing;
use super::survey::Survey;
use crate::ledger::{Book, Ledger};
use crate::link::Targets;
use crate::output::{self, Published};
use crate::plan::{Clock, Plans, Withheld, WithheldReason};
use crate::site::Sizes;

/// Whether the site would come out as it is: everything that it is made of is the same, it is all there, and there
/// is nothing to tell a person.
pub(super) fn is_unchanged(
    order: &Order<'_>,
    book: &Book,
    context: Context,
    sources: &Sources,
    seen: (&Survey, &Standing),
    clock: Clock,
) -> bool {
    let (survey, standing) = seen;
    Context::of(book) == context
        && book.folders == folders(&sources.tree)
        && book.interval.holds(clock.now)
        && !book.remembered.has_findings
        && sources.findings().next().is_none()
        && survey.is_as_in(&sources.tree, book)
        && standing.all(0..book.outputs.len())
        && output::lists_just(
            order.output,
            book.outputs.iter().map(|written| (&*written.path, &written.record)),
        )
}

/// Remembers the stamps of files that had to be read although they are the same.
pub(super) fn refresh(ledger: &Ledger, book: &Book, survey: &Survey) {
    let mut book = book.clone();
    for (source, seen) in book.sources.iter_mut().zip(&survey.files) {
        source.stamp = seen.stamp;
    }
    // If that is refused the next build reads them once more.
    let _ = ledger.write(&book, None);
}

/// What is told of a build that had nothing to do.
pub(super) fn unchanged(order: &Order<'_>, sources: &Sources, book: &Book, clock: Clock) -> Finished {
    let total = book.outputs.len();
    let published = Published { written: 0, unchanged: total, removed: 0, total };
    let built = Built { pages: book.remembered.pages, rendered: 0, published, reasons: Vec::new() };
    Finished { loaded: told(order, sources, book, clock), built: Some(built) }
}

/// The site as a book tells of it: without its plans.
pub(super) fn told(order: &Order<'_>, sources: &Sources, book: &Book, clock: Clock) -> Loaded {
    let withheld = book.remembered.withheld.iter().map(|(file, until)| Withheld {
        file: file.clone(),
        reason: until.map_or(WithheldReason::Draft, WithheldReason::Until),
    });
    Loaded {
        root: order.root.to_owned(),
        settings: Arc::clone(&sources.settings),
        theme: Arc::clone(&sources.theme),
        plans: Plans::default(),
        withheld: withheld.collect(),
        targets: Targets::default(),
        clock,
        findings: Vec::new(),
        sizes: Sizes::default(),
    }
}
