//! `plan.json`: a department's plan of one year with all of its goals.

use serde::Serialize;

use super::entry::{Iso, Named};
use super::goal::{LineEntry, Organisation, Whole, lines, url};
use super::{VERSION, line};
use crate::address;
use crate::export::subject::of_plan;
use crate::plan::{Plan, Year};
use crate::site::Site;

/// The file beside a department's page.
pub(in crate::export) fn file(site: Site<'_>, year: &Year, plan: &Plan) -> Vec<u8> {
    let settings = site.settings;
    let address = address::department(&year.key, &plan.department.key);
    line(&PlanEntry {
        version: VERSION,
        url: url(&site, &address),
        address,
        organisation: Organisation::of(settings),
        fiscal_year: year.fiscal_year.number(),
        fiscal_year_first: Iso(year.fiscal_year.first_day(settings.start_month)),
        fiscal_year_last: Iso(year.fiscal_year.last_day(settings.start_month)),
        department: Named { key: &plan.department.key, name: &plan.department.name },
        created: plan.created.map(Iso),
        officers: plan
            .officers
            .iter()
            .map(|officer| OfficerEntry { post: &officer.post, name: &officer.name })
            .collect(),
        sections: plan
            .sections
            .iter()
            .map(|section| Named { key: &section.key, name: &section.name })
            .collect(),
        introduction: lines(&plan.introduction),
        goals: of_plan(site, year, plan).map(|subject| Whole::new(&subject)).collect(),
    })
}

#[derive(Serialize)]
struct PlanEntry<'a> {
    version: u32,
    /// Its page, relative to the site's root.
    address: String,
    url: Option<String>,
    organisation: Organisation<'a>,
    fiscal_year: i16,
    fiscal_year_first: Iso,
    fiscal_year_last: Iso,
    department: Named<'a>,
    /// The day on which it was made.
    created: Option<Iso>,
    officers: Vec<OfficerEntry<'a>>,
    sections: Vec<Named<'a>>,
    introduction: Vec<LineEntry>,
    goals: Vec<Whole<'a>>,
}

#[derive(Serialize)]
struct OfficerEntry<'a> {
    post: &'a str,
    name: &'a str,
}
