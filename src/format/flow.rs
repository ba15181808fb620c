//! Lists and keys in one line, between brackets and braces.

use crate::yaml::Node;
use crate::yaml::scalar::written_between;

/// The value as it is best written in one line; `None` where it holds something that is better left as it was written.
pub(super) fn flow(node: &Node) -> Option<String> {
    match node {
        // What is empty may have been written as `~`, or as nothing at all.
        Node::Text(words) => (!words.is_empty()).then(|| written_between(words)),
        Node::List(items) => {
            let items: Vec<String> = items.iter().map(flow).collect::<Option<_>>()?;
            (!items.is_empty()).then(|| format!("[{}]", items.join(", ")))
        }
        Node::Record(record) => {
            let entry = |(key, node)| Some(format!("{key}: {}", flow(node)?));
            let entries: Vec<String> = record.entries().map(entry).collect::<Option<_>>()?;
            (!entries.is_empty()).then(|| format!("{{ {} }}", entries.join(", ")))
        }
    }
}
