//! Sections that a plan gets: their keys are part of addresses and come from what is known, never from readings.

use std::collections::{BTreeSet, HashSet};

use super::change::section_column;
use super::proposal::Proposal;
use super::report::Report;
use crate::address;
use crate::draft::{DepartmentDraft, SectionDraft};
use crate::fold;
use crate::scaffold::{PlanName, Site};
use crate::settings::Settings;

/// The sections that goals name, in the order in which they appear. What names several, or the whole department in
/// other words, is none: `check` finds it.
pub(super) fn name(proposal: &mut Proposal, report: &mut Report, settings: &Settings) {
    let Some(place) = section_column(&settings.form.columns) else { return };
    let words: Vec<(u32, String)> = proposal
        .goals
        .iter()
        .filter_map(|goal| Some((goal.row, goal.value(place)?.words.clone())))
        .filter(|(_, words)| !settings.is_common(words))
        .collect();
    let parts = |words: &str| -> Vec<String> {
        words
            .split(['、', '・', '，', ',', '/', '／', '及'])
            .map(fold::fold)
            .filter(|part| !part.is_empty())
            .collect()
    };
    let common: Vec<String> = settings.common_words().map(fold::fold).collect();
    let all: HashSet<String> = words.iter().map(|(_, words)| fold::fold(words)).collect();
    for (row, words) in &words {
        let parts = parts(words);
        let is_several =
            parts.len() > 1 && parts.iter().any(|part| all.contains(part) || common.contains(part));
        if is_several {
            report.look("several-sections", row.to_string(), [("words", words)]);
            continue;
        }
        let is_known = proposal.sections.iter().any(|section| fold::same(&section.name, words));
        if is_known {
            continue;
        }
        if let Some(near) = alike(words, proposal.sections.iter().map(|section| section.name.as_str())) {
            report.look("sections-alike", row.to_string(), [("words", words), ("nearest", near)]);
        }
        proposal.sections.push(SectionDraft { key: String::new(), name: words.clone() });
    }
}

/// The section that differs in one letter, digits aside: one of the two may be misspelt.
fn alike<'a>(words: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let plain =
        |words: &str| fold::fold(words).chars().filter(|letter| !letter.is_numeric()).collect::<String>();
    let wanted = plain(words);
    let mut known = known;
    known.find(|other| {
        let other = plain(other);
        wanted.chars().count() >= 3 && strsim::damerau_levenshtein(&wanted, &other) == 1
    })
}

/// The sections that a plan does not have yet, each with a key: the file's own, the one that a section of that name has
/// in another year or department, or a number.
pub(super) fn added(
    wanted: &[SectionDraft],
    known: &[SectionDraft],
    site: &Site,
    plan: &PlanName,
    report: &mut Report,
) -> Vec<SectionDraft> {
    let missing: Vec<&SectionDraft> =
        wanted.iter().filter(|section| !known.iter().any(|known| is_same(known, section))).collect();
    if missing.is_empty() {
        return Vec::new();
    }
    let others = if missing.iter().any(|section| section.key.is_empty()) {
        other_plans(site, plan)
    } else {
        Vec::new()
    };
    let mut taken: BTreeSet<String> = known.iter().map(|section| section.key.clone()).collect();
    taken.extend(missing.iter().map(|section| section.key.clone()).filter(|key| !key.is_empty()));
    let mut added = Vec::new();
    let mut numbered_keys: Vec<String> = Vec::new();
    for section in missing {
        let mut key = section.key.clone();
        if key.is_empty() {
            let carried = others.iter().find_map(|(other, draft)| {
                let found = draft.sections.iter().find(|other| fold::same(&other.name, &section.name))?;
                (!taken.contains(&found.key)).then(|| (other.path(), found.key.clone()))
            });
            if let Some((other, found)) = carried {
                report.look(
                    "section-carried",
                    plan.folder(),
                    [("words", &section.name), ("key", &found), ("plan", &other)],
                );
                key = found;
            } else {
                let numbers = (1_u32..).map(|number| format!("section-{number}"));
                key = numbers.into_iter().find(|key| !taken.contains(key)).unwrap_or_default();
                numbered_keys.push(format!("{key} {}", section.name));
            }
        }
        taken.insert(key.clone());
        added.push(SectionDraft { key, name: section.name.clone() });
    }
    if !numbered_keys.is_empty() {
        report.look("section-numbered", plan.folder(), [("list", &numbered_keys.join(", "))]);
    }
    added
}

fn is_same(one: &SectionDraft, other: &SectionDraft) -> bool {
    fold::same(&one.name, &other.name) || (!other.key.is_empty() && one.key == other.key)
}

/// The other plans of a site, those of the same department first, and of those the nearest year.
pub(super) fn other_plans(site: &Site, plan: &PlanName) -> Vec<(PlanName, DepartmentDraft)> {
    let mut others: Vec<PlanName> = site
        .plans()
        .iter()
        .filter_map(|path| PlanName::parse(path).ok())
        .filter(|other| other != plan && address::is_key(&other.department))
        .collect();
    others.sort_by_key(|other| {
        let distance = (other.year.number() - plan.year.number()).unsigned_abs();
        (other.department != plan.department, distance, other.department.clone())
    });
    others.into_iter().filter_map(|other| Some((other.clone(), site.head(&other)?))).collect()
}
