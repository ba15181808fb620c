//! The flow: from a site's folder to findings and, where there are no errors, to pages. Every command is a part
//! of it.

use std::path::{Path, PathBuf};

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::address;
use crate::check::{self, Checked};
use crate::diagnostic::{EnvironmentError, Finding, Rule, Severity, Texts};
use crate::draft::{Drafts, GoalDraft};
use crate::export::{self, Export};
use crate::link::Targets;
use crate::output::{OutputPath, Publication, Published};
use crate::plan::{self, Clock, Plans, Withheld};
use crate::render::Renderer;
use crate::settings::{self, BaseUrl, Settings};
use crate::site::{Route, Site, routes};
use crate::source::{self, CONTENT};
use crate::theme::{self, Theme};

/// A site that was read and checked.
#[derive(Debug)]
pub struct Loaded {
    /// The site's folder.
    pub root: PathBuf,
    /// The configuration, complete even where it is mistaken.
    pub settings: Settings,
    /// The theme.
    pub theme: Theme,
    /// What is public. Nothing is, where there are errors.
    pub plans: Plans,
    /// What is withheld.
    pub withheld: Vec<Withheld>,
    /// Where links lead.
    pub targets: Targets,
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
    let (tree, mut findings) = source::walk(root)?;
    let (mut settings, is_readable, found) = configuration(root, !findings.is_empty());
    findings.extend(found);
    settings.base_url = base_url.or(settings.base_url);
    let clock = clock(&settings);
    let (theme, found) = theme::load(root, &settings)?;
    findings.extend(found);
    let drafts = Drafts::read(&tree, &settings, &theme.labels(), &Drafts::default(), |_| true);
    let (content, found) = drafts.content(&tree, &settings);
    findings.extend(found);
    let is_public = |goal: &GoalDraft| clock.shows(goal.visibility);
    let targets = Targets::new(&content, &settings, is_public);
    findings.extend(check::run(&Checked {
        content: &content,
        settings: &settings,
        targets: &targets,
        is_public: &is_public,
    }));
    if !is_readable {
        // What the defaults make of content that was written for another configuration would only mislead.
        findings.retain(|finding| !depends_on_settings(finding));
    }
    crate::diagnostic::sort(&mut findings, &SiteTexts::new(root));
    let has_errors = findings.iter().any(|finding| finding.severity == Severity::Error);
    let assembled = if has_errors {
        plan::Assembled::default()
    } else {
        plan::assemble(content, &settings, &targets, clock)
    };
    Ok(Loaded {
        root: root.to_owned(),
        settings,
        theme,
        plans: assembled.plans,
        withheld: assembled.withheld,
        targets,
        findings,
    })
}

impl Loaded {
    /// Whether anything stands in the way of publishing.
    pub fn has_errors(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity == Severity::Error)
    }

    /// What views are made of.
    fn site(&self) -> Site<'_> {
        Site {
            plans: &self.plans,
            settings: &self.settings,
            strings: &self.theme.strings,
            targets: &self.targets,
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
        let page = |route: &Route| -> Result<Option<Finding>, EnvironmentError> {
            let view = site.view(*route);
            match renderer.page(&view) {
                Ok(html) => {
                    publish(&address::output_file(&view.page.address), Content::Bytes(html.as_bytes()))
                        .map(|()| None)
                }
                Err(finding) => Ok(Some(*finding)),
            }
        };
        let mistakes: Vec<Option<Finding>> = routes.par_iter().map(page).collect::<Result<_, _>>()?;
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
        for finding in mistakes.into_iter().flatten() {
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

/// Reads `content/site.yaml`. A missing one is a finding, unless the content as a whole is missing.
fn configuration(root: &Path, is_content_doubtful: bool) -> (Settings, bool, Vec<Finding>) {
    let (text, finding) = match source::read_text(root, settings::FILE) {
        Ok(text) => (Some(text), None),
        Err(finding) if finding.rule == Rule::UnreadableFile && !root.join(settings::FILE).exists() => {
            let missing = Finding::new(Rule::SettingsMissing, crate::diagnostic::Place::file(settings::FILE));
            (None, (!is_content_doubtful || root.join(CONTENT).is_dir()).then_some(missing))
        }
        Err(finding) => (None, Some(*finding)),
    };
    let (settings, is_readable, mut findings) = settings::read(text.as_deref().unwrap_or_default());
    let is_readable = is_readable && text.is_some();
    if text.is_none() {
        findings.clear();
    }
    findings.extend(finding);
    (settings, is_readable, findings)
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

/// Refuses an output folder that is the content's, lies in it or holds it.
fn keep_apart(root: &Path, output: &Path) -> Result<(), EnvironmentError> {
    let real = |path: &Path| {
        let mut existing = path;
        let mut rest = Vec::new();
        loop {
            if let Ok(found) = existing.canonicalize() {
                return rest.iter().rev().fold(found, |path: PathBuf, part| path.join(part));
            }
            match (existing.parent(), existing.file_name()) {
                (Some(parent), Some(name)) => {
                    rest.push(name.to_owned());
                    existing = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
                }
                _ => return path.to_owned(),
            }
        }
    };
    let output_path = real(output);
    for folder in [CONTENT, "themes"] {
        let source = real(&root.join(folder));
        if output_path.starts_with(&source) || source.starts_with(&output_path) {
            return Err(EnvironmentError::OutputInsideContent { path: output.to_owned() });
        }
    }
    Ok(())
}

/// Gives the text of a site's files again, to show a line of them.
#[derive(Debug)]
pub struct SiteTexts<'a> {
    root: &'a Path,
}

impl<'a> SiteTexts<'a> {
    /// The texts of a site's folder.
    pub fn new(root: &'a Path) -> Self {
        Self { root }
    }
}

impl Texts for SiteTexts<'_> {
    fn text(&self, file: &str) -> Option<String> {
        match source::read_bytes(self.root, file) {
            Ok(bytes) => Some(source::decode(&bytes).0),
            Err(_) => theme::built_in_text(file),
        }
    }
}
