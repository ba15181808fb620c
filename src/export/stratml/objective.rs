//! A goal of the plan: an Objective.

use super::optional;
use crate::calendar::DeadlineMeaning;
use crate::export::column::{labelled, words};
use crate::export::subject::{Subject, xml_id};
use crate::export::xml::Writer;
use crate::plan::Section;
use crate::settings::ColumnKind;

/// The column that says what will be true afterwards, whatever it is labelled.
const LEVEL: &str = "level";

/// The column that says what is done to achieve it.
const METHOD: &str = "method";

pub(super) fn write(xml: &mut Writer, subject: &Subject<'_>) {
    xml.begin("Objective", &[]);
    optional(xml, "Name", &subject.goal.written.title);
    optional(xml, "Description", &of_column(subject, METHOD).unwrap_or_default());
    xml.leaf("Identifier", &[], &xml_id(&subject.id()));
    xml.leaf("SequenceIndicator", &[], &subject.goal.number.to_string());
    for section in sections(subject) {
        xml.begin("Stakeholder", &[("StakeholderTypeType", "Organization")]);
        xml.leaf("Name", &[], &section.name);
        xml.end();
    }
    optional(xml, "OtherInformation", &further(subject));
    indicator(xml, subject);
    xml.end();
}

/// Who pursues it: its section, or all of them.
fn sections<'a>(subject: &Subject<'a>) -> impl Iterator<Item = &'a Section> {
    let own = subject.section();
    let all = if own.is_none() { subject.plan.sections.as_slice() } else { &[] };
    own.into_iter().chain(all)
}

/// What the column of a key holds.
fn of_column(subject: &Subject<'_>, key: &str) -> Option<String> {
    let columns = &subject.site.settings.form.columns;
    let place = columns.iter().position(|column| column.key == key)?;
    words(subject, place, &columns[place])
}

/// What no element of the standard is for: the deadline in its author's words, that the goal is common to all
/// sections, and the columns of the site's own, in the form's order.
fn further(subject: &Subject<'_>) -> String {
    let mut lines = Vec::new();
    for (place, column) in subject.site.settings.form.columns.iter().enumerate() {
        let is_told = match column.kind {
            ColumnKind::GoalNumber | ColumnKind::Title | ColumnKind::Category => true,
            ColumnKind::Section => subject.section().is_some(),
            _ => [LEVEL, METHOD].contains(&column.key.as_str()),
        };
        if !is_told {
            let words = words(subject, place, column);
            lines.extend(words.map(|words| labelled(&subject.site, &column.label, &words)));
        }
    }
    lines.join("\n")
}

/// The level to be reached, and by when. Either may be missing, and without both there is nothing to measure by.
fn indicator(xml: &mut Writer, subject: &Subject<'_>) {
    let meaning = subject.goal.written.deadline.as_ref().map(|deadline| deadline.meaning);
    let (first, last) = match meaning {
        Some(DeadlineMeaning::Day { date, .. }) => (None, Some(date)),
        Some(DeadlineMeaning::Interval { first, last }) => (Some(first), Some(last)),
        Some(DeadlineMeaning::Undated) | None => (None, None),
    };
    let level = of_column(subject, LEVEL);
    if level.is_none() && last.is_none() {
        return;
    }
    let strings = subject.site.strings;
    xml.begin(
        "PerformanceIndicator",
        &[("ValueChainStage", "Output"), ("PerformanceIndicatorType", "Qualitative")],
    );
    xml.leaf("MeasurementDimension", &[], strings.get("measurement_dimension"));
    xml.leaf("UnitOfMeasurement", &[], strings.get("measurement_unit"));
    xml.begin("MeasurementInstance", &[]);
    xml.begin("TargetResult", &[]);
    for (name, day) in [("StartDate", first), ("EndDate", last)] {
        if let Some(day) = day {
            xml.leaf(name, &[], &day.to_string());
        }
    }
    optional(xml, "Description", &level.unwrap_or_default());
    xml.end();
    xml.end();
    xml.end();
}
