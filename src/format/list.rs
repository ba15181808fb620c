//! A list with one item a line, or with one key of an item a line.

use super::entry;
use super::parts::is_empty_or_comment;
use super::scan::{self, Key, Value};
use crate::yaml::{Node, Shape};

/// The column of the dashes.
const DASHES: &str = "  ";
/// The column of what they stand before.
const ITEMS: &str = "    ";

/// The lines of a list, indented alike; `None` where it is more than items in one line and keys with values in one line.
pub(super) fn lines(below: &[&str], item: &Shape, nodes: &[Node]) -> Option<Vec<String>> {
    let next_indent = |from: usize| {
        let next = below[from..].iter().find(|line| !is_empty_or_comment(line));
        next.map(|line| indent(line))
    };
    let dashes = next_indent(0)?;
    let mut lines = Vec::with_capacity(below.len());
    let mut begun: Option<(&Node, usize)> = None;
    let mut nodes = nodes.iter();
    for (at, line) in below.iter().enumerate() {
        let words = line.trim_matches(scan::is_blank);
        lines.push(if words.is_empty() {
            String::new()
        } else if is_empty_or_comment(line) {
            // A comment stands where the line does that it is about.
            let is_inner = next_indent(at).is_some_and(|next| next > dashes);
            format!("{}{words}", if is_inner { ITEMS } else { DASHES })
        } else if indent(line) == dashes {
            let rest = words.strip_prefix('-').filter(|rest| rest.starts_with(' '))?.trim_start_matches(' ');
            let node = nodes.next()?;
            begun = Some((node, line.trim_end_matches(scan::is_blank).len() - rest.len()));
            format!("{DASHES}- {}", first_line(rest, item, node)?)
        } else {
            let (node, column) = begun?;
            let is_inner = column == indent(line);
            format!("{ITEMS}{}", key_line(words, item, node).filter(|_| is_inner)?)
        });
    }
    nodes.next().is_none().then_some(lines)
}

/// What stands behind the dash of an item.
fn first_line(rest: &str, item: &Shape, node: &Node) -> Option<String> {
    let in_one = |written: fn(&str, &Node) -> Option<String>| {
        let value = scan::value(rest)?;
        Some(format!("{}{}", written(value.words, node)?, value.comment))
    };
    match item {
        Shape::Text => in_one(|words, node| match node {
            Node::Text(read) => Some(entry::text(words, read)),
            _ => None,
        }),
        Shape::Record(_) if rest.starts_with('{') => {
            in_one(|words, node| Some(entry::collection(words, node)))
        }
        _ => key_line(rest, item, node),
    }
}

/// A key of an item that is a text in one line.
fn key_line(words: &str, item: &Shape, node: &Node) -> Option<String> {
    let (Shape::Record(fields), Node::Record(record)) = (item, node) else { return None };
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
