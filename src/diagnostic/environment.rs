//! What the machine refuses: disk, permission, a folder that is not ours.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Something outside the content that stops the work. The path is always named.
#[derive(Debug)]
pub enum EnvironmentError {
    /// The system refused an operation on a path.
    Io {
        /// The term in the catalogue for what was tried.
        doing: &'static str,
        /// The path that it was tried on.
        path: PathBuf,
        /// The system's answer.
        source: io::Error,
    },
    /// The output folder holds files, and none of them say that goalpress wrote them.
    ForeignFolder {
        /// The folder.
        path: PathBuf,
    },
    /// A file that goalpress did not write stands where one of its own must go.
    ForeignFile {
        /// The file.
        path: PathBuf,
    },
    /// The output folder lies inside the content or the other way round.
    OutputInsideContent {
        /// The output folder.
        path: PathBuf,
    },
    /// Another run is publishing to the same folder.
    Locked {
        /// The folder.
        path: PathBuf,
    },
    /// A person ended the run before anything had changed.
    Interrupted {
        /// What would have changed.
        path: PathBuf,
    },
}

impl EnvironmentError {
    /// Wraps the system's answer with what was tried and where.
    pub fn io(doing: &'static str, path: &Path, source: io::Error) -> Self {
        Self::Io { doing, path: path.to_owned(), source }
    }

    /// The term in the catalogue that says what happened.
    pub fn term(&self) -> &'static str {
        match self {
            Self::Io { doing, .. } => doing,
            Self::ForeignFolder { .. } => "foreign-folder",
            Self::ForeignFile { .. } => "foreign-file",
            Self::OutputInsideContent { .. } => "output-inside-content",
            Self::Locked { .. } => "locked",
            Self::Interrupted { .. } => "interrupted",
        }
    }

    /// The path that it is about.
    pub fn path(&self) -> &Path {
        match self {
            Self::Io { path, .. }
            | Self::ForeignFolder { path }
            | Self::ForeignFile { path }
            | Self::OutputInsideContent { path }
            | Self::Locked { path }
            | Self::Interrupted { path } => path,
        }
    }
}

impl fmt::Display for EnvironmentError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.term(), self.path().display())?;
        match self {
            Self::Io { source, .. } => write!(formatter, ": {source}"),
            _ => Ok(()),
        }
    }
}

impl std::error::Error for EnvironmentError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}
