//! No two pages or files lie at one address.

use std::collections::BTreeMap;

use super::Checked;
use crate::address;
use crate::diagnostic::{Finding, Place, Rule};
use crate::yaml::{Step, Target};

/// Files that every site has and that no page may take.
const OWN: [&str; 4] = ["404.html", "robots.txt", "sitemap.xml", "assets/index.html"];

pub(super) fn check(checked: &Checked<'_>, findings: &mut Vec<Finding>) {
    let mut taken: BTreeMap<String, Place> = BTreeMap::new();
    let mut claim = |address: String, place: Place| {
        let file = address::output_file(&address);
        if OWN.contains(&file.as_str()) || file.starts_with("assets/") {
            findings.push(Finding::new(Rule::AddressConflict, place).with("address", format!("/{address}")));
            return;
        }
        match taken.get(&file) {
            Some(earlier) => {
                let finding =
                    Finding::new(Rule::AddressConflict, place).with("address", format!("/{address}"));
                findings.push(finding.related_to(earlier.clone()));
            }
            None => {
                taken.insert(file, place);
            }
        }
    };
    let settings_file = || Place::file(crate::settings::FILE);
    claim(String::new(), settings_file());
    for year in &checked.content.years {
        let folder = format!("{}/{}", crate::source::CONTENT, year.key);
        claim(address::year(&year.key), Place::file(year.file.clone().unwrap_or_else(|| folder.clone())));
        claim(address::deadlines(&year.key), Place::file(folder.clone()));
        for (index, category) in checked.settings.categories.iter().enumerate() {
            let target = Target::value([Step::from("categories"), Step::from(index), Step::from("key")]);
            claim(address::category(&year.key, &category.key), Place::yaml(crate::settings::FILE, target));
        }
        // Reserved even though it has no page of its own: its folder holds the categories' pages.
        claim(format!("{}/category/", year.key), Place::file(folder));
        for department in &year.departments {
            let file = department.file.clone().unwrap_or_else(|| department.folder.clone());
            claim(address::department(&year.key, &department.key), Place::file(file.clone()));
            for (index, section) in department.sections.iter().enumerate() {
                let target = Target::value([Step::from("sections"), Step::from(index), Step::from("key")]);
                claim(
                    address::within_department(&year.key, &department.key, &section.key),
                    Place::yaml(file.clone(), target),
                );
            }
            for goal in &department.goals {
                claim(
                    address::within_department(&year.key, &department.key, &goal.key),
                    Place::file(goal.file.clone()),
                );
            }
        }
    }
    for page in &checked.content.pages {
        claim(address::page(&page.key), Place::file(page.file.clone()));
    }
    for asset in &checked.content.assets {
        claim(asset.path.clone(), Place::file(format!("{}/{}", crate::source::CONTENT, asset.path)));
    }
    for goal in checked
        .content
        .years
        .iter()
        .flat_map(|year| &year.departments)
        .flat_map(|department| &department.goals)
    {
        for (index, alias) in goal.aliases.iter().enumerate() {
            let target = Target::value([Step::from("aliases"), Step::from(index)]);
            claim(alias.clone(), Place::yaml(goal.file.clone(), target));
        }
    }
    folders(&taken, findings);
}

/// A file cannot stand where another output needs a folder (`2022/policy/plan` beside `2022/policy/plan/`).
fn folders(taken: &BTreeMap<String, Place>, findings: &mut Vec<Finding>) {
    for (file, place) in taken {
        let inside = format!("{file}/");
        if let Some((_, below)) =
            taken.range(inside.clone()..).next().filter(|(other, _)| other.starts_with(&inside))
        {
            let finding =
                Finding::new(Rule::AddressConflict, place.clone()).with("address", format!("/{file}"));
            findings.push(finding.related_to(below.clone()));
        }
    }
}
