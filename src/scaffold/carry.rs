//! A new year's plan from an old one: the structure is carried over, deadlines are moved, results stay behind.

use std::collections::BTreeMap;
use std::fs;

use super::body::without_results;
use super::folder::{self, NewFile};
use super::front_matter::FrontMatter;
use super::plan_name::PlanName;
use super::refusal::Refusal;
use super::site::Site;
use super::words::WORDS;
use crate::address;
use crate::calendar::{self, parse_date};
use crate::diagnostic::EnvironmentError;
use crate::draft::{self, DepartmentDraft, Prose};
use crate::settings::ColumnKind;
use crate::source;
use crate::yaml::{self, Record, Shape};

/// A plan that was made from another.
#[derive(Debug)]
pub struct Carried {
    /// Its folder, relative to the site's folder.
    pub folder: String,
    /// How many goals it has.
    pub goals: usize,
    /// Deadlines that could not be moved and stay as they are, by file.
    pub unmoved: Vec<(String, String)>,
}

/// Makes a plan from another one. Every goal becomes a draft under the same name, withheld ones too. Files beside the
/// goals come along where a text that is carried over shows or links them.
///
/// # Errors
/// Why it was not made.
pub fn carry(site: &Site, new: &PlanName, old: &PlanName) -> Result<Carried, Refusal> {
    site.demand(old)?;
    let folder = site.root.join(new.folder());
    let names = folder::names(&folder)?;
    if !names.is_empty() {
        return Err(Refusal::InUse { folder: new.folder(), names });
    }
    let unread = || Refusal::Unreadable { file: format!("{}/_index.md", old.folder()) };
    let department = site.department(old).ok_or_else(unread)?;
    let mut carried = Carried { folder: new.folder(), goals: 0, unmoved: Vec::new() };
    let mut files = Vec::new();
    let path = old.path();
    let shapes = (draft::goal_shape(&site.settings), draft::department_shape());
    for entry in site.tree.files.iter().filter(|entry| entry.folder() == path && entry.stem().is_some()) {
        let file = entry.file();
        let unreadable = || Refusal::Unreadable { file: file.clone() };
        let text = source::read_text(&site.root, &file).map_err(|_| unreadable())?;
        let is_index = entry.name() == "_index.md";
        let shape = if is_index { &shapes.1 } else { &shapes.0 };
        let parts = Parts::read(&text, shape).ok_or_else(unreadable)?;
        let text = if is_index {
            index(site, &parts, shape)
        } else {
            carried.goals += 1;
            goal(site, [new, old], &parts, shape, |words| {
                carried.unmoved.push((format!("{}/{}", new.folder(), entry.name()), words));
            })
        };
        files.push(NewFile { path: entry.name().to_owned(), bytes: text.into_bytes() });
    }
    for (path, from) in attachments(site, old, &department) {
        let from = site.root.join(source::CONTENT).join(from);
        let bytes = fs::read(&from).map_err(|error| EnvironmentError::io("read", &from, error))?;
        files.push(NewFile { path, bytes });
    }
    folder::create(&folder, &files)?;
    Ok(carried)
}

/// A file in its parts.
struct Parts<'a> {
    /// What stands before the front matter: its first line.
    head: &'a str,
    yaml: &'a str,
    /// The closing line.
    fence: &'a str,
    body: &'a str,
    record: Record,
}

impl<'a> Parts<'a> {
    fn read(text: &'a str, shape: &Shape) -> Option<Self> {
        let parts = yaml::split(text).ok()?;
        let yaml = &text[parts.yaml.clone()];
        let (record, _) = yaml::read(yaml, shape);
        Some(Self {
            head: &text[..parts.yaml.start],
            yaml,
            fence: &text[parts.yaml.end..parts.body.start],
            body: &text[parts.body],
            record: record?,
        })
    }

    fn with(&self, front_matter: FrontMatter<'_>, body: &str) -> String {
        [self.head, &front_matter.text(), self.fence, body].concat()
    }
}

/// The head of the plan. It was not made yet, and officers change with the year more often than not.
fn index(site: &Site, parts: &Parts<'_>, shape: &Shape) -> String {
    let mut front_matter = FrontMatter::new(parts.yaml, &parts.record, shape);
    front_matter.remove("created");
    front_matter.comment("officers", WORDS.of(site.settings.language).get("check-officers"));
    parts.with(front_matter, parts.body)
}

fn goal(
    site: &Site,
    [new, old]: [&PlanName; 2],
    parts: &Parts<'_>,
    shape: &Shape,
    mut unmoved: impl FnMut(String),
) -> String {
    let settings = &site.settings;
    let mut front_matter = FrontMatter::new(parts.yaml, &parts.record, shape);
    for key in ["publish_on", "updated", "aliases"] {
        front_matter.remove(key);
    }
    for column in &settings.form.columns {
        let key = column.key.as_str();
        let Some(words) = parts.record.filled(key) else { continue };
        if column.holds_results() {
            front_matter.set(key, "");
            continue;
        }
        let moved = match column.kind {
            ColumnKind::Deadline => calendar::move_deadline(words, old.year, new.year, settings.start_month),
            // A date within the year belongs to the year's work; any other is a fact that stays true.
            ColumnKind::Date => match parse_date(words) {
                Ok(date) if old.year.contains(date, settings.start_month) => {
                    calendar::move_date(words, new.year.number() - old.year.number())
                }
                _ => continue,
            },
            _ => continue,
        };
        match moved {
            Some(moved) => front_matter.set(key, &moved),
            None => unmoved(words.to_owned()),
        }
    }
    front_matter.set("draft", "true");
    let body = without_results(parts.body, &settings.form.columns, &site.theme.labels());
    parts.with(front_matter, &body)
}

/// The files below the plan's folder that carried texts show or link: their paths in the new folder, and where they
/// lie now, relative to `content/`.
fn attachments(site: &Site, old: &PlanName, department: &DepartmentDraft) -> BTreeMap<String, String> {
    let columns = &site.settings.form.columns;
    let texts = department.goals.iter().flat_map(|goal| &goal.texts);
    let texts = texts.filter(|(column, _)| !columns[*column].holds_results()).map(|(_, prose)| prose);
    let links = texts.chain([&department.introduction]).flat_map(|prose: &Prose| prose.fragment.links());
    let path = old.path();
    let resolve = |destination: &str| {
        let end = destination.find(['#', '?']).unwrap_or(destination.len());
        address::resolve(&path, &destination[..end])
    };
    let found = links.filter_map(|link| {
        let file = resolve(&link.destination)?;
        let inner = file.strip_prefix(&path)?.strip_prefix('/')?.to_owned();
        (site.tree.has_file(&file) && !file.ends_with(".md")).then_some((inner, file))
    });
    found.collect()
}
