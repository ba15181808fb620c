//! A number stands for one goal of a plan.

use std::collections::BTreeMap;

use super::Checked;
use crate::diagnostic::{Finding, Place, Rule};
use crate::draft::GoalDraft;
use crate::settings::ColumnKind;
use crate::yaml::Target;

pub(super) fn check(checked: &Checked<'_>, findings: &mut Vec<Finding>) {
    let columns = &checked.settings.form.columns;
    let Some(column) = columns.iter().find(|column| column.kind == ColumnKind::GoalNumber) else { return };
    let place =
        |goal: &GoalDraft| Place::yaml(goal.file.clone(), Target::value([column.key.as_str().into()]));
    for department in checked.content.years.iter().flat_map(|year| &year.departments) {
        let mut first: BTreeMap<u32, &GoalDraft> = BTreeMap::new();
        for goal in &department.goals {
            let Some(number) = goal.number else { continue };
            if let Some(earlier) = first.get(&number) {
                let finding =
                    Finding::new(Rule::NumberDuplicate, place(goal)).with("number", number.to_string());
                findings.push(finding.related_to(place(earlier)));
            } else {
                first.insert(number, goal);
            }
        }
    }
}
