//! `goalpress import`.

mod failure;
mod report;
mod words;

use std::ffi::OsString;
use std::fs::File;
use std::io::{Read, Write};
use std::path::Path;

use super::arguments::Import;
use super::{Failure, Status, following};
use crate::calendar::FiscalYear;
use crate::diagnostic::EnvironmentError;
use crate::import::{self, ColumnMap, Order};
use crate::language::Language;
use crate::scaffold::{PlanName, Refusal, Site};
use crate::source;
use crate::spreadsheet::{self, Book, MAXIMUM_BYTES};
use report::Told;

/// Takes a department's plan from a spreadsheet.
pub(super) fn run(
    arguments: &Import,
    lang: Option<Language>,
    program: Option<&OsString>,
) -> Result<Status, Failure> {
    let asked = lang.unwrap_or_else(|| super::help::language(&[]));
    let site = Site::read(&arguments.root).map_err(|refusal| super::new::failure(refusal, asked))?;
    let language = lang.unwrap_or(site.settings.language);
    let plan = plan(arguments).map_err(|refusal| super::new::failure(refusal, language))?;
    let columns = match &arguments.columns {
        Some(path) => columns(path, &site, language)?,
        None => ColumnMap::default(),
    };
    let bytes = bytes(&arguments.file, language)?;
    let name = arguments.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let book = spreadsheet::read(&name, &bytes).map_err(|why| failure::unreadable(&name, &why, language))?;
    drop(bytes);
    let order = Order {
        book: &book,
        sheets: &arguments.sheets,
        columns: &columns,
        name_column: arguments.slug_column.as_deref(),
        takes_hidden: arguments.hidden,
        updates: arguments.update,
    };
    let import = import::import(&site, &plan, &order, |file| beside(&arguments.file, file));
    let import = import.map_err(|refused| failure::refused(refused, &plan, &site.settings, language))?;
    if !arguments.dry_run {
        import::write(&site.root, &plan, &import)
            .map_err(|refusal| super::new::failure(refusal, language))?;
    }
    let next = ["check", "serve"].map(|command| following::command(program, &arguments.root, command));
    let told = Told { file: &name, import: &import, is_dry: arguments.dry_run, next };
    // A reader who went away (`| head`) is no reason to fail.
    let _ = std::io::stdout().write_all(report::told(&told, language).as_bytes());
    Ok(Status::Fine)
}

fn plan(arguments: &Import) -> Result<PlanName, Refusal> {
    let written = format!("{}/{}", arguments.year, arguments.department);
    let year = FiscalYear::parse(&arguments.year).map_err(|_| Refusal::NotAPlan { written })?;
    PlanName::new(year, &arguments.department)
}

fn columns(path: &Path, site: &Site, language: Language) -> Result<ColumnMap, Failure> {
    let file = path.display().to_string();
    let (text, _) = source::decode(&bytes(path, language)?);
    let text = text.trim_start_matches('\u{feff}');
    ColumnMap::read(text, &site.settings.form).map_err(|error| failure::columns(&file, &error, language))
}

/// The bytes of a file; of one that is larger than is read, a byte more than that.
fn bytes(path: &Path, language: Language) -> Result<Vec<u8>, Failure> {
    let refused = |error| Failure::Environment(EnvironmentError::io("read", path, error), language);
    let mut bytes = Vec::new();
    let opened = File::open(path).map_err(refused)?;
    opened.take(MAXIMUM_BYTES + 1).read_to_end(&mut bytes).map_err(refused)?;
    Ok(bytes)
}

/// A table of the data set that lies beside another.
fn beside(file: &Path, name: &str) -> Option<Book> {
    let mut bytes = Vec::new();
    let opened = File::open(file.with_file_name(name)).ok()?;
    opened.take(MAXIMUM_BYTES + 1).read_to_end(&mut bytes).ok()?;
    spreadsheet::read(name, &bytes).ok()
}
