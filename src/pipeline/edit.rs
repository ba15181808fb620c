//! The build after an edit that changed nothing but texts.
//!
//! Most edits do. What other pages can show of the edited plan is the same then, so that its own pages alone are
//! made: of a site that has no other plan, since no page of a plan shows another. Everything else is kept as the last
//! build told of it, and no other plan is so much as recalled.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::AtomicBool;

use super::Loaded;
use super::memory::{self, Memory};
use super::order::{Built, Finished, Order};
use super::press::Press;
use super::press_index::PressIndex;
use super::produce::{Produced, produce_plans};
use super::progress::Phase;
use super::reason::{Context, reasons};
use super::remember::folders;
use super::sources::{Frame, Sources, is_of_frame};
use super::standing::Standing;
use super::survey::{Seen, Survey};
use super::unchanged::told;
use crate::diagnostic::EnvironmentError;
use crate::digest::Digest;
use crate::draft::Facts;
use crate::ledger::{Book, Ledger, SourceEntry, Written};
use crate::link::Targets;
use crate::output::{OutputPath, Publication, Record};
use crate::plan::{self, Clock};
use crate::source::Entry;

/// What is known before any plan is read.
pub(super) struct Scene<'a> {
    pub(super) order: &'a Order<'a>,
    pub(super) ledger: &'a Ledger,
    pub(super) book: &'a Book,
    pub(super) context: Context,
    pub(super) sources: &'a Sources,
    pub(super) survey: &'a Survey,
    pub(super) standing: &'a Standing,
    pub(super) frame: &'a Frame,
    pub(super) clock: Clock,
}

/// Builds the site if nothing of it changed but texts that no page of another plan shows; `None` where more may have.
pub(super) fn build_edited(scene: &Scene<'_>) -> Result<Option<Finished>, EnvironmentError> {
    let Scene { order, ledger, book, context, .. } = *scene;
    if scene.sources.settings.data.tables {
        // The tables of the years and of the site are put together anew, for which every plan must be known.
        return Ok(None);
    }
    let Some(changed) = scene.changed() else { return Ok(None) };
    order.progress.begin(Phase::Read, 0);
    let edited: BTreeSet<&str> =
        changed.iter().filter_map(|path| path.rsplit_once('/')).map(|(folder, _)| folder).collect();
    let part = scene.part(&edited);
    let Some(facts) = scene.facts(&part, &edited) else { return Ok(None) };
    order.progress.begin(Phase::Check, 0);
    let loaded = scene.assembled(&part);
    if Digest::of_value(&loaded.site().shared()) != context.shared {
        return Ok(None);
    }
    order.must_go_on()?;
    let publication = Publication::open(order.output)?;
    let press = Press {
        folder: order.output,
        publication: &publication,
        book: Some(book),
        memory: &Memory::default(),
        context,
        inputs: &BTreeMap::new(),
        drafts: &part.drafts,
        copies: &BTreeMap::new(),
        is_outdated: AtomicBool::new(false),
        index: PressIndex::of(order.root),
    };
    let produced = produce_plans(&loaded, &press, &edited, order.progress)?;
    order.must_go_on()?;
    // A mistake in a template is told by the build of the whole site, and a page that is new or gone is made by it.
    if !produced.mistakes.is_empty() || produced.lacks_lists || !press.keep_all_but(&produced)? {
        return Ok(None);
    }
    order.progress.begin(Phase::Publish, 0);
    let index = press.index;
    let (published, records) = publication.commit()?;
    index.finish();
    order.progress.begin(Phase::Remember, 0);
    let built = Built {
        pages: book.remembered.pages,
        rendered: produced.files.iter().filter(|made| made.is_new && made.route.is_some()).count(),
        published,
        reasons: if order.explains {
            reasons(&loaded, Some(book), changed.clone(), &produced, context)
        } else {
            Vec::new()
        },
    };
    if let Some(outputs) = written(book, produced, records) {
        // If that is refused the next build will only take longer.
        let _ = scene.remember(&part, &facts, outputs).map(|book| ledger.write(&book, None));
    }
    Ok(Some(Finished { loaded, built: Some(built) }))
}

impl Scene<'_> {
    /// The files that changed, if nothing but texts of plans can have, and if the last build knew all else for
    /// certain; relative to `content/`.
    fn changed(&self) -> Option<BTreeSet<String>> {
        let Self { book, sources, survey, .. } = self;
        let is_same_site = Context::of(book) == self.context
            && book.folders == folders(&sources.tree)
            && book.interval.holds(self.clock.now)
            && !book.remembered.has_findings
            && sources.findings().next().is_none()
            && book.sources.len() == sources.tree.files.len()
            && self.standing.all(0..book.outputs.len())
            && self.ledger.has_room(book);
        if !is_same_site {
            return None;
        }
        let mut changed = BTreeSet::new();
        let files = sources.tree.files.iter().zip(&survey.files).zip(&book.sources);
        for ((entry, seen), known) in files {
            if *entry.path != *known.path {
                return None;
            }
            if seen.digest != Some(known.digest) {
                let plan = memory::plan_folder(entry).and_then(|folder| book.plan(folder))?;
                let is_shown_elsewhere = book.remembered.texts.binary_search(&entry.path).is_ok();
                if !plan.is_plain || entry.stem().is_none() || is_shown_elsewhere {
                    return None;
                }
                changed.insert(entry.path.clone());
            }
        }
        Some(changed)
    }

    /// The site without the other plans, read.
    fn part(&self, edited: &BTreeSet<&str>) -> Sources {
        let is_in = |entry: &Entry| {
            is_of_frame(entry) || memory::plan_folder(entry).is_some_and(|folder| edited.contains(folder))
        };
        let mut part = self.sources.with(self.sources.tree.with(is_in));
        part.read_drafts(self.frame.drafts.clone(), self.order.progress);
        part
    }

    /// The facts of the plans, if they say the same as before and are those of the files that were seen.
    fn facts<'a>(&self, part: &Sources, edited: &BTreeSet<&'a str>) -> Option<BTreeMap<&'a str, Facts>> {
        let is_as_seen = |(entry, seen): (&Entry, &Seen)| {
            let digest = part.drafts.digest(&entry.path);
            digest.is_none() || digest == seen.digest
        };
        if !self.sources.tree.files.iter().zip(&self.survey.files).all(is_as_seen) {
            return None;
        }
        let facts = |folder: &'a str| {
            let facts = part.drafts.facts(folder)?;
            let says_the_same = self.book.plan(folder)?.said == facts.said;
            (facts.is_plain && says_the_same).then_some((folder, facts))
        };
        edited.iter().map(|folder| facts(folder)).collect()
    }

    /// What is shown. Nothing links out of a plan that is plain, and there is nothing to find fault with where nothing
    /// but such texts changed.
    fn assembled(&self, part: &Sources) -> Loaded {
        let (content, _) = part.drafts.content(&part.tree, &part.settings);
        let plans = plan::assemble(content, &part.settings, &Targets::default(), self.clock).plans;
        Loaded { plans, ..told(self.order, part, self.book, self.clock) }
    }

    /// What the next build is told.
    fn remember(&self, part: &Sources, facts: &BTreeMap<&str, Facts>, outputs: Vec<Written>) -> Option<Book> {
        let seen = |(known, seen): (&SourceEntry, &Seen)| {
            let (stamp, digest) = (seen.stamp, seen.digest?);
            Some(SourceEntry { path: known.path.clone(), stamp, digest })
        };
        let sources: Option<Vec<SourceEntry>> =
            self.book.sources.iter().zip(&self.survey.files).map(seen).collect();
        let files = memory::digests(&part.tree, |_, entry| {
            // A picture is no draft, and no picture changed.
            let known = || self.book.source(&entry.path).map(|known| known.digest);
            part.drafts.digest(&entry.path).or_else(known)
        });
        let mut plans = self.book.plans.clone();
        for plan in &mut plans {
            let Some(facts) = facts.get(&*plan.folder) else { continue };
            plan.files = (*files.get(&*plan.folder)?)?;
            plan.facts = Digest::of(&facts.bytes);
            plan.place = self.ledger.add_facts(&facts.bytes).ok()?;
        }
        Some(Book {
            inputs: self.book.inputs.clone(),
            remembered: self.book.remembered.clone(),
            sources: sources?,
            plans,
            outputs,
            ..*self.book
        })
    }
}

/// The files of the output; both lists hold the same paths.
fn written(book: &Book, produced: Produced, records: Vec<(OutputPath, Record)>) -> Option<Vec<Written>> {
    let made: BTreeMap<String, Option<Digest>> =
        produced.files.into_iter().map(|made| (made.path, made.from)).collect();
    let written = |(known, (path, record)): (&Written, (OutputPath, Record))| {
        let made_from = made.get(&*known.path).copied().flatten().unwrap_or(known.made_from);
        (*known.path == *path.as_str()).then(|| Written { path: known.path.clone(), record, made_from })
    };
    book.outputs.iter().zip(records).map(written).collect()
}
