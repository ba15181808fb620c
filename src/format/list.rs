//! A list with one item a line, or with one key of an item a line.

use super::entry;
use super::parts::is_empty_or_comment;
use super::scan::{self, Key, Value};
use crate::yaml::{Field, Node, Record, Shape};

/// The column of the dashes.
const DASHES: &str = "  ";
/// The column of what they stand before.
const ITEMS: &str = "    ";

/// The lines of a list, indented alike; `None` where it is more than items in one line and keys with values in one line.
pub(super) fn lines(below: &[&str], item: &Shape, nodes: &[Node]) -> Option<Vec<String>> {
    let dashes = indent(below.iter().find(|line| !is_empty_or_comment(line))?);
    let mut lines = Vec::with_capacity(below.len());
    let mut count = 0;
    let mut inner: Option<usize> = None;
    for (at, line) in below.iter().enumerate() {
        if is_empty_or_comment(line) {
            let next = below[at..].iter().find(|line| !is_empty_or_comment(line));
            let is_inner = next.is_some_and(|next| indent(next) > dashes);
            let words = line.trim();
            let column = if is_inner { ITEMS } else { DASHES };
            lines.push(if words.is_empty() { String::new() } else { format!("{column}{words}") });
            continue;
        }
        let words = line.trim_start_matches(' ');
        if indent(line) == dashes {
            let rest = words.strip_prefix('-').filter(|rest| rest.starts_with(' '))?;
            let node = nodes.get(count)?;
            count += 1;
            let rest = rest.trim_start_matches(' ');
            inner = None;
            let written = match (item, node) {
                (Shape::Text, Node::Text(words)) => {
                    let value = scan::value(rest)?;
                    format!("{}{}", entry::text(value.words, words), value.comment)
                }
                (Shape::Record(_), node @ Node::Record(_)) if rest.starts_with('{') => {
                    let value = scan::value(rest)?;
                    format!("{}{}", entry::collection(value.words, node), value.comment)
                }
                (Shape::Record(fields), Node::Record(record)) => {
                    inner = Some(line.len() - rest.len());
                    key_line(rest, fields, record)?
                }
                _ => return None,
            };
            lines.push(format!("{DASHES}- {written}"));
        } else {
            let (Shape::Record(fields), Some(Node::Record(record))) =
                (item, nodes.get(count.checked_sub(1)?))
            else {
                return None;
            };
            if inner != Some(indent(line)) {
                return None;
            }
            lines.push(format!("{ITEMS}{}", key_line(words, fields, record)?));
        }
    }
    (count == nodes.len()).then_some(lines)
}

fn key_line(words: &str, fields: &[Field], record: &Record) -> Option<String> {
    let Key { name, rest, .. } = scan::key(words)?;
    let Value { words, comment } = scan::value(rest)?;
    let is_text = fields.iter().any(|field| field.key == name && matches!(field.shape, Shape::Text));
    match record.get(name) {
        Some(Node::Text(read)) if is_text => Some(entry::line(name, &entry::text(words, read), comment)),
        _ => None,
    }
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}
