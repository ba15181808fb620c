//! XML from outside: looked through once, then read event by event.

use std::borrow::Cow;
use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::limits;
use super::unreadable::{Amount, Unreadable};

/// A reader for which `<a/>` is `<a></a>`.
pub(super) fn reader<R: BufRead>(source: R) -> Reader<R> {
    let mut reader = Reader::from_reader(source);
    reader.config_mut().expand_empty_elements = true;
    reader
}

/// Looks through a part: whether every element ends, that it has no document type, nor more elements of a kind than
/// any program writes. Libraries trust such counts, and wait for ends that never come.
pub(super) fn examine<R: BufRead>(source: R) -> Result<(), Unreadable> {
    let mut reader = reader(source);
    let mut buffer = Vec::new();
    let mut depth = 0_usize;
    let mut counts = Counts::default();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(Unreadable::broken)? {
            Event::Start(element) => {
                depth += 1;
                if depth > limits::DEPTH {
                    return Err(Unreadable::too_much(Amount::Depth, limits::DEPTH));
                }
                counts.add(&element)?;
            }
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::DocType(_) => return Err(Unreadable::broken("document type declaration")),
            Event::Text(text) if text.len() > limits::PIECE_BYTES => {
                return Err(Unreadable::too_much(Amount::TextBytes, limits::PIECE_BYTES));
            }
            Event::Eof if depth > 0 => return Err(Unreadable::broken("XML ends inside of an element")),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// How many elements there are of those that a workbook keeps in memory each, whether they are used or not.
#[derive(Default)]
struct Counts {
    strings: usize,
    sheets: usize,
    /// Cell formats, fonts, fills, borders, number formats, names, relationships.
    others: [usize; 7],
}

impl Counts {
    fn add(&mut self, element: &BytesStart<'_>) -> Result<(), Unreadable> {
        let (count, of, limit) = match element.local_name().as_ref() {
            "si" => (&mut self.strings, Amount::Cells, limits::CELLS),
            "sheet" => (&mut self.sheets, Amount::Sheets, limits::SHEETS),
            // The name of a font.
            "name" | "numFmt" if element.len() > limits::DEFINITION_BYTES => {
                return Err(Unreadable::too_much(Amount::Definitions, limits::DEFINITION_BYTES));
            }
            // Space for as many strings as this says is set aside before the first is read.
            "sst" => {
                let claimed = attribute(element, "uniqueCount").and_then(|count| count.trim().parse().ok());
                if claimed.is_some_and(|count: u64| count > limits::CELLS as u64) {
                    return Err(Unreadable::too_much(Amount::Cells, limits::CELLS));
                }
                return Ok(());
            }
            other => {
                let kinds = ["xf", "font", "fill", "border", "numFmt", "definedName", "Relationship"];
                let Some(kind) = kinds.iter().position(|kind| *kind == other) else { return Ok(()) };
                let Some(count) = self.others.get_mut(kind) else { return Ok(()) };
                (count, Amount::Definitions, limits::DEFINITIONS)
            }
        };
        *count += 1;
        if *count > limit { Err(Unreadable::too_much(of, limit)) } else { Ok(()) }
    }
}

/// The value of an attribute by its name as it is written, prefix included.
pub(super) fn attribute<'a>(element: &'a BytesStart<'_>, name: &str) -> Option<Cow<'a, str>> {
    attribute_where(element, |key| key == name)
}

/// The value of the first attribute whose name is as asked for.
pub(super) fn attribute_where<'a>(
    element: &'a BytesStart<'_>,
    is: impl Fn(&str) -> bool,
) -> Option<Cow<'a, str>> {
    element.attributes().with_checks(false).flatten().find(|attribute| is(attribute.key.as_ref())).map(
        |attribute| match attribute.normalized_value(XmlVersion::Implicit1_0) {
            Ok(value) => Cow::Owned(value.into_owned()),
            Err(_) => attribute.value,
        },
    )
}

/// Whether an attribute says yes.
pub(super) fn is_set(element: &BytesStart<'_>, name: &str) -> bool {
    attribute(element, name).is_some_and(|value| matches!(value.as_ref(), "1" | "true" | "on"))
}

/// Adds what a reference stands for. There is no document type, so nothing but characters has a name.
pub(super) fn push_reference(text: &mut String, reference: &BytesRef<'_>) {
    match reference.resolve_char_ref() {
        Ok(Some(character)) => text.push(character),
        _ => match reference.as_ref() {
            "lt" => text.push('<'),
            "gt" => text.push('>'),
            "amp" => text.push('&'),
            "apos" => text.push('\''),
            "quot" => text.push('"'),
            _ => {}
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ends_is_right() {
        assert_eq!(examine(&b"<a><b/>words &amp; more</a>"[..]), Ok(()));
    }

    #[test]
    fn what_never_ends_is_wrong() {
        for text in ["<a><b></a>", "<a><b/>", "<a", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"] {
            assert!(matches!(examine(text.as_bytes()), Err(Unreadable::Broken { .. })), "{text}");
        }
    }

    #[test]
    fn what_nests_or_repeats_without_end_is_too_much() {
        let nested = "<a>".repeat(1_000_000);
        assert_eq!(examine(nested.as_bytes()), Err(Unreadable::too_much(Amount::Depth, limits::DEPTH)));
        let formats = format!("<x>{}</x>", "<xf/>".repeat(limits::DEFINITIONS + 1));
        assert!(matches!(
            examine(formats.as_bytes()),
            Err(Unreadable::TooMuch { of: Amount::Definitions, .. })
        ));
        let claim = r#"<sst uniqueCount="99999999999"/>"#;
        assert!(matches!(examine(claim.as_bytes()), Err(Unreadable::TooMuch { of: Amount::Cells, .. })));
    }
}
