//! The flow: from a site's folder to findings and, where there are no errors, to pages. Every command is a part
//! of it.

mod apart;
mod data_sets;
mod edit;
mod indexing;
mod memory;
mod order;
mod press;
mod press_index;
mod produce;
mod produce_files;
mod progress;
mod reason;
mod recall;
mod rehearsal;
mod remember;
mod rows;
mod search_files;
mod sink;
mod sources;
mod standing;
mod survey;
mod texts;
mod unchanged;

use std::collections::BTreeSet;
use std::mem::{self, ManuallyDrop};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use crate::check::{self, Checked};
use crate::diagnostic::{At, EnvironmentError, Finding, Rule, Severity};
use crate::draft::GoalDraft;
use crate::ledger::Ledger;
use crate::link::Targets;
use crate::output::Publication;
use crate::plan::{self, Clock, Plans, Withheld};
use crate::settings::{self, Overrides, Settings};
use crate::site::{Site, Sizes};
use crate::theme::Theme;
use apart::keep_apart;
use edit::{Scene, build_edited};
use memory::Memory;
use press::Press;
use press_index::PressIndex;
use produce::produce;
use reason::{Context, changed, reasons};
use rehearsal::Rehearsal;
use remember::{Build, facts, inputs, remember};
use standing::Standing;
use survey::Survey;
use unchanged::{is_unchanged, refresh, unchanged};

pub use order::{Built, Finished, Order};
pub use progress::{Phase, Progress};
pub use reason::Reason;
pub use sources::Sources;
pub use texts::SiteTexts;

/// A site that was read and checked.
#[derive(Debug)]
pub struct Loaded {
    /// The site's folder.
    pub root: PathBuf,
    /// The configuration, complete even where it is mistaken.
    pub settings: Arc<Settings>,
    /// The theme.
    pub theme: Arc<Theme>,
    /// What is public. Nothing is, where there are errors.
    pub plans: Plans,
    /// What is withheld.
    pub withheld: Vec<Withheld>,
    /// Where links lead.
    pub targets: Targets,
    /// The moment as of which it was read.
    pub clock: Clock,
    /// Everything that a person should mend, in order.
    pub findings: Vec<Finding>,
    /// How large the files are that were made so far.
    pub sizes: Sizes,
}

/// Reads and checks a site.
///
/// # Errors
/// What the machine refuses. Mistakes in the content are findings.
pub fn load(
    root: &Path,
    overrides: &Overrides,
    clock: impl Fn(&Settings) -> Clock,
) -> Result<Loaded, EnvironmentError> {
    let sources = Sources::read(root, overrides)?;
    let clock = clock(&sources.settings);
    Ok(judge(&sources, clock))
}

/// Checks what was read, and assembles what is shown as of a moment where there are no errors.
pub fn judge(sources: &Sources, clock: Clock) -> Loaded {
    let Sources { root, tree, settings, theme, drafts, .. } = sources;
    let mut findings: Vec<Finding> = sources.findings().cloned().collect();
    let (content, found) = drafts.content(tree, settings);
    findings.extend(found);
    // What the public will see is what is checked, whatever this run shows.
    let public = Clock { shows_withheld: false, ..clock };
    let is_public = |goal: &GoalDraft| public.shows(goal.visibility);
    let public_targets = Targets::new(&content, settings, is_public);
    let checked = Checked { content: &content, settings, targets: &public_targets, is_public: &is_public };
    findings.extend(check::run(&checked));
    let targets = if clock.shows_withheld {
        // Where drafts are shown, a link to one leads somewhere; it is a mistake only once the page is public.
        let early = findings.iter_mut().filter(|finding| finding.rule == Rule::LinkToWithheld);
        early.for_each(|finding| finding.severity = Severity::Warning);
        Targets::new(&content, settings, |_| true)
    } else {
        public_targets
    };
    if !sources.is_readable {
        // What the defaults make of content that was written for another configuration would only mislead.
        findings.retain(|finding| !depends_on_settings(finding));
    }
    crate::diagnostic::sort(&mut findings, &SiteTexts::new(root));
    let has_errors = findings.iter().any(|finding| finding.severity == Severity::Error);
    let assembled = if has_errors {
        plan::Assembled::default()
    } else {
        plan::assemble(content, settings, &targets, clock)
    };
    Loaded {
        root: root.clone(),
        settings: Arc::clone(settings),
        theme: Arc::clone(theme),
        plans: assembled.plans,
        withheld: assembled.withheld,
        targets,
        clock,
        findings,
        sizes: Sizes::default(),
    }
}

impl Loaded {
    /// Whether anything stands in the way of publishing.
    pub fn has_errors(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity == Severity::Error)
    }

    /// How many goals the public may not see as of the site's moment, whether they are shown here or not.
    pub fn not_public(&self) -> usize {
        let public = Clock { shows_withheld: false, ..self.clock };
        let goals = self.plans.years.iter().flat_map(|year| &year.plans).flat_map(|plan| &plan.goals);
        self.withheld.len() + goals.filter(|goal| !public.shows(goal.written.visibility)).count()
    }

    /// What views are made of.
    pub fn site(&self) -> Site<'_> {
        Site {
            plans: &self.plans,
            settings: &self.settings,
            strings: &self.theme.strings,
            targets: &self.targets,
            clock: self.clock,
            sizes: &self.sizes,
        }
    }

    /// Finds the mistakes that only rendering shows, those of the rendered pages themselves included, and writes
    /// nothing.
    ///
    /// # Errors
    /// What the machine refuses.
    pub fn rehearse(&mut self) -> Result<(), EnvironmentError> {
        if !self.has_errors() {
            let rehearsal = Rehearsal::new(self);
            let mut found = produce(self, &rehearsal, &())?.mistakes;
            if found.is_empty() {
                // A page that a mistaken template makes elsewhere would be judged for the mistake again.
                found = rehearsal.findings(self);
                if self.findings.iter().any(|finding| finding.rule == Rule::LinkWithoutWords) {
                    found.retain(|finding| !is_authors_link(finding));
                }
            }
            self.findings.extend(found);
        }
        Ok(())
    }

    /// Puts goals in whose texts are needed for those that were taken from memory; `false` where one cannot be had.
    fn complete(
        &mut self,
        files: &BTreeSet<String>,
        read: impl Fn(&GoalDraft) -> Option<Arc<GoalDraft>>,
    ) -> bool {
        let plans = self.plans.years.iter_mut().flat_map(|year| &mut year.plans);
        for goal in plans.flat_map(|plan| &mut plan.goals).filter(|goal| files.contains(&goal.written.file)) {
            match read(&goal.written) {
                Some(whole) => goal.written = whole,
                None => return false,
            }
        }
        true
    }
}

/// Builds a site: reads what changed, checks all of it, makes what is not there yet, publishes, and remembers.
///
/// # Errors
/// What the machine refuses; nothing has changed then.
pub fn build(order: &Order<'_>, clock: impl Fn(&Settings) -> Clock) -> Result<Finished, EnvironmentError> {
    keep_apart(order.root, order.output)?;
    if let Some(finished) = build_after(order, &clock, Ledger::read)? {
        return Ok(finished);
    }
    // What was remembered changed under the build's hands; without memory nothing can.
    let outcome = build_after(order, &clock, Ledger::forgotten)?;
    outcome.ok_or_else(|| EnvironmentError::Locked { path: order.output.to_owned() })
}

/// Builds a site after what the ledger remembers; `None` where that was overtaken meanwhile.
fn build_after(
    order: &Order<'_>,
    clock: &impl Fn(&Settings) -> Clock,
    ledger: impl Fn(&Path) -> Ledger + Sync,
) -> Result<Option<Finished>, EnvironmentError> {
    let progress = order.progress;
    progress.begin(Phase::Look, 0);
    // Before any stamp is taken.
    let file_clock = Ledger::clock(order.root);
    let (ledger, looked) = rayon::join(|| ledger(order.root), || Sources::look(order.root, &order.overrides));
    // The program ends with the build: to give back all of this piece by piece would only take time.
    let (ledger, mut sources) = (&*ManuallyDrop::new(ledger), ManuallyDrop::new(looked?));
    let clock = clock(&sources.settings);
    let book = ledger.book.as_ref();
    let (survey, standing) =
        rayon::join(|| Survey::new(&sources.tree, book, file_clock), || Standing::of(book, order.output));
    let frame = sources.frame(clock);
    let context = Context {
        order: order.digest(clock),
        settings: sources.settings_digest,
        theme: sources.theme.digest(),
        shared: frame.shared,
    };
    if let Some(book) = book
        && let Some(finished) = build_little(&Scene {
            order,
            ledger,
            book,
            context,
            sources: &sources,
            survey: &survey,
            standing: &standing,
            frame: &frame,
            clock,
        })?
    {
        return Ok(Some(finished));
    }
    progress.begin(Phase::Read, sources.tree.files.len());
    let mut memory = Memory::of(ledger, context, &sources.tree, &survey, &standing);
    sources.read_drafts(frame.drafts.with(mem::take(&mut memory.drafts)), progress);
    order.must_go_on()?;
    progress.begin(Phase::Check, 0);
    let (mut loaded, facts) = rayon::join(|| judge(&sources, clock), || facts(&sources, &memory));
    if loaded.has_errors() || (order.stops_at_warnings && !loaded.findings.is_empty()) {
        return Ok(Some(Finished { loaded, built: None }));
    }
    let inputs = inputs(&sources, &loaded, context, &facts);
    let publication = Publication::open(order.output)?;
    let press = Press {
        folder: order.output,
        publication: &publication,
        book,
        memory: &memory,
        context,
        inputs: &inputs,
        drafts: &sources.drafts,
        copies: &survey.copies(&sources.tree),
        is_outdated: AtomicBool::new(false),
        index: PressIndex::of(order.root),
    };
    let texts = press.texts(&loaded.site());
    if !loaded.complete(&texts, |draft| sources.goal(draft)) {
        return Ok(None);
    }
    let mut produced = produce(&loaded, &press, progress)?;
    order.must_go_on()?;
    let Press { is_outdated, index, .. } = press;
    if is_outdated.into_inner() {
        return Ok(None);
    }
    loaded.findings.append(&mut produced.mistakes);
    if loaded.has_errors() {
        return Ok(Some(Finished { loaded, built: None }));
    }
    progress.begin(Phase::Publish, 0);
    let (published, records) = publication.commit()?;
    index.finish();
    progress.begin(Phase::Remember, 0);
    let built = Built {
        pages: produced.pages,
        rendered: produced.files.iter().filter(|made| made.is_new && made.route.is_some()).count(),
        published,
        reasons: if order.explains {
            reasons(&loaded, book, changed(book, &sources), &produced, context)
        } else {
            Vec::new()
        },
    };
    remember(
        Build {
            sources: &sources,
            survey: &survey,
            loaded: &loaded,
            context,
            facts,
            inputs: &inputs,
            produced,
            records,
        },
        ledger,
    );
    Ok(Some(Finished { loaded, built: Some(built) }))
}

/// Whether a link without a name may be that of an author, who was told of it already: texts make their links without
/// further attributes.
fn is_authors_link(finding: &Finding) -> bool {
    let At::Quote(quote) = &finding.place.at else { return false };
    let rest = quote.words.strip_prefix("<a href=\"").and_then(|rest| rest.split_once('"'));
    finding.rule == Rule::LinkNameMissing && rest.is_some_and(|(_, rest)| rest == ">")
}

/// Does what there is to do where little or nothing changed; `None` where more may have.
fn build_little(scene: &Scene<'_>) -> Result<Option<Finished>, EnvironmentError> {
    let Scene { order, ledger, book, sources, survey, clock, .. } = *scene;
    if !is_unchanged(order, book, scene.context, sources, (survey, scene.standing), clock) {
        return build_edited(scene);
    }
    if survey.refreshes(book) {
        refresh(ledger, book, survey);
    }
    Ok(Some(unchanged(order, sources, book, clock)))
}

/// Whether a finding follows from what the configuration says.
fn depends_on_settings(finding: &Finding) -> bool {
    let is_elsewhere = finding.place.file != settings::FILE;
    let rules = [
        Rule::UnknownKey,
        Rule::MissingKey,
        Rule::CategoryUnknown,
        Rule::HeadingMissing,
        Rule::HeadingUnknown,
        Rule::ColumnEmpty,
        Rule::DeadlineOutside,
        Rule::DeadlineUnknown,
    ];
    is_elsewhere && rules.contains(&finding.rule)
}
