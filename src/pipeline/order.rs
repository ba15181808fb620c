//! What a build is asked for, and what it did.

use std::path::Path;

use super::Loaded;
use super::apart::real;
use super::progress::Progress;
use super::reason::Reason;
use crate::diagnostic::EnvironmentError;
use crate::digest::Digest;
use crate::output::Published;
use crate::plan::Clock;
use crate::settings::Overrides;
use crate::stamp::Stamp;

/// What a build is asked for.
#[derive(Clone)]
pub struct Order<'a> {
    /// The site's folder.
    pub root: &'a Path,
    /// Where the site goes.
    pub output: &'a Path,
    /// What stands in for the configuration's own values.
    pub overrides: Overrides,
    /// Whether warnings stop the build too.
    pub stops_at_warnings: bool,
    /// Whether it is told why each page was made.
    pub explains: bool,
    /// Is told how far the build is.
    pub progress: &'a dyn Progress,
}

/// How a build ended.
#[derive(Debug)]
pub struct Finished {
    /// The site. Where nothing had changed its plans were not read.
    pub loaded: Loaded,
    /// What was published; `None` where a finding stands in the way, and then nothing has changed.
    pub built: Option<Built>,
}

/// What a build did.
#[derive(Clone, Debug, Default)]
pub struct Built {
    /// How many pages the site has.
    pub pages: usize,
    /// How many of them were rendered.
    pub rendered: usize,
    /// What became of the files.
    pub published: Published,
    /// Why each page was rendered that was, by its address, if that was asked for.
    pub reasons: Vec<(String, Reason)>,
}

impl Order<'_> {
    /// Ends the build, before anything has changed, if a person wants that.
    pub(super) fn must_go_on(&self) -> Result<(), EnvironmentError> {
        if self.progress.is_stopped() {
            return Err(EnvironmentError::Interrupted { path: self.output.to_owned() });
        }
        Ok(())
    }

    /// Tells orders apart whose sites differ though their content, theme and configuration are the same.
    pub(super) fn digest(&self, clock: Clock) -> Digest {
        let output = real(self.output);
        let program = std::env::current_exe().and_then(std::fs::metadata).map(|found| Stamp::of(&found));
        // Another program with the same version may be another state of its development.
        let program = (env!("CARGO_PKG_VERSION"), program.ok());
        let overrides = &self.overrides;
        let told = format!("{program:?} {} {overrides:?} {}", output.display(), clock.shows_withheld);
        Digest::of(told.as_bytes())
    }
}
