//! What the preview shows: the newest state of the site, and the last good one for as long as that has mistakes.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use super::Now;
use super::http::Page;
use super::lens::Lens;
use super::looks::Looks;
use super::page::Prepared;
use super::ready::{Ready, SharedReady};
use super::recent::Recent;
use crate::diagnostic::{EnvironmentError, Finding};
use crate::digest::Digest;
use crate::pipeline::{self, Sources};
use crate::settings::Overrides;
use crate::source::CONTENT;

/// How many ways of looking at the site are kept ready. A person has two or three.
const MAXIMUM_LENSES: usize = 8;

/// The site as the preview has it. Readers take a snapshot and are never kept waiting by a change that is
/// being read.
pub(super) struct Preview {
    state: RwLock<Arc<State>>,
    /// Tells the time, unless the server was told one: only the command line may read a clock.
    now: Now,
}

/// One version of the site.
pub(super) struct State {
    pub(super) sources: Sources,
    /// Counts up with every change.
    pub(super) version: u64,
    /// Whether every kind of page was rendered once with this version's templates.
    is_rehearsed: AtomicBool,
    /// What each lens shows, made when it is first asked for.
    shown: Mutex<BTreeMap<Lens, Shown>>,
    /// What each lens showed when it last had no mistakes.
    good: Mutex<BTreeMap<Lens, SharedReady>>,
    /// The digests of the pictures that pages of this version were asked for with.
    pictures: Mutex<BTreeMap<String, Option<Digest>>>,
    /// The pages that were asked for last, by lens and address.
    pages: Recent<Option<Arc<Prepared>>>,
    /// The same for files for machines.
    pub(super) files: Recent<Option<Page>>,
}

/// What one lens shows of one version.
#[derive(Clone)]
pub(super) struct Shown {
    /// The site to show: the last good one where this version has errors. `None` where there never was one.
    pub(super) ready: Option<SharedReady>,
    /// What is wrong with this version.
    pub(super) findings: Arc<Vec<Finding>>,
}

impl Preview {
    /// Reads a site for the first time.
    ///
    /// # Errors
    /// What the machine refuses.
    pub(super) fn new(root: &Path, overrides: &Overrides, now: Now) -> Result<Self, EnvironmentError> {
        let state = State {
            sources: Sources::read(root, overrides)?,
            version: 1,
            is_rehearsed: AtomicBool::new(false),
            shown: Mutex::default(),
            good: Mutex::default(),
            pictures: Mutex::default(),
            pages: Recent::default(),
            files: Recent::default(),
        };
        Ok(Self { state: RwLock::new(Arc::new(state)), now })
    }

    /// The newest version.
    pub(super) fn state(&self) -> Arc<State> {
        Arc::clone(&self.state.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Reads again what changed and puts the new version into place. `lens` is made ready before anyone sees it.
    ///
    /// # Errors
    /// What the machine refuses; the old version stays.
    pub(super) fn update(
        &self,
        changed: &BTreeSet<String>,
        everything: bool,
        lens: Lens,
    ) -> Result<Arc<State>, EnvironmentError> {
        let old = self.state();
        let mut sources = old.sources.clone();
        sources.update(changed, everything)?;
        let same_look = Arc::ptr_eq(&sources.theme, &old.sources.theme)
            && Arc::ptr_eq(&sources.settings, &old.sources.settings);
        let is_rehearsed = AtomicBool::new(same_look && old.is_rehearsed.load(Ordering::Relaxed));
        let good = old.good.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let state = Arc::new(State {
            sources,
            version: old.version + 1,
            is_rehearsed,
            shown: Mutex::default(),
            good: Mutex::new(good),
            pictures: Mutex::default(),
            pages: Recent::default(),
            files: Recent::default(),
        });
        state.show(lens, &self.now);
        *self.state.write().unwrap_or_else(PoisonError::into_inner) = Arc::clone(&state);
        Ok(state)
    }

    /// What a lens shows of the newest version, and that version.
    pub(super) fn show(&self, lens: Lens) -> (Arc<State>, Shown) {
        let state = self.state();
        let shown = state.show(lens, &self.now);
        (state, shown)
    }
}

impl State {
    /// The path at which the site lies, as its `base_url` has it.
    pub(super) fn base(&self) -> &str {
        self.sources.settings.base_url.as_ref().map_or("/", |base| base.path())
    }

    /// The page at an address as a lens shows it, or the page that says that there is none. `None` where its
    /// template asks for what is not there.
    pub(super) fn page(&self, lens: Lens, ready: &Ready, address: &str) -> Option<Arc<Prepared>> {
        self.pages.get(&format!("{} {address}", lens.value()), || {
            let rendered = ready.page(address).ok()?;
            let looks = Looks::of(&rendered, ready, self, self.base());
            Some(Arc::new(Prepared::new(rendered, looks, self.base())))
        })
    }

    /// The bytes of a file of the content that is published as it is, if it is still there.
    pub(super) fn asset(&self, address: &str) -> Option<Vec<u8>> {
        let path = self.sources.root.join(CONTENT).join(address);
        let is_file = std::fs::symlink_metadata(&path).is_ok_and(|found| found.is_file());
        is_file.then(|| std::fs::read(&path).ok()).flatten()
    }

    /// The digest of a picture's bytes, read once a version however many tabs show it. One of an older version than
    /// the bytes that a tab is sent only makes the tab ask for them again.
    pub(super) fn picture(&self, address: &str) -> Option<Digest> {
        let mut pictures = self.pictures.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = pictures.get(address) {
            return *known;
        }
        let digest = self.asset(address).map(|bytes| Digest::of(&bytes));
        pictures.insert(address.to_owned(), digest);
        digest
    }

    fn show(&self, lens: Lens, now: &Now) -> Shown {
        let mut shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = shown.get(&lens) {
            return known.clone();
        }
        let made = self.make(lens, now);
        if shown.len() >= MAXIMUM_LENSES {
            shown.clear();
        }
        shown.insert(lens, made.clone());
        made
    }

    /// Templates are tried once, on a page of each kind; a change of content alone leaves them as they were.
    fn rehearse(&self, ready: &Ready) -> Option<Finding> {
        if self.is_rehearsed.load(Ordering::Relaxed) {
            return None;
        }
        let finding = ready.rehearse();
        self.is_rehearsed.store(finding.is_none(), Ordering::Relaxed);
        finding
    }

    fn make(&self, lens: Lens, now: &Now) -> Shown {
        let mut good = self.good.lock().unwrap_or_else(PoisonError::into_inner);
        let settings = &self.sources.settings;
        let loaded = pipeline::judge(&self.sources, lens.clock(settings, now(settings)));
        let mut findings = loaded.findings.clone();
        if !loaded.has_errors() {
            match Ready::new(loaded) {
                Ok(ready) => match self.rehearse(&ready) {
                    None => {
                        if good.len() >= MAXIMUM_LENSES {
                            good.clear();
                        }
                        good.insert(lens, Arc::new(ready));
                    }
                    Some(finding) => findings.push(finding),
                },
                Err(refused) => findings.push(refused.1),
            }
        }
        // Another way of looking at the last good site is better than none.
        let ready = good.get(&lens).or_else(|| good.values().next()).cloned();
        Shown { ready, findings: Arc::new(findings) }
    }
}
