//! The files of a site, formatted.

use std::path::{Path, PathBuf};

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::file;
use super::left::Left;
use super::replace::replace;
use super::selection::{Stray, select};
use crate::diagnostic::{EnvironmentError, Severity};
use crate::draft::Shapes;
use crate::settings::{self, Settings};
use crate::source::{self, Entry};

/// What is to be done with files that are not in their best form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// They are written.
    Write,
    /// They are told.
    Compare,
}

/// What became of the files of a site.
#[derive(Debug)]
pub struct Formatted {
    /// The site's configuration.
    pub settings: Settings,
    /// How many files were looked at and could be judged.
    pub count: usize,
    /// Those of which there is something to tell, relative to the site's folder, in order.
    pub files: Vec<(String, Outcome)>,
}

/// What became of a file.
#[derive(Debug)]
pub enum Outcome {
    /// It has another form, or would have it.
    Changed {
        /// Its text before.
        old: String,
        /// And after.
        new: String,
    },
    /// It stays as it is.
    Left(Left),
    /// The machine refused.
    Failed(EnvironmentError),
}

/// Why nothing was formatted.
#[derive(Debug)]
pub enum Refusal {
    /// There is no configuration, or one with mistakes: then nobody knows which keys a goal has.
    Settings,
    /// Paths that name nothing to format.
    Strays(Vec<Stray>),
    /// The machine refuses.
    Environment(EnvironmentError),
}

/// Formats the files of a site that lie at or below some paths; all of them where none is named.
///
/// # Errors
/// Why nothing was done.
pub fn format(root: &Path, asked: &[PathBuf], mode: Mode) -> Result<Formatted, Refusal> {
    let text = source::read_text(root, settings::FILE).map_err(|_| Refusal::Settings)?;
    let (settings, is_readable, findings) = settings::read(&text);
    if !is_readable || findings.iter().any(|finding| finding.severity == Severity::Error) {
        return Err(Refusal::Settings);
    }
    let (tree, _) = source::walk(root).map_err(Refusal::Environment)?;
    let selection = select(&tree, asked).map_err(Refusal::Strays)?;
    let shapes = Shapes::new(&tree, &settings);
    let is_text = |entry: &&Entry| entry.stem().is_some() || entry.file() == settings::FILE;
    let entries: Vec<&Entry> = selection.entries.into_iter().filter(is_text).collect();
    let outcomes: Vec<Option<Outcome>> =
        entries.par_iter().map(|entry| one(root, entry, &shapes, mode)).collect();
    let is_judged = |outcome: &&Option<Outcome>| !matches!(outcome, Some(Outcome::Left(_)));
    let count = outcomes.iter().filter(is_judged).count();
    let told = entries.iter().zip(outcomes).filter_map(|(entry, outcome)| Some((entry.file(), outcome?)));
    let links = selection.links.into_iter().map(|link| (link, Outcome::Left(Left::Link)));
    Ok(Formatted { settings, count, files: told.chain(links).collect() })
}

/// What there is to tell of one file.
fn one(root: &Path, entry: &Entry, shapes: &Shapes, mode: Mode) -> Option<Outcome> {
    let name = entry.file();
    let Ok(old) = source::read_text(root, &name) else { return Some(Outcome::Left(Left::Unreadable)) };
    let new = if name == settings::FILE {
        file::settings(&old)
    } else {
        shapes.of(entry).ok_or(Left::Misplaced).and_then(|shape| file::markdown(&old, shape))
    };
    let new = match new {
        Ok(new) if new == old => return None,
        Ok(new) => new,
        Err(left) => return Some(Outcome::Left(left)),
    };
    if mode == Mode::Write {
        match replace(&root.join(&name), old.as_bytes(), new.as_bytes()) {
            Ok(true) => {}
            Ok(false) => return Some(Outcome::Left(Left::Meanwhile)),
            Err(error) => return Some(Outcome::Failed(error)),
        }
    }
    Some(Outcome::Changed { old, new })
}
