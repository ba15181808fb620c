//! Links and pictures lead to something that is there and that readers may see.

use super::Checked;
use crate::diagnostic::{Finding, Place, Rule};
use crate::draft::Prose;
use crate::link::{Resolution, Targets};
use crate::markdown::LinkKind;

pub(super) fn check(checked: &Checked<'_>, findings: &mut Vec<Finding>) {
    let targets = checked.targets;
    for page in &checked.content.pages {
        prose(targets, &page.file, &page.body, true, findings);
    }
    for year in &checked.content.years {
        if let Some(file) = &year.file {
            prose(targets, file, &year.introduction, true, findings);
        }
        for department in &year.departments {
            if let Some(file) = &department.file {
                prose(targets, file, &department.introduction, true, findings);
            }
            for goal in &department.goals {
                for (_, text) in &goal.texts {
                    prose(targets, &goal.file, text, (checked.is_public)(goal), findings);
                }
            }
        }
    }
}

fn prose(targets: &Targets, file: &str, prose: &Prose, is_public: bool, findings: &mut Vec<Finding>) {
    for link in prose.fragment.links() {
        let rule = match (targets.resolve(file, &link.destination), link.kind) {
            // A page is no picture.
            (Resolution::Address { address, .. }, LinkKind::Image) if is_page(&address) => Rule::MissingImage,
            (Resolution::Elsewhere | Resolution::Address { .. }, _) => continue,
            // A withheld goal may lead to another one: they may well appear together.
            (Resolution::Withheld, _) if !is_public => continue,
            (Resolution::Withheld, _) => Rule::LinkToWithheld,
            (Resolution::Nothing { .. }, LinkKind::Image) => Rule::MissingImage,
            (Resolution::Nothing { .. }, LinkKind::Link) => Rule::BrokenLink,
        };
        let place = Place::span(file, prose.base + link.span.start..prose.base + link.span.end);
        let finding = Finding::new(rule, place).with("destination", link.destination.as_str());
        findings.push(
            match targets.suggest(file, &link.destination).filter(|_| rule != Rule::LinkToWithheld) {
                Some(suggestion) => finding.suggesting(suggestion),
                None => finding,
            },
        );
    }
}

fn is_page(address: &str) -> bool {
    address.is_empty() || address.ends_with('/')
}
