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

use super::flat;
use super::forbidden::first_forbidden;
use super::issue::{Expected, Issue, IssueKind, IssuePlace, SyntaxKind};
use super::shape::{Field, Node, Record, Shape, Step, Target};
use super::syntax;
use super::{MAXIMUM_BYTES, MAXIMUM_DEPTH};

/// How often a text is read again with one more wrong value passed over: enough for every honest mistake.
const MAXIMUM_READINGS: usize = 64;

/// How many mistakes of one text are told. Whoever has mended so many has learnt the rule, or the file is none.
const MAXIMUM_ISSUES: usize = 64;

/// Reads `text` as a record of the given shape. Returns what could be read, or `None` where the text is not
/// YAML at all, with everything that is wrong.
pub fn read(text: &str, shape: &Shape) -> (Option<Record>, Vec<Issue>) {
    if let Shape::Record(fields) = shape
        && let Some(record) = flat::read(text, fields)
    {
        return (Some(record), Vec::new());
    }
    read_in_full(text, shape)
}

/// Reads a text with the YAML parser.
pub(super) fn read_in_full(text: &str, shape: &Shape) -> (Option<Record>, Vec<Issue>) {
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
    if let Some(at) = syntax::reserved_start(text) {
        let place = IssuePlace::Span(at);
        let kind = IssueKind::Syntax(SyntaxKind::ReservedCharacter);
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
                issues.truncate(MAXIMUM_ISSUES);
                let record = match node {
                    Some(Node::Record(record)) => Some(record),
                    _ => Some(Record::default()),
                };
                return (record, issues);
            }
            Err(error) => error,
        };
        let path = reading.path.into_inner();
        let expected = reading.expected.into_inner();
        let told = error.to_string();
        let mistaken_form = told.contains("invalid type");
        // A text that is no record as a whole has nothing in it that could be read on its own.
        if !mistaken_form || path.is_empty() || skipped.contains(&path) || wrong.len() >= MAXIMUM_READINGS {
            let at = error.location().map_or(0, |location| byte_offset(text, location.index()));
            wrong.push(syntax::diagnose(text, at, &told));
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
            kind: IssueKind::WrongType { key, expected },
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

    /// The value, unless it is a text with characters that no text can have.
    fn without_forbidden(&self, node: Node) -> Option<Node> {
        if matches!(&node, Node::Text(text) if first_forbidden(text).is_some()) {
            let path = self.path.borrow().clone();
            self.report(IssueKind::ControlCharacter, Target::value(path));
            return None;
        }
        Some(node)
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
            Shape::Text | Shape::TextOrRecord(_) => Expected::Text,
            Shape::List(_) => Expected::List,
            Shape::Record(_) | Shape::Map(_) => Expected::Record,
        };
        self.reading.expected.replace(expected);
        match self.shape {
            Shape::Text => {
                let node = deserializer.deserialize_str(TextVisitor)?;
                Ok(self.reading.without_forbidden(node))
            }
            Shape::TextOrRecord(fields) => {
                let fields = RecordVisitor { fields: Fields::Named(fields), reading: self.reading };
                let node = deserializer.deserialize_any(TextOrRecordVisitor(fields))?;
                Ok(node.and_then(|node| self.reading.without_forbidden(node)))
            }
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
        Ok(scalar(text))
    }
}

/// Takes a scalar or a record. Numbers and the like come as the parser understands them, not as they were written;
/// where this form is asked for they are mistakes, and the finding shows the line itself.
struct TextOrRecordVisitor<'a>(RecordVisitor<'a>);

impl<'de> Visitor<'de> for TextOrRecordVisitor<'_> {
    type Value = Option<Node>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a text, or keys with values")
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Some(scalar(text)))
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Some(Node::Text(String::new())))
    }

    fn visit_bool<E>(self, value: bool) -> Result<Self::Value, E> {
        Ok(Some(Node::Text(value.to_string())))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Self::Value, E> {
        Ok(Some(Node::Text(value.to_string())))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Self::Value, E> {
        Ok(Some(Node::Text(value.to_string())))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Self::Value, E> {
        Ok(Some(Node::Text(value.to_string())))
    }

    fn visit_map<A: MapAccess<'de>>(self, access: A) -> Result<Self::Value, A::Error> {
        self.0.visit_map(access)
    }
}

/// The value that a scalar's words are.
pub(super) fn scalar(words: &str) -> Node {
    let is_null = matches!(words, "~" | "null");
    Node::Text(if is_null { String::new() } else { words.to_owned() })
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
                match access.next_value_seed(seed)? {
                    Some(node) => record.push(key.clone(), node),
                    None => record.pass_over(key.clone()),
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

/// The byte that the parser names, at the start of its character.
pub(super) fn byte_offset(text: &str, index: usize) -> usize {
    let mut offset = index.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
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
