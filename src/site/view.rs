//! What a template may see.

use std::borrow::Cow;

use serde::Serialize;

use super::cell::{Cell, DateView};
use super::data::DataView;
use super::downloads::DownloadView;
use super::months::{MonthsView, SpanView};
use super::search::SearchView;
use super::share::PictureView;
use super::sheet::Sheet;
use super::summary::{GoalSummary, Tally};

/// A page: what every page has, and what this one shows.
#[derive(Debug)]
pub struct View<'a> {
    /// What every page has.
    pub page: PageView<'a>,
    /// What this one shows.
    pub body: Body<'a>,
    /// The sheets on it.
    pub sheets: Vec<Sheet>,
}

/// What every page has; `page` in templates.
#[derive(Debug, Hash, Serialize)]
pub struct PageView<'a> {
    /// The kind of page: `home`, `year`, `department`, `section`, `goal`, `category`, `deadlines`, `page`,
    /// `data`, `search`, `not-found` or `redirect`.
    pub kind: &'static str,
    /// Its address, relative to the site's root.
    pub address: String,
    /// The way to the site's root: every internal address is written behind it.
    pub root: String,
    /// Its heading.
    pub heading: &'a str,
    /// Its title, unique in the site.
    pub title: String,
    /// One sentence about it.
    pub description: String,
    /// Its absolute address, where the site has one.
    pub canonical: Option<String>,
    /// The picture that represents it where it is shared.
    pub picture: Option<PictureView>,
    /// The pages above it, from the home page.
    pub breadcrumbs: Vec<Link<'a>>,
    /// The content file that it comes from, where it is one.
    pub source: Option<&'a str>,
    /// Where that file can be seen, if the site says so.
    pub source_address: Option<String>,
    /// The files that it leads to for further use.
    pub downloads: Vec<DownloadView>,
    /// What it says to programs, as JSON-LD in the terms of schema.org; none where the site has no address yet.
    pub linked_data: Option<String>,
}

/// A link to a page of the site.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct Link<'a> {
    /// What it says.
    pub name: &'a str,
    /// Where it leads, relative to the site's root.
    pub address: String,
}

/// What a page shows; in templates, under the kind's name (`goal.number`).
#[derive(Debug, Hash, Serialize)]
#[serde(untagged)]
pub enum Body<'a> {
    /// The home page.
    Home(HomeView<'a>),
    /// A fiscal year.
    Year(YearView<'a>),
    /// A department's plan.
    Department(DepartmentView<'a>),
    /// A section.
    Section(SectionView<'a>),
    /// A goal.
    Goal(GoalView<'a>),
    /// A category's goals of a year.
    Category(CategoryView<'a>),
    /// A year's goals by deadline.
    Deadlines(DeadlinesView<'a>),
    /// The page about the data.
    Data(DataView<'a>),
    /// The page for searching.
    Search(SearchView<'a>),
    /// A free page.
    Page(ProseView<'a>),
    /// Nothing there.
    NotFound,
    /// An earlier address.
    Redirect(RedirectView),
}

impl Body<'_> {
    /// The name under which templates see it, which is also that of the template.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Home(_) => "home",
            Self::Year(_) => "year",
            Self::Department(_) => "department",
            Self::Section(_) => "section",
            Self::Goal(_) => "goal",
            Self::Category(_) => "category",
            Self::Deadlines(_) => "deadlines",
            Self::Data(_) => "data",
            Self::Search(_) => "search",
            Self::Page(_) => "prose",
            Self::NotFound => "not-found",
            Self::Redirect(_) => "redirect",
        }
    }
}

/// The home page.
#[derive(Debug, Hash, Serialize)]
pub struct HomeView<'a> {
    /// The fiscal years, newest first.
    pub years: Vec<YearEntry<'a>>,
    /// The picture of the newest year.
    pub months: Option<MonthsView>,
    /// What is due next in the newest year; `None` once all its days have passed.
    pub upcoming: Option<UpcomingView<'a>>,
}

/// The goals that are due next.
#[derive(Debug, Hash, Serialize)]
pub struct UpcomingView<'a> {
    /// The day as of which they are the next.
    pub as_of: DateView,
    /// The first of them.
    pub goals: Vec<GoalSummary<'a>>,
    /// How many more there are.
    pub more: usize,
}

/// A fiscal year on the home page.
#[derive(Debug, Hash, Serialize)]
pub struct YearEntry<'a> {
    /// The year, as people write it.
    pub name: &'a str,
    /// Its page.
    pub address: String,
    /// How many goals it has.
    pub goals: usize,
    /// Its departments.
    pub departments: Vec<Tally<'a>>,
    /// Its categories.
    pub categories: Vec<Tally<'a>>,
    /// Its goals by deadline, where the form has deadlines.
    pub deadlines: Option<String>,
}

/// A fiscal year's page.
#[derive(Debug, Hash, Serialize)]
pub struct YearView<'a> {
    /// The year, as people write it.
    pub name: &'a str,
    /// Its first and last day.
    pub first: DateView,
    /// Its last day.
    pub last: DateView,
    /// What it says about itself.
    pub introduction: Option<Cow<'a, str>>,
    /// How many goals it has.
    pub goals: usize,
    /// Its departments with their sections.
    pub departments: Vec<DepartmentEntry<'a>>,
    /// Its categories.
    pub categories: Vec<Tally<'a>>,
    /// Its goals by deadline, where the form has deadlines.
    pub deadlines: Option<String>,
    /// The picture of the year.
    pub months: Option<MonthsView>,
}

/// A department on a year's page.
#[derive(Debug, Hash, Serialize)]
pub struct DepartmentEntry<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its page.
    pub address: String,
    /// How many goals it has.
    pub goals: usize,
    /// How many of them are common to all sections.
    pub common: usize,
    /// Its sections, with their own goals.
    pub sections: Vec<Tally<'a>>,
}

/// The head of a plan.
#[derive(Debug, Hash, Serialize)]
pub struct HeadView<'a> {
    /// The form's title.
    pub form: &'a str,
    /// The fiscal year, as people write it.
    pub year: &'a str,
    /// The department.
    pub department: &'a str,
    /// The day on which the plan was made.
    pub created: Option<DateView>,
    /// Those who answer for it.
    pub officers: Vec<OfficerView<'a>>,
}

/// Someone who answers for a plan.
#[derive(Debug, Hash, Serialize)]
pub struct OfficerView<'a> {
    /// The post.
    pub post: &'a str,
    /// The name.
    pub name: &'a str,
}

/// A department's page: the official sheet.
#[derive(Debug, Hash, Serialize)]
pub struct DepartmentView<'a> {
    /// The head of the plan.
    pub head: HeadView<'a>,
    /// What it says about itself.
    pub introduction: Option<Cow<'a, str>>,
    /// Its sections, with their own goals.
    pub sections: Vec<SectionEntry<'a>>,
    /// How many goals are common to all sections.
    pub common: usize,
    /// The goals that are common to all sections, by number.
    pub common_goals: Vec<Jump>,
    /// Its categories, each with the place of its goals on the category's page.
    pub categories: Vec<Tally<'a>>,
    /// The months of its goals.
    pub months: Option<MonthsView>,
}

/// A section on its department's page.
#[derive(Debug, Hash, Serialize)]
pub struct SectionEntry<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its page.
    pub address: String,
    /// Its own goals, by number.
    pub goals: Vec<Jump>,
}

/// A jump to a goal's row in the sheet.
#[derive(Debug, Hash, Serialize)]
pub struct Jump {
    /// The goal's number.
    pub number: u32,
    /// The row's id.
    pub id: String,
}

/// A section's page.
#[derive(Debug, Hash, Serialize)]
pub struct SectionView<'a> {
    /// The section's name.
    pub name: &'a str,
    /// The head of its department's plan.
    pub head: HeadView<'a>,
    /// Its department.
    pub department: Link<'a>,
    /// Every section of the department, with the number of its own goals.
    pub sections: Vec<Tally<'a>>,
    /// The goals that are common to all sections.
    pub common: Vec<GoalSummary<'a>>,
}

/// A goal in a sheet; `row` in the template of rows.
#[derive(Debug, Hash, Serialize)]
pub struct Row<'a> {
    /// Its number.
    pub number: u32,
    /// Its title.
    pub title: &'a str,
    /// Its page.
    pub address: String,
    /// The id of the row.
    pub id: String,
    /// Whether it is common to every section.
    pub is_common: bool,
    /// Whether that must be said beside its title, because the form has no column that says it.
    pub says_common: bool,
    /// Why the public may not see it yet, where drafts are shown.
    pub withheld: Option<WithheldView>,
    /// A cell for each column of the form, in its order.
    pub cells: Vec<Cell<'a>>,
}

/// Why the public may not see a goal yet.
#[derive(Debug, Hash, Serialize)]
pub struct WithheldView {
    /// The moment from which it is public; `None` for a draft.
    pub from: Option<DateView>,
}

/// A goal's page.
#[derive(Debug, Hash, Serialize)]
pub struct GoalView<'a> {
    /// Its number.
    pub number: u32,
    /// Its title.
    pub title: &'a str,
    /// Whether it is common to every section.
    pub is_common: bool,
    /// Why the public may not see it yet, where drafts are shown.
    pub withheld: Option<WithheldView>,
    /// The fiscal year, as people write it.
    pub year: Link<'a>,
    /// Its department.
    pub department: Link<'a>,
    /// Its section; `None` for one that is common.
    pub section: Option<Link<'a>>,
    /// The columns that hold no text, in the form's order, number and title aside.
    pub facts: Vec<Cell<'a>>,
    /// The columns that hold text, in the form's order.
    pub texts: Vec<Cell<'a>>,
    /// The part of the fiscal year that its deadline takes.
    pub span: Option<SpanView>,
    /// How to cite it, without its address.
    pub citation: String,
    /// The goal before it.
    pub previous: Option<Neighbour<'a>>,
    /// The goal after it.
    pub next: Option<Neighbour<'a>>,
}

/// The goal before or after.
#[derive(Debug, Hash, Serialize)]
pub struct Neighbour<'a> {
    /// Its number.
    pub number: u32,
    /// Its title.
    pub title: &'a str,
    /// Its page.
    pub address: String,
}

/// A category's page.
#[derive(Debug, Hash, Serialize)]
pub struct CategoryView<'a> {
    /// Its name.
    pub name: &'a str,
    /// What the configuration says about it.
    pub description: &'a str,
    /// The fiscal year.
    pub year: Link<'a>,
    /// How many goals it has.
    pub goals: usize,
    /// The departments that have any, with their goals.
    pub departments: Vec<GoalGroup<'a>>,
    /// Every category of the year.
    pub categories: Vec<Tally<'a>>,
}

/// Goals under a heading.
#[derive(Debug, Hash, Serialize)]
pub struct GoalGroup<'a> {
    /// The heading.
    pub name: String,
    /// Where it leads, where it leads anywhere.
    pub address: Option<String>,
    /// The id of the heading.
    pub id: String,
    /// The month that it stands for, in ISO 8601.
    pub iso: Option<String>,
    /// The goals.
    pub goals: Vec<GoalSummary<'a>>,
}

/// A year's goals by deadline.
#[derive(Debug, Hash, Serialize)]
pub struct DeadlinesView<'a> {
    /// The fiscal year.
    pub year: Link<'a>,
    /// How many goals there are.
    pub goals: usize,
    /// The picture of the year.
    pub months: Option<MonthsView>,
    /// One group for each month that has any, then those that take all the year, then those without a date.
    pub groups: Vec<GoalGroup<'a>>,
}

/// A free page.
#[derive(Debug, Hash, Serialize)]
pub struct ProseView<'a> {
    /// Its text.
    pub html: Cow<'a, str>,
}

/// An earlier address.
#[derive(Debug, Hash, Serialize)]
pub struct RedirectView {
    /// Where the goal is now, relative to the site's root.
    pub address: String,
}
