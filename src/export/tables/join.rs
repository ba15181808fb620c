//! A table put together from those of plans.

use std::io::Write;

use super::error::TableError;
use super::sheet::Sheet;
use super::table::Table;
use crate::site::Site;

/// Writes a table: its header once, then the rows of each piece as they are. A piece is a file of [`super::of_plan`],
/// byte-order mark and header included; one that begins with anything else is refused, since its columns would not be
/// these.
pub fn join<E>(
    site: Site<'_>,
    table: Table,
    pieces: impl Iterator<Item = Result<Vec<u8>, E>>,
    out: &mut dyn Write,
) -> Result<(), TableError<E>> {
    let header = header(site, table);
    out.write_all(&header).map_err(TableError::Write)?;
    for piece in pieces {
        let piece = piece.map_err(TableError::Piece)?;
        let rows = piece.strip_prefix(header.as_slice()).ok_or(TableError::Foreign(table))?;
        if !rows.is_empty() && !rows.ends_with(b"\r\n") {
            return Err(TableError::Foreign(table));
        }
        out.write_all(rows).map_err(TableError::Write)?;
    }
    Ok(())
}

/// What every file of a table begins with.
pub(super) fn header(site: Site<'_>, table: Table) -> Vec<u8> {
    Sheet::new(site.settings, table).finish()
}
