//! The data sets of the years and of the site: tables that are put together from those of the plans.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufWriter, Cursor, Write};

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use super::produce::{Made, Making};
use super::sink::{Content, Sink};
use crate::address::data;
use crate::diagnostic::EnvironmentError;
use crate::digest::Digest;
use crate::export::tables::{self, Measured, Table, TableError, Workbook};
use crate::plan::{Plan, Year};

/// Tables of which the plans' own are smaller than this together are made in memory, where they are compared with what
/// is published before anything is written.
const SMALL: u64 = 8 << 20;

/// What keeps a table from being put together.
type Trouble = TableError<Missing>;

/// A plan's own table that cannot be had.
#[derive(Debug)]
enum Missing {
    /// It was changed since it was taken, so that the whole build is to be repeated.
    Changed,
    /// What the machine refused.
    Refused(EnvironmentError),
}

/// A file that was taken.
struct Written {
    path: String,
    size: u64,
    /// Whether anything of it is new.
    is_new: bool,
}

/// A data set: that of a year, or of the whole site.
struct Set<'a, 'm, S> {
    making: &'a Making<'m, S>,
    year: Option<&'a Year>,
    /// The digests of the plans' own tables, by their paths.
    pieces: &'a HashMap<&'a str, Digest>,
}

impl<S: Sink> Making<'_, S> {
    /// The data sets. `made` holds every file of the plans.
    pub(super) fn data_sets(&self, made: &[Made]) -> Result<Vec<Made>, EnvironmentError> {
        if !self.site.settings.data.tables || !self.sink.takes_files() {
            return Ok(Vec::new());
        }
        let is_piece = |path: &str| {
            Table::PER_PLAN
                .iter()
                .any(|table| path.strip_suffix(table.file_name()).is_some_and(|folder| folder.ends_with('/')))
        };
        let pieces: HashMap<&str, Digest> = made
            .iter()
            .filter(|made| is_piece(&made.path))
            .filter_map(|made| Some((made.path.as_str(), made.from?)))
            .collect();
        let years = [None].into_iter().chain(self.site.plans.years.iter().map(Some));
        let sets: Vec<Option<&Year>> = years.collect();
        let made = sets
            .into_par_iter()
            .map(|year| Set { making: self, year, pieces: &pieces }.files())
            .collect::<Result<Vec<_>, _>>()?;
        Ok(made.into_iter().flatten().collect())
    }
}

impl<S: Sink> Set<'_, '_, S> {
    /// Every file of the data set.
    fn files(&self) -> Result<Vec<Made>, EnvironmentError> {
        let Making { site, sink, progress, .. } = *self.making;
        if progress.is_stopped() {
            return Ok(Vec::new());
        }
        let digests: Vec<Digest> = self
            .plans()
            .flat_map(|(year, plan)| Table::PER_PLAN.map(|table| self.piece(year, plan, table).1))
            .collect();
        let key = self.year.map(|year| year.key.as_str());
        let from = sink.data_set(key, &digests);
        let names = Table::ALL.map(Table::file_name).into_iter();
        let names = names.chain([data::README, data::PACKAGE, data::WORKBOOK]);
        let paths: Vec<String> = names.map(|name| data::of_data_set(key, name)).collect();
        let made = |Written { path, size, is_new }: Written| {
            site.sizes.note(&path, size);
            Made { path, from: Some(from), route: None, is_new }
        };
        if let Some(kept) = sink.keep_files(&paths, from)? {
            let kept = kept.into_iter().map(|(path, size)| Written { path, size, is_new: false });
            return Ok(kept.map(made).collect());
        }
        let (tables, workbook) = rayon::join(|| self.tables(), || self.workbook());
        let mut files = tables?;
        files.extend(workbook?);
        Ok(files.into_iter().map(made).collect())
    }

    /// The tables, and what describes them.
    fn tables(&self) -> Result<Vec<Written>, EnvironmentError> {
        let site = *self.making.site;
        let mut files = Vec::new();
        for table in Table::ALL {
            let path = self.path(table.file_name());
            let written = if Table::PER_PLAN.contains(&table) {
                let pieces = || {
                    let plans = self.plans();
                    plans.map(move |(year, plan)| self.read(year, plan, table))
                };
                self.put(&path, |out| tables::join(site, table, pieces(), out).map(|()| true))?
            } else {
                Some(self.bytes(&path, &tables::whole(site, self.year, table))?)
            };
            files.extend(written);
        }
        let measured = |table: Table| {
            let path = self.path(table.file_name());
            let known = files.iter().find(|known| known.path == path);
            known.map(|known| Measured { bytes: known.size, hash: None })
        };
        let descriptions = [
            (data::README, tables::readme(site, self.year)),
            (data::PACKAGE, tables::package(site, self.year, measured)),
        ];
        for (name, bytes) in descriptions {
            files.push(self.bytes(&self.path(name), &bytes)?);
        }
        Ok(files)
    }

    /// The tables as one spreadsheet, where they fit into one.
    fn workbook(&self) -> Result<Option<Written>, EnvironmentError> {
        let site = *self.making.site;
        if !site.settings.data.workbooks {
            return Ok(None);
        }
        let path = self.path(data::WORKBOOK);
        self.put(&path, |out| {
            // A spreadsheet is written with steps back, and so not straight into a file that takes none.
            let mut bytes = Cursor::new(Vec::new());
            let read = |year: &Year, plan: &Plan, table| self.read(year, plan, table);
            match tables::workbook(site, self.year, read, &mut bytes)? {
                Workbook::TooLarge(_) => Ok(false),
                Workbook::Written => {
                    out.write_all(bytes.get_ref()).map_err(TableError::Write)?;
                    Ok(true)
                }
            }
        })
    }

    /// Takes a file that is put together; `None` where there is none after all.
    fn put(
        &self,
        path: &str,
        write: impl Fn(&mut dyn Write) -> Result<bool, Trouble>,
    ) -> Result<Option<Written>, EnvironmentError> {
        let mut trouble = None;
        let mut tried = |out: &mut dyn Write| match write(out) {
            Ok(is_there) => is_there,
            Err(error) => {
                trouble = Some(error);
                false
            }
        };
        let written = if self.size() < SMALL || path.ends_with(data::WORKBOOK) {
            let mut bytes = Vec::new();
            let is_there = tried(&mut bytes);
            if is_there { Some(self.bytes(path, &bytes)?) } else { None }
        } else {
            let mut pieces = |file: &mut File| {
                let mut out = BufWriter::with_capacity(1 << 20, file);
                tried(&mut out);
                out.flush()
            };
            let (size, is_new) = self.making.sink.put_pieces(path, &mut pieces)?;
            Some(Written { path: path.to_owned(), size, is_new })
        };
        match trouble {
            None => Ok(written),
            // The sink knows, and nothing is published.
            Some(TableError::Piece(Missing::Changed)) => Ok(None),
            Some(TableError::Piece(Missing::Refused(error))) => Err(error),
            Some(TableError::Foreign(_)) => Err(refused(path, io::ErrorKind::InvalidData.into())),
            Some(TableError::Write(error)) => Err(refused(path, error)),
        }
    }

    fn bytes(&self, path: &str, bytes: &[u8]) -> Result<Written, EnvironmentError> {
        let is_new = self.making.sink.put(path, Content::Bytes(bytes))?;
        Ok(Written { path: path.to_owned(), size: bytes.len() as u64, is_new })
    }

    /// The years' plans, as the site shows them.
    fn plans(&self) -> impl Iterator<Item = (&Year, &Plan)> {
        let all = if self.year.is_some() { &[] } else { self.making.site.plans.years.as_slice() };
        let years = self.year.into_iter().chain(all);
        years.flat_map(|year| year.plans.iter().map(move |plan| (year, plan)))
    }

    /// The path of a plan's own table, and its digest.
    fn piece(&self, year: &Year, plan: &Plan, table: Table) -> (String, Digest) {
        let path = data::of_plan(&year.key, &plan.department.key, table.file_name());
        let digest = self.pieces.get(path.as_str()).copied().unwrap_or_default();
        (path, digest)
    }

    fn read(&self, year: &Year, plan: &Plan, table: Table) -> Result<Vec<u8>, Missing> {
        let (path, digest) = self.piece(year, plan, table);
        self.making.sink.read(&path, digest).map_err(Missing::Refused)?.ok_or(Missing::Changed)
    }

    /// How large the plans' own tables are that were made anew. Where all of them stand, that is nothing, and a table
    /// that is made anew all the same is made of these.
    fn size(&self) -> u64 {
        let files = self
            .plans()
            .flat_map(|(year, plan)| Table::PER_PLAN.map(|table| self.piece(year, plan, table).0));
        files.filter_map(|path| self.making.site.sizes.known(&path)).sum()
    }

    fn path(&self, name: &str) -> String {
        data::of_data_set(self.year.map(|year| year.key.as_str()), name)
    }
}

fn refused(path: &str, error: io::Error) -> EnvironmentError {
    EnvironmentError::io("write", path.as_ref(), error)
}
