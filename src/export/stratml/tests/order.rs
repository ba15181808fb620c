//! Which elements may stand in which, in which order and how often, for the elements that we write: what the
//! standard's schema demands, in few words. The schema itself is not ours to pass on.

use roxmltree::{Document, Node};

use crate::export::stratml::NAMESPACE;

const MANY: usize = usize::MAX;

/// An element's name, and its children: name, least, most.
type Rule = (&'static str, &'static [(&'static str, usize, usize)]);

/// An element that is no key here holds text alone.
const RULES: [Rule; 11] = [
    (
        "PerformancePlanOrReport",
        &[
            ("Name", 1, 1),
            ("Description", 0, 1),
            ("OtherInformation", 0, 1),
            ("StrategicPlanCore", 1, 1),
            ("AdministrativeInformation", 0, 1),
        ],
    ),
    ("StrategicPlanCore", &[("Organization", 0, MANY), ("Goal", 1, MANY)]),
    (
        "Organization",
        &[
            ("Name", 0, 1),
            ("Acronym", 0, 1),
            ("Identifier", 0, 1),
            ("Description", 0, 1),
            ("Stakeholder", 0, MANY),
        ],
    ),
    ("Stakeholder", &[("Name", 1, 1), ("Description", 0, 1), ("Role", 0, MANY)]),
    ("Role", &[("Name", 1, 1), ("Description", 0, 1), ("RoleType", 0, 2)]),
    (
        "Goal",
        &[
            ("Name", 1, 1),
            ("Description", 1, 1),
            ("Identifier", 0, 1),
            ("SequenceIndicator", 0, 1),
            ("Stakeholder", 0, MANY),
            ("OtherInformation", 0, 1),
            ("Objective", 0, MANY),
        ],
    ),
    (
        "Objective",
        &[
            ("Name", 0, 1),
            ("Description", 0, 1),
            ("Identifier", 0, 1),
            ("SequenceIndicator", 0, 1),
            ("Stakeholder", 0, MANY),
            ("OtherInformation", 0, 1),
            ("PerformanceIndicator", 0, MANY),
        ],
    ),
    (
        "PerformanceIndicator",
        &[
            ("SequenceIndicator", 0, 1),
            ("MeasurementDimension", 1, 1),
            ("UnitOfMeasurement", 1, 1),
            ("Identifier", 0, 1),
            ("MeasurementInstance", 0, MANY),
            ("OtherInformation", 0, 1),
        ],
    ),
    ("MeasurementInstance", &[("TargetResult", 0, MANY), ("ActualResult", 0, MANY)]),
    ("TargetResult", &[("StartDate", 0, 1), ("EndDate", 0, 1), ("Description", 0, 1)]),
    (
        "AdministrativeInformation",
        &[
            ("Identifier", 0, 1),
            ("StartDate", 0, 1),
            ("EndDate", 0, 1),
            ("PublicationDate", 0, 1),
            ("Source", 0, 1),
        ],
    ),
];

/// The attributes that there are, and what they may say.
const ATTRIBUTES: [(&str, &str, &[&str]); 4] = [
    ("PerformancePlanOrReport", "Type", &["Strategic_Plan", "Performance_Plan", "Performance_Report"]),
    ("Stakeholder", "StakeholderTypeType", &["Person", "Organization", "Generic_Group"]),
    (
        "PerformanceIndicator",
        "ValueChainStage",
        &["Outcome", "Output_Processing", "Output", "Input_Processing", "Input"],
    ),
    ("PerformanceIndicator", "PerformanceIndicatorType", &["Quantitative", "Qualitative"]),
];

/// Everything in which a document differs from what is demanded.
pub(super) fn mistakes(document: &Document<'_>) -> Vec<String> {
    let mut mistakes = Vec::new();
    let root = document.root_element();
    if !root.has_tag_name((NAMESPACE, "PerformancePlanOrReport")) || !root.has_attribute("Type") {
        mistakes.push(format!("the root is {root:?}"));
    }
    let mut identifiers = Vec::new();
    for element in root.descendants().filter(Node::is_element) {
        let name = element.tag_name().name();
        if element.tag_name().namespace() != Some(NAMESPACE) {
            mistakes.push(format!("{name} is in another namespace"));
        }
        for attribute in element.attributes() {
            let is_allowed = ATTRIBUTES.iter().any(|(of, key, values)| {
                *of == name && *key == attribute.name() && values.contains(&attribute.value())
            });
            if !is_allowed || attribute.namespace().is_some() {
                mistakes.push(format!("{name} has {attribute:?}"));
            }
        }
        mistakes.extend(children(element, name));
        let text = element.text().unwrap_or_default();
        match name {
            "Identifier" => identifiers.push(text),
            "StartDate" | "EndDate" | "PublicationDate" if !is_day(text) => {
                mistakes.push(format!("{name} is {text}"));
            }
            "RoleType" if !["Performer", "Beneficiary"].contains(&text) => {
                mistakes.push(format!("{name} is {text}"));
            }
            _ => {}
        }
    }
    mistakes.extend(identifiers.iter().filter(|id| !is_id(id)).map(|id| format!("{id} is no identifier")));
    let all = identifiers.len();
    identifiers.sort_unstable();
    identifiers.dedup();
    if identifiers.len() < all {
        mistakes.push("an identifier stands twice".to_owned());
    }
    mistakes
}

fn children(element: Node<'_, '_>, name: &str) -> Vec<String> {
    let children = || element.children().filter(Node::is_element).map(|child| child.tag_name().name());
    let has_text = element.children().any(|child| child.text().is_some_and(|text| !text.trim().is_empty()));
    let Some((_, allowed)) = RULES.iter().find(|(of, _)| *of == name) else {
        let odd = children().next().is_some() || !has_text;
        return if odd { vec![format!("{name} is empty or holds elements")] } else { Vec::new() };
    };
    let mut mistakes = Vec::new();
    let places: Vec<_> =
        children().map(|child| allowed.iter().position(|(name, ..)| *name == child)).collect();
    if places.iter().any(Option::is_none) || !places.is_sorted() {
        mistakes.push(format!("{name} holds {:?}", children().collect::<Vec<_>>()));
    }
    for (child, least, most) in *allowed {
        let count = children().filter(|name| name == child).count();
        if !(*least..=*most).contains(&count) {
            mistakes.push(format!("{name} holds {child} {count} times"));
        }
    }
    if element.children().any(|child| child.is_text() && !child.text().unwrap_or_default().trim().is_empty())
    {
        mistakes.push(format!("{name} holds text"));
    }
    mistakes
}

/// A whole day of ISO 8601: the standard knows no months alone.
fn is_day(text: &str) -> bool {
    text.len() == 10 && text.parse::<jiff::civil::Date>().is_ok()
}

/// What `xs:ID` allows, as far as it is ASCII.
fn is_id(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_'))
}
