//! The files of a data set, where the plans are all in memory.

use std::convert::Infallible;
use std::io::Cursor;

use super::tables::{self, Measured, Table, Workbook};
use crate::address::data;
use crate::plan::{Plan, Year};
use crate::site::Site;

/// A file of the data set of a year or of the whole site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataSetFile {
    /// A table.
    Table(Table),
    /// What describes it to people.
    Readme,
    /// What describes it to programs.
    Package,
    /// All tables in one spreadsheet.
    Workbook,
}

impl DataSetFile {
    /// Every file of a data set that the site wants.
    pub fn of(site: &Site<'_>) -> Vec<Self> {
        let data = site.settings.data;
        if !data.tables {
            return Vec::new();
        }
        let mut files: Vec<Self> = Table::ALL.map(Self::Table).to_vec();
        files.extend([Self::Readme, Self::Package]);
        if data.workbooks {
            files.push(Self::Workbook);
        }
        files
    }

    /// The name of the file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Table(table) => table.file_name(),
            Self::Readme => data::README,
            Self::Package => data::PACKAGE,
            Self::Workbook => data::WORKBOOK,
        }
    }

    /// The file of the site's data sets at an address, and the year whose it is.
    pub fn find<'a>(site: &Site<'a>, address: &str) -> Option<(Self, Option<&'a Year>)> {
        let below = address.strip_prefix(data::DATA)?;
        let (year, name) = match below.split_once('/') {
            None => (None, below),
            Some((key, name)) => (Some(site.plans.years.iter().find(|year| year.key == key)?), name),
        };
        Some((Self::of(site).into_iter().find(|file| file.name() == name)?, year))
    }

    /// What it holds; `None` for a spreadsheet that its tables do not fit into.
    pub fn bytes(self, site: &Site<'_>, year: Option<&Year>) -> Option<Vec<u8>> {
        match self {
            Self::Table(table) => Some(tables::whole(*site, year, table)),
            Self::Readme => Some(tables::readme(*site, year)),
            Self::Package => {
                let measured = |table| {
                    let bytes = tables::whole(*site, year, table).len() as u64;
                    Some(Measured { bytes, hash: None })
                };
                Some(tables::package(*site, year, measured))
            }
            Self::Workbook => {
                let mut bytes = Cursor::new(Vec::new());
                let piece = |year: &Year, plan: &Plan, table| {
                    Ok::<_, Infallible>(tables::of_plan(*site, year, plan, table))
                };
                match tables::workbook(*site, year, piece, &mut bytes) {
                    Ok(Workbook::Written) => Some(bytes.into_inner()),
                    // Memory takes what is written to it, so nothing else can be the reason.
                    Ok(Workbook::TooLarge(_)) | Err(_) => None,
                }
            }
        }
    }
}
