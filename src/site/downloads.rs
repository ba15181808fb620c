//! The files that a page leads to for further use, each with its format and its size.

use serde::Serialize;

use super::sizes::words;
use super::{Route, Site};
use crate::address::data::{self, Topic};
use crate::calendar::DeadlineMeaning;
use crate::plan::Goal;

/// A file for further use.
#[derive(Debug, Hash, Serialize)]
pub struct DownloadView {
    /// What it holds.
    pub name: String,
    /// Where it lies, relative to the site's root.
    pub address: String,
    /// Its format, by the name that people know.
    pub format: &'static str,
    /// Its size, to two digits; `None` for what grows while it is subscribed to.
    pub size: Option<String>,
    /// Its media type.
    pub media_type: &'static str,
    /// The name under which it is kept, where the address says too little; `None` for what is subscribed to.
    pub file: Option<String>,
}

/// A format by the name that people know, and its media type.
#[derive(Clone, Copy)]
struct Format(&'static str, &'static str);

const EXCEL: Format = Format("Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
const CSV: Format = Format("CSV", "text/csv");
const JSON: Format = Format("JSON", "application/json");
const STRATML: Format = Format("StratML", "application/xml");
const MARKDOWN: Format = Format("Markdown", "text/markdown");
const CALENDAR: Format = Format("iCalendar", "text/calendar");
const ATOM: Format = Format("Atom", "application/atom+xml");

/// The files of the data set, by the keys of the words that say what they hold.
const DATA_SET: [(&str, &str, Format); 7] = [
    ("download_goals", data::GOAL_TABLE, CSV),
    ("download_goal_lines", data::LINE_TABLE, CSV),
    ("download_departments", data::DEPARTMENT_TABLE, CSV),
    ("download_officers", data::OFFICER_TABLE, CSV),
    ("download_codes", data::CODE_TABLE, CSV),
    ("download_readme", data::README, MARKDOWN),
    ("download_package", data::PACKAGE, JSON),
];

impl<'a> Site<'a> {
    /// Every goal of the site.
    pub(super) fn all_goals(&self) -> impl Iterator<Item = &'a Goal> {
        self.plans.years.iter().flat_map(|year| &year.plans).flat_map(|plan| &plan.goals)
    }

    /// The files that a page leads to.
    pub(super) fn downloads(&self, route: Route) -> Vec<DownloadView> {
        match route {
            Route::Home => self.subscriptions(Topic::Site, self.all_goals()),
            Route::Year(year) => {
                let year = &self.year(year).key;
                let mut files = self.workbook(Some(year));
                files.extend(self.tables(Some(year), 2));
                files
            }
            Route::Department(year, plan) => self.of_plan(year, plan),
            Route::Goal(year, plan, goal) => {
                if !self.settings.data.json {
                    return Vec::new();
                }
                let (year, plan) = (self.year(year), self.plan(year, plan));
                let (department, goal) = (&plan.department.key, &plan.goals[goal].written.key);
                let address = data::of_goal(&year.key, department, goal, data::GOAL);
                let file = format!("{}-{department}-{goal}.json", year.key);
                vec![self.download("download_goal", address, JSON, Some(file))]
            }
            Route::Category(year, category) => {
                let topic = Topic::Category(&self.settings.categories[category].key);
                self.subscriptions(
                    topic,
                    self.goals_of(year).filter(|goal| goal.written.category == Some(category)),
                )
            }
            Route::Section(..)
            | Route::Deadlines(_)
            | Route::Data
            | Route::Search
            | Route::Page(_)
            | Route::NotFound
            | Route::Redirect(..) => Vec::new(),
        }
    }

    /// What can be had of one plan.
    fn of_plan(&self, year: usize, place: usize) -> Vec<DownloadView> {
        let (year, plan) = (self.year(year), self.plan(year, place));
        let department = &plan.department.key;
        let data = self.settings.data;
        let file = |key: &str, name: &str, format: Format| {
            let kept = format!("{}-{department}-{name}", year.key);
            self.download(key, data::of_plan(&year.key, department, name), format, Some(kept))
        };
        let mut files = Vec::new();
        if data.form {
            files.push(file("download_form", data::FORM, EXCEL));
        }
        if data.tables {
            files.push(file("download_goals", data::GOAL_TABLE, CSV));
            files.push(file("download_goal_lines", data::LINE_TABLE, CSV));
        }
        if data.json {
            files.push(file("download_plan", data::PLAN, JSON));
        }
        if data.stratml {
            files.push(file("download_plan", data::STRATML, STRATML));
        }
        files.extend(self.subscriptions(Topic::Department(department), &plan.goals));
        files
    }

    /// The data set of a year or of the whole site: its tables, as many as are wanted, and what describes them.
    pub(super) fn tables(&self, year: Option<&str>, most: usize) -> Vec<DownloadView> {
        if !self.settings.data.tables {
            return Vec::new();
        }
        let files = DATA_SET.iter().take(most);
        files.map(|(key, file, format)| self.of_data_set(key, year, file, *format)).collect()
    }

    /// The data set of a year or of the whole site as one spreadsheet. A table can be too long for one.
    pub(super) fn workbook(&self, year: Option<&str>) -> Vec<DownloadView> {
        if !self.settings.data.tables || !self.settings.data.workbooks {
            return Vec::new();
        }
        let workbook = self.of_data_set("download_workbook", year, data::WORKBOOK, EXCEL);
        // Where the tables were made and this was not, there is none.
        let is_left_out =
            workbook.size.is_none() && self.size(&data::of_data_set(year, data::GOAL_TABLE)).is_some();
        if is_left_out { Vec::new() } else { vec![workbook] }
    }

    fn of_data_set(&self, key: &str, year: Option<&str>, file: &str, format: Format) -> DownloadView {
        let kept = match year {
            Some(year) => format!("{year}-{file}"),
            None => file.to_owned(),
        };
        self.download(key, data::of_data_set(year, file), format, Some(kept))
    }

    /// The list of all goals for programs, and the schema.
    pub(super) fn lists(&self) -> Vec<DownloadView> {
        let mut files =
            vec![self.download("download_list", data::GOALS.to_owned(), JSON, Some(data::GOALS.to_owned()))];
        if self.settings.data.json {
            files.push(self.download("download_schema", data::SCHEMA.to_owned(), JSON, None));
        }
        files
    }

    /// The calendar and the feed of a topic, if these goals of it are in them. Nobody keeps what is subscribed to, and
    /// it grows from year to year: its size would tell nothing.
    pub(super) fn subscriptions<'g>(
        &self,
        topic: Topic<'_>,
        goals: impl IntoIterator<Item = &'g Goal>,
    ) -> Vec<DownloadView> {
        let data = self.settings.data;
        let mut goals = goals.into_iter().peekable();
        let has_feed = data.feeds && self.settings.base_url.is_some() && goals.peek().is_some();
        let has_calendar = data.calendars && goals.any(is_dated);
        let subscription = |key: &str, file: &str, format| self.named(key, topic.file(file), format);
        let calendar = has_calendar.then(|| subscription("calendar", data::CALENDAR, CALENDAR));
        let feed = has_feed.then(|| subscription("feed", data::FEED, ATOM));
        calendar.into_iter().chain(feed).collect()
    }

    fn download(&self, key: &str, address: String, format: Format, file: Option<String>) -> DownloadView {
        let size = self.size(&address).map(words);
        DownloadView { size, file, ..self.named(key, address, format) }
    }

    fn named(&self, key: &str, address: String, format: Format) -> DownloadView {
        DownloadView {
            name: self.strings.get(key).to_owned(),
            size: None,
            address,
            format: format.0,
            media_type: format.1,
            file: None,
        }
    }
}

/// Whether a goal has a day, or days, in a calendar.
fn is_dated(goal: &Goal) -> bool {
    goal.written.deadline.as_ref().is_some_and(|deadline| deadline.meaning != DeadlineMeaning::Undated)
}
