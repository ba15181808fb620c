//! A goal belongs to a section that its department has, or to all of them.

use super::Checked;
use crate::diagnostic::{Finding, Place, Rule};
use crate::settings::ColumnKind;
use crate::yaml::Target;

pub(super) fn check(checked: &Checked<'_>, findings: &mut Vec<Finding>) {
    let columns = &checked.settings.form.columns;
    let Some(column) = columns.iter().find(|column| column.kind == ColumnKind::Section) else { return };
    // Without a readable _index.md nothing is known of the sections, and that is its own finding.
    let departments = checked.content.years.iter().flat_map(|year| &year.departments);
    for department in departments.filter(|department| department.file.is_some()) {
        let mut sections = department.sections_by_words(checked.settings);
        for goal in &department.goals {
            let Some(written) = &goal.section else { continue };
            if sections.find(written).is_some() {
                continue;
            }
            let place = Place::yaml(goal.file.clone(), Target::value([column.key.as_str().into()]));
            let common = checked.settings.labels.get("common").map_or("共通", String::as_str);
            let names = department.sections.iter().map(|section| section.name.as_str()).chain([common]);
            findings.push(
                Finding::new(Rule::SectionUnknown, place).with("value", written).allowing(written, names),
            );
        }
    }
}
