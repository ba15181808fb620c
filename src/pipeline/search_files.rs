//! The files of the search index.

use std::collections::BTreeMap;
use std::mem;
use std::sync::{Mutex, PoisonError};

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::indexing::{Indexing, has_same_numbers};
use super::produce::{Made, Making};
use super::sink::{Content, Sink};
use crate::address::{data, search as addresses};
use crate::diagnostic::EnvironmentError;
use crate::digest::Digest;
use crate::plan::{Plan, Year};
use crate::search::texts::{self, Row};
use crate::search::{self, Change, Head, Index, Known, Layout, Patch, PlanRoom};

/// An index of which a larger part changed than one in so many documents is made as a whole.
const PART: usize = 8;

/// The files of texts, by their paths.
type Texts<'a> = BTreeMap<&'a str, Digest>;

impl<S: Sink> Making<'_, S> {
    /// The index of the whole site. `made` holds every file of the plans.
    pub(super) fn search(mut self, made: &[Made]) -> Result<Vec<Made>, EnvironmentError> {
        let indexing = mem::replace(&mut self.indexing, Indexing::Nothing);
        if matches!(indexing, Indexing::Nothing) || self.progress.is_stopped() {
            return Ok(Vec::new());
        }
        let mut files = Vec::new();
        for (path, bytes) in search::files(self.site) {
            files.push(self.put(path, &bytes, Digest::of(&bytes))?);
        }
        let known = known_texts(made.iter().chain(&files));
        let index = match indexing {
            Indexing::Whole(index) => index,
            Indexing::Nothing => return Ok(files),
            Indexing::After(remembered) => {
                if has_same_numbers(self.site, &remembered.1)
                    && let Some(lists) =
                        self.patched(*remembered, &known, |standing| self.changed_pages(standing))?
                {
                    files.extend(lists);
                    return Ok(files);
                }
                let index = Index::new(self.site);
                let changed: Vec<PlanRoom> =
                    index.rooms().plans.iter().filter(|room| !self.is_kept(room)).copied().collect();
                changed.par_iter().for_each(|room| index.add_plan(self.site, room.place));
                index
            }
        };
        let from = self.digest(index.rooms().layout, &known);
        let add = |room: &PlanRoom| self.add_kept(&index, room, &known);
        if !index.rooms().plans.par_iter().map(add).try_reduce(|| true, |left, right| Ok(left && right))? {
            // The sink knows that what was taken is not there any more, and nothing is published.
            return Ok(files);
        }
        self.sink.forget_index();
        let lists = Mutex::new(Vec::new());
        let head = index.files(
            from,
            |file| self.put_list(file, from, &lists),
            |number, bytes| {
                self.sink.remember_lists(number, bytes);
            },
        )?;
        self.sink.remember_index(head.to_bytes());
        files.extend(lists.into_inner().unwrap_or_else(PoisonError::into_inner));
        Ok(files)
    }

    /// The lists after an edit of texts, where the site consists of the edited plans alone; `None` where the whole index
    /// must be made. `made` holds every file of these plans.
    pub(super) fn lists_after(mut self, made: &[Made]) -> Result<Option<Vec<Made>>, EnvironmentError> {
        match mem::replace(&mut self.indexing, Indexing::Nothing) {
            Indexing::Nothing => Ok(Some(Vec::new())),
            Indexing::Whole(_) => Ok(None),
            Indexing::After(remembered) => {
                let mut known: Texts<'_> = self.sink.texts().into_iter().collect();
                known.extend(known_texts(made.iter()));
                self.patched(*remembered, &known, |_| Some(Vec::new()))
            }
        }
    }

    /// The lists that the last build left, with what changed; `None` where too much did, or where something is missing.
    fn patched(
        &self,
        (head, known): (Head, Known),
        texts: &Texts<'_>,
        pages: impl FnOnce(&Texts<'_>) -> Option<Vec<Change>>,
    ) -> Result<Option<Vec<Made>>, EnvironmentError> {
        let from = self.digest(known.layout, texts);
        let made = |path| Made { path, from: Some(from), route: None, is_new: false };
        if head.from == from {
            let kept = self.sink.keep_lists(&|_| true)?;
            return Ok(kept.map(|kept| kept.into_iter().map(made).collect()));
        }
        let standing: Texts<'_> = self.sink.texts().into_iter().collect();
        let Some(mut changes) = pages(&standing) else { return Ok(None) };
        let years = self.site.plans.years.iter();
        let plans = years.flat_map(|year| year.plans.iter().map(move |plan| (year, plan)));
        for (year, plan) in plans.filter(|(year, plan)| !self.sink.has_plan(&year.key, &plan.department.key))
        {
            let Some(first) = known.first(&year.key, &plan.department.key) else { return Ok(None) };
            let Some(of_plan) = self.changes(first, year, plan, &standing) else { return Ok(None) };
            changes.extend(of_plan);
            if changes.len() > known.layout.size as usize / PART {
                return Ok(None);
            }
        }
        let patch = Patch::new(head, known.layout, known.kana, &changes, from);
        let touched = patch.touched();
        self.sink.doubt_index();
        let lists = Mutex::new(Vec::new());
        let head = patch.files(
            |number| self.sink.lists(number),
            |file| self.put_list(file, from, &lists),
            |number, bytes| self.sink.remember_lists(number, bytes),
        )?;
        let Some(head) = head else { return Ok(None) };
        self.sink.remember_index(head.to_bytes());
        let Some(kept) = self.sink.keep_lists(&|path| !touched.holds(path))? else {
            // What stood a moment ago is gone, as the sink will find too.
            return Ok(Some(Vec::new()));
        };
        let mut lists = lists.into_inner().unwrap_or_else(PoisonError::into_inner);
        lists.extend(kept.into_iter().map(made));
        Ok(Some(lists))
    }

    /// The documents of a plan that changed; `None` where its published texts are not as they were.
    fn changes(&self, first: u32, year: &Year, plan: &Plan, standing: &Texts<'_>) -> Option<Vec<Change>> {
        let path = |number| data::of_plan(&year.key, &plan.department.key, &addresses::texts(number));
        let before = self.published(standing, path)?;
        Some(compared(first, before, texts::rows_of_plan(self.site, plan)))
    }

    /// The free pages that changed.
    fn changed_pages(&self, standing: &Texts<'_>) -> Option<Vec<Change>> {
        let before =
            self.published(standing, |number| [addresses::SEARCH, &addresses::texts(number)].concat())?;
        Some(compared(0, before, texts::rows_of_pages(self.site)))
    }

    /// The rows of the files of texts that the last build published, up to the first that it did not.
    fn published(&self, standing: &Texts<'_>, path: impl Fn(usize) -> String) -> Option<Vec<Row>> {
        let mut rows = Vec::new();
        for number in 0.. {
            let path = path(number);
            if !standing.contains_key(path.as_str()) {
                break;
            }
            rows.extend(texts::read(&self.sink.published(&path)?)?);
        }
        Some(rows)
    }

    fn put(&self, path: String, bytes: &[u8], from: Digest) -> Result<Made, EnvironmentError> {
        let is_new = self.sink.put(&path, Content::Bytes(bytes))?;
        Ok(Made { path, from: Some(from), route: None, is_new })
    }

    fn put_list(
        &self,
        (path, bytes): search::File,
        from: Digest,
        lists: &Mutex<Vec<Made>>,
    ) -> Result<(), EnvironmentError> {
        let made = self.put(path, &bytes, from)?;
        lists.lock().unwrap_or_else(PoisonError::into_inner).push(made);
        Ok(())
    }

    /// The digest of everything that the lists are made from: the numbers of the documents and their texts, which are
    /// folded as the settings say.
    fn digest(&self, layout: Layout, texts: &Texts<'_>) -> Digest {
        Digest::of_value(&(self.sink.order(), self.site.settings.search.kana, layout.stamp, texts))
    }

    fn is_kept(&self, room: &PlanRoom) -> bool {
        let year = &self.site.plans.years[room.place.0];
        self.sink.has_plan(&year.key, &year.plans[room.place.1].department.key)
    }

    /// Adds a plan whose pages were kept; says whether its texts were still there.
    fn add_kept(&self, index: &Index, room: &PlanRoom, known: &Texts<'_>) -> Result<bool, EnvironmentError> {
        if !self.is_kept(room) {
            return Ok(true);
        }
        let year = &self.site.plans.years[room.place.0];
        let plan = &year.plans[room.place.1];
        let mut rows = Vec::new();
        for number in 0..texts::blocks(plan) {
            let path = data::of_plan(&year.key, &plan.department.key, &addresses::texts(number));
            let digest = known.get(path.as_str()).copied().unwrap_or_default();
            let Some(bytes) = self.sink.read(&path, digest)? else { return Ok(false) };
            // Of bytes that are as they were written all can be read.
            rows.extend(texts::read(&bytes).unwrap_or_default());
        }
        index.add_rows(room, &rows);
        Ok(true)
    }
}

/// The files of texts among those that were made.
fn known_texts<'a>(made: impl Iterator<Item = &'a Made>) -> Texts<'a> {
    made.filter_map(|made| Some((made.path.as_str(), made.from.filter(|_| texts::is_at(&made.path))?)))
        .collect()
}

/// The documents that are not as they were.
fn compared(first: u32, before: Vec<Row>, after: Vec<Row>) -> Vec<Change> {
    let count = before.len().max(after.len());
    let (mut before, mut after) = (before.into_iter(), after.into_iter());
    (first..)
        .take(count)
        .map(|number| Change {
            number,
            before: before.next().unwrap_or_default(),
            after: after.next().unwrap_or_default(),
        })
        .filter(|change| change.before != change.after)
        .collect()
}
