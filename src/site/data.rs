//! The page about the data: every file of the data set, and what can be subscribed to.

use serde::Serialize;

use super::downloads::DownloadView;
use super::view::Link;
use super::{Route, Site};
use crate::address::data::Topic;
use crate::plan::{Goal, Plan};

/// The page about the data.
#[derive(Debug, Hash, Serialize)]
pub struct DataView<'a> {
    /// The data set of the whole site, and of each fiscal year, newest first.
    pub sets: Vec<DataSetView>,
    /// The files of the whole site for programs.
    pub lists: Vec<DownloadView>,
    /// What can be subscribed to: of the site, of each department, of each category.
    pub topics: Vec<TopicView>,
    /// The pages at which the forms lie: of the newest year's departments.
    pub departments: Vec<Link<'a>>,
    /// How the tables are encoded: `utf-8` or `cp932`.
    pub encoding: &'static str,
}

/// A data set.
#[derive(Debug, Hash, Serialize)]
pub struct DataSetView {
    /// The fiscal year as people write it; `None` for that of the whole site.
    pub year: Option<String>,
    /// The id of its heading.
    pub id: String,
    /// Its files.
    pub files: Vec<DownloadView>,
}

/// Something that can be subscribed to.
#[derive(Debug, Hash, Serialize)]
pub struct TopicView {
    /// Whose goals it tells of; `None` for those of the whole site.
    pub name: Option<String>,
    /// Its calendar and its feed.
    pub files: Vec<DownloadView>,
}

impl<'a> Site<'a> {
    pub(super) fn data_view(&self) -> DataView<'a> {
        let years = &self.plans.years;
        let set = |year: Option<(String, &str)>| {
            let key = year.as_ref().map(|(_, key)| *key);
            let mut files = self.workbook(key);
            files.extend(self.tables(key, usize::MAX));
            let id = key.map_or_else(|| "all".to_owned(), |key| format!("year-{key}"));
            DataSetView { year: year.map(|(name, _)| name), id, files }
        };
        let sets =
            [None].into_iter().chain(years.iter().map(|year| Some((year.name.clone(), year.key.as_str()))));
        DataView {
            sets: sets.map(set).filter(|set| !set.files.is_empty()).collect(),
            lists: self.lists(),
            topics: self.topics(),
            departments: years.first().map_or_else(Vec::new, |year| {
                let link = |(place, plan): (usize, &'a Plan)| Link {
                    name: &plan.department.name,
                    address: Route::Department(0, place).address(self),
                };
                let plans = year.plans.iter().enumerate();
                plans.filter(|(_, plan)| self.has_downloads(plan)).map(link).collect()
            }),
            encoding: self.settings.data.encoding.name(),
        }
    }

    /// Whether a department's page leads to any file.
    fn has_downloads(&self, plan: &Plan) -> bool {
        let data = self.settings.data;
        data.form
            || data.tables
            || data.json
            || data.stratml
            || !self.subscriptions(Topic::Department(&plan.department.key), &plan.goals).is_empty()
    }

    fn topics(&self) -> Vec<TopicView> {
        let topic = |name: Option<&str>, topic: Topic<'_>, goals: &[&Goal]| TopicView {
            name: name.map(str::to_owned),
            files: self.subscriptions(topic, goals.iter().copied()),
        };
        let all: Vec<&Goal> = self.all_goals().collect();
        let mut topics = vec![topic(None, Topic::Site, &all)];
        let plans = || self.plans.years.iter().flat_map(|year| &year.plans);
        let mut seen: Vec<&str> = Vec::new();
        for department in plans().map(|plan| &plan.department) {
            let key = department.key.as_str();
            if !seen.contains(&key) {
                seen.push(key);
                let own = plans().filter(|plan| plan.department.key == key).flat_map(|plan| &plan.goals);
                topics.push(topic(Some(&department.name), Topic::Department(key), &own.collect::<Vec<_>>()));
            }
        }
        if self.has_categories() {
            for (place, category) in self.settings.categories.iter().enumerate() {
                let own = all.iter().filter(|goal| goal.written.category == Some(place));
                let own: Vec<&Goal> = own.copied().collect();
                topics.push(topic(Some(&category.name), Topic::Category(&category.key), &own));
            }
        }
        topics.retain(|topic| !topic.files.is_empty());
        topics
    }
}
