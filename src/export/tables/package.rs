//! `datapackage.json`: the data set described for machines, as a Tabular Data Package (Frictionless, version 1: the one
//! that readers of every age know).

use std::borrow::Cow;

use serde::Serialize;

use super::super::subject;
use super::codes;
use super::resource::{Measured, Resource};
use super::table::Table;
use super::words::WORDS;
use super::{LAYOUT, years};
use crate::address;
use crate::calendar::Date;
use crate::plan::Year;
use crate::settings::{BaseUrl, Settings};
use crate::site::Site;

/// The data set of a year, or of all years, described for machines. `measured` answers with what is known of a file.
pub fn package(
    site: Site<'_>,
    scope: Option<&Year>,
    measured: impl Fn(Table) -> Option<Measured>,
) -> Vec<u8> {
    let settings = site.settings;
    let words = WORDS.of(settings.language);
    let updated = updated(site, scope);
    let (first, last) = (years(&site, scope).last(), years(&site, scope).next());
    let lists = codes::lists(settings);
    let name = scope.map_or_else(|| "goals".to_owned(), |year| format!("goals-{}", year.key));
    let description = words.fill("package.description", &[("organisation", &settings.organisation)]);
    let base = settings.base_url.as_ref();
    let page = scope.map(|year| address::year(&year.key)).unwrap_or_default();
    let package = Package {
        profile: "tabular-data-package",
        name,
        title: title(site, scope),
        description: [&description, words.get("package.escape")].join(words.get("join")),
        homepage: base.map(|base| base.join(&page)),
        language: settings.language.tag(),
        version: updated.map(|day| format!("{}.{}.{}", day.year(), day.month(), day.day())),
        updated: updated.map(|day| day.to_string()),
        layout_version: LAYOUT,
        temporal: first.zip(last).map(|(first, last)| Temporal {
            start: first.fiscal_year.first_day(settings.start_month).to_string(),
            end: last.fiscal_year.last_day(settings.start_month).to_string(),
        }),
        licenses: settings
            .licence
            .iter()
            .map(|licence| License::new(&licence.name, licence.url.as_deref()))
            .collect(),
        sources: [Source { title: &settings.organisation, path: base.map(BaseUrl::as_str) }],
        contributors: contributors(settings),
        resources: Table::ALL
            .iter()
            .map(|table| Resource::new(settings, *table, &lists, measured(*table)))
            .collect(),
    };
    // Plain strings and numbers always serialise.
    let mut bytes = serde_json::to_vec_pretty(&package).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// The data set's title.
pub(super) fn title(site: Site<'_>, scope: Option<&Year>) -> String {
    let settings = site.settings;
    let mut arguments =
        vec![("organisation", settings.organisation.as_str()), ("title", settings.title.as_str())];
    let year = scope.map(|year| year.fiscal_year.display(settings.era, settings.language));
    let key = if year.is_some() { "package.title.year" } else { "package.title" };
    arguments.extend(year.as_deref().map(|year| ("year", year)));
    WORDS.of(settings.language).fill(key, &arguments)
}

/// The day on which the content last changed, by what it says itself; `None` where nothing is published.
pub(super) fn updated(site: Site<'_>, scope: Option<&Year>) -> Option<Date> {
    let plans = years(&site, scope).flat_map(|year| year.plans.iter().map(move |plan| (year, plan)));
    let goals = plans.flat_map(|(year, plan)| subject::of_plan(site, year, plan));
    goals.map(|goal| goal.updated()).max().map(|moment| subject::day(moment, &site))
}

#[derive(Serialize)]
struct Package<'a> {
    profile: &'static str,
    name: String,
    title: String,
    description: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    homepage: Option<String>,
    language: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    updated: Option<String>,
    #[serde(rename = "layoutVersion")]
    layout_version: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    temporal: Option<Temporal>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    licenses: Vec<License<'a>>,
    sources: [Source<'a>; 1],
    contributors: Vec<Contributor<'a>>,
    resources: Vec<Resource<'a>>,
}

#[derive(Serialize)]
struct Temporal {
    start: String,
    end: String,
}

#[derive(Serialize)]
struct License<'a> {
    name: Cow<'a, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'a str>,
    title: &'a str,
}

impl<'a> License<'a> {
    /// The name is an identifier of the Open Definition's list: `CC-BY-4.0`. Terms that have none there, such as those
    /// of a government of its own, are told by title and address.
    fn new(title: &'a str, path: Option<&'a str>) -> Self {
        let name = title.trim().replace(' ', "-");
        let is_identifier =
            name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_'));
        let name = if is_identifier { Cow::Owned(name) } else { Cow::Borrowed("notspecified") };
        Self { name, path, title }
    }
}

#[derive(Serialize)]
struct Source<'a> {
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'a str>,
}

#[derive(Serialize)]
struct Contributor<'a> {
    title: &'a str,
    role: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<&'a str>,
}

fn contributors(settings: &Settings) -> Vec<Contributor<'_>> {
    let base = settings.base_url.as_ref().map(BaseUrl::as_str);
    let publisher = Contributor { title: &settings.organisation, role: "publisher", path: base, email: None };
    let contact = settings.contact.as_ref().map(|contact| Contributor {
        title: contact.name.as_deref().unwrap_or(&settings.organisation),
        role: "maintainer",
        path: contact.url.as_deref(),
        email: contact.email.as_deref().filter(|email| email.is_ascii() && email.contains('@')),
    });
    [publisher].into_iter().chain(contact).collect()
}
