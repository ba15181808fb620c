//! The flow: from a site's folder to findings and, where there are no errors, to pages. Every command is a part
//! of it.

mod apart;
mod rows;
mod sources;
mod texts;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::address;
use crate::check::{self, Checked};
use crate::diagnostic::{EnvironmentError, Finding, Rule, Severity};
use crate::draft::GoalDraft;
use crate::export::{self, Export};
use crate::link::Targets;
use crate::output::{OutputPath, Publication, Published};
use crate::plan::{self, Clock, Plans, Withheld};
use crate::render::Renderer;
use crate::settings::{self, BaseUrl, Settings};
use crate::site::{Route, Site, routes};
use crate::source::CONTENT;
use crate::theme::Theme;
use apart::keep_apart;
use rows::Rows;

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
}

/// What a build did.
#[derive(Clone, Copy, Debug, Default)]
pub struct Built {
    /// How many pages the site has.
    pub pages: usize,
    /// What became of the files.
    pub published: Published,
}

/// Reads and checks a site.
///
/// # Errors
/// What the machine refuses. Mistakes in the content are findings.
pub fn load(
    root: &Path,
    base_url: Option<BaseUrl>,
    clock: impl Fn(&Settings) -> Clock,
) -> Result<Loaded, EnvironmentError> {
    let sources = Sources::read(root, base_url)?;
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
        }
    }

    /// Renders every page and gives each file of the output to `publish`, on every core. Returns the number of
    /// pages. Mistakes in templates become findings, and what was given so far must then be dropped.
    fn produce(
        &mut self,
        publish: impl Fn(&str, Content<'_>) -> Result<(), EnvironmentError> + Sync,
    ) -> Result<usize, EnvironmentError> {
        let site = self.site();
        let routes = routes(&site);
        let renderer = match Renderer::new(&self.theme, &site.shared()) {
            Ok(renderer) => renderer,
            Err(finding) => {
                self.findings.push(*finding);
                return Ok(0);
            }
        };
        let page = |route: &Route, rows: &Rows<'_>| -> Result<Option<Finding>, EnvironmentError> {
            let view = site.view(*route);
            match renderer.page(&view, |goal| rows.row(goal)) {
                Ok(html) => {
                    publish(&address::output_file(&view.page.address), Content::Bytes(html.as_bytes()))
                        .map(|()| None)
                }
                Err(finding) => Ok(Some(*finding)),
            }
        };
        let plans: Vec<&[Route]> = routes.chunk_by(|left, right| left.plan() == right.plan()).collect();
        let plan = |pages: &&[Route]| {
            let goals = pages[0].plan().map_or(0, |(year, plan)| self.plans.years[year].plans[plan].goals.len());
            let rows = Rows::new(&renderer, &site, goals);
            pages.par_iter().map(|route| page(route, &rows)).collect::<Result<Vec<_>, _>>()
        };
        let mistakes: Vec<Vec<Option<Finding>>> = plans.par_iter().map(plan).collect::<Result<_, _>>()?;
        for Export { address, bytes } in export::all(&site, &routes) {
            publish(&address, Content::Bytes(&bytes))?;
        }
        for asset in &self.theme.assets {
            publish(&asset.address, Content::Bytes(&asset.bytes))?;
        }
        let folder = self.root.join(CONTENT);
        self.plans.assets.par_iter().try_for_each(|path| publish(path, Content::File(&folder.join(path))))?;
        let pages = routes.len();
        // One mistake in a template shows on every page that it makes.
        for finding in mistakes.into_iter().flatten().flatten() {
            if !self.findings.contains(&finding) {
                self.findings.push(finding);
            }
        }
        Ok(pages)
    }

    /// Finds the mistakes that only rendering shows, and writes nothing.
    ///
    /// # Errors
    /// What the machine refuses.
    pub fn rehearse(&mut self) -> Result<(), EnvironmentError> {
        if !self.has_errors() {
            self.produce(|_, _| Ok(()))?;
        }
        Ok(())
    }

    /// Publishes the site into a folder; `None` where a finding stands in the way, and then nothing has changed.
    ///
    /// # Errors
    /// What the machine refuses; nothing has changed then either.
    pub fn publish(&mut self, output: &Path) -> Result<Option<Built>, EnvironmentError> {
        if self.has_errors() {
            return Ok(None);
        }
        keep_apart(&self.root, output)?;
        let publication = Publication::open(output)?;
        let pages = self.produce(|path, content| {
            // Addresses come from checked names, so a path that the output refuses cannot arise from content.
            let Some(path) = OutputPath::new(path) else {
                return Err(EnvironmentError::ForeignFile { path: output.join(path) });
            };
            match content {
                Content::Bytes(bytes) => publication.stage(&path, bytes),
                Content::File(file) => publication.stage_copy(&path, file),
            }
        })?;
        if self.has_errors() {
            return Ok(None);
        }
        let published = publication.commit()?;
        Ok(Some(Built { pages, published }))
    }
}

/// What goes into a file of the output.
enum Content<'a> {
    /// These bytes.
    Bytes(&'a [u8]),
    /// What this file holds.
    File(&'a Path),
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
