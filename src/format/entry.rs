//! A key with its value, as lines.

use super::flow::flow;
use super::list;
use super::parts::Entry;
use super::scan::{self, Value};
use crate::yaml::scalar::written;
use crate::yaml::{Node, Shape};

/// The lines of a key and its value, without those above it. `known` is the form of its value and what was read, where
/// the key is known and nothing unknown is in it.
pub(super) fn lines(entry: &Entry<'_>, known: Option<(&Shape, &Node)>) -> Vec<String> {
    let value = scan::value(entry.key.rest).filter(|_| !entry.is_text_of_lines);
    let formatted = match (known, value) {
        (Some((Shape::Text, Node::Text(words))), Some(value)) if entry.below.is_empty() => {
            Some(vec![line(entry.key.name, &text(value.words, words), value.comment)])
        }
        (Some((Shape::List(item), Node::List(nodes))), Some(value)) if value.words.is_empty() => {
            let items = list::lines(&entry.below, item, nodes);
            items.map(|items| [vec![line(entry.key.name, "", value.comment)], items].concat())
        }
        (Some((_, node @ (Node::List(_) | Node::Record(_)))), Some(value)) if entry.below.is_empty() => {
            Some(vec![line(entry.key.name, &collection(value.words, node), value.comment)])
        }
        _ => None,
    };
    formatted.unwrap_or_else(|| as_written(entry, known.is_some()))
}

/// The words of one value in their best spelling.
pub(super) fn text(as_written: &str, words: &str) -> String {
    let Some(quote @ ('"' | '\'')) = as_written.chars().next() else { return as_written.to_owned() };
    let inner = &as_written[1..as_written.len() - 1];
    // Somebody wrote an escape so that others see it.
    let has_escapes = quote == '"' && inner.replace("\\\\", "").replace("\\\"", "").contains('\\');
    // In quotation marks too `null` is read as nothing.
    let says_nothing = words.is_empty() && !inner.is_empty();
    let is_odd = words.chars().any(char::is_control) || words.contains(['\u{2028}', '\u{2029}', '\u{feff}']);
    if has_escapes || says_nothing || is_odd { as_written.to_owned() } else { written(words) }
}

/// A list or keys in one line in their best spelling.
pub(super) fn collection(as_written: &str, node: &Node) -> String {
    if as_written.contains('\\') {
        return as_written.to_owned();
    }
    flow(node).unwrap_or_else(|| as_written.to_owned())
}

/// A key, its value and the comment behind it.
pub(super) fn line(key: &str, value: &str, comment: &str) -> String {
    let gap = if value.is_empty() { "" } else { " " };
    format!("{key}:{gap}{value}{comment}")
}

/// The lines as they are, but for the white space around the colon.
fn as_written(entry: &Entry<'_>, is_known: bool) -> Vec<String> {
    let key = if is_known { entry.key.name } else { entry.key.written };
    let first = match scan::value(entry.key.rest) {
        Some(Value { words, comment }) => line(key, words, comment),
        None if entry.key.rest.trim_start_matches(scan::is_blank).starts_with(['|', '>']) => {
            line(key, entry.key.rest.trim_matches(scan::is_blank), "")
        }
        None => line(key, entry.key.rest.trim_start_matches(scan::is_blank), ""),
    };
    std::iter::once(first).chain(entry.below.iter().map(|line| (*line).to_owned())).collect()
}
