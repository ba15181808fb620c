//! The files of a theme's folder, built in or on disk.

use std::collections::BTreeMap;
use std::path::Path;

use include_dir::{Dir, include_dir};
use walkdir::WalkDir;

use crate::diagnostic::EnvironmentError;

static BUILT_IN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// The built-in theme's files by path.
pub(super) fn built_in() -> BTreeMap<String, Vec<u8>> {
    fn collect(folder: &Dir<'_>, files: &mut BTreeMap<String, Vec<u8>>) {
        for file in folder.files() {
            let path = file
                .path()
                .components()
                .map(|part| part.as_os_str().to_string_lossy())
                .collect::<Vec<_>>()
                .join("/");
            files.insert(path, file.contents().to_vec());
        }
        for inner in folder.dirs() {
            collect(inner, files);
        }
    }
    let mut files = BTreeMap::new();
    collect(&BUILT_IN, &mut files);
    files.retain(|path, _| !is_ignored(path));
    files
}

/// The text of a built-in file by the name that findings give it, `themes/default/templates/base.html`.
pub(crate) fn built_in_text(file: &str) -> Option<String> {
    let path = file.strip_prefix("themes/")?.strip_prefix(super::BUILT_IN)?.strip_prefix('/')?;
    BUILT_IN.get_file(path)?.contents_utf8().map(str::to_owned)
}

/// The files of a theme's folder on disk by path; empty where there is no such folder.
///
/// # Errors
/// Where the folder or a file in it cannot be read.
pub(super) fn on_disk(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>, EnvironmentError> {
    let mut files = BTreeMap::new();
    if !folder.is_dir() {
        return Ok(files);
    }
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(folder).to_owned();
            let source = error
                .into_io_error()
                .unwrap_or_else(|| std::io::Error::from(std::io::ErrorKind::InvalidInput));
            EnvironmentError::io("read-folder", &path, source)
        })?;
        if !entry.file_type().is_file() {
            continue;
        }
        let parts = entry.path().strip_prefix(folder).unwrap_or(entry.path()).components();
        let path = parts.map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/");
        if !is_ignored(&path) {
            let bytes = std::fs::read(entry.path())
                .map_err(|error| EnvironmentError::io("read", entry.path(), error))?;
            files.insert(path, bytes);
        }
    }
    Ok(files)
}

/// The names of the themes beside the content, and of the built-in one.
pub(super) fn themes(root: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(root.join("themes")).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .chain([super::BUILT_IN.to_owned()])
        .filter(|name| !is_ignored(name))
        .collect();
    names.sort();
    names.dedup();
    names
}

fn is_ignored(path: &str) -> bool {
    path.split('/').any(|part| part.starts_with('.') || part.ends_with('~'))
}
