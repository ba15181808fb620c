//! A goal's file.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::body;
use super::context::Context;
use super::encoding;
use super::prose::Prose;
use super::reader::Reader;
use crate::calendar::{self, Date, Deadline, DeadlineError, EraDisplay, FiscalYear};
use crate::diagnostic::{Finding, Rule, Severity};
use crate::fold;
use crate::settings::{Column, ColumnKind, Settings};
use crate::yaml::{Field, Record, Shape, Step};

/// A goal as its file has it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct GoalDraft {
    /// The name of its file without `.md`.
    pub key: String,
    /// Its file, relative to the site's folder.
    pub file: String,
    /// Its number; `None` where it has none that can be used.
    pub number: Option<u32>,
    /// Its title.
    pub title: String,
    /// The place of its category in the configured order.
    pub category: Option<usize>,
    /// The words that name its section.
    pub section: Option<String>,
    /// Its deadline; `None` where it sets none.
    pub deadline: Option<Deadline>,
    /// What the form's further columns hold, by their place in the form.
    pub values: Vec<(usize, Value)>,
    /// The texts below its headings, by the column's place in the form.
    #[serde(skip)]
    pub texts: Vec<(usize, Prose)>,
    /// Whether its texts are here. A goal that is remembered from an earlier run is listed and checked like any other,
    /// and has none: a page that shows them needs the goal read again.
    #[serde(skip)]
    pub is_whole: bool,
    /// Who may see it.
    pub visibility: Visibility,
    /// The day on which its substance last changed, where its file says so.
    pub updated: Option<Date>,
    /// Earlier addresses that lead to it.
    pub aliases: Vec<String>,
}

/// Who may see a goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Visibility {
    /// Everybody.
    Public,
    /// Nobody until the moment has come.
    From(Timestamp),
    /// Nobody until it is no draft any more.
    Draft,
}

/// What a column of the site's own holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Value {
    /// A line of text, or a choice in the words that the configuration has for it.
    Line(String),
    /// A date, with the words as written.
    Date(String, Date),
    /// A number, in digits without separators.
    Number(String),
}

/// Reads a goal; `None` where its front matter cannot be read.
pub(super) fn read(
    key: &str,
    file: String,
    text: &str,
    year: FiscalYear,
    context: &Context<'_>,
) -> (Option<GoalDraft>, Vec<Finding>) {
    let mut reader = Reader::new(file, text, context);
    let Some(parts) = reader.parts(&context.goal_shape) else {
        return (None, reader.findings);
    };
    let record = &parts.record;
    let is_draft = draft(&mut reader, record);
    let already = reader.findings.len();
    let mut goal = GoalDraft {
        key: key.to_owned(),
        file: reader.file.clone(),
        number: None,
        title: String::new(),
        category: None,
        section: None,
        deadline: None,
        values: Vec::new(),
        texts: Vec::new(),
        is_whole: true,
        visibility: visibility(&mut reader, record, is_draft),
        updated: reader.date(record, "updated"),
        aliases: aliases(&mut reader, record),
    };
    for (place, column) in context.settings.form.columns.iter().enumerate() {
        column_value(&mut reader, record, year, place, column, &mut goal);
    }
    encoding::goal(&mut reader, &goal);
    goal.texts = body::read(&mut reader, &parts);
    if is_draft {
        excuse(&mut reader.findings[already..]);
    }
    (Some(goal), reader.findings)
}

/// The keys that a goal may have: the form's, and the few that say how it is published.
pub fn shape(settings: &Settings) -> Shape {
    let columns = settings.form.columns.iter().filter(|column| column.kind != ColumnKind::Text);
    let mut fields: Vec<Field> =
        columns.map(|column| Field { key: column.key.clone(), shape: Shape::Text }).collect();
    for (key, shape) in [
        ("draft", Shape::Text),
        ("publish_on", Shape::Text),
        ("updated", Shape::Text),
        ("aliases", Shape::list(Shape::Text)),
    ] {
        fields.push(Field { key: key.to_owned(), shape });
    }
    Shape::Record(fields)
}

/// A draft may be unfinished: what is missing from it is a warning until it is to be published.
fn excuse(findings: &mut [Finding]) {
    const UNFINISHED: [Rule; 5] =
        [Rule::MissingKey, Rule::EmptyValue, Rule::HeadingMissing, Rule::ColumnEmpty, Rule::EmptyItem];
    for finding in findings.iter_mut().filter(|finding| UNFINISHED.contains(&finding.rule)) {
        finding.severity = Severity::Warning;
    }
}

fn draft(reader: &mut Reader<'_>, record: &Record) -> bool {
    match record.filled("draft") {
        None | Some("false") => false,
        Some("true") => true,
        Some(other) => {
            let finding =
                Finding::new(Rule::InvalidValue, reader.value(["draft".into()])).with("key", "draft");
            let meant = ["yes", "on", "はい", "○", "1"].iter().any(|word| fold::same(word, other));
            let finding = finding.with("value", other).with_term("expected", "true-or-false");
            reader.push(finding.suggesting(if meant || other.eq_ignore_ascii_case("true") {
                "true"
            } else {
                "false"
            }));
            true
        }
    }
}

fn visibility(reader: &mut Reader<'_>, record: &Record, is_draft: bool) -> Visibility {
    let moment = record.filled("publish_on").and_then(|text| {
        let moment = calendar::parse_moment(text, &reader.settings.time_zone);
        if moment.is_none() {
            let finding = Finding::new(Rule::InvalidValue, reader.value(["publish_on".into()]))
                .with("key", "publish_on");
            reader.push(finding.with("value", text).with_term("expected", "moment"));
        }
        moment
    });
    match moment {
        _ if is_draft => Visibility::Draft,
        Some(moment) => Visibility::From(moment),
        None => Visibility::Public,
    }
}

fn aliases(reader: &mut Reader<'_>, record: &Record) -> Vec<String> {
    let mut aliases = Vec::new();
    for (index, node) in record.list("aliases").iter().enumerate() {
        let Some(written) = node.as_text() else { continue };
        let address = written.trim_matches('/');
        if !address.is_empty() && address.split('/').all(crate::address::is_name) {
            let ends_in_file = address.ends_with(".html") || address.ends_with(".htm");
            aliases.push(if ends_in_file { address.to_owned() } else { format!("{address}/") });
        } else {
            let place = reader.value([Step::from("aliases"), Step::from(index)]);
            let finding =
                Finding::new(Rule::InvalidValue, place).with("key", "aliases").with("value", written);
            reader.push(finding.with_term("expected", "an-address"));
        }
    }
    aliases
}

fn column_value(
    reader: &mut Reader<'_>,
    record: &Record,
    year: FiscalYear,
    place: usize,
    column: &Column,
    goal: &mut GoalDraft,
) {
    let key = column.key.as_str();
    // An empty deadline is a statement, as an empty cell of the form is: no deadline is set.
    let may_be_empty =
        column.kind == ColumnKind::Text || (column.kind == ColumnKind::Deadline && record.get(key).is_some());
    let written =
        if column.required && !may_be_empty { reader.required(record, key, &[]) } else { record.filled(key) };
    let Some(written) = written else { return };
    match column.kind {
        ColumnKind::GoalNumber => goal.number = number(reader, key, written),
        ColumnKind::Title => written.clone_into(&mut goal.title),
        ColumnKind::Category => goal.category = category(reader, key, written),
        ColumnKind::Section => goal.section = Some(written.to_owned()),
        ColumnKind::Deadline => goal.deadline = deadline(reader, key, written, year),
        ColumnKind::Line => goal.values.push((place, Value::Line(written.to_owned()))),
        ColumnKind::Date => {
            if let Some(date) = reader.date(record, key) {
                goal.values.push((place, Value::Date(written.to_owned(), date)));
            }
        }
        ColumnKind::Number => {
            let digits = fold::fold(written);
            if is_number(&digits) {
                goal.values.push((place, Value::Number(digits)));
            } else {
                let finding = Finding::new(Rule::InvalidValue, reader.value([key.into()])).with("key", key);
                reader.push(finding.with("value", written).with_term("expected", "number"));
            }
        }
        ColumnKind::Choice => {
            if let Some(choice) = column.choices.iter().find(|choice| fold::same(choice, written)) {
                goal.values.push((place, Value::Line(choice.clone())));
            } else {
                let finding = Finding::new(Rule::InvalidValue, reader.value([key.into()])).with("key", key);
                let finding = finding.with("value", written).with_term("expected", "a-choice");
                reader.push(finding.allowing(written, &column.choices));
            }
        }
        ColumnKind::Text => {}
    }
}

/// A decimal number as data has it: digits, one point at the most, a minus in front.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    all_digits(whole) && all_digits(fraction)
}

fn number(reader: &mut Reader<'_>, key: &str, written: &str) -> Option<u32> {
    let number = fold::fold(written).parse::<u32>().ok().filter(|number| *number > 0);
    if number.is_none() {
        reader.push(Finding::new(Rule::NumberInvalid, reader.value([key.into()])).with("value", written));
    }
    number
}

fn category(reader: &mut Reader<'_>, key: &str, written: &str) -> Option<usize> {
    let category = reader.settings.category(written);
    if category.is_none() {
        let names = reader.settings.categories.iter().map(|category| category.name.as_str());
        let finding = Finding::new(Rule::CategoryUnknown, reader.value([key.into()])).with("value", written);
        reader.push(finding.allowing(written, names));
    }
    category
}

fn deadline(reader: &mut Reader<'_>, key: &str, written: &str, year: FiscalYear) -> Option<Deadline> {
    let settings = reader.settings;
    match Deadline::parse(written, year, settings.start_month) {
        Ok(deadline) => {
            if deadline.is_outside(year, settings.start_month) {
                let finding =
                    Finding::new(Rule::DeadlineOutside, reader.value([key.into()])).with("value", written);
                reader.push(finding.with("year", year.display(settings.era, settings.language)));
            }
            Some(deadline)
        }
        Err(error) => {
            let finding =
                Finding::new(Rule::DeadlineUnknown, reader.value([key.into()])).with("value", written);
            let accepted = calendar::accepted_deadlines(year, settings.start_month);
            let spellings = calendar::deadline_spellings();
            let mut finding = finding.allowing(written, accepted);
            finding.nearest = match error {
                DeadlineError::OutsideEra { suggestion } => {
                    Some(calendar::display_date(suggestion, EraDisplay::Era, settings.language))
                }
                DeadlineError::NotADeadline | DeadlineError::NoSuchDay | DeadlineError::Contradiction => {
                    crate::diagnostic::nearest(written, spellings.iter().map(String::as_str))
                        .map(str::to_owned)
                }
            };
            reader.push(finding);
            None
        }
    }
}
