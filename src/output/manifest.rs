//! The list of the files that are ours.

use std::fmt::Write;
use std::fs;
use std::io;
use std::path::Path;

use rayon::iter::{IndexedParallelIterator, ParallelIterator};
use rayon::slice::ParallelSlice;
use rayon::str::ParallelString;

use super::path::{self, OutputPath, Placed};
use crate::diagnostic::EnvironmentError;
use crate::digest::Digest;

/// The manifest's name in the output folder.
pub(super) const NAME: &str = ".goalpress-manifest";

/// The first line's beginning; the digest of all other lines follows. A program that writes another form must
/// use another number.
const VERSION: &str = "goalpress-manifest 1 ";

/// How many lines a thread writes at a time.
const LINES: usize = 4096;

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Content {
    pub(super) digest: Digest,
    pub(super) size: u64,
}

impl Content {
    pub(super) fn of(bytes: &[u8]) -> Self {
        Self { digest: Digest::of(bytes), size: bytes.len() as u64 }
    }

    /// That of a file, however large it is.
    pub(super) fn of_file(path: &Path) -> io::Result<Self> {
        let mut file = fs::File::open(path)?;
        let (digest, size) = Digest::of_reader(&mut file)?;
        Ok(Self { digest, size })
    }
}

/// Why a file is ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Claim {
    /// We put it there, so that it is ours even if somebody edited it.
    Settled,
    /// A run was about to put it there: it is ours only if it has exactly these bytes.
    Pending,
}

/// A file that is ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) path: OutputPath,
    pub(super) claim: Claim,
    pub(super) content: Content,
}

impl Placed for Entry {
    fn path(&self) -> &str {
        self.path.as_str()
    }
}

/// The files that are ours, in the order of their paths.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Manifest {
    pub(super) files: Vec<Entry>,
}

impl Manifest {
    /// Reads the output folder's manifest. A folder without one, or whose manifest is damaged, must be as good
    /// as empty: otherwise it is refused, because ownership is never guessed.
    pub(super) fn read(folder: &Path) -> Result<Option<Self>, EnvironmentError> {
        let path = folder.join(NAME);
        match fs::symlink_metadata(&path) {
            Ok(metadata) if !metadata.is_file() => return Err(EnvironmentError::ForeignFile { path }),
            Ok(_) => {
                if let Some(manifest) = fs::read_to_string(&path).ok().and_then(|text| Self::parse(&text)) {
                    return Ok(Some(manifest));
                }
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(EnvironmentError::io("read", &path, error)),
        }
        if holds_files(folder)? {
            return Err(EnvironmentError::ForeignFolder { path: folder.to_owned() });
        }
        Ok(None)
    }

    /// Reads what `text` wrote, and nothing that differs from it by a single byte: half a manifest would
    /// pass for the list of a smaller site.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (digest, lines) = text.strip_prefix(VERSION)?.split_once('\n')?;
        if digest.parse() != Ok(Digest::of(lines.as_bytes())) {
            return None;
        }
        let files: Vec<Entry> =
            lines.par_split_terminator('\n').map(parse_line).collect::<Option<Vec<_>>>()?;
        files.is_sorted_by(|left, right| left.path < right.path).then_some(Self { files })
    }

    /// What it says of a path.
    pub(super) fn get(&self, path: &str) -> Option<&Entry> {
        path::find(&self.files, path)
    }
}

/// The text of a manifest that lists these files: `<digest> <size> <path>` a line, with a `+` before what is
/// pending.
pub(super) fn text<'a, T: Copy + Sync>(
    files: &[T],
    line: impl Fn(T) -> (&'a str, Claim, Content) + Sync,
) -> String {
    let write = |files: &[T]| {
        let mut lines = String::with_capacity(files.len() * 100);
        for file in files {
            let (path, claim, content) = line(*file);
            let pending = if claim == Claim::Pending { "+" } else { "" };
            // Writing to a String cannot fail.
            let _ = writeln!(lines, "{pending}{} {} {path}", content.digest, content.size);
        }
        lines
    };
    let lines = files.par_chunks(LINES).with_max_len(1).map(write).collect::<Vec<_>>().concat();
    format!("{VERSION}{}\n{lines}", Digest::of(lines.as_bytes()))
}

/// Whether the manifest that is stored is this text.
pub(super) fn is(folder: &Path, text: &str) -> bool {
    let path = folder.join(NAME);
    let is_file = fs::symlink_metadata(&path).is_ok_and(|metadata| metadata.is_file());
    is_file && fs::read(&path).is_ok_and(|found| found == text.as_bytes())
}

fn parse_line(line: &str) -> Option<Entry> {
    let (claim, line) = match line.strip_prefix('+') {
        Some(rest) => (Claim::Pending, rest),
        None => (Claim::Settled, line),
    };
    let (digest, rest) = line.split_once(' ')?;
    let (size, path) = rest.split_once(' ')?;
    let content = Content { digest: digest.parse().ok()?, size: size.parse().ok()? };
    Some(Entry { path: OutputPath::new(path)?, claim, content })
}

/// Whether the folder holds anything but names that begin with a dot: those are ours, or belong to the tools
/// that carry the folder to its server, such as `.git`, `.gitkeep` and `.nojekyll`.
fn holds_files(folder: &Path) -> Result<bool, EnvironmentError> {
    let refused = |error| EnvironmentError::io("read-folder", folder, error);
    for entry in fs::read_dir(folder).map_err(refused)? {
        if !entry.map_err(refused)?.file_name().as_encoded_bytes().starts_with(b".") {
            return Ok(true);
        }
    }
    Ok(false)
}
