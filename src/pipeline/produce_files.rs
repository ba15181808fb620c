//! From a site to the files of its output that are no pages.

use std::path::Path;
use std::sync::OnceLock;

use rayon::iter::{IntoParallelIterator, IntoParallelRefIterator, ParallelIterator};

use super::produce::{Made, Making};
use super::sink::{Content, Sink};
use crate::diagnostic::EnvironmentError;
use crate::digest::Digest;
use crate::export::{Export, Kind, PlanFile};
use crate::picture::{Ground, Picture};
use crate::plan::{Plan, Year};
use crate::site::Route;
use crate::source::CONTENT;

impl<S: Sink> Making<'_, S> {
    /// The files beside the pages of a plan. They are made of the plan and of the settings, and so are kept or made
    /// together with those.
    pub(super) fn plan_files(
        &self,
        year: &Year,
        plan: &Plan,
        is_kept: bool,
    ) -> Result<Vec<Made>, EnvironmentError> {
        if !self.sink.takes_files() || self.progress.is_stopped() {
            return Ok(Vec::new());
        }
        let made = |file: PlanFile| -> Result<Made, EnvironmentError> {
            let path = file.address(year, plan);
            if is_kept {
                let (from, size) = self.sink.keep_again(&path)?;
                if matches!(file, PlanFile::Table(_)) {
                    // The tables that are put together of it want to know.
                    self.site.sizes.note(&path, size);
                }
                return Ok(Made { path, from: Some(from), route: None, is_new: false });
            }
            let bytes = file.bytes(self.site, year, plan);
            self.site.sizes.note(&path, bytes.len() as u64);
            // It was made, but only its bytes say whether anything of it is new.
            let is_new = self.sink.put(&path, Content::Bytes(&bytes))?;
            Ok(Made { path, from: Some(Digest::of(&bytes)), route: None, is_new })
        };
        PlanFile::of(self.site, plan).into_par_iter().map(made).collect()
    }

    /// The files for machines.
    pub(super) fn exports(&self, routes: &[Route]) -> Result<Vec<Made>, EnvironmentError> {
        let kind = |kind: &Kind| -> Result<Vec<Made>, EnvironmentError> {
            let from = self.sink.export(self.site, *kind);
            if let Some(paths) = self.sink.keep_export(*kind, from)? {
                let made = |(path, size): (String, u64)| {
                    self.site.sizes.note(&path, size);
                    Made { path, from: Some(from), route: None, is_new: false }
                };
                return Ok(paths.into_iter().map(made).collect());
            }
            let files = kind.files(self.site, routes);
            files
                .into_iter()
                .map(|Export { address, bytes }| {
                    self.site.sizes.note(&address, bytes.len() as u64);
                    let is_new = self.sink.put(&address, Content::Bytes(&bytes))?;
                    Ok(Made { path: address, from: Some(from), route: None, is_new })
                })
                .collect()
        };
        let made = Kind::ALL.par_iter().map(kind).collect::<Result<Vec<_>, _>>()?;
        Ok(made.into_iter().flatten().collect())
    }

    /// The pictures that represent pages where they are shared.
    pub(super) fn pictures(&self) -> Result<Vec<Made>, EnvironmentError> {
        let frame = self.site.picture_frame(self.loaded.theme.picture_colours());
        let ground = OnceLock::new();
        let picture = |(path, picture): (String, Picture)| -> Result<Made, EnvironmentError> {
            let from = Digest::of_value(&(self.sink.order(), &frame, &picture));
            let is_new = !self.sink.keep_picture(&path, from)?;
            if is_new {
                let bytes = ground.get_or_init(|| Ground::new(&frame)).draw(&picture);
                self.sink.put(&path, Content::Bytes(&bytes))?;
            }
            Ok(Made { path, from: Some(from), route: None, is_new })
        };
        self.site.pictures().into_par_iter().map(picture).collect()
    }

    /// The files that are published as they are: the theme's and the content's.
    pub(super) fn assets(&self) -> Result<Vec<Made>, EnvironmentError> {
        let copied = |path: &str| Made { path: path.to_owned(), from: None, route: None, is_new: false };
        let mut files = Vec::new();
        for asset in &self.loaded.theme.assets {
            self.sink.put(&asset.address, Content::Bytes(&asset.bytes))?;
            files.push(copied(&asset.address));
        }
        let folder = self.loaded.root.join(CONTENT);
        let copy = |path: &String| -> Result<Made, EnvironmentError> {
            if !self.sink.keep_copy(path)? {
                let original = folder.join(path);
                self.sink.put(path, Content::File(Path::new(&original)))?;
            }
            Ok(copied(path))
        };
        let copied_files =
            self.site.plans.assets.as_slice().into_par_iter().map(copy).collect::<Result<Vec<_>, _>>()?;
        files.extend(copied_files);
        Ok(files)
    }
}
