//! New folders, made as a whole or not at all.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use crate::diagnostic::EnvironmentError;

/// A file that is to be made.
#[derive(Clone, Debug)]
pub(crate) struct NewFile {
    /// Its path in the new folder, with `/`.
    pub(crate) path: String,
    /// What it holds.
    pub(crate) bytes: Vec<u8>,
}

/// What is in a folder, in order. Names that begin with a dot, such as `.git`, do not count; where there is no folder
/// there is nothing in it, and where a file stands in its place, that is what there is.
///
/// # Errors
/// Where the folder cannot be read.
pub(crate) fn names(folder: &Path) -> Result<Vec<String>, EnvironmentError> {
    let refused = |error| EnvironmentError::io("read-folder", folder, error);
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) if error.kind() == ErrorKind::NotADirectory => {
            return Ok(folder
                .file_name()
                .map(|name| name.to_string_lossy().into_owned())
                .into_iter()
                .collect());
        }
        Err(error) => return Err(refused(error)),
    };
    let mut names = Vec::new();
    for entry in entries {
        let name = entry.map_err(refused)?.file_name().to_string_lossy().into_owned();
        if !name.starts_with('.') {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

/// Makes a folder of files, the folders above it included. Where there is none yet it appears at once, complete;
/// where there is one, its own files stay as they are. Returns the files that were there already.
///
/// # Errors
/// What the machine refuses. Whatever was made until then is gone again.
pub(crate) fn create(folder: &Path, files: &[NewFile]) -> Result<Vec<String>, EnvironmentError> {
    let mut made = Made::default();
    let result =
        if folder.is_dir() { fill(folder, files, &mut made) } else { place(folder, files, &mut made) };
    if result.is_err() {
        made.undo();
    }
    result
}

/// Makes the folder under another name beside its place, and moves it there.
fn place(folder: &Path, files: &[NewFile], made: &mut Made) -> Result<Vec<String>, EnvironmentError> {
    let refused = |error| EnvironmentError::io("create-folder", folder, error);
    let mut name = folder.file_name().ok_or_else(|| refused(ErrorKind::InvalidInput.into()))?.to_owned();
    name.push(format!(".{}.tmp", std::process::id()));
    let mut hidden = std::ffi::OsString::from(".");
    hidden.push(name);
    let waiting = folder.with_file_name(hidden);
    made.folder(&waiting)?;
    fill(&waiting, files, made)?;
    fs::rename(&waiting, folder).map_err(refused)?;
    Ok(Vec::new())
}

fn fill(folder: &Path, files: &[NewFile], made: &mut Made) -> Result<Vec<String>, EnvironmentError> {
    let mut kept = Vec::new();
    for file in files {
        let path = folder.join(&file.path);
        if let Some(parent) = path.parent() {
            made.folder(parent)?;
        }
        if !made.file(&path, &file.bytes).map_err(|error| EnvironmentError::io("write", &path, error))? {
            kept.push(file.path.clone());
        }
    }
    Ok(kept)
}

/// What was made so far, in order.
#[derive(Default)]
struct Made(Vec<PathBuf>);

impl Made {
    /// Makes a folder and those above it.
    fn folder(&mut self, folder: &Path) -> Result<(), EnvironmentError> {
        if folder.as_os_str().is_empty() || folder.is_dir() {
            return Ok(());
        }
        if let Some(parent) = folder.parent() {
            self.folder(parent)?;
        }
        match fs::create_dir(folder) {
            Ok(()) => self.0.push(folder.to_owned()),
            Err(error) if error.kind() == ErrorKind::AlreadyExists && folder.is_dir() => {}
            Err(error) => return Err(EnvironmentError::io("create-folder", folder, error)),
        }
        Ok(())
    }

    /// Makes a file; `false` where there is one.
    fn file(&mut self, path: &Path, bytes: &[u8]) -> io::Result<bool> {
        match fs::File::create_new(path) {
            Ok(mut file) => {
                self.0.push(path.to_owned());
                file.write_all(bytes).map(|()| true)
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Takes everything away again. What somebody else put into a new folder meanwhile keeps the folder.
    fn undo(&self) {
        for path in self.0.iter().rev() {
            let _ = if path.is_dir() { fs::remove_dir(path) } else { fs::remove_file(path) };
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{NewFile, create, names};

    #[test]
    fn a_folder_that_cannot_be_made_whole_is_not_made() {
        let place = tempfile::tempdir().unwrap();
        let file = |path: &str| NewFile { path: path.to_owned(), bytes: b"x".to_vec() };
        // A file cannot be a folder too, and so the third of them is refused by every system.
        let files = [file("a/b.md"), file("c"), file("c/d.md")];
        assert!(create(&place.path().join("above/new"), &files).is_err());
        assert!(names(place.path()).unwrap().is_empty());
        assert_eq!(fs::read_dir(place.path()).unwrap().count(), 0);
        fs::write(place.path().join(".own"), "own").unwrap();
        assert!(create(place.path(), &files).is_err());
        assert_eq!(fs::read_dir(place.path()).unwrap().count(), 1);
        assert_eq!(create(place.path(), &[file("a"), file(".own")]).unwrap(), [".own"]);
        assert_eq!(fs::read(place.path().join(".own")).unwrap(), b"own");
        assert_eq!(names(&place.path().join("a")).unwrap(), ["a"]);
    }
}
