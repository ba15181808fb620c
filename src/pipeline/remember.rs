//! What a build leaves for the next one.

use std::collections::BTreeMap;
use std::fs;

use rayon::iter::{IndexedParallelIterator, IntoParallelIterator, IntoParallelRefIterator, ParallelIterator};

use super::Loaded;
use super::memory::{self, Memory};
use super::press::{HOME, SIZES, WHOLE_SITE};
use super::produce::Produced;
use super::reason::Context;
use super::sources::Sources;
use super::survey::Survey;
use crate::digest::Digest;
use crate::draft::{Facts, Visibility};
use crate::export::Kind;
use crate::ledger::{Book, Interval, Ledger, PlanEntry, Remembered, SourceEntry, Written};
use crate::output::{OutputPath, Record};
use crate::plan::WithheldReason;
use crate::settings;
use crate::source::{CONTENT, Entry, Tree};

/// The facts of every plan, by folder. Those that were taken from memory are not told anew.
pub(super) fn facts(sources: &Sources, memory: &Memory) -> BTreeMap<String, Facts> {
    let folders: Vec<&str> = memory::plan_folders(&sources.tree).into_iter().collect();
    let told = |folder: &str| match memory.plans.get(folder) {
        Some(facts) => Some(facts.clone()),
        None => sources.drafts.facts(folder),
    };
    let facts = |folder: &str| told(folder).map(|facts| (folder.to_owned(), facts));
    folders.into_par_iter().filter_map(facts).collect()
}

/// The digests of everything that pages of several plans could show: of a year's by its key, and of the whole site.
pub(super) fn inputs(
    sources: &Sources,
    loaded: &Loaded,
    context: Context,
    facts: &BTreeMap<String, Facts>,
) -> BTreeMap<String, Digest> {
    let withheld: Vec<&str> = loaded.withheld.iter().map(|goal| goal.file.as_str()).collect();
    let context = (context.order, context.settings, context.theme, context.shared);
    let mut years: BTreeMap<String, Vec<(&str, Digest)>> = BTreeMap::new();
    for year in &loaded.plans.years {
        years.insert(year.key.clone(), Vec::new());
    }
    for (folder, facts) in facts {
        let year = folder.split('/').next().unwrap_or_default();
        years.entry(year.to_owned()).or_default().push((folder.as_str(), facts.said));
    }
    let mut inputs: BTreeMap<String, Digest> = years
        .iter()
        .map(|(year, plans)| {
            let index = sources.drafts.digest(&format!("{year}/_index.md"));
            (year.clone(), Digest::of_value(&(context, index, plans, &withheld)))
        })
        .collect();
    let all: Vec<Digest> = inputs.values().copied().collect();
    let whole_site = Digest::of_value(&(context, all));
    inputs.insert(HOME.to_owned(), Digest::of_value(&(whole_site, loaded.site().as_of())));
    inputs.insert(WHOLE_SITE.to_owned(), whole_site);
    inputs
}

/// Everything that there is to remember of a build.
pub(super) struct Build<'a> {
    pub(super) sources: &'a Sources,
    pub(super) survey: &'a Survey,
    pub(super) loaded: &'a Loaded,
    pub(super) context: Context,
    pub(super) facts: BTreeMap<String, Facts>,
    pub(super) inputs: &'a BTreeMap<String, Digest>,
    pub(super) produced: Produced,
    pub(super) records: Vec<(OutputPath, Record)>,
}

/// Writes the ledger. If that is refused the next build will only take longer.
pub(super) fn remember(build: Build<'_>, ledger: &Ledger) {
    let tree = &build.sources.tree;
    let Some(sources) = read_files(&build) else { return };
    let known = |place: usize, _: &Entry| sources.get(place).map(|source| source.digest);
    let told = || plans(&build.facts, &memory::digests(tree, known));
    let ((plans, bytes), outputs) = rayon::join(told, || written(build.produced.files, build.records));
    let Some(outputs) = outputs else { return };
    let sizes = (SIZES, build.loaded.sizes.shown());
    let inputs = build.inputs.iter().map(|(key, digest)| (key.as_str(), *digest)).chain([sizes]);
    let book = Book {
        order: build.context.order,
        settings: build.context.settings,
        theme: build.context.theme,
        shared: build.context.shared,
        folders: folders(tree),
        interval: interval(build.loaded),
        remembered: Remembered {
            pages: build.produced.pages,
            withheld: build
                .loaded
                .withheld
                .iter()
                .map(|goal| (goal.file.clone(), goal.reason.moment()))
                .collect(),
            texts: texts(build.loaded),
            has_findings: !build.loaded.findings.is_empty(),
        },
        inputs: inputs.map(|(key, digest)| (key.into(), digest)).collect(),
        sources,
        plans,
        outputs,
    };
    let _ = ledger.write(&book, Some(&bytes));
}

/// The files of the goals whose texts files for machines hold, relative to `content/`.
fn texts(loaded: &Loaded) -> Vec<String> {
    let site = loaded.site();
    let goals = Kind::ALL.into_iter().flat_map(|kind| kind.goals(&site));
    let below = |file: &str| file.strip_prefix(CONTENT).unwrap_or(file).trim_start_matches('/').to_owned();
    let mut texts: Vec<String> = goals.map(|goal| below(&goal.written.file)).collect();
    texts.sort_unstable();
    texts
}

/// The plans' entries, and their facts one after another.
fn plans(
    facts: &BTreeMap<String, Facts>,
    files: &BTreeMap<String, Option<Digest>>,
) -> (Vec<PlanEntry>, Vec<u8>) {
    let mut bytes = Vec::with_capacity(facts.values().map(|facts| facts.bytes.len()).sum());
    let mut plans = Vec::with_capacity(facts.len());
    for (folder, facts) in facts {
        let Some(Some(files)) = files.get(folder) else { continue };
        let place = (bytes.len() as u64, facts.bytes.len() as u64);
        bytes.extend_from_slice(&facts.bytes);
        plans.push(PlanEntry {
            folder: folder.as_str().into(),
            files: *files,
            facts: Digest::of(&facts.bytes),
            said: facts.said,
            place,
            is_plain: facts.is_plain,
        });
    }
    (plans, bytes)
}

/// The digest of the folders of the content.
pub(super) fn folders(tree: &Tree) -> Digest {
    Digest::of(tree.folders.join("\n").as_bytes())
}

/// The files of the content with the digests of the bytes that the site was made of.
fn read_files(build: &Build<'_>) -> Option<Vec<SourceEntry>> {
    let copied = |path: &str| {
        let place = build.records.binary_search_by(|(known, _)| known.as_str().cmp(path)).ok()?;
        Some(build.records[place].1.digest)
    };
    let sources = build.sources;
    let content = sources.root.join(CONTENT);
    let files = sources.tree.files.par_iter().zip(&build.survey.files);
    files
        .map(|(entry, seen)| {
            let path = entry.path.as_str();
            let digest = if entry.file() == settings::FILE {
                Some(sources.settings_digest)
            } else {
                sources.drafts.digest(path).or_else(|| copied(path)).or(seen.digest)
            };
            // What is left is withheld, and no byte of it is published.
            let digest =
                digest.or_else(|| fs::read(content.join(path)).ok().map(|bytes| Digest::of(&bytes)))?;
            Some(SourceEntry { path: path.into(), stamp: seen.stamp, digest })
        })
        .collect()
}

/// The files of the output with what they were made from; both lists hold the same paths.
fn written(mut made: Vec<super::produce::Made>, records: Vec<(OutputPath, Record)>) -> Option<Vec<Written>> {
    made.sort_unstable_by(|left, right| left.path.cmp(&right.path));
    (made.len() == records.len()).then_some(())?;
    made.into_iter()
        .zip(records)
        .map(|(made, (path, record))| {
            let made_from = made.from.unwrap_or(record.digest);
            (made.path == path.as_str()).then(|| Written { path: path.as_str().into(), record, made_from })
        })
        .collect()
}

/// The time around the site's moment in which nothing becomes public and no page says otherwise.
fn interval(loaded: &Loaded) -> Interval {
    let goals = loaded.plans.years.iter().flat_map(|year| &year.plans).flat_map(|plan| &plan.goals);
    let shown = goals.filter_map(|goal| match goal.written.visibility {
        Visibility::From(moment) => Some(moment),
        Visibility::Public | Visibility::Draft => None,
    });
    let withheld = loaded.withheld.iter().filter_map(|goal| goal.reason.moment());
    let turning = loaded.site().turning_moments();
    Interval::around(loaded.clock.now, shown.chain(withheld).chain(turning))
}

impl WithheldReason {
    /// The moment from which a goal is public; none for a draft.
    fn moment(self) -> Option<jiff::Timestamp> {
        match self {
            Self::Draft => None,
            Self::Until(moment) => Some(moment),
        }
    }
}
