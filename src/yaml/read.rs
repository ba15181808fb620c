//! Reads a YAML text against a shape and reports every mistake in it, not just the first.
//!
//! `serde_yaml` stops at the first value of a wrong form. The reader notes the path at which it stopped,
//! tells it to pass over that value and reads again, until only well-formed values are left. A correct
//! text is read once.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::issue::{Expected, Issue, IssueKind, IssuePlace, SyntaxKind};
use super::shape::{Field, Node, Record, Shape, Step, Target};
use super::{MAXIMUM_BYTES, MAXIMUM_DEPTH};

/// How often a text is read again with one more wrong value passed over: enough for every honest mistake.
const MAXIMUM_READINGS: usize = 64;

/// Reads `text` as a record of the given shape. Returns what could be read, or `None` where the text is not
/// YAML at all, with everything that is wrong.
pub fn read(text: &str, shape: &Shape) -> (Option<Record>, Vec<Issue>) {
    if text.len() > MAXIMUM_BYTES {
        let place = IssuePlace::Span(0..text.find('\n').unwrap_or(0));
        let kind = IssueKind::Syntax(SyntaxKind::TooLarge);
        return (None, vec![Issue { kind, place }]);
    }
    if let Some(at) = too_deep(text) {
        let place = IssuePlace::Span(at..at + 1);
        let kind = IssueKind::Syntax(SyntaxKind::TooComplex);
        return (None, vec![Issue { kind, place }]);
    }
    let mut wrong = Vec::new();
    let mut skipped = BTreeSet::new();
    loop {
        let reading = Reading {
            skipped: &skipped,
            path: RefCell::default(),
            expected: RefCell::new(Expected::Record),
            issues: RefCell::default(),
        };
        let seed = Seed { shape, reading: &reading };
        let error = match seed.deserialize(serde_yaml::Deserializer::from_str(text)) {
            Ok(node) => {
                let mut issues = reading.issues.into_inner();
                issues.append(&mut wrong);
                let record = match node {
                    Some(Node::Record(record)) => Some(record),
                    _ => Some(Record::default()),
                };
                return (record, issues);
            }
            Err(error) => error,
        };
        let path = reading.path.into_inner();
        let told = error.to_string();
        let mistaken_form = told.contains("invalid type");
        if !mistaken_form || skipped.contains(&path) || wrong.len() >= MAXIMUM_READINGS {
            wrong.push(syntax(text, &error, &told));
            return (None, wrong);
        }
        let key = path
            .iter()
            .rev()
            .find_map(|step| match step {
                Step::Key(key) => Some(key.clone()),
                Step::Index(_) => None,
            })
            .unwrap_or_default();
        wrong.push(Issue {
            kind: IssueKind::WrongType { key, expected: reading.expected.into_inner() },
            place: IssuePlace::Target(Target::value(path.clone())),
        });
        skipped.insert(path);
    }
}

/// The state of one reading.
struct Reading<'a> {
    /// Values of a wrong form that were already reported.
    skipped: &'a BTreeSet<Vec<Step>>,
    /// Where the reading is; it stays at the offending value when the reading fails.
    path: RefCell<Vec<Step>>,
    /// The form that was asked for there.
    expected: RefCell<Expected>,
    issues: RefCell<Vec<Issue>>,
}

impl Reading<'_> {
    fn report(&self, kind: IssueKind, target: Target) {
        self.issues.borrow_mut().push(Issue { kind, place: IssuePlace::Target(target) });
    }

    fn is_skipped(&self) -> bool {
        !self.skipped.is_empty() && self.skipped.contains(&*self.path.borrow())
    }
}

/// Reads one value of the given shape; `None` for a value that is passed over.
struct Seed<'a> {
    shape: &'a Shape,
    reading: &'a Reading<'a>,
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Option<Node>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        if self.reading.is_skipped() {
            deserializer.deserialize_ignored_any(IgnoredAny)?;
            return Ok(None);
        }
        let expected = match self.shape {
            Shape::Text => Expected::Text,
            Shape::List(_) => Expected::List,
            Shape::Record(_) | Shape::Map(_) => Expected::Record,
        };
        self.reading.expected.replace(expected);
        match self.shape {
            Shape::Text => deserializer.deserialize_str(TextVisitor).map(Some),
            Shape::List(item) => deserializer.deserialize_seq(ListVisitor { item, reading: self.reading }),
            Shape::Record(fields) => deserializer
                .deserialize_map(RecordVisitor { fields: Fields::Named(fields), reading: self.reading }),
            Shape::Map(value) => deserializer
                .deserialize_map(RecordVisitor { fields: Fields::Any(value), reading: self.reading }),
        }
    }
}

struct TextVisitor;

impl Visitor<'_> for TextVisitor {
    type Value = Node;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a text")
    }

    fn visit_str<E>(self, text: &str) -> Result<Node, E> {
        let is_null = matches!(text, "~" | "null");
        Ok(Node::Text(if is_null { String::new() } else { text.to_owned() }))
    }
}

struct ListVisitor<'a> {
    item: &'a Shape,
    reading: &'a Reading<'a>,
}

impl<'de> Visitor<'de> for ListVisitor<'_> {
    type Value = Option<Node>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a list")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Some(Node::List(Vec::new())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
        let mut items = Vec::new();
        for index in 0.. {
            self.reading.path.borrow_mut().push(Step::Index(index));
            let seed = Seed { shape: self.item, reading: self.reading };
            let item = access.next_element_seed(seed)?;
            self.reading.path.borrow_mut().pop();
            match item {
                Some(item) => items.extend(item),
                None => break,
            }
        }
        Ok(Some(Node::List(items)))
    }
}

enum Fields<'a> {
    Named(&'a [Field]),
    Any(&'a Shape),
}

impl<'a> Fields<'a> {
    fn shape(&self, key: &str) -> Option<&'a Shape> {
        match self {
            Self::Named(fields) => fields.iter().find_map(|field| (field.key == key).then_some(&field.shape)),
            Self::Any(shape) => Some(shape),
        }
    }

    fn names(&self) -> Vec<String> {
        match self {
            Self::Named(fields) => fields.iter().map(|field| field.key.clone()).collect(),
            Self::Any(_) => Vec::new(),
        }
    }
}

struct RecordVisitor<'a> {
    fields: Fields<'a>,
    reading: &'a Reading<'a>,
}

impl<'de> Visitor<'de> for RecordVisitor<'_> {
    type Value = Option<Node>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("keys with values")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Some(Node::Record(Record::default())))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
        let mut record = Record::default();
        let mut earlier: Vec<String> = Vec::new();
        while let Some(key) = access.next_key_seed(KeySeed(PhantomData))? {
            self.reading.path.borrow_mut().push(Step::Key(key.clone()));
            let path = self.reading.path.borrow().clone();
            let occurrence = earlier.iter().filter(|name| **name == key).count();
            if occurrence > 0 {
                let kind = IssueKind::DuplicateKey { key: key.clone() };
                self.reading.report(kind, Target::key(path, occurrence));
                access.next_value::<IgnoredAny>()?;
            } else if let Some(shape) = self.fields.shape(&key) {
                let seed = Seed { shape, reading: self.reading };
                if let Some(node) = access.next_value_seed(seed)? {
                    record.push(key.clone(), node);
                }
            } else {
                let kind = IssueKind::UnknownKey { key: key.clone(), allowed: self.fields.names() };
                self.reading.report(kind, Target::key(path, 0));
                access.next_value::<IgnoredAny>()?;
            }
            self.reading.path.borrow_mut().pop();
            earlier.push(key);
        }
        Ok(Some(Node::Record(record)))
    }
}

/// Reads a key as its words, so that `2022:` and `NO:` are keys like any other.
pub(super) struct KeySeed(pub(super) PhantomData<()>);

impl<'de> DeserializeSeed<'de> for KeySeed {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for KeySeed {
    type Value = String;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a key")
    }

    fn visit_str<E>(self, text: &str) -> Result<String, E> {
        Ok(text.to_owned())
    }
}

/// Names the mistake behind the parser's error as well as the text around it allows.
fn syntax(text: &str, error: &serde_yaml::Error, told: &str) -> Issue {
    let at = error.location().map_or(0, |location| byte_offset(text, location.index()));
    let line_start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let line_end = text[at..].find('\n').map_or(text.len(), |length| at + length);
    let line = text[line_start..line_end].trim_end();
    // A missing colon is noticed one line late, so the line before is looked at too.
    let previous_start = text[..line_start.saturating_sub(1)].rfind('\n').map_or(0, |newline| newline + 1);
    let previous = text[previous_start..line_start].trim_end();
    let full_width = [(previous_start, previous), (line_start, line)]
        .into_iter()
        .find_map(|(start, line)| full_width_colon(line).map(|colon| start + colon));
    if let Some(colon) = full_width {
        return Issue {
            kind: IssueKind::Syntax(SyntaxKind::FullWidthColon),
            place: IssuePlace::Span(colon..colon + '：'.len_utf8()),
        };
    }
    if let Some(tab) = line
        .find('\t')
        .filter(|tab| line[..*tab].trim().is_empty() || told.contains("cannot start any token"))
    {
        return Issue {
            kind: IssueKind::Syntax(SyntaxKind::Tab),
            place: IssuePlace::Span(line_start + tab..line_start + tab + 1),
        };
    }
    let kind = if told.contains("mapping values are not allowed") {
        SyntaxKind::Colon
    } else if told.contains("unexpected end of stream") || told.contains("expected ',' or") {
        SyntaxKind::Unclosed
    } else if told.contains("cannot start any token")
        || told.contains("alphabetic or numeric")
        || told.contains("alias")
        || told.contains("unknown anchor")
        || told.contains("tag")
    {
        SyntaxKind::ReservedCharacter
    } else if told.contains("limit exceeded") {
        SyntaxKind::TooComplex
    } else if told.contains("more than one document") {
        SyntaxKind::SeveralDocuments
    } else {
        SyntaxKind::Other(told.to_owned())
    };
    let end = line_end.max(at);
    let end = at + text[at..end].trim_end().len();
    Issue {
        kind: IssueKind::Syntax(kind),
        place: IssuePlace::Span(if at < end { at..end } else { line_start..line_start + line.len() }),
    }
}

/// A full-width colon behind an ASCII key at the start of a line, as a Japanese keyboard types it.
fn full_width_colon(line: &str) -> Option<usize> {
    let colon = line.find('：')?;
    let key = line[..colon].trim().trim_start_matches("- ");
    let is_key = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    is_key.then_some(colon)
}

/// The parser counts characters; text is addressed by bytes.
pub(super) fn byte_offset(text: &str, characters: usize) -> usize {
    text.char_indices().nth(characters).map_or(text.len(), |(offset, _)| offset)
}

/// Where brackets nest deeper than any plan needs. The parser itself takes seconds for such a text, so it is
/// refused before it is parsed; quoted brackets are not told apart, which costs nobody anything at this depth.
fn too_deep(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (offset, byte) in text.bytes().enumerate() {
        match byte {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > MAXIMUM_DEPTH {
            return Some(offset);
        }
    }
    None
}
