//! What feeds and calendars tell of: the site, a department, a category, whichever the year.

use crate::address::{self, data::Topic};
use crate::export::subject::{Subject, subjects};
use crate::site::Site;

/// Every topic of a site of which there is anything to tell: the site, the departments in the newest year's order,
/// and the categories that have goals in theirs.
pub(super) fn topics<'a>(site: &Site<'a>) -> Vec<Topic<'a>> {
    let mut topics = vec![Topic::Site];
    for plan in site.plans.years.iter().flat_map(|year| &year.plans) {
        let topic = Topic::Department(&plan.department.key);
        if !topics.contains(&topic) && !plan.goals.is_empty() {
            topics.push(topic);
        }
    }
    let mut has_goals = vec![false; site.settings.categories.len()];
    let goals = site.plans.years.iter().flat_map(|year| &year.plans).flat_map(|plan| &plan.goals);
    for category in goals.filter_map(|goal| goal.written.category) {
        has_goals[category] = true;
    }
    let categories = site.settings.categories.iter().zip(has_goals);
    topics.extend(categories.filter(|(_, has)| *has).map(|(category, _)| Topic::Category(&category.key)));
    topics
}

/// What a file about a topic is called: the topic and the kind of file first, since lists of calendars and feeds cut
/// names short: `政策部 期限のカレンダー | 国分寺市 組織目標`.
pub(super) fn name(site: &Site<'_>, topic: Topic<'_>, kind: Option<&str>) -> String {
    let settings = site.settings;
    let own = match topic {
        Topic::Site => None,
        Topic::Department(key) => {
            let mut plans = site.plans.years.iter().flat_map(|year| &year.plans);
            plans.find(|plan| plan.department.key == key).map(|plan| plan.department.name.as_str())
        }
        Topic::Category(key) => {
            let mut categories = settings.categories.iter();
            categories.find(|category| category.key == key).map(|category| category.name.as_str())
        }
    };
    let above = format!("{} {}", settings.organisation, settings.title);
    let words = |first: &str| kind.map_or_else(|| first.to_owned(), |kind| format!("{first} {kind}"));
    match own {
        Some(own) => format!("{}{}{above}", words(own), site.strings.get("title_separator")),
        None => words(&above),
    }
}

/// The address of the newest page about a topic.
pub(super) fn page(site: &Site<'_>, topic: Topic<'_>) -> String {
    let mut years = site.plans.years.iter();
    let found = match topic {
        Topic::Site => None,
        Topic::Department(key) => years
            .find(|year| year.plans.iter().any(|plan| plan.department.key == key))
            .map(|year| address::department(&year.key, key)),
        Topic::Category(key) => years.next().map(|year| address::category(&year.key, key)),
    };
    found.unwrap_or_default()
}

/// Whether a goal is part of a topic.
pub(super) fn holds(topic: Topic<'_>, subject: &Subject<'_>) -> bool {
    match topic {
        Topic::Site => true,
        Topic::Department(key) => subject.plan.department.key == key,
        Topic::Category(key) => subject.category().is_some_and(|category| category.key == key),
    }
}

/// The goals of a topic, as the site shows them.
pub(super) fn subjects_of<'a>(site: &Site<'a>, topic: Topic<'a>) -> impl Iterator<Item = Subject<'a>> {
    subjects(site).filter(move |subject| holds(topic, subject))
}
