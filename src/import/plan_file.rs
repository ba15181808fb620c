//! The head of a plan, `_index.md`: new, or as it is with what differs changed.

use super::proposal::Proposal;
use crate::calendar::parse_date;
use crate::draft::{DepartmentDraft, Officer, SectionDraft, department_shape};
use crate::fold;
use crate::scaffold::FrontMatter;
use crate::yaml;
use crate::yaml::scalar::{scalar, written_between};

/// A new head.
pub(super) fn new(name: &str, proposal: &Proposal, sections: &[SectionDraft]) -> String {
    let mut text = format!("---\nname: {}\n", scalar(name));
    if let Some(created) = &proposal.created {
        text.extend(["created: ", &scalar(created), "\n"]);
    }
    for (key, items) in [("officers", officers(&proposal.officers)), ("sections", section_lines(sections))] {
        if !items.is_empty() {
            text.extend([key, ":\n", &items]);
        }
    }
    text.push_str("---\n");
    text
}

/// A head with what differs in the sheet changed; `None` where it cannot be read. Sections are added and never taken
/// away, because their keys are addresses.
pub(super) fn changed(
    old: &str,
    known: &DepartmentDraft,
    proposal: &Proposal,
    added: &[SectionDraft],
) -> Option<String> {
    let parts = yaml::split(old).ok()?;
    let source = &old[parts.yaml.clone()];
    let shape = department_shape();
    let (record, _) = yaml::read(source, &shape);
    let record = record?;
    let mut front_matter = FrontMatter::new(source, &record, &shape);
    if let Some(name) = proposal.department.as_deref().filter(|name| !fold::same(name, &known.name)) {
        front_matter.set("name", name);
    }
    if let Some(created) = &proposal.created {
        let is_same = match parse_date(created) {
            Ok(day) => known.created == Some(day),
            Err(_) => record.filled("created") == Some(created.as_str()),
        };
        if !is_same {
            front_matter.set("created", created);
        }
    }
    if !proposal.officers.is_empty() && proposal.officers != known.officers {
        front_matter.replace("officers", &officers(&proposal.officers));
    }
    if !added.is_empty() {
        front_matter.append("sections", &section_lines(added));
    }
    Some([&old[..parts.yaml.start], &front_matter.text(), &old[parts.yaml.end..]].concat())
}

fn officers(officers: &[Officer]) -> String {
    let line = |officer: &Officer| {
        format!(
            "  - {{ post: {}, name: {} }}\n",
            written_between(&officer.post),
            written_between(&officer.name)
        )
    };
    officers.iter().map(line).collect()
}

fn section_lines(sections: &[SectionDraft]) -> String {
    let line = |section: &SectionDraft| {
        format!("  - {{ key: {}, name: {} }}\n", section.key, written_between(&section.name))
    };
    sections.iter().map(line).collect()
}
