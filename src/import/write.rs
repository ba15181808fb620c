//! Writing what an import makes: all files or none.

use std::fs;
use std::path::{Path, PathBuf};

use super::change::{Change, Import};
use crate::diagnostic::EnvironmentError;
use crate::scaffold::{NewFile, PlanName, Refusal, create};

/// Writes every change. A plan whose folder is not there yet appears at once; otherwise every file is first written
/// beside its place, so that what the machine refuses is refused before anything changes, and what cannot take its
/// place takes the others back with it.
///
/// # Errors
/// What the machine refuses, or [`Refusal::Taken`] where a file has come to be meanwhile. Nothing has changed then.
pub fn write(root: &Path, plan: &PlanName, import: &Import) -> Result<(), Refusal> {
    let folder = root.join(plan.folder());
    if !folder.exists() {
        let prefix = format!("{}/", plan.folder());
        let files: Vec<NewFile> = import
            .changes
            .iter()
            .map(|change| NewFile {
                path: change.file.strip_prefix(&prefix).unwrap_or(&change.file).to_owned(),
                bytes: change.new.clone().into_bytes(),
            })
            .collect();
        create(&folder, &files)?;
        return Ok(());
    }
    let mut staged = Staged::default();
    let result = import.changes.iter().try_for_each(|change| staged.stage(root, change));
    let result = result.and_then(|()| staged.place(root, &import.changes));
    staged.clear();
    result
}

/// Files beside their places.
#[derive(Default)]
struct Staged {
    waiting: Vec<(PathBuf, PathBuf)>,
}

impl Staged {
    fn stage(&mut self, root: &Path, change: &Change) -> Result<(), Refusal> {
        let path = root.join(&change.file);
        let refused = |error| EnvironmentError::io("write", &path, error);
        // A link leads to the file that is meant.
        let place =
            if change.old.is_some() { fs::canonicalize(&path).map_err(refused)? } else { path.clone() };
        let mut name = std::ffi::OsString::from(".");
        name.push(place.file_name().unwrap_or_default());
        name.push(format!(".{}.tmp", std::process::id()));
        let waiting = place.with_file_name(name);
        self.waiting.push((waiting.clone(), place.clone()));
        fs::write(&waiting, &change.new).map_err(refused)?;
        if let Ok(metadata) = fs::metadata(&place) {
            fs::set_permissions(&waiting, metadata.permissions()).map_err(refused)?;
        }
        Ok(())
    }

    fn place(&self, root: &Path, changes: &[Change]) -> Result<(), Refusal> {
        for (count, (change, (waiting, place))) in changes.iter().zip(&self.waiting).enumerate() {
            let placed = match &change.old {
                Some(old) if fs::read(place).is_ok_and(|bytes| bytes != old.as_bytes()) => {
                    Err(Refusal::Taken { file: change.file.clone() })
                }
                None if place.symlink_metadata().is_ok() => Err(Refusal::Taken { file: change.file.clone() }),
                _ => fs::rename(waiting, place)
                    .map_err(|error| EnvironmentError::io("write", &root.join(&change.file), error).into()),
            };
            if placed.is_err() {
                for (change, (_, place)) in changes.iter().zip(&self.waiting).take(count).rev() {
                    let _ = match &change.old {
                        Some(old) => fs::write(place, old),
                        None => fs::remove_file(place),
                    };
                }
                return placed;
            }
        }
        Ok(())
    }

    fn clear(&self) {
        for (waiting, _) in &self.waiting {
            let _ = fs::remove_file(waiting);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::write;
    use crate::import::change::{Change, Import};
    use crate::scaffold::{PlanName, Refusal};

    fn change(name: &str, old: Option<&str>, new: &str) -> Change {
        Change {
            file: format!("content/2022/policy/{name}"),
            old: old.map(str::to_owned),
            new: new.to_owned(),
        }
    }

    #[test]
    fn all_files_are_written_or_none() {
        let root = tempfile::tempdir().unwrap();
        let plan = PlanName::parse("2022/policy").unwrap();
        let import = |changes| Import { changes, ..Import::default() };
        write(root.path(), &plan, &import(vec![change("_index.md", None, "a"), change("a.md", None, "b")]))
            .unwrap();
        let folder = root.path().join("content/2022/policy");
        let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
        assert_eq!(read("a.md"), "b");
        // Somebody has written b.md meanwhile.
        fs::write(folder.join("b.md"), "theirs").unwrap();
        let changes = vec![change("a.md", Some("b"), "c"), change("b.md", None, "mine")];
        assert!(
            matches!(write(root.path(), &plan, &import(changes)), Err(Refusal::Taken { file }) if file.ends_with("b.md"))
        );
        assert_eq!((read("a.md"), read("b.md")), ("b".to_owned(), "theirs".to_owned()));
        // Somebody has changed a.md meanwhile.
        let changes = vec![change("c.md", None, "new"), change("a.md", Some("x"), "c")];
        assert!(write(root.path(), &plan, &import(changes)).is_err());
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 3);
        write(root.path(), &plan, &import(vec![change("a.md", Some("b"), "c")])).unwrap();
        assert_eq!(read("a.md"), "c");
    }
}
