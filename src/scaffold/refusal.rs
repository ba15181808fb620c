//! Why something is not begun.

use std::path::PathBuf;

use crate::calendar::Date;
use crate::diagnostic::EnvironmentError;

/// Why something is not begun. Nothing was written then.
#[derive(Debug)]
pub enum Refusal {
    /// The folder has no configuration, or one that cannot be read.
    NoSettings,
    /// A plan is not named by its year and department.
    NotAPlan {
        /// What was written.
        written: String,
    },
    /// There is no such plan.
    PlanUnknown {
        /// What was written.
        written: String,
        /// What there is, in order.
        known: Vec<String>,
    },
    /// A name cannot be part of an address.
    InvalidName {
        /// What was written.
        written: String,
        /// The nearest name that can.
        nearest: Option<String>,
    },
    /// There is such a file already.
    Taken {
        /// The file, relative to the site's folder.
        file: String,
    },
    /// A file stands where a folder is to be.
    NoFolder {
        /// The file.
        file: PathBuf,
    },
    /// No fiscal year can be named that the day lies in.
    NoYear {
        /// The day.
        today: Date,
    },
    /// There are files in the folder.
    InUse {
        /// The folder, relative to the site's folder, or a site's folder as it was named.
        folder: String,
        /// The files and folders in it.
        names: Vec<String>,
    },
    /// A file of the old plan has a mistake that must be mended before it can be carried over.
    Unreadable {
        /// The file, relative to the site's folder.
        file: String,
    },
    /// The machine refuses.
    Environment(EnvironmentError),
}

impl From<EnvironmentError> for Refusal {
    fn from(error: EnvironmentError) -> Self {
        Self::Environment(error)
    }
}
