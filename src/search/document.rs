//! What can be found: goals, departments, sections and free pages, with the words that each consists of.

use std::borrow::Cow;

use crate::draft::{GoalDraft, Value};
use crate::plan::{Assignment, Goal, Page, Plan};
use crate::settings::ColumnKind;
use crate::site::Site;

/// How many classes the words of a document fall into; a match in an earlier one counts for more.
pub const CLASSES: usize = 4;

/// Something that can be found.
#[derive(Clone, Debug)]
pub struct Document<'a> {
    /// What it is.
    pub kind: Kind,
    /// Where its page lies: below that of its plan, or below the root for a free page.
    pub path: Cow<'a, str>,
    /// Its title or name.
    pub title: &'a str,
    /// The section that pursues it, or the word for common; empty for what is no goal.
    pub section: &'a str,
    /// Its deadline in its author's words; empty where it has none.
    pub deadline: &'a str,
    /// Its further words, line by line: what shall be reached, how, and everything else.
    pub texts: [String; CLASSES - 1],
}

/// The kinds of documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A goal.
    Goal,
    /// A department in one fiscal year.
    Department,
    /// A section of a department in one fiscal year.
    Section,
    /// A free page.
    Page,
}

impl Document<'_> {
    /// Its words by class: the title, what shall be reached, how, and everything else. Each class is made of lines.
    pub fn classes(&self) -> [&str; CLASSES] {
        let [level, method, other] = &self.texts;
        [self.title, level, method, other]
    }
}

/// Some words of a document, and where its file has them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part<'a> {
    /// The class that they belong to.
    pub(super) class: usize,
    pub(super) origin: Origin,
    pub(super) words: &'a str,
}

/// Where in its file a document has words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// Nowhere: they are the program's own.
    Nowhere,
    /// A key of the front matter.
    Key(&'static str),
    /// A column of the form, by its place: a key of the front matter, or a heading of the body.
    Column(usize),
    /// What a department says of an officer, by place and key.
    Officer(usize, &'static str),
    /// The name of a section, by its place.
    Section(usize),
    /// The body.
    Body,
}

/// How many documents a plan has.
pub(super) fn count(plan: &Plan) -> usize {
    1 + plan.sections.len() + plan.goals.len()
}

/// A document of a plan by its place: the department, its sections, its goals.
pub fn of_plan<'a>(site: &Site<'a>, plan: &'a Plan, place: usize) -> Document<'a> {
    let parts = parts_of_plan(site, plan, place);
    let Some(goal) = goal_of(plan, place) else {
        let (kind, path) = match place.checked_sub(1).and_then(|place| plan.sections.get(place)) {
            Some(section) => (Kind::Section, Cow::Owned([&section.key, "/"].concat())),
            None => (Kind::Department, Cow::Borrowed("")),
        };
        return document(kind, path, &parts);
    };
    Document {
        section: section_of(site, plan, goal),
        deadline: deadline_of(goal),
        ..document(Kind::Goal, Cow::Owned([&goal.written.key, "/"].concat()), &parts)
    }
}

/// A free page.
pub fn of_page(page: &Page) -> Document<'_> {
    document(Kind::Page, Cow::Owned(crate::address::page(&page.key)), &parts_of_page(page))
}

/// The goal at a place of a plan, if it is one that is there.
pub(super) fn goal_of(plan: &Plan, place: usize) -> Option<&Goal> {
    plan.goals.get(place.checked_sub(1 + plan.sections.len())?)
}

/// The words of a document of a plan by its place, in the order of its texts.
pub(super) fn parts_of_plan<'a>(site: &Site<'a>, plan: &'a Plan, place: usize) -> Vec<Part<'a>> {
    if let Some(goal) = goal_of(plan, place) {
        return parts_of_goal(site, plan, goal);
    }
    if let Some(section) = place.checked_sub(1).and_then(|place| plan.sections.get(place)) {
        return vec![Part { class: TITLE, origin: Origin::Section(place - 1), words: &section.name }];
    }
    let name = Part { class: TITLE, origin: Origin::Key("name"), words: &plan.department.name };
    let introduction = plan.introduction.fragment.text();
    let introduction = Part { class: METHOD, origin: Origin::Body, words: introduction };
    let officers = plan.officers.iter().enumerate().flat_map(|(place, officer)| {
        let of = |key, words| Part { class: OTHER, origin: Origin::Officer(place, key), words };
        [of("post", officer.post.as_str()), of("name", officer.name.as_str())]
    });
    [name, introduction].into_iter().chain(officers).collect()
}

/// The words of a free page.
pub(super) fn parts_of_page(page: &Page) -> Vec<Part<'_>> {
    let title = Part { class: TITLE, origin: Origin::Key("title"), words: &page.title };
    vec![title, Part { class: METHOD, origin: Origin::Body, words: page.body.fragment.text() }]
}

const TITLE: usize = 0;
const LEVEL: usize = 1;
const METHOD: usize = 2;
const OTHER: usize = 3;

fn parts_of_goal<'a>(site: &Site<'a>, plan: &'a Plan, goal: &'a Goal) -> Vec<Part<'a>> {
    let written: &GoalDraft = &goal.written;
    let columns = &site.settings.form.columns;
    let of_kind = |kind, class, words| {
        let place = columns.iter().position(|column| column.kind == kind);
        Part { class, origin: place.map_or(Origin::Nowhere, Origin::Column), words }
    };
    let mut parts = vec![of_kind(ColumnKind::Title, TITLE, written.title.as_str())];
    if let Some(category) = written.category {
        parts.push(of_kind(ColumnKind::Category, OTHER, &site.settings.categories[category].name));
    }
    parts.push(of_kind(ColumnKind::Section, OTHER, section_of(site, plan, goal)));
    parts.push(of_kind(ColumnKind::Deadline, OTHER, deadline_of(goal)));
    for (place, value) in &written.values {
        let (Value::Line(words) | Value::Date(words, _) | Value::Number(words)) = value;
        parts.push(Part { class: OTHER, origin: Origin::Column(*place), words });
    }
    for (place, prose) in &written.texts {
        let class = match columns[*place].key.as_str() {
            "level" => LEVEL,
            "method" => METHOD,
            _ => OTHER,
        };
        parts.push(Part { class, origin: Origin::Column(*place), words: prose.fragment.text() });
    }
    parts
}

fn section_of<'a>(site: &Site<'a>, plan: &'a Plan, goal: &Goal) -> &'a str {
    match goal.assignment {
        Assignment::Common => site.strings.get("common"),
        Assignment::Section(section) => &plan.sections[section].name,
    }
}

fn deadline_of(goal: &Goal) -> &str {
    goal.written.deadline.as_ref().map_or("", |deadline| deadline.words.as_str())
}

/// A document without what goals alone have.
fn document<'a>(kind: Kind, path: Cow<'a, str>, parts: &[Part<'a>]) -> Document<'a> {
    let mut document =
        Document { kind, path, title: "", section: "", deadline: "", texts: Default::default() };
    for part in parts.iter().filter(|part| !part.words.is_empty()) {
        match part.class.checked_sub(1).and_then(|class| document.texts.get_mut(class)) {
            Some(text) => {
                if !text.is_empty() {
                    text.push('\n');
                }
                text.push_str(part.words);
            }
            None => document.title = part.words,
        }
    }
    document
}
