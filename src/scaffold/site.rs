//! The site that something is added to.

use std::path::{Path, PathBuf};

use super::plan_name::PlanName;
use super::refusal::Refusal;
use crate::draft::{DepartmentDraft, Drafts};
use crate::settings::{self, Settings};
use crate::source::{self, Tree};
use crate::theme::{self, Theme};

/// A site as far as something new needs to know it. What is wrong with it is for `check` to say.
#[derive(Debug)]
pub struct Site {
    /// Its folder.
    pub root: PathBuf,
    /// Its configuration.
    pub settings: Settings,
    pub(crate) theme: Theme,
    pub(crate) tree: Tree,
}

impl Site {
    /// Looks at a site.
    ///
    /// # Errors
    /// [`Refusal::NoSettings`] where there is no configuration that can be read, and what the machine refuses.
    pub fn read(root: &Path) -> Result<Self, Refusal> {
        let text = source::read_text(root, settings::FILE).map_err(|_| Refusal::NoSettings)?;
        let (settings, is_readable, _) = settings::read(&text);
        if !is_readable {
            return Err(Refusal::NoSettings);
        }
        let (theme, _) = theme::load(root, &settings)?;
        let (tree, _) = source::walk(root)?;
        Ok(Self { root: root.to_owned(), settings, theme, tree })
    }

    /// Every plan, by path: what has an `_index.md` in a year's folder.
    pub(crate) fn plans(&self) -> Vec<String> {
        let files = self.tree.files.iter().filter(|entry| entry.name() == "_index.md");
        let is_plan = |folder: &&str| PlanName::parse(folder).is_ok_and(|plan| plan.path() == **folder);
        files.map(source::Entry::folder).filter(is_plan).map(str::to_owned).collect()
    }

    /// Refuses a plan that is not there.
    pub(crate) fn demand(&self, plan: &PlanName) -> Result<(), Refusal> {
        let known = self.plans();
        if known.contains(&plan.path()) {
            return Ok(());
        }
        Err(Refusal::PlanUnknown { written: plan.path(), known })
    }

    /// Reads a plan with all of its goals, those that are withheld included.
    pub(crate) fn department(&self, plan: &PlanName) -> Option<DepartmentDraft> {
        let path = plan.path();
        self.read_department(plan, |entry| entry.folder() == path)
    }

    /// Reads a plan without its goals.
    pub(crate) fn head(&self, plan: &PlanName) -> Option<DepartmentDraft> {
        let path = plan.path();
        self.read_department(plan, |entry| entry.folder() == path && entry.name() == "_index.md")
    }

    fn read_department(
        &self,
        plan: &PlanName,
        keeps: impl Fn(&source::Entry) -> bool,
    ) -> Option<DepartmentDraft> {
        let tree = self.tree.with(keeps);
        let labels = self.theme.labels();
        let drafts = Drafts::read(&tree, &self.settings, &labels, &Drafts::default(), |_| true, &|| {});
        let (content, _) = drafts.content(&tree, &self.settings);
        let departments = content.years.into_iter().flat_map(|year| year.departments);
        departments.into_iter().find(|department| department.folder == plan.folder())
    }
}
