//! What the file system's clock shows.

use std::fs::File;
use std::io::{self, Write};

use super::ground::Ground;
use super::staging::Staging;
use crate::stamp::{Moment, Stamp};

/// The time that a change of a file would be given at this moment, if it can be found out without a trace. The
/// machine's own clock would not do: a file system on another machine has another one, and even a local one
/// moves in steps.
pub(super) fn now(ground: &Ground, staging: &Staging) -> Option<Moment> {
    let disk = staging.disk();
    let file = disk.nameless_file(ground.folder()).ok().or_else(|| {
        // Where nothing has been written so far, nothing is written for this either.
        let path = staging.is_made().then(|| staging.slot().ok())??;
        disk.write_new(&path, b"").ok()
    })?;
    time_of_change(file).ok()
}

/// Newer systems give a file whose time was looked at a finer one at its next change, and later changes of other
/// files are never told to be earlier than that.
fn time_of_change(mut file: File) -> io::Result<Moment> {
    file.metadata()?;
    file.write_all(b"now")?;
    Ok(Stamp::of(&file.metadata()?).moment())
}
