//! Finds where a key or a value lies in a YAML text, for a finding that is about to be shown.
//!
//! `serde_yaml` tells positions only with its errors, so the text is read once more by a visitor that fails
//! on purpose at the place that is looked for.

use std::fmt;
use std::marker::PhantomData;
use std::ops::Range;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::read::{KeySeed, byte_offset};
use super::shape::{Part, Step, Target};

/// The bytes of `text` that the target names. A value that is empty or absent has the place of its key, and a
/// key that is absent that of the record that it is missing from; `None` where there is nothing to point at.
pub fn locate(text: &str, target: &Target) -> Option<Range<usize>> {
    if target.path.is_empty() {
        return first_word(text);
    }
    if let Some(start) = find(text, target) {
        match target.part {
            Part::Key => {
                let end = text[start..].find([':', '\n']).map_or(text.len(), |length| start + length);
                return Some(start..start + text[start..end].trim_end().len());
            }
            Part::Value => {
                let extent = extent(text, start);
                if !extent.is_empty() {
                    return Some(extent);
                }
                let key = Target { part: Part::Key, ..target.clone() };
                if matches!(target.path.last(), Some(Step::Key(_))) {
                    return locate(text, &key);
                }
            }
        }
    }
    let mut parent = target.clone();
    parent.path.pop();
    parent.part = if matches!(parent.path.last(), Some(Step::Key(_))) { Part::Key } else { Part::Value };
    parent.occurrence = 0;
    if parent.path.is_empty() { None } else { locate(text, &parent) }
}

fn first_word(text: &str) -> Option<Range<usize>> {
    let start = text.len() - text.trim_start().len();
    let extent = extent(text, start);
    (!extent.is_empty()).then_some(extent)
}

/// The byte at which the target begins.
fn find(text: &str, target: &Target) -> Option<usize> {
    let seed = Seek { path: &target.path, target };
    let error = seed.deserialize(serde_yaml::Deserializer::from_str(text)).err()?;
    if !error.to_string().contains(FOUND) {
        return None;
    }
    error.location().map(|location| byte_offset(text, location.index()))
}

/// How far the words reach that begin at `start`: to the end of a quotation, of a plain word, or of the line.
fn extent(text: &str, start: usize) -> Range<usize> {
    let line_end = text[start..].find('\n').map_or(text.len(), |length| start + length);
    let rest = text[start..line_end].trim_end();
    let line_start = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
    let in_flow = text[line_start..start].contains(['{', '[']);
    let quote = rest.chars().next().filter(|first| matches!(first, '"' | '\''));
    let length = if let Some(quote) = quote {
        rest[1..].find(quote).map_or(rest.len(), |end| end + 2)
    } else {
        let comment = rest.find(" #").unwrap_or(rest.len());
        let flow = if in_flow { rest.find([',', '}', ']']).unwrap_or(rest.len()) } else { rest.len() };
        rest[..comment.min(flow)].trim_end().len()
    };
    start..start + length
}

/// What the visitor says when it fails on purpose.
const FOUND: &str = "the place that was looked for";

struct Seek<'a> {
    path: &'a [Step],
    target: &'a Target,
}

impl<'de> DeserializeSeed<'de> for Seek<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        match self.path.first() {
            None => deserializer.deserialize_any(Here),
            Some(Step::Key(_)) => deserializer.deserialize_map(self),
            Some(Step::Index(_)) => deserializer.deserialize_seq(self),
        }
    }
}

impl<'de> Visitor<'de> for Seek<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<(), A::Error> {
        let Some((Step::Key(wanted), rest)) = self.path.split_first() else {
            return Ok(());
        };
        let wants_key = rest.is_empty() && self.target.part == Part::Key;
        let mut left = if rest.is_empty() { self.target.occurrence } else { 0 };
        loop {
            let stop = (wants_key && left == 0).then_some(wanted.as_str());
            let Some(key) = access.next_key_seed(StopAtKey { stop })? else {
                return Ok(());
            };
            if key == *wanted {
                if left == 0 {
                    return access.next_value_seed(Seek { path: rest, target: self.target });
                }
                left -= 1;
            }
            access.next_value::<IgnoredAny>()?;
        }
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<(), A::Error> {
        let Some((Step::Index(wanted), rest)) = self.path.split_first() else {
            return Ok(());
        };
        for _ in 0..*wanted {
            if access.next_element::<IgnoredAny>()?.is_none() {
                return Ok(());
            }
        }
        access.next_element_seed(Seek { path: rest, target: self.target })?;
        Ok(())
    }
}

/// Reads a key, and fails on purpose at the one that is looked for.
struct StopAtKey<'a> {
    stop: Option<&'a str>,
}

impl<'de> DeserializeSeed<'de> for StopAtKey<'_> {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for StopAtKey<'_> {
    type Value = String;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a key")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<String, E> {
        if self.stop == Some(text) {
            return Err(E::custom(FOUND));
        }
        KeySeed(PhantomData).visit_str(text)
    }
}

/// Fails on purpose at whatever value it meets.
struct Here;

macro_rules! fail_here {
    ($($method:ident: $value:ty),* $(,)?) => {
        $(fn $method<E: Error>(self, _: $value) -> Result<(), E> {
            Err(E::custom(FOUND))
        })*
    };
}

impl<'de> Visitor<'de> for Here {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value")
    }

    fail_here!(visit_bool: bool, visit_i64: i64, visit_u64: u64, visit_i128: i128, visit_u128: u128, visit_f64: f64, visit_str: &str);

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Err(E::custom(FOUND))
    }

    fn visit_map<A: MapAccess<'de>>(self, _: A) -> Result<(), A::Error> {
        Err(A::Error::custom(FOUND))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, _: A) -> Result<(), A::Error> {
        Err(A::Error::custom(FOUND))
    }
}

#[cfg(test)]
mod tests {
    use super::locate;
    use crate::yaml::{Step, Target};

    const TEXT: &str = "number: 9\ntitle: 予約システム # 注\nofficers:\n  - { post: 部長, name: \"藤原\" }\n  - post: 課長\nnumber: 10\ndeadline:\n";

    fn words(target: &Target) -> &'static str {
        &TEXT[locate(TEXT, target).unwrap()]
    }

    #[test]
    fn values_keys_and_flow_records_are_found() {
        assert_eq!(words(&Target::value(["title".into()])), "予約システム");
        assert_eq!(words(&Target::key(["number".into()], 0)), "number");
        assert_eq!(
            locate(TEXT, &Target::key(["number".into()], 1)).unwrap().start,
            TEXT.rfind("number").unwrap()
        );
        let post: [Step; 3] = ["officers".into(), 0.into(), "post".into()];
        assert_eq!(words(&Target::value(post)), "部長");
        let name: [Step; 3] = ["officers".into(), 0.into(), "name".into()];
        assert_eq!(words(&Target::value(name)), "\"藤原\"");
    }

    #[test]
    fn what_is_not_there_has_the_place_of_what_it_is_missing_from() {
        assert_eq!(words(&Target::value(["deadline".into()])), "deadline");
        let missing: [Step; 3] = ["officers".into(), 1.into(), "name".into()];
        assert_eq!(words(&Target::value(missing)), "post: 課長");
        assert_eq!(locate(TEXT, &Target::value(["section".into()])), None);
    }
}
