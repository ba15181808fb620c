//! The files of the search index.

use std::collections::HashMap;
use std::mem;
use std::sync::{Mutex, PoisonError};

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::produce::{Made, Making};
use super::sink::{Content, Sink};
use crate::address::data;
use crate::diagnostic::EnvironmentError;
use crate::digest::Digest;
use crate::search::{self, Index, PlanRoom, texts};

impl<S: Sink> Making<'_, S> {
    /// The index. `made` holds every file of the plans; the plans that were made anew are in the index already, and the
    /// others are read from their files of texts, if the lists are to be made at all.
    pub(super) fn search(mut self, made: &[Made]) -> Result<Vec<Made>, EnvironmentError> {
        let Some(index) = mem::take(&mut self.index).filter(|_| !self.progress.is_stopped()) else {
            return Ok(Vec::new());
        };
        let mut files = Vec::new();
        for (path, bytes) in search::files(self.site) {
            files.push(self.put(path, &bytes, Digest::of(&bytes))?);
        }
        let known: HashMap<&str, Digest> = made
            .iter()
            .chain(&files)
            .filter_map(|made| Some((made.path.as_str(), made.from.filter(|_| texts::is_at(&made.path))?)))
            .collect();
        let from = self.digest(&index, &known);
        if let Some(kept) = self.sink.keep_lists(from)? {
            let made = |path| Made { path, from: Some(from), route: None, is_new: false };
            files.extend(kept.into_iter().map(made));
            return Ok(files);
        }
        let add = |room: &PlanRoom| self.add_kept(&index, room, &known);
        if !index.rooms().plans.par_iter().map(add).try_reduce(|| true, |left, right| Ok(left && right))? {
            // The sink knows that what was taken is not there any more, and nothing is published.
            return Ok(files);
        }
        let lists = Mutex::new(Vec::new());
        index.files(|(path, bytes)| -> Result<(), EnvironmentError> {
            let made = self.put(path, &bytes, from)?;
            lists.lock().unwrap_or_else(PoisonError::into_inner).push(made);
            Ok(())
        })?;
        files.extend(lists.into_inner().unwrap_or_else(PoisonError::into_inner));
        Ok(files)
    }

    fn put(&self, path: String, bytes: &[u8], from: Digest) -> Result<Made, EnvironmentError> {
        let is_new = self.sink.put(&path, Content::Bytes(bytes))?;
        Ok(Made { path, from: Some(from), route: None, is_new })
    }

    /// The digest of everything that the lists are made from: the numbers of the documents and their texts, which are
    /// folded as the settings say.
    fn digest(&self, index: &Index, known: &HashMap<&str, Digest>) -> Digest {
        let mut texts: Vec<(&&str, &Digest)> = known.iter().collect();
        texts.sort_unstable();
        Digest::of_value(&(self.sink.order(), self.site.settings.search.kana, index.rooms().stamp, texts))
    }

    /// Adds a plan whose pages were kept; says whether its texts were still there.
    fn add_kept(
        &self,
        index: &Index,
        room: &PlanRoom,
        known: &HashMap<&str, Digest>,
    ) -> Result<bool, EnvironmentError> {
        let year = &self.site.plans.years[room.place.0];
        let plan = &year.plans[room.place.1];
        if !self.sink.has_plan(&year.key, &plan.department.key) {
            return Ok(true);
        }
        let mut rows = Vec::new();
        for number in 0..texts::blocks(plan) {
            let path = data::of_plan(&year.key, &plan.department.key, &crate::address::search::texts(number));
            let digest = known.get(path.as_str()).copied().unwrap_or_default();
            let Some(bytes) = self.sink.read(&path, digest)? else { return Ok(false) };
            // Of bytes that are as they were written all can be read.
            rows.extend(texts::read(&bytes).unwrap_or_default());
        }
        index.add_known(room, &rows);
        Ok(true)
    }
}
