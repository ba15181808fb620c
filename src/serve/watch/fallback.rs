//! Why folders are polled although the system was to tell.

use std::fmt;

use notify::{Error, ErrorKind};

/// Why folders are looked through at intervals although the system was to tell of changes: to be shown, because
/// changes are seen later, and because a person can do something about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fallback {
    /// There are more folders than one user may watch; on Linux `fs.inotify.max_user_watches` says how many.
    WatchLimit,
    /// The system refused for another reason, in its own words: there are too many watchers (`EMFILE`; on Linux
    /// `fs.inotify.max_user_instances`), or there is no such service.
    Refused(String),
}

impl From<Error> for Fallback {
    fn from(error: Error) -> Self {
        match error.kind {
            ErrorKind::MaxFilesWatch => Self::WatchLimit,
            ErrorKind::Io(error) => Self::Refused(error.to_string()),
            _ => Self::Refused(error.to_string()),
        }
    }
}

impl fmt::Display for Fallback {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::WatchLimit => formatter.write_str("watch-limit"),
            Self::Refused(answer) => write!(formatter, "watch-refused: {answer}"),
        }
    }
}
