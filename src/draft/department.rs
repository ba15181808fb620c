//! A department's `_index.md`: the head of its plan.

use std::collections::HashMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::context::Context;
use super::encoding;
use super::goal::GoalDraft;
use super::prose::Prose;
use super::reader::Reader;
use crate::calendar::Date;
use crate::diagnostic::{Finding, Rule};
use crate::fold;
use crate::markdown;
use crate::settings::Settings;
use crate::yaml::{Node, Shape, Step};

/// A department's plan of one fiscal year with the goals below it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DepartmentDraft {
    /// The name of its folder.
    pub key: String,
    /// Its folder, relative to the site's folder.
    pub folder: String,
    /// Its `_index.md`, where there is one.
    pub file: Option<String>,
    /// Its name.
    pub name: String,
    /// The day on which the plan was made.
    pub created: Option<Date>,
    /// Those who answer for it, as the plan lists them.
    pub officers: Vec<Officer>,
    /// Its sections, in the organisation's own order.
    pub sections: Vec<SectionDraft>,
    /// The body of `_index.md`.
    #[serde(skip)]
    pub introduction: Prose,
    /// Its goals, by file name.
    #[serde(skip)]
    pub goals: Vec<Arc<GoalDraft>>,
}

/// Someone who answers for a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Officer {
    /// The post.
    pub post: String,
    /// The name, as it is written.
    pub name: String,
}

/// A section of a department.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectionDraft {
    /// The key in addresses.
    pub key: String,
    /// The name.
    pub name: String,
}

impl DepartmentDraft {
    /// A department of which only the folder is known.
    pub(super) fn unnamed(key: &str, folder: String) -> Self {
        Self {
            key: key.to_owned(),
            folder,
            file: None,
            name: key.to_owned(),
            created: None,
            officers: Vec::new(),
            sections: Vec::new(),
            introduction: Prose::default(),
            goals: Vec::new(),
        }
    }

    /// Looks up what goals write for their section.
    pub fn sections_by_words<'a>(&'a self, settings: &'a Settings) -> SectionsByWords<'a> {
        SectionsByWords { department: self, settings, known: HashMap::new() }
    }
}

/// What the words for a section mean in one department. A department has a handful of sections and goals by the
/// thousand, so words that were looked up once are remembered.
#[derive(Debug)]
pub struct SectionsByWords<'a> {
    department: &'a DepartmentDraft,
    settings: &'a Settings,
    known: HashMap<&'a str, Option<SectionMeaning>>,
}

/// What a goal's words for its section mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SectionMeaning {
    /// The goal is common to every section.
    Common,
    /// A section, by its place in the department's order.
    Section(usize),
}

impl<'a> SectionsByWords<'a> {
    /// The meaning of the words, by name or key, whatever the width; `None` where the department has no such
    /// section.
    pub fn find(&mut self, written: &'a str) -> Option<SectionMeaning> {
        let (department, settings) = (self.department, self.settings);
        *self.known.entry(written).or_insert_with(|| {
            if settings.is_common(written) {
                return Some(SectionMeaning::Common);
            }
            let sections = &department.sections;
            let exact = sections.iter().position(|section| section.name == written);
            let place = exact.or_else(|| {
                let is_meant = |section: &SectionDraft| {
                    fold::same(&section.name, written) || fold::same(&section.key, written)
                };
                sections.iter().position(is_meant)
            });
            place.map(SectionMeaning::Section)
        })
    }
}

/// The keys that a department may have.
pub fn shape() -> Shape {
    Shape::record([
        ("name", Shape::Text),
        ("created", Shape::Text),
        ("officers", Shape::list(Shape::record([("post", Shape::Text), ("name", Shape::Text)]))),
        ("sections", Shape::list(Shape::record([("key", Shape::Text), ("name", Shape::Text)]))),
    ])
}

/// Reads a department's `_index.md` into a department that has no goals yet.
pub(super) fn read(
    department: DepartmentDraft,
    file: String,
    text: &str,
    context: &Context<'_>,
) -> (DepartmentDraft, Vec<Finding>) {
    let mut department = department;
    department.file = Some(file.clone());
    let mut reader = Reader::new(file, text, context);
    let Some(parts) = reader.parts(&shape()) else {
        return (department, reader.findings);
    };
    let record = &parts.record;
    if let Some(name) = reader.required(record, "name", &[]) {
        name.clone_into(&mut department.name);
    }
    department.created = reader.date(record, "created");
    for (index, node) in record.list("officers").iter().enumerate() {
        let Some(officer) = node.as_record() else { continue };
        let at = [Step::from("officers"), Step::from(index)];
        let post = reader.required(officer, "post", &at);
        let name = reader.required(officer, "name", &at);
        if let (Some(post), Some(name)) = (post, name) {
            department.officers.push(Officer { post: post.to_owned(), name: name.to_owned() });
        }
    }
    sections(&mut reader, record.list("sections"), &mut department);
    encoding::department(&mut reader, &parts, &department);
    let (fragment, problems) = markdown::whole(parts.body, reader.labels);
    reader.problems(parts.base, problems);
    department.introduction = Prose { fragment, base: parts.base };
    (department, reader.findings)
}

fn sections(reader: &mut Reader<'_>, nodes: &[Node], department: &mut DepartmentDraft) {
    for (index, node) in nodes.iter().enumerate() {
        let Some(section) = node.as_record() else { continue };
        let at = |key: &str| [Step::from("sections"), Step::from(index), Step::from(key)];
        let key = reader.required(section, "key", &at("")[..2]);
        let name = reader.required(section, "name", &at("")[..2]);
        let (Some(key), Some(name)) = (key, name) else { continue };
        reader.key(key, at("key"));
        // 共通 means every section; a section of that name could not be told from it.
        for (words, part) in [(key, "key"), (name, "name")] {
            if reader.settings.is_common(words) {
                let place = reader.value(at(part));
                reader.push(Finding::new(Rule::ReservedKey, place).with("key", words));
            }
        }
        for (words, part) in [(key, "key"), (name, "name")] {
            let is_taken = department
                .sections
                .iter()
                .any(|other| fold::same(&other.key, words) || fold::same(&other.name, words));
            if is_taken {
                let place = reader.value(at(part));
                reader.push(Finding::new(Rule::DuplicateName, place).with("name", words));
            }
        }
        department.sections.push(SectionDraft { key: key.to_owned(), name: name.to_owned() });
    }
}
