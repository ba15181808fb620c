//! The page for searching: what its script says, where it hands over without one, and an index of the site that is there
//! without it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::view::{Link, Neighbour};
use super::{Route, Site};
use crate::plan::Plan;
use crate::settings::{Elsewhere, Kana};

/// Up to how many goals the index names each; beyond them it would be too long to load and to look through, and the
/// departments' pages name them all.
const NAMED: usize = 1_000;

/// What the script says: the name that it knows the words by, and their key in the theme.
const WORDS: [(&str, &str); 33] = [
    ("all", "search_all"),
    ("changed", "search_changed"),
    ("choose_department", "search_choose_department"),
    ("clear_filters", "search_clear_filters"),
    ("colon", "colon"),
    ("count", "search_count"),
    ("count_one", "search_count_one"),
    ("deadline", "search_deadline"),
    ("ellipsis", "search_ellipsis"),
    ("failed", "search_failed"),
    ("file_scheme", "search_file_scheme"),
    ("filter_category", "search_filter_category"),
    ("filter_department", "department"),
    ("filter_section", "search_filter_section"),
    ("filter_year", "fiscal_year"),
    ("kind_department", "search_kind_department"),
    ("kind_page", "search_kind_page"),
    ("kind_section", "search_kind_section"),
    ("loading", "search_loading"),
    ("more", "search_more"),
    ("no_deadline", "no_deadline"),
    ("none", "search_none"),
    ("none_hint", "search_none_hint"),
    ("option", "search_option"),
    ("reload", "search_reload"),
    ("retry", "search_retry"),
    ("separator_title", "title_separator"),
    ("shown", "search_shown"),
    ("title", "search_title"),
    ("truncated", "search_truncated"),
    ("without_filters", "search_without_filters"),
    ("word_alone", "search_word_alone"),
    ("word_nowhere", "search_word_nowhere"),
];

/// The page for searching.
#[derive(Debug, Hash, Serialize)]
pub struct SearchView<'a> {
    /// Whether hiragana and katakana find each other.
    pub joins_kana: bool,
    /// The search that readers without JavaScript are led to.
    pub elsewhere: Option<ElsewhereView<'a>>,
    /// What the script says, as JSON that may stand in an element of the page.
    pub words: String,
    /// The fiscal years, newest first.
    pub years: Vec<SearchYear<'a>>,
    /// Whether the departments name their goals: not on a site that has very many.
    pub names_goals: bool,
}

/// A form that leads to another search.
#[derive(Debug, Hash, Serialize)]
pub struct ElsewhereView<'a> {
    /// Where it leads.
    pub action: &'a str,
    /// The host, so that people know where.
    pub host: &'a str,
    /// The name of the field for the words.
    pub field: &'a str,
    /// What it sends along.
    pub hidden: Vec<HiddenField<'a>>,
}

/// What a form sends along.
#[derive(Debug, Hash, Serialize)]
pub struct HiddenField<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its value.
    pub value: &'a str,
}

/// A fiscal year in the index.
#[derive(Debug, Hash, Serialize)]
pub struct SearchYear<'a> {
    /// The year, as people write it.
    pub name: &'a str,
    /// Its page.
    pub address: String,
    /// The id of its heading.
    pub id: String,
    /// Its departments.
    pub departments: Vec<SearchDepartment<'a>>,
}

/// A department in the index.
#[derive(Debug, Hash, Serialize)]
pub struct SearchDepartment<'a> {
    /// What it is called, and its page.
    #[serde(flatten)]
    pub link: Link<'a>,
    /// How many goals it has.
    pub goals: usize,
    /// Its goals, unless the site has very many.
    pub named: Vec<Neighbour<'a>>,
}

impl<'a> Site<'a> {
    pub(super) fn search_view(&self) -> SearchView<'a> {
        let settings = self.settings;
        let names_goals = self.all_goals().take(NAMED + 1).count() <= NAMED;
        let years = self.plans.years.iter().enumerate().map(|(place, year)| SearchYear {
            name: &year.name,
            address: Route::Year(place).address(self),
            id: format!("year-{}", year.key),
            departments: (0..year.plans.len())
                .map(|plan| self.search_department(place, plan, names_goals))
                .collect(),
        });
        SearchView {
            joins_kana: settings.search.kana == Kana::Together,
            elsewhere: settings.search.elsewhere.as_ref().map(elsewhere),
            words: self.search_words(),
            years: years.collect(),
            names_goals,
        }
    }

    fn search_department(&self, year: usize, place: usize, names_goals: bool) -> SearchDepartment<'a> {
        let plan: &'a Plan = self.plan(year, place);
        let goals = plan.goals.iter().enumerate().filter(|_| names_goals);
        SearchDepartment {
            link: Link { name: &plan.department.name, address: Route::Department(year, place).address(self) },
            goals: plan.goals.len(),
            named: goals
                .map(|(goal, named)| Neighbour {
                    number: named.number,
                    title: &named.written.title,
                    address: Route::Goal(year, place, goal).address(self),
                })
                .collect(),
        }
    }

    fn search_words(&self) -> String {
        let words: BTreeMap<&str, &str> =
            WORDS.iter().map(|(name, key)| (*name, self.strings.get(key))).collect();
        // Plain strings always serialise. No `<` may end the element in which the text stands.
        serde_json::to_string(&words).unwrap_or_default().replace('<', "\\u003c")
    }
}

fn elsewhere(elsewhere: &Elsewhere) -> ElsewhereView<'_> {
    let hidden = elsewhere.hidden.iter().map(|(name, value)| HiddenField { name, value });
    ElsewhereView {
        action: &elsewhere.action,
        host: elsewhere.origin().split_once("://").map_or("", |(_, host)| host),
        field: &elsewhere.field,
        hidden: hidden.collect(),
    }
}
