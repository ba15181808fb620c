//! A file's bytes exchanged at once: whoever reads it sees the old ones or the new ones.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use crate::diagnostic::EnvironmentError;

/// Exchanges a file's bytes and keeps its permissions. Returns `false` where it does not hold the old ones any more.
///
/// # Errors
/// What the machine refuses; the file is as it was then.
pub(super) fn replace(path: &Path, old: &[u8], new: &[u8]) -> Result<bool, EnvironmentError> {
    exchange(path, old, new).map_err(|error| EnvironmentError::io("write", path, error))
}

fn exchange(path: &Path, old: &[u8], new: &[u8]) -> io::Result<bool> {
    let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?;
    // A file that nobody may write is not to be written by way of its folder.
    let permissions = OpenOptions::new().write(true).open(path)?.metadata()?.permissions();
    let mut waiting_name = std::ffi::OsString::from(".");
    waiting_name.push(name);
    waiting_name.push(format!(".{}.tmp", std::process::id()));
    let waiting = path.with_file_name(waiting_name);
    let written = write(&waiting, permissions, new).and_then(|()| {
        if fs::read(path)? == old { fs::rename(&waiting, path).map(|()| true) } else { Ok(false) }
    });
    if !matches!(written, Ok(true)) {
        let _ = fs::remove_file(&waiting);
    }
    written
}

fn write(path: &Path, permissions: fs::Permissions, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create_new(path)?;
    file.write_all(bytes)?;
    file.set_permissions(permissions)
}
