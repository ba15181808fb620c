//! Walks `content/`, in an order that does not depend on the file system.

use std::io;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use walkdir::{DirEntry, WalkDir};

use super::CONTENT;
use crate::address;
use crate::diagnostic::{EnvironmentError, Finding, Place, Rule};
use crate::stamp::{Folder, Stamp};

/// The files of a site's content, sorted by path.
#[derive(Clone, Debug)]
pub struct Tree {
    /// The site's folder.
    pub root: PathBuf,
    /// Every file that counts.
    pub files: Vec<Entry>,
    /// Every folder that counts, relative to `content/`.
    pub folders: Vec<String>,
}

impl Tree {
    /// The same folders, with some of the files.
    pub(crate) fn with(&self, keeps: impl Fn(&Entry) -> bool) -> Self {
        let files = self.files.iter().filter(|entry| keeps(entry)).cloned().collect();
        Self { root: self.root.clone(), files, folders: self.folders.clone() }
    }

    /// Whether there is a file at a path relative to `content/`.
    pub fn has_file(&self, path: &str) -> bool {
        self.files.binary_search_by(|entry| entry.path.as_str().cmp(path)).is_ok()
    }

    /// Whether there is a folder at a path relative to `content/`.
    pub fn has_folder(&self, path: &str) -> bool {
        self.folders.binary_search_by(|folder| folder.as_str().cmp(path)).is_ok()
    }
}

/// One file of the content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Relative to `content/`, with `/` on every system.
    pub path: String,
    /// Its stamp as it was found; `None` where it could not be looked at.
    pub stamp: Option<Stamp>,
}

impl Entry {
    /// Relative to the site's folder, as findings name it.
    pub fn file(&self) -> String {
        format!("{CONTENT}/{}", self.path)
    }

    /// The folder, relative to `content/`, without a trailing slash.
    pub fn folder(&self) -> &str {
        self.path.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// The name without its folder.
    pub fn name(&self) -> &str {
        self.path.rsplit_once('/').map_or(&self.path, |(_, name)| name)
    }

    /// The name without its folder and without `.md`, where it is a Markdown file.
    pub fn stem(&self) -> Option<&str> {
        self.name().strip_suffix(".md")
    }
}

/// Finds the files of the content below `root`. Files that editors and systems leave behind (names that begin
/// with a dot or end with `~`, `Thumbs.db`, `desktop.ini`) do not count.
///
/// # Errors
/// Where the content folder itself cannot be read. A file or folder inside it that cannot is a finding.
pub fn walk(root: &Path) -> Result<(Tree, Vec<Finding>), EnvironmentError> {
    let content = root.join(CONTENT);
    let mut tree = Tree { root: root.to_owned(), files: Vec::new(), folders: Vec::new() };
    let mut findings = Vec::new();
    match std::fs::metadata(&content) {
        Ok(metadata) if metadata.is_dir() => {}
        Ok(_) => {
            findings.push(Finding::new(Rule::ContentMissing, Place::file(CONTENT)));
            return Ok((tree, findings));
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            findings.push(Finding::new(Rule::ContentMissing, Place::file(CONTENT)));
            return Ok((tree, findings));
        }
        Err(error) => return Err(EnvironmentError::io("read-folder", &content, error)),
    }
    let mut found = Found::default();
    let above = WalkDir::new(&content).follow_links(false).follow_root_links(true).max_depth(PLAN_DEPTH);
    let plans = found.visit(above.min_depth(1), &content, 0);
    let below = |plan: &PathBuf| {
        let mut found = Found::default();
        let plan = WalkDir::new(plan).follow_links(false).follow_root_links(false).min_depth(1);
        found.visit(plan, &content, PLAN_DEPTH);
        found
    };
    let below: Vec<Found> = plans.par_iter().map(below).collect();
    for found in std::iter::once(found).chain(below) {
        tree.files.extend(found.files);
        tree.folders.extend(found.folders);
        findings.extend(found.findings);
    }
    // Each folder's files are in order already, of which this sort makes use.
    tree.files.sort_by(|one, other| one.path.cmp(&other.path));
    tree.folders.sort();
    Ok((tree, findings))
}

/// How deep the folders of plans lie, which are walked side by side.
const PLAN_DEPTH: usize = 2;

/// What a walk has found.
#[derive(Default)]
struct Found {
    files: Vec<Entry>,
    folders: Vec<String>,
    findings: Vec<Finding>,
}

impl Found {
    /// Walks a folder that lies `depth` folders below `content`, and gives the folders of plans that it came to.
    fn visit(&mut self, walker: WalkDir, content: &Path, depth: usize) -> Vec<PathBuf> {
        let mut plans = Vec::new();
        for entry in walker.into_iter().filter_entry(|entry| !is_ignored(entry)) {
            match entry {
                Ok(entry) => {
                    let depth = depth + entry.depth();
                    visit(&entry, depth, content, self);
                    if depth == PLAN_DEPTH && entry.file_type().is_dir() {
                        plans.push(entry.into_path());
                    }
                }
                Err(error) => {
                    let path = error.path().map_or_else(String::new, |path| relative(path, content).0);
                    let detail = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
                    let place = Place::file(format!("{CONTENT}/{path}"));
                    self.findings.push(Finding::new(Rule::UnreadableFile, place).with("detail", detail));
                }
            }
        }
        self.files.sort_by(|one, other| one.path.cmp(&other.path));
        // Now the system has the folder's files at hand.
        for files in self.files.chunk_by_mut(|one, other| one.folder() == other.folder()) {
            let path = files.first().map_or("", Entry::folder);
            if let Some(folder) = Folder::open(&content.join(path)) {
                for file in files {
                    file.stamp = folder.stamp(file.name());
                }
            }
        }
        plans
    }
}

fn visit(entry: &DirEntry, depth: usize, content: &Path, found: &mut Found) {
    let (path, is_unicode) = relative(entry.path(), content);
    let place = || Place::file(format!("{CONTENT}/{path}"));
    if entry.path_is_symlink() {
        found.findings.push(Finding::new(Rule::SymbolicLink, place()));
        return;
    }
    let is_folder = entry.file_type().is_dir();
    // A pipe has no end, and already opening one waits for somebody to write to it.
    if !is_folder && !entry.file_type().is_file() {
        let detail = io::Error::from(io::ErrorKind::InvalidInput).to_string();
        found.findings.push(Finding::new(Rule::UnreadableFile, place()).with("detail", detail));
        return;
    }
    let name = entry.file_name().to_string_lossy();
    // A year's folder has a rule of its own that says more.
    let is_year_place = is_folder && depth == 1;
    let is_index = !is_folder && name == "_index.md";
    if (!address::is_name(&name) || !is_unicode) && !is_index && !is_year_place {
        let finding = Finding::new(Rule::FileName, place()).with("name", name.as_ref());
        found.findings.push(match address::suggest_name(&name) {
            Some(suggestion) => finding.suggesting(suggestion),
            None => finding,
        });
    }
    // A name that is no Unicode cannot be opened again by its text, and the finding above stops the run.
    if is_folder {
        found.folders.push(path);
    } else if is_unicode {
        found.files.push(Entry { path, stamp: None });
    }
}

/// The path below `content/`, and whether it could be written as Unicode without loss.
fn relative(path: &Path, content: &Path) -> (String, bool) {
    let inner = path.strip_prefix(content).unwrap_or(path);
    (inner.to_string_lossy().replace(MAIN_SEPARATOR, "/"), inner.to_str().is_some())
}

fn is_ignored(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    name.starts_with('.')
        || name.starts_with("~$")
        || name.ends_with('~')
        || name == "Thumbs.db"
        || name == "desktop.ini"
}

#[cfg(all(test, unix))]
mod tests {
    use super::walk;
    use crate::diagnostic::Rule;

    #[test]
    fn a_pipe_is_told_and_never_opened() {
        let site = tempfile::tempdir().unwrap();
        let folder = site.path().join("content/2022/policy");
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("01-file.md"), "").unwrap();
        let made = std::process::Command::new("mkfifo").arg(folder.join("02-pipe.md")).status();
        assert!(made.unwrap().success());
        let (tree, findings) = walk(site.path()).unwrap();
        assert_eq!(tree.files.len(), 1);
        assert_eq!(tree.folders, ["2022", "2022/policy"]);
        let rules: Vec<Rule> = findings.iter().map(|finding| finding.rule).collect();
        assert_eq!(rules, [Rule::UnreadableFile]);
    }
}
