//! What was read from a site's folder, before anything is judged by its neighbours or by the clock.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::progress::Progress;
use crate::address::PICTURE;
use crate::diagnostic::{EnvironmentError, Finding, Rule};
use crate::digest::Digest;
use crate::draft::{Content, Drafts, GoalDraft};
use crate::link::Targets;
use crate::plan::{self, Clock};
use crate::settings::{self, Overrides, Settings};
use crate::site::{Site, Sizes};
use crate::source::{self, CONTENT, Entry, Tree};
use crate::theme::{self, Theme};

/// A site's folder as it was read.
#[derive(Clone, Debug)]
pub struct Sources {
    /// The site's folder.
    pub root: PathBuf,
    /// What stands in for the configuration's own values.
    overrides: Overrides,
    /// The files of the content.
    pub(super) tree: Arc<Tree>,
    /// The configuration, complete even where it is mistaken.
    pub settings: Arc<Settings>,
    /// The digest of what the configuration was read from.
    pub(super) settings_digest: Digest,
    /// Whether the configuration could be read at all.
    pub(super) is_readable: bool,
    /// The theme.
    pub theme: Arc<Theme>,
    /// What the Markdown files hold.
    pub(super) drafts: Drafts,
    /// What is wrong with names and folders.
    tree_findings: Vec<Finding>,
    /// What is wrong with the configuration.
    settings_findings: Vec<Finding>,
    /// What is wrong with the theme's files.
    theme_findings: Vec<Finding>,
}

impl Sources {
    /// Reads a site's folder.
    ///
    /// # Errors
    /// What the machine refuses. Mistakes in the content are findings.
    pub fn read(root: &Path, overrides: &Overrides) -> Result<Self, EnvironmentError> {
        let mut sources = Self::look(root, overrides)?;
        sources.read_drafts(Drafts::default(), &());
        Ok(sources)
    }

    /// Looks at what is in a site's folder and reads the configuration and the theme, but no draft.
    ///
    /// # Errors
    /// What the machine refuses. Mistakes in the content are findings.
    pub(super) fn look(root: &Path, overrides: &Overrides) -> Result<Self, EnvironmentError> {
        let (tree, tree_findings) = source::walk(root)?;
        let configured = configuration(root, overrides);
        let (theme, theme_findings) = theme::load(root, &configured.settings)?;
        Ok(Self {
            root: root.to_owned(),
            overrides: overrides.clone(),
            tree: Arc::new(tree),
            settings: Arc::new(configured.settings),
            settings_digest: configured.digest,
            is_readable: configured.is_readable,
            theme: Arc::new(theme),
            drafts: Drafts::default(),
            tree_findings,
            settings_findings: configured.findings,
            theme_findings,
        })
    }

    /// Reads every draft but those that are known.
    pub(super) fn read_drafts(&mut self, known: Drafts, progress: &dyn Progress) {
        let labels = self.theme.labels();
        let unknown = self.tree.with(|entry| !known.has(&entry.path));
        let step = || progress.step();
        let read = Drafts::read(&unknown, &self.settings, &labels, &Drafts::default(), |_| true, &step);
        self.drafts = known.with(read);
    }

    /// The same site with these files alone, of which no draft was read yet.
    pub(super) fn with(&self, tree: Tree) -> Self {
        Self { tree: Arc::new(tree), drafts: Drafts::default(), ..self.clone() }
    }

    /// The site without its plans: the years, the free pages, and what all pages share.
    pub(super) fn frame(&self, clock: Clock) -> Frame {
        let tree = self.tree.with(is_of_frame);
        let labels = self.theme.labels();
        let drafts = Drafts::read(&tree, &self.settings, &labels, &Drafts::default(), |_| true, &|| {});
        let (content, _) = drafts.content(&tree, &self.settings);
        let targets = Targets::default();
        let plans = plan::assemble(content, &self.settings, &targets, clock).plans;
        let strings = &self.theme.strings;
        let site = Site {
            plans: &plans,
            settings: &self.settings,
            strings,
            targets: &targets,
            clock,
            sizes: &Sizes::default(),
        };
        Frame { shared: Digest::of_value(&site.shared()), drafts }
    }

    /// A goal's draft, read again with its texts; `None` where that cannot be had, or where the file has changed.
    pub(super) fn goal(&self, draft: &GoalDraft) -> Option<Arc<GoalDraft>> {
        let path = draft.file.strip_prefix(CONTENT)?.strip_prefix('/')?;
        let known = self.drafts.digest(path)?;
        let tree = self.tree.with(|entry| entry.path == path);
        let labels = self.theme.labels();
        let read = Drafts::read(&tree, &self.settings, &labels, &Drafts::default(), |_| true, &|| {});
        (read.digest(path) == Some(known)).then(|| read.goal(path))?
    }

    /// Reads again what may have changed: `changed` are paths relative to the site's folder, with `/`. With
    /// `everything` the paths do not matter. What did not change is kept, so that an edit of one file costs little
    /// however large the site is.
    ///
    /// # Errors
    /// What the machine refuses; the sources are as they were then.
    pub fn update(&mut self, changed: &BTreeSet<String>, everything: bool) -> Result<(), EnvironmentError> {
        let is_in = |folder: &str| everything || changed.iter().any(|path| is_at_or_below(path, folder));
        let content: Vec<&String> = changed.iter().filter(|path| is_at_or_below(path, CONTENT)).collect();
        // A file that came and went is none of the site's; one that is still there was only written.
        let moves_files = everything || content.iter().any(|path| self.moves(path));
        let walked = if moves_files { Some(source::walk(&self.root)?) } else { None };
        let reads_settings = is_in(settings::FILE) || moves_files;
        let configured = reads_settings.then(|| configuration(&self.root, &self.overrides));
        let settings = configured.as_ref().map_or(&*self.settings, |configured| &configured.settings);
        let reads_theme = is_in("themes") || *settings != *self.settings;
        let loaded = if reads_theme { Some(theme::load(&self.root, settings)?) } else { None };
        let labels = loaded.as_ref().map_or_else(|| self.theme.labels(), |(theme, _)| theme.labels());
        let keeps_drafts =
            !everything && settings.reads_drafts_like(&self.settings) && labels == self.theme.labels();
        let tree = walked.as_ref().map_or(&*self.tree, |(tree, _)| tree);
        let has_changed = |path: &str| {
            path.match_indices('/').any(|(end, _)| changed.contains(&path[..end])) || changed.contains(path)
        };
        if !keeps_drafts {
            self.drafts = Drafts::read(tree, settings, &labels, &Drafts::default(), |_| true, &|| {});
        } else if walked.is_some() {
            self.drafts = Drafts::read(
                tree,
                settings,
                &labels,
                &self.drafts,
                |entry| has_changed(&entry.file()),
                &|| {},
            );
        } else {
            self.drafts.read_again(tree, settings, &labels, |entry| has_changed(&entry.file()));
        }
        if let Some((tree, findings)) = walked {
            (self.tree, self.tree_findings) = (Arc::new(tree), findings);
        }
        if let Some((theme, findings)) = loaded {
            (self.theme, self.theme_findings) = (Arc::new(theme), findings);
        }
        if let Some(configured) = configured {
            self.settings = Arc::new(configured.settings);
            self.settings_digest = configured.digest;
            self.is_readable = configured.is_readable;
            self.settings_findings = configured.findings;
        }
        Ok(())
    }

    /// Whether a change at a path means that files came, went or moved.
    fn moves(&self, path: &str) -> bool {
        let below = path.strip_prefix(CONTENT).map_or(path, |rest| rest.trim_start_matches('/'));
        match std::fs::symlink_metadata(self.root.join(path)) {
            Ok(found) if found.is_dir() => !self.tree.has_folder(below) && !below.is_empty(),
            Ok(found) => !self.tree.has_file(below) || !found.is_file(),
            Err(_) => self.tree.has_file(below) || self.tree.has_folder(below),
        }
    }

    /// What was read, in the shape of the folders, whatever is wrong with it.
    pub fn content(&self) -> Content {
        self.drafts.content(&self.tree, &self.settings).0
    }

    /// What is wrong with the folder, the configuration and the theme.
    pub(super) fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.tree_findings.iter().chain(&self.settings_findings).chain(&self.theme_findings)
    }
}

/// What a site is without its plans.
pub(super) struct Frame {
    /// The digest of what every page shares.
    pub(super) shared: Digest,
    /// The drafts of the years and of the free pages.
    pub(super) drafts: Drafts,
}

/// Whether a file is part of a site without its plans. The site's own picture is among what all pages share.
pub(super) fn is_of_frame(entry: &Entry) -> bool {
    let is_plan = entry.path.split('/').count() > 2;
    !is_plan && (entry.stem().is_some() || entry.path == PICTURE)
}

fn is_at_or_below(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The configuration as it was read.
struct Configuration {
    settings: Settings,
    digest: Digest,
    is_readable: bool,
    findings: Vec<Finding>,
}

/// Reads `content/site.yaml`. A missing one is a finding, unless the content as a whole is missing.
fn configuration(root: &Path, overrides: &Overrides) -> Configuration {
    let (text, finding) = match source::read_text(root, settings::FILE) {
        Ok(text) => (Some(text), None),
        Err(finding) if finding.rule == Rule::UnreadableFile && !root.join(settings::FILE).exists() => {
            let missing = Finding::new(Rule::SettingsMissing, crate::diagnostic::Place::file(settings::FILE));
            (None, root.join(CONTENT).is_dir().then_some(missing))
        }
        Err(finding) => (None, Some(*finding)),
    };
    let digest = Digest::of(text.as_deref().unwrap_or_default().as_bytes());
    let (mut settings, is_readable, mut findings) = settings::read(text.as_deref().unwrap_or_default());
    overrides.apply(&mut settings);
    let is_readable = is_readable && text.is_some();
    if text.is_none() {
        findings.clear();
    }
    findings.extend(finding);
    Configuration { settings, digest, is_readable, findings }
}
