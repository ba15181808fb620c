//! What can be found: goals, departments, sections and free pages, with the words that each consists of.

use std::borrow::Cow;

use crate::draft::{GoalDraft, Value};
use crate::plan::{Assignment, Goal, Page, Plan, Section};
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

/// How many documents a plan has.
pub(super) fn count(plan: &Plan) -> usize {
    1 + plan.sections.len() + plan.goals.len()
}

/// A document of a plan by its place: the department, its sections, its goals.
pub fn of_plan<'a>(site: &Site<'a>, plan: &'a Plan, place: usize) -> Document<'a> {
    if place == 0 {
        return department(plan);
    }
    match plan.sections.get(place - 1) {
        Some(found) => section(found),
        None => goal(site, plan, &plan.goals[place - 1 - plan.sections.len()]),
    }
}

/// A free page.
pub fn of_page(page: &Page) -> Document<'_> {
    Document {
        kind: Kind::Page,
        path: Cow::Owned(crate::address::page(&page.key)),
        title: &page.title,
        section: "",
        deadline: "",
        texts: [String::new(), page.body.fragment.text().to_owned(), String::new()],
    }
}

fn department(plan: &Plan) -> Document<'_> {
    let mut other = Lines::default();
    for officer in &plan.officers {
        other.push(&officer.post);
        other.push(&officer.name);
    }
    Document {
        kind: Kind::Department,
        path: Cow::Borrowed(""),
        title: &plan.department.name,
        section: "",
        deadline: "",
        texts: [String::new(), plan.introduction.fragment.text().to_owned(), other.text],
    }
}

fn section(section: &Section) -> Document<'_> {
    Document {
        kind: Kind::Section,
        path: Cow::Owned([&section.key, "/"].concat()),
        title: &section.name,
        section: "",
        deadline: "",
        texts: Default::default(),
    }
}

fn goal<'a>(site: &Site<'a>, plan: &'a Plan, goal: &'a Goal) -> Document<'a> {
    let written: &GoalDraft = &goal.written;
    let section = match goal.assignment {
        Assignment::Common => site.strings.get("common"),
        Assignment::Section(section) => &plan.sections[section].name,
    };
    let [mut level, mut method, mut other] = [Lines::default(), Lines::default(), Lines::default()];
    if let Some(category) = written.category {
        other.push(&site.settings.categories[category].name);
    }
    other.push(section);
    let deadline = written.deadline.as_ref().map_or("", |deadline| deadline.words.as_str());
    other.push(deadline);
    for (_, value) in &written.values {
        match value {
            Value::Line(words) | Value::Date(words, _) | Value::Number(words) => other.push(words),
        }
    }
    for (place, prose) in &written.texts {
        let text = prose.fragment.text();
        match site.settings.form.columns[*place].key.as_str() {
            "level" => level.push(text),
            "method" => method.push(text),
            _ => other.push(text),
        }
    }
    Document {
        kind: Kind::Goal,
        path: Cow::Owned([&written.key, "/"].concat()),
        title: &written.title,
        section,
        deadline,
        texts: [level.text, method.text, other.text],
    }
}

/// Lines that are put together.
#[derive(Default)]
struct Lines {
    text: String,
}

impl Lines {
    fn push(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(text);
    }
}
