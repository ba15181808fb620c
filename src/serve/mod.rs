//! The preview: a server on this machine that shows the site as it will be, keeps every open page up to date, and
//! shows mistakes where they are. It writes nothing.

pub mod http;
mod lens;
mod looks;
mod origin;
mod page;
mod preview;
mod ready;
mod recent;
mod report;
mod site;
pub mod watch;
mod words;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;

use crate::diagnostic::{EnvironmentError, Finding};
use crate::language::Language;
use crate::settings::{Overrides, Settings};
use crate::source::CONTENT;
use http::{Hub, Server};
use lens::Lens;
use preview::Preview;
use site::PreviewSite;
use watch::{Changes, WatchMode, Watcher};

pub use http::Stop;
pub use words::WORDS;

/// The folders of a site that are watched.
const WATCHED: [&str; 2] = [CONTENT, "themes"];

/// How often folders are looked through where the system's notices are not to be relied on.
const POLL_INTERVAL: Duration = Duration::from_millis(500);

/// Tells the time that a site takes it to be.
pub type Now = Box<dyn Fn(&Settings) -> Timestamp + Send + Sync>;

/// What a preview is told.
pub struct Options {
    /// The site's folder.
    pub root: PathBuf,
    /// What stands in for the configuration's own values.
    pub overrides: Overrides,
    /// The host to listen on.
    pub host: String,
    /// The port to listen on; the next free one where it is taken.
    pub port: u16,
    /// Whether drafts are hidden from a tab that has not chosen.
    pub is_public: bool,
    /// Whether folders are looked through instead of waiting for the system's notices.
    pub polls: bool,
    /// The language that was asked for; otherwise the site's.
    pub language: Option<Language>,
    /// Tells the time, in whose zone the site has its day.
    pub now: Now,
}

/// What a preview tells whoever started it.
pub enum Notice<'a> {
    /// The server answers.
    Ready {
        /// The address to open.
        address: String,
        /// The port that was asked for, where another one was taken.
        asked: Option<u16>,
        /// Whether other machines can reach it.
        is_open_to_others: bool,
        /// The site's language, or the one that was asked for.
        language: Language,
        /// What is wrong with the site.
        findings: &'a [Finding],
    },
    /// Changes were read.
    Updated {
        /// The language, which the change may have changed.
        language: Language,
        /// What is wrong with the site now.
        findings: &'a [Finding],
        /// How long it took.
        took: Duration,
    },
    /// Changes could not be read; the preview shows what it had.
    Refused(&'a EnvironmentError),
    /// Folders are looked through, because the system does not tell of changes.
    Polling {
        /// The language.
        language: Language,
        /// Why.
        reason: String,
    },
}

/// Shows a site until `stop` is triggered, and tells `notify` what happens.
///
/// # Errors
/// What the machine refuses before the server answers.
pub fn run(
    options: Options,
    stop: &Stop,
    notify: impl Fn(Notice<'_>) + Send + Sync + 'static,
) -> Result<(), EnvironmentError> {
    let Options { root, overrides, host, port, is_public, polls, language, now } = options;
    let mode = if polls { WatchMode::Poll { interval: POLL_INTERVAL } } else { WatchMode::Native };
    // Watching begins before reading, so that nothing is missed in between.
    let watcher = Watcher::start(&root, &WATCHED, mode)
        .map_err(|error| EnvironmentError::io("read-folder", &root, error))?;
    let preview = Arc::new(Preview::new(&root, &overrides, now)?);
    let lens = Lens { everything: !is_public, day: None };
    let server = Server::bind(&host, port)
        .map_err(|error| EnvironmentError::io("listen", Path::new(&format!("{host}:{port}")), error))?;
    let hub = Hub::new();
    let (state, shown) = preview.show(lens);
    let settings = Arc::clone(&state.sources.settings);
    let path = settings.base_url.as_ref().map_or("/", |base| base.path());
    notify(Notice::Ready {
        address: format!("http://{}{path}", server.address()),
        asked: (port != 0 && server.address().port() != port).then_some(port),
        is_open_to_others: !server.is_loopback(),
        language: language.unwrap_or(settings.language),
        findings: &shown.findings,
    });
    if let Some(fallback) = watcher.fallback() {
        notify(Notice::Polling {
            language: language.unwrap_or(settings.language),
            reason: fallback.to_string(),
        });
    }
    let site = PreviewSite { preview: Arc::clone(&preview), hub: hub.clone(), lens, language };
    let stopper = watcher.stopper();
    let follower = Follower { preview, hub, lens, language, notify: Box::new(notify) };
    std::thread::scope(|scope| {
        scope.spawn(move || follower.follow_all(watcher));
        let outcome = server.run(Arc::new(site), stop);
        stopper.stop();
        outcome
            .map_err(|error| EnvironmentError::io("listen", Path::new(&host), std::io::Error::other(error)))
    })
}

/// Brings the preview up to date with what changes.
struct Follower {
    preview: Arc<Preview>,
    hub: Hub,
    lens: Lens,
    language: Option<Language>,
    notify: Box<dyn Fn(Notice<'_>) + Send + Sync>,
}

impl Follower {
    /// Follows a watcher until it is stopped. Where the system stops telling of changes on the way, that is said once.
    fn follow_all(&self, mut watcher: Watcher) {
        let mut is_polling = watcher.fallback().is_some();
        while let Some(changes) = watcher.next() {
            self.follow(&changes);
            if let (false, Some(fallback)) = (is_polling, watcher.fallback()) {
                is_polling = true;
                let state = self.preview.state();
                let language = self.language.unwrap_or(state.sources.settings.language);
                (self.notify)(Notice::Polling { language, reason: fallback.to_string() });
            }
        }
    }

    fn follow(&self, changes: &Changes) {
        let started = std::time::Instant::now();
        let paths: BTreeSet<String> = changes.paths.iter().map(|path| slashed(path)).collect();
        let state = match self.preview.update(&paths, changes.rescan, self.lens) {
            Ok(state) => state,
            Err(error) => return (self.notify)(Notice::Refused(&error)),
        };
        let settings = &state.sources.settings;
        self.hub.send("change", &serde_json::json!({ "version": state.version }).to_string());
        let (_, shown) = self.preview.show(self.lens);
        (self.notify)(Notice::Updated {
            language: self.language.unwrap_or(settings.language),
            findings: &shown.findings,
            took: started.elapsed(),
        });
    }
}

/// A path as the site's own names are written, on every system.
fn slashed(path: &Path) -> String {
    path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}
