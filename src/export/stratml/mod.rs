//! StratML Part 2 (ISO 17469-2): one department's plan of one year, for programs that compare plans of many bodies.
//!
//! What the standard calls a Goal spans several years, and an Objective lies within one; so a category of the
//! configuration is a Goal, and a goal of the plan is an Objective. Results have no place in a plan's files yet,
//! hence this is a plan and no report. Every identifier is made of keys, so that it stays when neighbours come or go.

mod objective;
#[cfg(test)]
mod tests;

use super::column::{labelled, text};
use super::subject::{Subject, made_on, of_plan};
use super::xml::Writer;
use crate::address;
use crate::plan::{Plan, Year};
use crate::settings::{Category, ColumnKind};
use crate::site::Site;

const NAMESPACE: &str = "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport";

/// The plan. It holds at least one Goal, as the standard demands, and so is a valid document even where no goal of
/// the plan is public yet.
pub(super) fn bytes(site: Site<'_>, year: &Year, plan: &Plan) -> Vec<u8> {
    let mut xml = Writer::new();
    xml.begin("PerformancePlanOrReport", &[("xmlns", NAMESPACE), ("Type", "Performance_Plan")]);
    xml.leaf("Name", &[], &plan_name(&site, year, plan));
    optional(&mut xml, "Description", &text(&plan.introduction));
    xml.begin("StrategicPlanCore", &[]);
    organisation(&mut xml, &site, plan);
    let categories = &site.settings.categories;
    for (place, category) in categories.iter().enumerate() {
        let members = || of_plan(site, year, plan).filter(|subject| place_of(subject) == Some(place));
        if members().next().is_some() {
            of_category(&mut xml, &site, place, category);
            members().for_each(|subject| objective::write(&mut xml, &subject));
            xml.end();
        }
    }
    let mut others = of_plan(site, year, plan).filter(|subject| place_of(subject).is_none()).peekable();
    if others.peek().is_some() || plan.goals.is_empty() {
        of_no_category(&mut xml, &site, year, plan);
        others.for_each(|subject| objective::write(&mut xml, &subject));
        xml.end();
    }
    xml.end();
    administration(&mut xml, &site, year, plan);
    xml.finish()
}

/// What the plan is called: whose it is, and of which year.
fn plan_name(site: &Site<'_>, year: &Year, plan: &Plan) -> String {
    let settings = site.settings;
    let year = year.fiscal_year.display(settings.era, settings.language);
    format!("{} {} {year} {}", settings.organisation, settings.title, plan.department.name)
}

/// The department, with those who answer for its plan.
fn organisation(xml: &mut Writer, site: &Site<'_>, plan: &Plan) {
    xml.begin("Organization", &[]);
    xml.leaf("Name", &[], &plan.department.name);
    xml.leaf("Identifier", &[], &identifier("organisation", &[&plan.department.key]));
    let publisher = labelled(site, site.strings.get("publisher"), &site.settings.organisation);
    xml.leaf("Description", &[], &publisher);
    for officer in &plan.officers {
        xml.begin("Stakeholder", &[("StakeholderTypeType", "Person")]);
        xml.leaf("Name", &[], &officer.name);
        xml.begin("Role", &[]);
        xml.leaf("Name", &[], &officer.post);
        xml.leaf("RoleType", &[], "Performer");
        xml.end();
        xml.end();
    }
    xml.end();
}

/// The place of a goal's category in the configured order.
fn place_of(subject: &Subject<'_>) -> Option<usize> {
    subject.goal.written.category.filter(|place| *place < subject.site.settings.categories.len())
}

/// Begins the Goal that a category is. Its identifier is the same in the plans of all departments and years, because
/// it is the same Goal.
fn of_category(xml: &mut Writer, site: &Site<'_>, place: usize, category: &Category) {
    xml.begin("Goal", &[]);
    xml.leaf("Name", &[], &category.name);
    // There must be a description, and one without a word says nothing.
    let described = Some(category.description.as_str()).filter(|words| !words.is_empty());
    let description = described.map_or_else(|| classified(site, &category.name), str::to_owned);
    xml.leaf("Description", &[], &description);
    xml.leaf("Identifier", &[], &identifier("category", &[&category.key]));
    xml.leaf("SequenceIndicator", &[], &(place + 1).to_string());
}

/// Begins the Goal of all goals without a category. Where the form has no categories at all, or there is no goal yet,
/// it bears the name of the form.
fn of_no_category(xml: &mut Writer, site: &Site<'_>, year: &Year, plan: &Plan) {
    let settings = site.settings;
    let has_categories = settings.form.has(ColumnKind::Category);
    let (name, description) = if plan.goals.is_empty() {
        (settings.form.title.as_str(), site.strings.get("no_goals").to_owned())
    } else if has_categories {
        (site.strings.get("uncategorised"), classified(site, site.strings.get("blank")))
    } else {
        (settings.form.title.as_str(), plan_name(site, year, plan))
    };
    xml.begin("Goal", &[]);
    xml.leaf("Name", &[], name);
    xml.leaf("Description", &[], &description);
    xml.leaf("Identifier", &[], "uncategorised");
    let place = if has_categories { settings.categories.len() + 1 } else { 1 };
    xml.leaf("SequenceIndicator", &[], &place.to_string());
}

/// That something belongs to a category, in the form's words.
fn classified(site: &Site<'_>, name: &str) -> String {
    let columns = &site.settings.form.columns;
    let column = columns.iter().find(|column| column.kind == ColumnKind::Category);
    column.map_or_else(|| name.to_owned(), |column| labelled(site, &column.label, name))
}

fn administration(xml: &mut Writer, site: &Site<'_>, year: &Year, plan: &Plan) {
    let start = site.settings.start_month;
    xml.begin("AdministrativeInformation", &[]);
    xml.leaf("Identifier", &[], &identifier("plan", &[&year.key, &plan.department.key]));
    xml.leaf("StartDate", &[], &year.fiscal_year.first_day(start).to_string());
    xml.leaf("EndDate", &[], &year.fiscal_year.last_day(start).to_string());
    xml.leaf("PublicationDate", &[], &made_on(site, year, plan).to_string());
    if let Some(base) = &site.settings.base_url {
        xml.leaf("Source", &[], &base.join(&address::department(&year.key, &plan.department.key)));
    }
    xml.end();
}

/// Writes an element unless it would be empty.
fn optional(xml: &mut Writer, name: &str, text: &str) {
    if !text.is_empty() {
        xml.leaf(name, &[], text);
    }
}

/// An `xs:ID` of keys, which are ASCII and may hold dots. What it begins with keeps apart what has the same key.
fn identifier(kind: &str, keys: &[&str]) -> String {
    let mut identifier = kind.to_owned();
    for key in keys {
        identifier.push('.');
        identifier.push_str(&key.replace('.', ".."));
    }
    identifier
}
