//! What every page says about itself: its heading, its title, what it is part of, one sentence, and where it comes from.

use super::view::Link;
use super::{Route, Site};
use crate::draft::Prose;

/// How long a description may be, in characters: what search engines show of it.
const DESCRIPTION: usize = 120;

impl<'a> Site<'a> {
    pub(super) fn heading(&self, route: Route) -> &'a str {
        match route {
            Route::Home => &self.settings.title,
            Route::Year(year) => &self.year(year).name,
            Route::Department(year, plan) => &self.plan(year, plan).department.name,
            Route::Section(year, plan, section) => &self.plan(year, plan).sections[section].name,
            Route::Goal(year, plan, goal) | Route::Redirect(year, plan, goal, _) => {
                &self.plan(year, plan).goals[goal].written.title
            }
            Route::Category(_, category) => &self.settings.categories[category].name,
            Route::Deadlines(_) => self.strings.get("deadlines"),
            Route::Data => self.strings.get("data"),
            Route::Search => self.strings.get("search"),
            Route::Page(page) => &self.plans.pages[page].title,
            Route::NotFound => self.strings.get("not_found"),
        }
    }

    /// The pages above, from the home page.
    pub(super) fn breadcrumbs(&self, route: Route) -> Vec<Link<'a>> {
        let home = Link { name: self.strings.get("home"), address: String::new() };
        let mut crumbs = vec![home];
        let year = match route {
            Route::Home => return Vec::new(),
            Route::Year(_) | Route::Data | Route::Search | Route::Page(_) | Route::NotFound => return crumbs,
            Route::Department(year, _)
            | Route::Section(year, ..)
            | Route::Goal(year, ..)
            | Route::Category(year, _)
            | Route::Deadlines(year)
            | Route::Redirect(year, ..) => year,
        };
        crumbs.push(self.year_link(year));
        if let Route::Section(_, plan, _) | Route::Goal(_, plan, _) | Route::Redirect(_, plan, _, _) = route {
            crumbs.push(Link {
                name: &self.plan(year, plan).department.name,
                address: Route::Department(year, plan).address(self),
            });
        }
        crumbs
    }

    /// A title that no other page has: the heading, what it is part of, the site and its publisher.
    pub(super) fn title(&self, route: Route, heading: &str, breadcrumbs: &[Link<'_>]) -> String {
        let settings = self.settings;
        let numbered;
        let mut parts: Vec<&str> = Vec::new();
        if let Route::Goal(year, plan, goal) = route {
            let number = self.plan(year, plan).goals[goal].number.to_string();
            numbered = self.strings.fill("goal_title", &[("number", &number), ("title", heading)]);
            parts.push(&numbered);
        } else if !matches!(route, Route::Home) {
            parts.push(heading);
        }
        let within: Vec<&str> = breadcrumbs.iter().skip(1).map(|crumb| crumb.name).collect();
        let within = within.join(" ");
        if !within.is_empty() {
            parts.push(&within);
        }
        parts.extend([settings.title.as_str(), &settings.organisation]);
        parts.join(self.strings.get("title_separator"))
    }

    /// One sentence about the page: its own text's beginning where it has one.
    pub(super) fn description(&self, route: Route, heading: &str) -> String {
        let of_text = |prose: &Prose| beginning(prose.fragment.text());
        let organisation = self.settings.organisation.as_str();
        let own = match route {
            Route::Year(year) => of_text(&self.year(year).introduction),
            Route::Department(year, plan) => of_text(&self.plan(year, plan).introduction),
            Route::Goal(year, plan, goal) | Route::Redirect(year, plan, goal, _) => {
                self.plan(year, plan).goals[goal]
                    .written
                    .texts
                    .first()
                    .map_or(String::new(), |(_, prose)| of_text(prose))
            }
            Route::Category(_, category) => self.settings.categories[category].description.clone(),
            Route::Page(page) => {
                let page = &self.plans.pages[page];
                page.description.clone().unwrap_or_else(|| of_text(&page.body))
            }
            Route::Data => {
                let arguments = [("organisation", organisation), ("title", &self.settings.title)];
                self.strings.fill("data_lead", &arguments)
            }
            Route::Search => {
                let arguments = [("organisation", organisation), ("title", &self.settings.title)];
                self.strings.fill("search_lead", &arguments)
            }
            Route::Home | Route::Section(..) | Route::Deadlines(_) | Route::NotFound => String::new(),
        };
        if !own.is_empty() {
            return own;
        }
        let year = match route {
            Route::Year(year)
            | Route::Department(year, _)
            | Route::Section(year, ..)
            | Route::Goal(year, ..)
            | Route::Category(year, _)
            | Route::Deadlines(year)
            | Route::Redirect(year, ..) => &*self.year(year).name,
            Route::Home | Route::Data | Route::Search | Route::Page(_) | Route::NotFound => "",
        };
        let key = if year.is_empty() { "description_site" } else { "description_page" };
        let arguments = [
            ("organisation", organisation),
            ("year", year),
            ("heading", heading),
            ("title", &self.settings.title),
        ];
        self.strings.fill(key, &arguments)
    }

    /// The content file that a page comes from.
    pub(super) fn source(&self, route: Route) -> Option<&'a str> {
        match route {
            Route::Year(year) => self.year(year).file.as_deref(),
            Route::Department(year, plan) | Route::Section(year, plan, _) => {
                Some(&self.plan(year, plan).file)
            }
            Route::Goal(year, plan, goal) => Some(&self.plan(year, plan).goals[goal].written.file),
            Route::Page(page) => Some(&self.plans.pages[page].file),
            Route::Home
            | Route::Category(..)
            | Route::Deadlines(_)
            | Route::Data
            | Route::Search
            | Route::NotFound
            | Route::Redirect(..) => None,
        }
    }
}

/// The beginning of a text on one line, cut at a sentence's end where there is one in time.
fn beginning(text: &str) -> String {
    let line = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    if line.chars().count() <= DESCRIPTION {
        return line.to_owned();
    }
    let cut: String = line.chars().take(DESCRIPTION - 1).collect();
    match cut.rfind(['。', '．']) {
        Some(end) if end > cut.len() / 2 => cut[..=end + 2].to_owned(),
        _ => format!("{cut}…"),
    }
}
