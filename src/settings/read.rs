//! Reads the configuration. A mistake is a finding, and the default stands in for the mistaken value, so that
//! the rest of the content is still checked.

use std::collections::{BTreeMap, BTreeSet};

use jiff::tz::TimeZone;

use super::base_url::BaseUrl;
use super::column::{Column, ColumnKind, Form};
use super::shape::shape;
use super::site::{Category, Contact, Licence, Settings};
use super::{FILE, defaults, read_encoding};
use crate::address;
use crate::calendar::{EraDisplay, StartMonth};
use crate::diagnostic::{Finding, Place, Rule};
use crate::fold;
use crate::language::Language;
use crate::yaml::{self, Node, Record, Step, Target};

/// Keys of a goal's front matter that no configured column may take.
pub const RESERVED_KEYS: [&str; 4] = ["draft", "publish_on", "updated", "aliases"];

/// Reads the text of `content/site.yaml`. The settings are complete whatever it says; the second value is
/// `false` where it could not be read at all, so that nothing which depends on it should be judged.
pub fn read(text: &str) -> (Settings, bool, Vec<Finding>) {
    let (record, issues) = yaml::read(text.trim_start_matches('\u{feff}'), &shape());
    let base = text.len() - text.trim_start_matches('\u{feff}').len();
    let findings = issues.into_iter().map(|issue| Finding::from_issue(FILE, base, issue)).collect();
    let mut reader = Reader { findings };
    let readable = record.is_some();
    let record = record.unwrap_or_default();
    let settings = reader.settings(&record, readable);
    reader.findings.extend(read_encoding::read(text, &record, &settings));
    (settings, readable, reader.findings)
}

pub(super) struct Reader {
    findings: Vec<Finding>,
}

/// A path in the configuration.
macro_rules! path {
    ($($step:expr),*) => { [$(Step::from($step)),*] };
}

impl Reader {
    pub(super) fn push(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    fn settings(&mut self, record: &Record, readable: bool) -> Settings {
        let mut required = |key: &str| {
            let text = record.filled(key).unwrap_or_default().to_owned();
            if text.is_empty() && readable {
                self.missing(record, key, &[]);
            }
            text
        };
        let title = required("title");
        let organisation = required("organisation");
        let language = self.parsed(record, "language", Language::from_tag, |finding, text| {
            finding.allowing(text, Language::ALL.map(Language::tag))
        });
        let language = language.unwrap_or_default();
        Settings {
            title,
            organisation,
            organisation_code: self.organisation_code(record),
            language,
            base_url: self.parsed(record, "base_url", BaseUrl::parse, |finding, _| {
                finding.with_term("expected", "web-address")
            }),
            time_zone: self
                .parsed(
                    record,
                    "time_zone",
                    |name| TimeZone::get(name).ok(),
                    |finding, text| {
                        let names: Vec<_> = jiff::tz::db().available().map(|name| name.to_string()).collect();
                        let nearest = crate::diagnostic::nearest(text, names.iter().map(String::as_str))
                            .map(str::to_owned);
                        let finding = finding.with_term("expected", "time-zone");
                        match nearest {
                            Some(nearest) => finding.suggesting(nearest),
                            None => finding,
                        }
                    },
                )
                .or_else(|| TimeZone::get("Asia/Tokyo").ok())
                .unwrap_or(TimeZone::UTC),
            start_month: self
                .parsed(
                    record,
                    "fiscal_year_start",
                    |text| StartMonth::new(fold::fold(text).parse().ok()?),
                    |finding, _| finding.with_term("expected", "month"),
                )
                .unwrap_or_default(),
            era: self
                .parsed(
                    record,
                    "era",
                    |text| text.parse::<EraDisplay>().ok(),
                    |finding, text| finding.allowing(text, ["both", "era", "western"]),
                )
                .unwrap_or_default(),
            categories: self.categories(record, language),
            departments: self.departments(record),
            form: self.form(record, language),
            labels: record
                .record("labels")
                .map(|labels| {
                    labels
                        .entries()
                        .filter_map(|(key, node)| Some((key.to_owned(), node.as_text()?.to_owned())))
                        .collect::<BTreeMap<_, _>>()
                })
                .unwrap_or_default(),
            footer: record.text("footer").unwrap_or_default().to_owned(),
            licence: self.licence(record),
            contact: self.contact(record),
            share_pictures: self
                .parsed(record, "share_pictures", truth, |finding, _| {
                    finding.with_term("expected", "true-or-false")
                })
                .unwrap_or(true),
            search: self.search(record),
            data: self.data(record),
            theme: self.theme(record),
            source_url: self.parsed(
                record,
                "source_url",
                |text| (is_web_address(text) && text.contains("{file}")).then(|| text.to_owned()),
                |finding, _| finding.with_term("expected", "source-address"),
            ),
        }
    }

    fn missing(&mut self, record: &Record, key: &str, path: &[Step]) {
        if record.is_passed_over(key) {
            return;
        }
        let rule = if record.get(key).is_some() { Rule::EmptyValue } else { Rule::MissingKey };
        let path = path.iter().cloned().chain([Step::from(key)]);
        let finding = Finding::new(rule, Place::yaml(FILE, Target::value(path))).with("key", key);
        self.push(finding);
    }

    /// A value that means something, or a finding that the caller completes with what is allowed.
    fn parsed<T>(
        &mut self,
        record: &Record,
        key: &'static str,
        parse: impl Fn(&str) -> Option<T>,
        explain: impl Fn(Finding, &str) -> Finding,
    ) -> Option<T> {
        let text = record.filled(key)?;
        let value = parse(text);
        if value.is_none() {
            let place = Place::yaml(FILE, Target::value(path![key]));
            let finding = Finding::new(Rule::InvalidValue, place).with("key", key).with("value", text);
            let mut finding = explain(finding, text);
            if !finding.arguments.iter().any(|(name, _)| *name == "expected") {
                finding = finding.with_term("expected", "a-text");
            }
            self.push(finding);
        }
        value
    }

    fn categories(&mut self, record: &Record, language: Language) -> Vec<Category> {
        if record.get("categories").is_none() {
            return defaults::categories(language);
        }
        let mut categories: Vec<Category> = Vec::new();
        for (index, node) in record.list("categories").iter().enumerate() {
            let Some(item) = node.as_record() else { continue };
            let at = path!["categories", index];
            let (Some(key), Some(name)) = (item.filled("key"), item.filled("name")) else {
                for key in ["key", "name"] {
                    if item.filled(key).is_none() {
                        self.missing(item, key, &at);
                    }
                }
                continue;
            };
            self.key(key, path!["categories", index, "key"]);
            if is_taken(&categories, key) {
                self.push(duplicate(key, path!["categories", index, "key"]));
            }
            if is_taken(&categories, name) {
                self.push(duplicate(name, path!["categories", index, "name"]));
            }
            categories.push(Category {
                key: key.to_owned(),
                name: name.to_owned(),
                description: item.text("description").unwrap_or_default().to_owned(),
            });
        }
        categories
    }

    fn departments(&mut self, record: &Record) -> Vec<String> {
        let mut seen = BTreeSet::new();
        let mut departments = Vec::new();
        for (index, node) in record.list("departments").iter().enumerate() {
            let Some(key) = node.as_text() else { continue };
            self.key(key, path!["departments", index]);
            if seen.insert(key) {
                departments.push(key.to_owned());
            } else {
                self.push(duplicate(key, path!["departments", index]));
            }
        }
        departments
    }

    fn key(&mut self, key: &str, at: impl IntoIterator<Item = Step>) {
        if !address::is_key(key) {
            let finding =
                Finding::new(Rule::InvalidKey, Place::yaml(FILE, Target::value(at))).with("key", key);
            self.push(match address::suggest_name(key) {
                Some(suggestion) => finding.suggesting(suggestion.replace('.', "-")),
                None => finding,
            });
        }
    }

    fn form(&mut self, record: &Record, language: Language) -> Form {
        let Some(form) = record.record("form") else {
            return defaults::form(language);
        };
        let title = form.filled("title").unwrap_or_else(|| defaults::form_title(language)).to_owned();
        if form.get("columns").is_none() {
            return Form { title, ..defaults::form(language) };
        }
        let mut columns: Vec<Column> = Vec::new();
        for (index, node) in form.list("columns").iter().enumerate() {
            let Some(item) = node.as_record() else { continue };
            let Some(column) = self.column(item, index, language) else { continue };
            if columns.iter().any(|earlier| earlier.key == column.key) {
                self.push(duplicate(&column.key, path!["form", "columns", index, "key"]));
                continue;
            }
            let is_heading =
                |other: &Column| other.kind == ColumnKind::Text && fold::same(&other.label, &column.label);
            if column.kind == ColumnKind::Text && columns.iter().any(is_heading) {
                self.push(duplicate(&column.label, path!["form", "columns", index, "label"]));
            }
            columns.push(column);
        }
        for key in ["number", "title"] {
            if !columns.iter().any(|column| column.key == key) {
                let place = Place::yaml(FILE, Target::key(path!["form", "columns"], 0));
                self.push(Finding::new(Rule::ColumnMissing, place).with("key", key));
            }
        }
        Form { title, columns }
    }

    fn column(&mut self, item: &Record, index: usize, language: Language) -> Option<Column> {
        let at = |key: &'static str| path!["form", "columns", index, key];
        let Some(key) = item.filled("key") else {
            self.missing(item, "key", &path!["form", "columns", index]);
            return None;
        };
        let label = item.filled("label");
        let built_in = defaults::column(key, language);
        if built_in.is_none() {
            self.key(key, at("key"));
            if RESERVED_KEYS.contains(&key) {
                let place = Place::yaml(FILE, Target::value(at("key")));
                self.push(Finding::new(Rule::ReservedKey, place).with("key", key));
            }
            if label.is_none() {
                self.missing(item, "label", &path!["form", "columns", index]);
            }
        }
        let kind = item.filled("kind").map(|name| {
            let kind = ColumnKind::CONFIGURABLE.into_iter().find(|(known, _)| *known == name);
            (name, kind.map(|(_, kind)| kind))
        });
        if let Some((name, None)) = kind {
            let place = Place::yaml(FILE, Target::value(at("kind")));
            let names = ColumnKind::CONFIGURABLE.map(|(name, _)| name);
            let finding = Finding::new(Rule::InvalidValue, place).with("key", "kind").with("value", name);
            self.push(finding.with_term("expected", "a-text").allowing(name, names));
        }
        let configured = kind.and_then(|(_, kind)| kind);
        let kind = match &built_in {
            Some(column) => {
                if configured.is_some_and(|kind| kind != column.kind) {
                    let place = Place::yaml(FILE, Target::value(at("kind")));
                    self.push(Finding::new(Rule::ReservedKey, place).with("key", key));
                }
                column.kind
            }
            None => configured.unwrap_or(ColumnKind::Text),
        };
        let choices: Vec<String> = item
            .list("choices")
            .iter()
            .filter_map(Node::as_text)
            .filter(|text| !text.is_empty())
            .map(str::to_owned)
            .collect();
        if kind == ColumnKind::Choice && choices.is_empty() {
            self.missing(item, "choices", &path!["form", "columns", index]);
        }
        let required = match item.filled("required") {
            None => built_in.is_some(),
            Some("true") => true,
            Some("false") => false,
            Some(other) => {
                let place = Place::yaml(FILE, Target::value(at("required")));
                let finding =
                    Finding::new(Rule::InvalidValue, place).with("key", "required").with("value", other);
                self.push(finding.with_term("expected", "true-or-false"));
                false
            }
        };
        let default = built_in.as_ref();
        Some(Column {
            key: key.to_owned(),
            label: label
                .map(str::to_owned)
                .or_else(|| default.map(|column| column.label.clone()))
                .unwrap_or_else(|| key.to_owned()),
            // A site that words a column itself also says itself whether the column has a hint.
            hint: match (item.filled("hint"), label) {
                (Some(hint), _) => Some(hint.to_owned()),
                (None, Some(_)) => None,
                (None, None) => default.and_then(|column| column.hint.clone()),
            },
            kind,
            required: required || matches!(kind, ColumnKind::GoalNumber | ColumnKind::Title),
            choices,
            blank: item.filled("blank").map(str::to_owned),
        })
    }

    fn licence(&mut self, record: &Record) -> Option<Licence> {
        let licence = record.record("licence")?;
        let Some(name) = licence.filled("name") else {
            self.missing(licence, "name", &path!["licence"]);
            return None;
        };
        Some(Licence { name: name.to_owned(), url: self.link(licence, path!["licence", "url"]) })
    }

    fn contact(&mut self, record: &Record) -> Option<Contact> {
        let contact = record.record("contact")?;
        let text = |key| contact.filled(key).map(str::to_owned);
        let url = self.link(contact, path!["contact", "url"]);
        Some(Contact { name: text("name"), url, email: text("email"), phone: text("phone") })
    }

    /// A link that pages will carry; only the web's own schemes are links.
    fn link(&mut self, record: &Record, at: [Step; 2]) -> Option<String> {
        let url = record.filled("url")?;
        if is_web_address(url) {
            return Some(url.to_owned());
        }
        let place = Place::yaml(FILE, Target::value(at));
        let finding = Finding::new(Rule::InvalidValue, place).with("key", "url").with("value", url);
        self.push(finding.with_term("expected", "web-address"));
        None
    }

    fn theme(&mut self, record: &Record) -> Option<String> {
        let name = record.filled("theme")?;
        self.key(name, path!["theme"]);
        address::is_key(name).then(|| name.to_owned())
    }
}

fn is_web_address(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

/// `true` or `false`.
fn truth(text: &str) -> Option<bool> {
    text.parse().ok()
}

fn duplicate(name: &str, at: impl IntoIterator<Item = Step>) -> Finding {
    Finding::new(Rule::DuplicateName, Place::yaml(FILE, Target::value(at))).with("name", name)
}

/// Whether words that a goal may write for a category already mean one.
fn is_taken(categories: &[Category], words: &str) -> bool {
    categories.iter().any(|category| fold::same(&category.key, words) || fold::same(&category.name, words))
}
