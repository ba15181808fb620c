//! How a plan is named on the command line: `2022/policy`.

use super::refusal::Refusal;
use crate::address;
use crate::calendar::FiscalYear;
use crate::source::CONTENT;

/// A plan by its year and department.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanName {
    /// The fiscal year.
    pub year: FiscalYear,
    /// The name of the department's folder.
    pub department: String,
}

impl PlanName {
    /// Reads `2022/policy`, and what a shell completes it from: `content/2022/policy/`. The year may be written as
    /// people do, 令和4年度.
    ///
    /// # Errors
    /// [`Refusal::NotAPlan`], or [`Refusal::InvalidName`] where the department can be no address.
    pub fn parse(written: &str) -> Result<Self, Refusal> {
        let refused = || Refusal::NotAPlan { written: written.to_owned() };
        let path = written.replace('\\', "/");
        let path = path.trim_matches('/').trim_start_matches("./");
        let path = path.strip_prefix(CONTENT).and_then(|rest| rest.strip_prefix('/')).unwrap_or(path);
        let (year, department) = path.split_once('/').ok_or_else(refused)?;
        let year = FiscalYear::parse(year).map_err(|_| refused())?;
        if department.is_empty() || department.contains('/') {
            return Err(refused());
        }
        Self::new(year, department)
    }

    /// A plan of a year, in a department's folder.
    ///
    /// # Errors
    /// [`Refusal::InvalidName`] where the department can be no address.
    pub fn new(year: FiscalYear, department: &str) -> Result<Self, Refusal> {
        check_name(department)?;
        Ok(Self { year, department: department.to_owned() })
    }

    /// Its folder, relative to `content/`.
    pub fn path(&self) -> String {
        format!("{}/{}", self.year.number(), self.department)
    }

    /// Its folder, relative to the site's folder.
    pub fn folder(&self) -> String {
        format!("{CONTENT}/{}", self.path())
    }
}

/// Refuses a name that cannot be part of an address.
pub(super) fn check_name(name: &str) -> Result<(), Refusal> {
    if address::is_key(name) {
        return Ok(());
    }
    let stem = name.strip_suffix(".md").unwrap_or(name);
    let nearest = address::suggest_name(stem).map(|nearest| nearest.replace('.', "-"));
    Err(Refusal::InvalidName { written: name.to_owned(), nearest })
}
