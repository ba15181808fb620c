//! One cell of an .ods.

use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::budget;
use super::cell::Content;
use super::number;
use super::unreadable::{Amount, Unreadable};
use super::written_date;
use super::xml;

/// What was found in a cell.
pub(super) struct Found {
    /// What it holds.
    pub content: Content,
    /// Whether a formula computed it.
    pub is_formula: bool,
}

/// The most spaces that stand in one cell. A file writes a row of them as their number.
const SPACES: usize = 32_767;

/// Reads a cell up to its end.
pub(super) fn read<R: BufRead>(
    reader: &mut Reader<R>,
    element: &BytesStart<'_>,
) -> Result<Option<Found>, Unreadable> {
    let text = |name| xml::attribute(element, name);
    let is_formula = text("table:formula").is_some();
    let kind = text("office:value-type").map(std::borrow::Cow::into_owned);
    let is_mistake = text("calcext:value-type").is_some_and(|kind| kind == "error");
    let value = text("office:value").and_then(|value| value.trim().parse::<f64>().ok());
    let truth = text("office:boolean-value").map(|truth| truth == "true");
    let date = text("office:date-value").map(std::borrow::Cow::into_owned);
    let string = text("office:string-value").map(std::borrow::Cow::into_owned);
    let shown = paragraphs(reader, element)?;
    let content = match kind.as_deref() {
        _ if is_mistake => Content::Mistake(shown.unwrap_or_else(|| "#VALUE!".to_owned())),
        Some("float" | "percentage" | "currency") => match value {
            Some(value) if value.is_finite() => {
                let shown = shown.filter(|shown| !shown.trim().is_empty() && *shown != number::plain(value));
                Content::Number { value, shown }
            }
            _ => Content::Mistake(shown.unwrap_or_else(|| "#NUM!".to_owned())),
        },
        Some("boolean") if truth.is_some() => Content::Truth(truth == Some(true)),
        Some("date") if date.is_some() => written_date::content(&date.unwrap_or_default()),
        _ => match shown.or(string) {
            Some(words) => budget::words(&words),
            None if is_formula && kind.is_none() => Content::NotComputed,
            None => return Ok(None),
        },
    };
    Ok(Some(Found { content, is_formula }))
}

/// Adds words. Several spaces and breaks of the file's own lines are one space, and none at the beginning of a line:
/// spaces that count are elements.
fn push(words: &mut String, text: &str) {
    for character in text.chars() {
        if !matches!(character, ' ' | '\t' | '\n') {
            words.push(character);
        } else if !words.is_empty() && !words.ends_with([' ', '\n']) {
            words.push(' ');
        }
    }
}

/// The words of the cell's paragraphs, one in a line, without notes and phonetic guides; `None` where it has none.
fn paragraphs<R: BufRead>(
    reader: &mut Reader<R>,
    cell: &BytesStart<'_>,
) -> Result<Option<String>, Unreadable> {
    let mut buffer = Vec::new();
    let mut words: Option<String> = None;
    let mut spaces = 0;
    // How deep the reader is inside of paragraphs. What stands between them is layout.
    let mut depth = 0_usize;
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(Unreadable::broken)? {
            Event::Start(element) => match element.name().as_ref() {
                "office:annotation" | "text:ruby-text" | "draw:frame" | "table:table" | "text:note"
                | "table:detective" | "draw:custom-shape" => {
                    let name = element.name().as_ref().to_owned();
                    reader
                        .read_to_end_into(quick_xml::name::QName(&name), &mut Vec::new())
                        .map_err(Unreadable::broken)?;
                }
                "text:p" | "text:h" if depth == 0 => {
                    depth = 1;
                    match &mut words {
                        Some(words) => words.push('\n'),
                        None => words = Some(String::new()),
                    }
                }
                name if depth > 0 => {
                    depth += 1;
                    let words = words.get_or_insert_default();
                    match name {
                        "text:s" => {
                            let count = xml::attribute(&element, "text:c");
                            let count = count.and_then(|count| count.trim().parse().ok()).unwrap_or(1_usize);
                            spaces += count.min(SPACES + 1);
                            if spaces > SPACES {
                                return Err(Unreadable::too_much(Amount::TextBytes, SPACES));
                            }
                            words.extend(std::iter::repeat_n(' ', count));
                        }
                        "text:tab" => words.push('\t'),
                        "text:line-break" => words.push('\n'),
                        _ => {}
                    }
                }
                _ => {}
            },
            Event::Text(text) if depth > 0 => push(words.get_or_insert_default(), &text.xml10_content()),
            Event::CData(text) if depth > 0 => push(words.get_or_insert_default(), &text.xml10_content()),
            Event::GeneralRef(reference) if depth > 0 => {
                xml::push_reference(words.get_or_insert_default(), &reference);
            }
            Event::End(element) if depth == 0 && element.name() == cell.name() => return Ok(words),
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::Eof => return Err(Unreadable::broken("a cell without an end")),
            _ => {}
        }
    }
}
