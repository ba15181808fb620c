//! Front matter in its best order and spelling.

use super::entry;
use super::left::Left;
use super::parts::{self, Parts};
use super::scan;
use crate::yaml::{self, IssueKind, IssuePlace, Node, Record, Shape, Step};

/// What front matter says.
#[derive(Debug)]
pub(super) struct Said {
    record: Record,
    /// The ways to the keys that mean nothing, in order.
    unknown: Vec<Vec<Step>>,
}

impl Said {
    /// Reads front matter in which nothing is wrong but, at most, keys that mean nothing.
    pub(super) fn read(yaml: &str, shape: &Shape) -> Result<Self, Left> {
        let (record, issues) = yaml::read(yaml, shape);
        let unknown = issues.into_iter().map(|issue| match (issue.kind, issue.place) {
            (IssueKind::UnknownKey { .. }, IssuePlace::Target(target)) => Ok(target.path),
            _ => Err(Left::Mistake),
        });
        let unknown = unknown.collect::<Result<_, _>>()?;
        Ok(Self { record: record.ok_or(Left::Mistake)?, unknown })
    }

    /// Whether both say the same, in whatever order.
    pub(super) fn is_same_as(&self, other: &Self) -> bool {
        let entries = |said: &Self| {
            let mut entries: Vec<(String, Node)> =
                said.record.entries().map(|(key, node)| (key.to_owned(), node.clone())).collect();
            entries.sort_by(|(one, _), (other, _)| one.cmp(other));
            entries
        };
        let unknown = |said: &Self| {
            let mut unknown = said.unknown.clone();
            unknown.sort();
            unknown
        };
        entries(self) == entries(other) && unknown(self) == unknown(other)
    }

    fn has_unknown_below(&self, key: &str) -> bool {
        self.unknown.iter().any(|path| path.len() > 1 && path.first() == Some(&Step::from(key)))
    }

    /// Whether these are the keys that were read, in the order in which they were written.
    fn has_keys(&self, keys: &[&str]) -> bool {
        let is_unknown = |key: &&str| self.unknown.contains(&vec![Step::from(*key)]);
        let known = keys.iter().filter(|key| !is_unknown(key)).copied();
        let unknown = self.unknown.iter().filter(|path| path.len() == 1).count();
        self.record.entries().map(|(key, _)| key).eq(known)
            && keys.iter().filter(|key| is_unknown(key)).count() == unknown
    }
}

/// The front matter that says the same in the order of the shape's keys.
pub(super) fn formatted(yaml: &str, said: &Said, shape: &Shape) -> Result<String, Left> {
    let Shape::Record(fields) = shape else { return Err(Left::Uncertain) };
    let Parts { head, mut entries, tail } = parts::parts(yaml).ok_or(Left::Uncertain)?;
    let keys: Vec<&str> = entries.iter().map(|entry| entry.key.name).collect();
    if !said.has_keys(&keys) {
        return Err(Left::Uncertain);
    }
    let place = |key: &str| fields.iter().position(|field| field.key == key).unwrap_or(fields.len());
    entries.sort_by_key(|entry| place(entry.key.name));
    let mut lines = beside(&head);
    for entry in &entries {
        let mut above = beside(&entry.above);
        if lines.is_empty() {
            above.drain(..above.iter().take_while(|line| line.is_empty()).count());
        }
        lines.append(&mut above);
        let name = entry.key.name;
        let field = fields.get(place(name));
        let known = field.and_then(|field| said.record.get(name).map(|node| (&field.shape, node)));
        lines.extend(entry::lines(entry, known.filter(|_| !said.has_unknown_below(name))));
    }
    let mut tail = beside(&tail);
    tail.truncate(tail.iter().rposition(|line| !line.is_empty()).map_or(0, |last| last + 1));
    if lines.is_empty() {
        tail.drain(..tail.iter().take_while(|line| line.is_empty()).count());
    }
    lines.append(&mut tail);
    Ok(lines.into_iter().flat_map(|line| [line, "\n".to_owned()]).collect())
}

/// Comments and empty lines beside keys, at the margin: behind a text of several lines an indented one would be its own.
fn beside(lines: &[&str]) -> Vec<String> {
    lines.iter().map(|line| line.trim_matches(scan::is_blank).to_owned()).collect()
}
