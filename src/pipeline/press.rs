//! Publishes what is produced, and keeps what stands.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::memory::Memory;
use super::press_index::PressIndex;
use super::produce::Produced;
use super::reason::Context;
use super::sink::{Content, Sink, WritePieces};
use crate::diagnostic::EnvironmentError;
use crate::digest::Digest;
use crate::draft::Drafts;
use crate::export::Kind;
use crate::ledger::{Book, Written};
use crate::output::{self, OutputPath, Publication};
use crate::site::{Route, Site};
use crate::source::CONTENT;

/// The key under which the inputs of pages that show every year are known.
pub(super) const WHOLE_SITE: &str = "";

/// The key under which the inputs of the home page are known: everything, and the day that it shows as today.
pub(super) const HOME: &str = "/";

/// The key under which the sizes are known that pages of several plans tell.
pub(super) const SIZES: &str = "//";

/// What a build publishes with.
pub(super) struct Press<'a> {
    pub(super) folder: &'a Path,
    pub(super) publication: &'a Publication,
    pub(super) book: Option<&'a Book>,
    pub(super) memory: &'a Memory,
    pub(super) context: Context,
    /// The digests of everything that pages of several plans could show: of a year's by its key, and of all.
    pub(super) inputs: &'a BTreeMap<String, Digest>,
    pub(super) drafts: &'a Drafts,
    /// The digests of the content's other files, as far as they are known.
    pub(super) copies: &'a BTreeMap<&'a str, Digest>,
    /// Whether something that was to be kept is not there any more, so that nothing remembered can be believed.
    pub(super) is_outdated: AtomicBool,
    /// What is remembered of the search index.
    pub(super) index: PressIndex,
}

impl Press<'_> {
    /// Whether the files of a kind are there already.
    pub(super) fn has_export(&self, kind: Kind, from: Digest) -> bool {
        let files: Vec<&Written> = self.exported(kind).collect();
        let is_same = !files.is_empty() && files.iter().all(|file| file.made_from == from);
        let records = files.into_iter().map(|file| (&*file.path, &file.record));
        is_same && output::stand(self.folder, records).into_iter().all(|stands| stands)
    }

    /// The files of the goals whose texts files for machines need that must be made and are in memory alone.
    pub(super) fn texts(&self, site: &Site<'_>) -> BTreeSet<String> {
        let made = Kind::ALL.into_iter().filter(|kind| !self.has_export(*kind, self.export(site, *kind)));
        let goals = made.flat_map(|kind| kind.goals(site)).filter(|goal| !goal.written.is_whole);
        goals.map(|goal| goal.written.file.clone()).collect()
    }

    fn exported(&self, kind: Kind) -> impl Iterator<Item = &Written> {
        self.outside_years().filter(move |file| Kind::at(&file.path) == Some(kind))
    }

    /// The files of the last build that lie outside the fiscal years' folders.
    fn outside_years(&self) -> impl Iterator<Item = &Written> {
        let written = self.book.map(|book| book.outputs.as_slice()).unwrap_or_default();
        let before = written.partition_point(|file| *file.path < *"0");
        let after = written.partition_point(|file| *file.path < *":");
        written[..before].iter().chain(&written[after..])
    }

    /// Keeps every file that was written but those that were produced now, because all of them stood a moment ago;
    /// says whether those produced had all been written before.
    pub(super) fn keep_all_but(&self, produced: &Produced) -> Result<bool, EnvironmentError> {
        let made: BTreeSet<&str> = produced.files.iter().map(|made| made.path.as_str()).collect();
        let written = self.book.map(|book| book.outputs.as_slice()).unwrap_or_default();
        let keep = |written: &Written| -> Result<usize, EnvironmentError> {
            if made.contains(&*written.path) {
                return Ok(1);
            }
            self.publication.keep_standing(&self.path(&written.path)?, &written.record);
            Ok(0)
        };
        let known = written.par_iter().map(keep).try_reduce(|| 0, |left, right| Ok(left + right))?;
        Ok(known == produced.files.len())
    }

    pub(super) fn take(&self, written: &Written) -> Result<bool, EnvironmentError> {
        self.publication.keep(&self.path(&written.path)?, &written.record)
    }

    pub(super) fn path(&self, path: &str) -> Result<OutputPath, EnvironmentError> {
        // Addresses come from checked names, so a path that the output refuses cannot arise from content.
        OutputPath::new(path).ok_or_else(|| EnvironmentError::ForeignFile { path: self.folder.join(path) })
    }
}

impl Sink for Press<'_> {
    fn put(&self, path: &str, content: Content<'_>) -> Result<bool, EnvironmentError> {
        let known = self.book.and_then(|book| book.output(path)).map(|written| &written.record);
        let path = self.path(path)?;
        match content {
            Content::Bytes(bytes) => self.publication.stage(&path, bytes, known),
            Content::File(original) => self.publication.stage_copy(&path, original, known),
        }
    }

    fn remembers(&self) -> bool {
        true
    }

    fn context(&self) -> Digest {
        // The configuration is not part of it: what a page shows of that is in its view and in what all pages share.
        Digest::of_value(&(self.context.order, self.context.theme))
    }

    fn order(&self) -> Digest {
        self.context.order
    }

    fn has_plan(&self, year: &str, department: &str) -> bool {
        self.memory.has(year, department)
    }

    fn keep_again(&self, path: &str) -> Result<(Digest, u64), EnvironmentError> {
        // The memory has the plan because all of its files stood a moment ago.
        if let Some(written) = self.book.and_then(|book| book.output(path)) {
            self.publication.keep_standing(&self.path(path)?, &written.record);
            return Ok((written.made_from, written.record.size));
        }
        self.is_outdated.store(true, Ordering::Relaxed);
        Ok((Digest::default(), 0))
    }

    fn inputs(&self, site: &Site<'_>, route: Route) -> Option<(String, Digest)> {
        if self.book?.inputs(SIZES) != Some(site.sizes.shown()) {
            return None;
        }
        let key = match route {
            Route::Home => HOME.to_owned(),
            Route::Data | Route::Search => WHOLE_SITE.to_owned(),
            Route::Year(year) | Route::Category(year, _) | Route::Deadlines(year) => {
                site.plans.years.get(year)?.key.clone()
            }
            Route::Department(..)
            | Route::Section(..)
            | Route::Goal(..)
            | Route::Redirect(..)
            | Route::Page(_)
            | Route::NotFound => return None,
        };
        let digest = self.inputs.get(&key).copied()?;
        Some((key, digest))
    }

    fn keep_unless(&self, path: &str, inputs: (String, Digest)) -> Result<Option<Digest>, EnvironmentError> {
        let (key, digest) = inputs;
        let Some(book) = self.book.filter(|book| book.inputs(&key) == Some(digest)) else { return Ok(None) };
        let Some(written) = book.output(path) else { return Ok(None) };
        Ok(self.take(written)?.then_some(written.made_from))
    }

    fn keep(&self, path: &str, from: Digest) -> Result<bool, EnvironmentError> {
        match self.book.and_then(|book| book.output(path)).filter(|written| written.made_from == from) {
            Some(written) => self.take(written),
            None => Ok(false),
        }
    }

    fn export(&self, site: &Site<'_>, kind: Kind) -> Digest {
        if matches!(kind, Kind::Headers | Kind::Robots) {
            return Digest::of_value(&(kind, self.context.order, self.context.settings));
        }
        let content = |file: &str| {
            let path = file.strip_prefix(CONTENT).unwrap_or(file).trim_start_matches('/');
            self.drafts.digest(path)
        };
        let texts: Vec<Option<Digest>> =
            kind.goals(site).into_iter().map(|goal| content(&goal.written.file)).collect();
        // Free pages are told by their names alone, and those are among what all pages share.
        Digest::of_value(&(kind, self.inputs.get(WHOLE_SITE), texts))
    }

    fn keep_export(&self, kind: Kind, from: Digest) -> Result<Option<Vec<(String, u64)>>, EnvironmentError> {
        if !self.has_export(kind, from) {
            return Ok(None);
        }
        let mut paths = Vec::new();
        for written in self.exported(kind) {
            if !self.take(written)? {
                self.is_outdated.store(true, Ordering::Relaxed);
            }
            paths.push((written.path.to_string(), written.record.size));
        }
        Ok(Some(paths))
    }

    fn data_set(&self, year: Option<&str>, pieces: &[Digest]) -> Digest {
        let inputs = self.inputs.get(year.unwrap_or(WHOLE_SITE));
        Digest::of_value(&(self.context.order, self.context.settings, inputs, pieces))
    }

    fn keep_files(
        &self,
        paths: &[String],
        from: Digest,
    ) -> Result<Option<Vec<(String, u64)>>, EnvironmentError> {
        let known = |path: &String| self.book.and_then(|book| book.output(path));
        let same = |path: &String| known(path).filter(|written| written.made_from == from);
        if paths.first().and_then(same).is_none() {
            return Ok(None);
        }
        let mut kept = Vec::new();
        for written in paths.iter().filter_map(same) {
            if !self.take(written)? {
                return Ok(None);
            }
            kept.push((written.path.to_string(), written.record.size));
        }
        Ok(Some(kept))
    }

    fn read(&self, path: &str, from: Digest) -> Result<Option<Vec<u8>>, EnvironmentError> {
        let bytes = self.publication.read(&self.path(path)?, from)?;
        if bytes.is_none() {
            self.is_outdated.store(true, Ordering::Relaxed);
        }
        Ok(bytes)
    }

    fn put_pieces(&self, path: &str, write: &mut WritePieces<'_>) -> Result<(u64, bool), EnvironmentError> {
        let known = self.book.and_then(|book| book.output(path)).map(|written| &written.record);
        self.publication.stage_pieces(&self.path(path)?, known, |file| write(file))
    }

    fn keep_copy(&self, path: &str) -> Result<bool, EnvironmentError> {
        match self.copies.get(path) {
            Some(digest) => self.keep(path, *digest),
            None => Ok(false),
        }
    }
}
