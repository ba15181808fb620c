//! Keeps what is read and what is written apart.

use std::path::{Path, PathBuf};

use crate::diagnostic::EnvironmentError;
use crate::source::CONTENT;

/// Refuses an output folder that is the content's, lies in it or holds it.
pub(super) fn keep_apart(root: &Path, output: &Path) -> Result<(), EnvironmentError> {
    let output_path = real(output);
    for folder in [CONTENT, "themes"] {
        let source = real(&root.join(folder));
        if output_path.starts_with(&source) || source.starts_with(&output_path) {
            return Err(EnvironmentError::OutputInsideContent { path: output.to_owned() });
        }
    }
    Ok(())
}

/// A path without links and dots, whether there is anything at it or not.
pub(super) fn real(path: &Path) -> PathBuf {
    let mut existing = path;
    let mut rest = Vec::new();
    loop {
        if let Ok(found) = existing.canonicalize() {
            return rest.iter().rev().fold(found, |path: PathBuf, part| path.join(part));
        }
        match (existing.parent(), existing.file_name()) {
            (Some(parent), Some(name)) => {
                rest.push(name.to_owned());
                existing = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
            }
            _ => return path.to_owned(),
        }
    }
}
