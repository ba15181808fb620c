//! No two pages or files lie at one address.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::Checked;
use crate::address;
use crate::diagnostic::{Finding, Place, Rule};
use crate::yaml::{Step, Target};

/// Files and folders that a site has of its own: no page may take them, or lie below them.
const OWN: [&str; 9] = [
    "404.html",
    "assets",
    "atom.xml",
    "calendar.ics",
    "data",
    "goals.json",
    "robots.txt",
    "search",
    "sitemap.xml",
];

/// What lays claim to an address. Most claims are never told of, so they hold no words of their own.
#[derive(Clone, Copy)]
enum Claim<'a> {
    /// A category of the configuration.
    Category(usize),
    /// A section of a department.
    Section(&'a str, usize),
    /// An earlier address of a goal.
    Alias(&'a str, usize),
    /// A file or folder as a whole.
    File(&'a str),
    /// A file below `content/`.
    Asset(&'a str),
}

impl Claim<'_> {
    fn place(self) -> Place {
        let item = |file: &str, list: &str, place: usize, rest: &[&str]| {
            let steps = [Step::from(list), Step::from(place)]
                .into_iter()
                .chain(rest.iter().map(|key| Step::from(*key)));
            Place::yaml(file, Target::value(steps))
        };
        match self {
            Self::Category(place) => item(crate::settings::FILE, "categories", place, &["key"]),
            Self::Section(file, place) => item(file, "sections", place, &["key"]),
            Self::Alias(file, place) => item(file, "aliases", place, &[]),
            Self::File(file) => Place::file(file),
            Self::Asset(path) => Place::file(format!("{}/{path}", crate::source::CONTENT)),
        }
    }
}

/// The output files that are taken, and by what. Only looked up, never walked.
#[derive(Default)]
struct Claims<'a> {
    taken: HashMap<String, Claim<'a>>,
    findings: Vec<Finding>,
}

/// Whether a file of the output is one of those that a site has of its own, or would lie below one. A large site has
/// a sitemap in several parts; their names are kept free in small ones too, since sites grow.
fn is_own(file: &str) -> bool {
    let top = file.split('/').next().unwrap_or_default();
    let part = top.strip_prefix("sitemap-").and_then(|rest| rest.strip_suffix(".xml"));
    OWN.contains(&top)
        || address::data::is_made(file)
        || part.is_some_and(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether a file of the output would take the place of a picture that the site makes, or make a folder of it. An
/// author's own picture may.
fn is_picture(file: &str, claim: Claim<'_>) -> bool {
    let ends = file.match_indices('/').map(|(end, _)| end).chain([file.len()]);
    let mut pictures = ends.filter(|end| address::is_picture(&file[..*end]));
    pictures.any(|end| end < file.len() || !matches!(claim, Claim::Asset(_)))
}

impl<'a> Claims<'a> {
    fn add(&mut self, address: &str, claim: Claim<'a>) {
        let file = address::output_file(address);
        let conflict =
            |place: Place| Finding::new(Rule::AddressConflict, place).with("address", format!("/{address}"));
        if is_own(&file) || is_picture(&file, claim) {
            self.findings.push(conflict(claim.place()));
            return;
        }
        match self.taken.entry(file) {
            Entry::Occupied(earlier) => {
                self.findings.push(conflict(claim.place()).related_to(earlier.get().place()));
            }
            Entry::Vacant(free) => {
                free.insert(claim);
            }
        }
    }
}

pub(super) fn check(checked: &Checked<'_>, findings: &mut Vec<Finding>) {
    let content = checked.content;
    let folders: Vec<String> =
        content.years.iter().map(|year| format!("{}/{}", crate::source::CONTENT, year.key)).collect();
    let mut claims = Claims::default();
    claims.add("", Claim::File(crate::settings::FILE));
    for (year, folder) in content.years.iter().zip(&folders) {
        claims.add(&address::year(&year.key), Claim::File(year.file.as_deref().unwrap_or(folder)));
        claims.add(&address::deadlines(&year.key), Claim::File(folder));
        // Reserved even though it has no page of its own: its folder holds the categories' pages.
        claims.add(&format!("{}/category/", year.key), Claim::File(folder));
        for (place, category) in checked.settings.categories.iter().enumerate() {
            claims.add(&address::category(&year.key, &category.key), Claim::Category(place));
        }
        for department in &year.departments {
            let file = department.file.as_deref().unwrap_or(&department.folder);
            let within = |key: &str| address::within_department(&year.key, &department.key, key);
            claims.add(&address::department(&year.key, &department.key), Claim::File(file));
            for (place, section) in department.sections.iter().enumerate() {
                claims.add(&within(&section.key), Claim::Section(file, place));
            }
            for goal in &department.goals {
                claims.add(&within(&goal.key), Claim::File(&goal.file));
            }
        }
    }
    for page in &content.pages {
        claims.add(&address::page(&page.key), Claim::File(&page.file));
    }
    for asset in &content.assets {
        claims.add(&asset.path, Claim::Asset(&asset.path));
    }
    for goal in
        content.years.iter().flat_map(|year| &year.departments).flat_map(|department| &department.goals)
    {
        for (place, alias) in goal.aliases.iter().enumerate() {
            claims.add(alias, Claim::Alias(&goal.file, place));
        }
    }
    files_in_the_way(checked, &mut claims);
    findings.append(&mut claims.findings);
}

/// A file cannot stand where another output needs a folder (`2022/policy/plan` beside `2022/policy/plan/`). Only
/// files that are published as they are, and aliases, can be in the way of anything.
fn files_in_the_way(checked: &Checked<'_>, claims: &mut Claims<'_>) {
    let content = checked.content;
    let assets = content.assets.iter().map(|asset| asset.path.as_str());
    let goals =
        content.years.iter().flat_map(|year| &year.departments).flat_map(|department| &department.goals);
    let aliases = goals.flat_map(|goal| &goal.aliases).map(String::as_str);
    let mut files: Vec<&str> = assets.chain(aliases).filter(|address| !address.ends_with('/')).collect();
    files.sort_unstable();
    files.dedup();
    if files.is_empty() {
        return;
    }
    let mut outputs: Vec<&String> = claims.taken.keys().collect();
    outputs.sort_unstable();
    for file in files {
        let inside = format!("{file}/");
        let next = outputs.partition_point(|output| **output < inside);
        let below = outputs.get(next).filter(|output| output.starts_with(&inside));
        if let (Some(below), Some(claim)) = (below, claims.taken.get(file)) {
            let finding =
                Finding::new(Rule::AddressConflict, claim.place()).with("address", format!("/{file}"));
            let related = claims.taken[below.as_str()].place();
            claims.findings.push(finding.related_to(related));
        }
    }
}
