//! The next goal of a plan: a draft with every column of the form prepared.

use std::path::Path;

use super::folder::{self, NewFile};
use super::plan_name::{PlanName, check_name};
use super::refusal::Refusal;
use super::scalar::scalar;
use super::site::Site;
use super::words::WORDS;
use crate::calendar::{Date, EraDisplay, display_date};
use crate::draft::DepartmentDraft;
use crate::language::Language;
use crate::settings::{Column, ColumnKind};

/// How many digits the first goals of a plan have in their files' names.
const DIGITS: usize = 2;

/// Makes the next goal of a plan, and returns its file, relative to the site's folder.
///
/// # Errors
/// Why it was not made.
pub fn goal(site: &Site, plan: &PlanName, slug: &str, title: Option<&str>) -> Result<String, Refusal> {
    site.demand(plan)?;
    check_name(slug)?;
    let unread = || Refusal::Unreadable { file: format!("{}/_index.md", plan.folder()) };
    let department = site.department(plan).ok_or_else(unread)?;
    let number = next_number(site, plan, &department);
    let name = format!("{number:0width$}-{slug}.md", width = width(site, plan));
    let text = text(site, plan, &department, number, title);
    let files = [NewFile { path: name.clone(), bytes: text.into_bytes() }];
    let file = format!("{}/{name}", plan.folder());
    let is_there = !folder::create(&site.root.join(Path::new(&plan.folder())), &files)?.is_empty();
    if is_there { Err(Refusal::Taken { file }) } else { Ok(file) }
}

/// The digits that each Markdown file of a plan begins with.
fn digits<'a>(site: &'a Site, plan: &PlanName) -> impl Iterator<Item = (&'a str, &'a str)> {
    let path = plan.path();
    let files = site.tree.files.iter().filter(move |entry| entry.folder() == path);
    files.filter_map(|entry| {
        let stem = entry.stem()?;
        let rest = stem.trim_start_matches(|letter: char| letter.is_ascii_digit());
        let is_counted = rest.len() < stem.len() && (rest.is_empty() || rest.starts_with('-'));
        is_counted.then(|| (stem, &stem[..stem.len() - rest.len()]))
    })
}

/// One more than the highest of the plan. A goal that cannot be read has the number of its file's name.
fn next_number(site: &Site, plan: &PlanName, department: &DepartmentDraft) -> u32 {
    let is_read = |stem: &str| department.goals.iter().any(|goal| goal.key == stem && goal.number.is_some());
    let unread = digits(site, plan).filter(|(stem, _)| !is_read(stem));
    let unread = unread.filter_map(|(_, digits)| digits.parse::<u32>().ok());
    let numbers = department.goals.iter().filter_map(|goal| goal.number).chain(unread);
    numbers.max().unwrap_or(0).saturating_add(1)
}

fn width(site: &Site, plan: &PlanName) -> usize {
    digits(site, plan).map(|(_, digits)| digits.len()).max().unwrap_or(DIGITS)
}

fn text(
    site: &Site,
    plan: &PlanName,
    department: &DepartmentDraft,
    number: u32,
    title: Option<&str>,
) -> String {
    let columns = &site.settings.form.columns;
    let mut text = "---\n".to_owned();
    for column in columns.iter().filter(|column| column.kind != ColumnKind::Text) {
        let value = match column.kind {
            ColumnKind::GoalNumber => number.to_string(),
            ColumnKind::Title => title.map(scalar).unwrap_or_default(),
            _ => String::new(),
        };
        text.push_str(&column.key);
        text.push(':');
        if !value.is_empty() {
            text.push(' ');
            text.push_str(&value);
        } else if let Some(comment) = comment(site, plan, department, column) {
            text.push_str("  # ");
            text.push_str(&comment);
        }
        text.push('\n');
    }
    text.push_str("draft: true\n---\n");
    let headings: Vec<String> =
        columns.iter().filter(|column| column.kind == ColumnKind::Text).map(heading).collect();
    text.push_str(&headings.join("\n"));
    text
}

/// What may stand in a column, in one line.
fn comment(site: &Site, plan: &PlanName, department: &DepartmentDraft, column: &Column) -> Option<String> {
    let settings = &site.settings;
    let words = WORDS.of(settings.language);
    let list = |names: &mut dyn Iterator<Item = &str>| names.collect::<Vec<_>>().join(words.get("separator"));
    let comment = match column.kind {
        ColumnKind::Category => list(&mut settings.categories.iter().map(|category| category.name.as_str())),
        ColumnKind::Section => {
            let common = std::iter::once(site.theme.strings.get("common"));
            list(&mut common.chain(department.sections.iter().map(|section| section.name.as_str())))
        }
        ColumnKind::Choice => list(&mut column.choices.iter().map(String::as_str)),
        ColumnKind::Deadline => words.fill("deadline", &[("day", &example_day(site, plan)?)]),
        _ => column.label.clone(),
    };
    Some(in_one_line(&comment)).filter(|comment| !comment.is_empty())
}

/// Words as they can stand in a comment.
pub(super) fn in_one_line(words: &str) -> String {
    let line: String = words.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    line.trim().to_owned()
}

/// A day in the middle of the year, as people write one.
fn example_day(site: &Site, plan: &PlanName) -> Option<String> {
    let first = plan.year.first_day(site.settings.start_month);
    let (month, later) = if first.month() > 6 { (first.month() - 6, 1) } else { (first.month() + 6, 0) };
    let day = Date::new(first.year() + later, month, 1).ok()?;
    Some(match site.settings.language {
        Language::Japanese => display_date(day, EraDisplay::Era, Language::Japanese),
        Language::English => day.to_string(),
    })
}

/// The heading of a column. A label that Markdown would read as something else is named by its key, as it may be.
pub(crate) fn heading(column: &Column) -> String {
    let is_markup = |letter: char| letter.is_control() || "\\`*_{}[]<>#~!&|$^:".contains(letter);
    let words = if column.label.contains(is_markup) { &column.key } else { &column.label };
    format!("## {words}\n")
}
