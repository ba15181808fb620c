//! The pictures that represent pages where they are shared.
//!
//! A department's pages have the department's, all others the site's. A picture is made, unless the author put one of
//! the same name beside the department's `_index.md`, or beside `site.yaml`.

use serde::Serialize;

use super::{Route, Site};
use crate::address;
use crate::calendar::{Date, Deadline, FiscalYear};
use crate::picture::{Colours, Frame, Ground, HEIGHT, Picture, WIDTH};
use crate::plan::{Goal, Plan};
use crate::settings::ColumnKind;

/// The picture that represents a page; `page.picture` in templates.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct PictureView {
    /// Its absolute address.
    pub address: String,
    /// What it says, for those who do not see it.
    pub alt: String,
    /// How wide it is, in pixels; `None` for one that is the author's own.
    pub width: Option<u16>,
    /// How high it is.
    pub height: Option<u16>,
}

impl Site<'_> {
    /// The pictures that are made, by address. There are none without an address for the site, since a page names
    /// its picture by an absolute address alone.
    pub fn pictures(&self) -> Vec<(String, Picture)> {
        let mut pictures = Vec::new();
        if !self.makes_pictures() {
            return pictures;
        }
        let site = address::picture("");
        if !self.has_file(&site) {
            pictures.push((site, self.picture_of_site()));
        }
        for (year, place) in self.plans.years.iter().zip(0..) {
            for (plan, plan_place) in year.plans.iter().zip(0..) {
                let address = address::picture(&Route::Department(place, plan_place).address(self));
                if !self.has_file(&address) {
                    pictures.push((address, self.picture_of_plan(place, plan)));
                }
            }
        }
        pictures
    }

    /// What all of them show.
    pub fn picture_frame(&self, colours: Colours) -> Frame {
        let month = |later: i8| {
            let number = (self.settings.start_month.get() - 1 + later) % 12 + 1;
            self.strings.get(&format!("share_month_{number}")).to_owned()
        };
        let has_months = self.settings.form.has(ColumnKind::Deadline);
        Frame {
            organisation: self.settings.organisation.clone(),
            title: self.settings.title.clone(),
            months: has_months.then(|| [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map(month)),
            colours,
        }
    }

    /// The bytes of the picture that is made at an address; `None` where there is none.
    pub fn draw(&self, address: &str, colours: Colours) -> Option<Vec<u8>> {
        if !address::is_picture(address) {
            return None;
        }
        let (_, picture) = self.pictures().into_iter().find(|(made, _)| made == address)?;
        Some(Ground::new(&self.picture_frame(colours)).draw(&picture))
    }

    /// The picture that represents a page.
    pub(super) fn picture(&self, route: Route) -> Option<PictureView> {
        if let Some((year, plan)) = route.plan() {
            let settings = self.settings;
            let words = [
                ("organisation", settings.organisation.as_str()),
                ("title", &settings.title),
                ("year", &self.year(year).name),
                ("department", &self.plan(year, plan).department.name),
            ];
            let folder = Route::Department(year, plan).address(self);
            let alt = || self.strings.fill("share_alt_department", &words);
            if let Some(own) = self.picture_at(&address::picture(&folder), alt) {
                return Some(own);
            }
        }
        self.picture_of_pages()
    }

    /// The picture that represents the pages that have no other.
    pub(super) fn picture_of_pages(&self) -> Option<PictureView> {
        let settings = self.settings;
        let words = [("organisation", settings.organisation.as_str()), ("title", &settings.title)];
        self.picture_at(&address::picture(""), || self.strings.fill("share_alt_site", &words))
    }

    fn picture_at(&self, address: &str, alt: impl Fn() -> String) -> Option<PictureView> {
        let base = self.settings.base_url.as_ref()?;
        let is_own = self.has_file(address);
        let side = |pixels| (!is_own).then_some(pixels);
        (is_own || self.makes_pictures()).then(|| PictureView {
            address: base.join(address),
            alt: alt(),
            width: side(WIDTH),
            height: side(HEIGHT),
        })
    }

    fn makes_pictures(&self) -> bool {
        self.settings.share_pictures && self.settings.base_url.is_some()
    }

    /// Whether a file of the content is published at an address.
    fn has_file(&self, address: &str) -> bool {
        self.plans.assets.binary_search_by(|asset| asset.as_str().cmp(address)).is_ok()
    }

    /// The site's picture shows its newest year.
    fn picture_of_site(&self) -> Picture {
        let name = self.settings.title.clone();
        let Some(year) = self.plans.years.first() else {
            return Picture { name, year: None, goals: None, due: [0; 12] };
        };
        let goals = || year.plans.iter().flat_map(|plan| &plan.goals);
        Picture {
            name,
            year: Some(year.name.clone()),
            goals: Some(self.number_of_goals(goals().count())),
            due: self.due(year.fiscal_year, goals()),
        }
    }

    fn picture_of_plan(&self, year: usize, plan: &Plan) -> Picture {
        let year = self.year(year);
        Picture {
            name: plan.department.name.clone(),
            year: Some(year.name.clone()),
            goals: Some(self.number_of_goals(plan.goals.len())),
            due: self.due(year.fiscal_year, plan.goals.iter()),
        }
    }

    fn number_of_goals(&self, count: usize) -> String {
        let key = if count == 1 { "share_goal" } else { "share_goals" };
        self.strings.fill(key, &[("count", &count.to_string())])
    }

    /// How many goals are due in each month of a year. What has no date, or one in another year, is due in none.
    fn due<'g>(&self, year: FiscalYear, goals: impl Iterator<Item = &'g Goal>) -> [usize; 12] {
        let start = self.settings.start_month;
        let mut due = [0; 12];
        let dates = goals.filter_map(|goal| goal.written.deadline.as_ref().and_then(Deadline::date));
        for date in dates.filter(|date: &Date| year.contains(*date, start)) {
            let place = (date.month() - start.get()).rem_euclid(12);
            if let Some(month) = usize::try_from(place).ok().and_then(|place| due.get_mut(place)) {
                *month += 1;
            }
        }
        due
    }
}
