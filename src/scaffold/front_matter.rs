//! Changes to front matter that leave the author's own lines, comments and quotation marks as they are.

use std::ops::Range;

use super::scalar::scalar;
use crate::yaml::{self, Node, Record, Shape, Step, Target};

/// Front matter that is being changed.
pub(crate) struct FrontMatter<'a> {
    text: &'a str,
    shape: &'a Shape,
    newline: &'static str,
    edits: Vec<(Range<usize>, String)>,
    /// What must be read from it in the end.
    expected: Vec<(String, Node)>,
}

impl<'a> FrontMatter<'a> {
    pub(crate) fn new(text: &'a str, record: &Record, shape: &'a Shape) -> Self {
        let expected = record.entries().map(|(key, node)| (key.to_owned(), node.clone())).collect();
        let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
        Self { text, shape, newline, edits: Vec::new(), expected }
    }

    /// Leaves out a key with everything below it.
    pub(crate) fn remove(&mut self, key: &str) {
        self.expected.retain(|(known, _)| known != key);
        let Some(lines) = self.lines_of(key) else { return };
        self.edits.push((lines, String::new()));
    }

    /// Gives a key another list, in lines such as `  - a`, and adds the key where it is missing.
    pub(crate) fn replace(&mut self, key: &str, items: &str) {
        let Some(list) = self.list(key, items) else { return };
        match self.expected.iter_mut().find(|(known, _)| known == key) {
            Some((_, node)) => *node = list,
            None => self.expected.push((key.to_owned(), list)),
        }
        let lines = self.lines_of(key).unwrap_or(self.text.len()..self.text.len());
        self.edits.push((lines, format!("{key}:\n{items}").replace('\n', self.newline)));
    }

    /// Adds items to the list of a key, in lines such as `  - a`, and the key where it is missing.
    pub(crate) fn append(&mut self, key: &str, items: &str) {
        let Some(Node::List(added)) = self.list(key, items) else { return };
        let Some(lines) = self.lines_of(key) else { return self.replace(key, items) };
        match self.expected.iter_mut().find(|(known, _)| known == key) {
            Some((_, Node::List(list))) => list.extend(added),
            _ => return self.replace(key, items),
        }
        // Keys that are added at the same place come below the list.
        self.edits.insert(0, (lines.end..lines.end, items.replace('\n', self.newline)));
    }

    /// A list as it is read.
    fn list(&self, key: &str, items: &str) -> Option<Node> {
        let (record, _) = yaml::read(&format!("{key}:\n{items}"), self.shape);
        record?.get(key).cloned()
    }

    /// The lines of a key with everything below it.
    fn lines_of(&self, key: &str) -> Option<Range<usize>> {
        let start = self.line_of(key)?;
        let mut end = self.line_end(start);
        while end < self.text.len() && self.text[end..].starts_with([' ', '\t', '-']) {
            end = self.line_end(end);
        }
        Some(start..end)
    }

    /// Gives a key another value, and adds the key where it is missing.
    pub(crate) fn set(&mut self, key: &str, words: &str) {
        let Some(entry) = self.expected.iter_mut().find(|(known, _)| known == key) else {
            self.expected.push((key.to_owned(), Node::Text(words.to_owned())));
            let line = format!("{key}: {}{}", scalar(words), self.newline);
            self.edits.push((self.text.len()..self.text.len(), line));
            return;
        };
        let old = std::mem::replace(&mut entry.1, Node::Text(words.to_owned()));
        let old = old.as_text().unwrap_or_default();
        if old == words {
            return;
        }
        let step = || [Step::from(key)];
        if old.is_empty() {
            if let Some(place) = yaml::locate(self.text, &Target::key(step(), 0))
                && let Some(colon) = self.text[place.start..].find(':')
            {
                let at = place.start + colon + 1;
                self.edits.push((at..at, format!(" {}", scalar(words))));
            }
        } else if let Some(place) = yaml::locate(self.text, &Target::value(step())) {
            let written = &self.text[place.clone()];
            // Inside the quotation marks where there are some.
            let new = if !words.is_empty() && written.contains(old) {
                written.replacen(old, words, 1)
            } else {
                scalar(words)
            };
            let is_last = self.text[place.end..self.line_end(place.start)].trim().is_empty();
            let before = self.text[..place.start].trim_end_matches(' ').len();
            let start = if new.is_empty() && is_last { before } else { place.start };
            self.edits.push((start..place.end, new));
        }
    }

    /// Puts a comment above a key, unless it is there already.
    pub(crate) fn comment(&mut self, key: &str, words: &str) {
        let comment = format!("# {words}");
        if let Some(start) = self.line_of(key)
            && !self.text.contains(&comment)
        {
            self.edits.push((start..start, format!("{comment}{}", self.newline)));
        }
    }

    /// The changed text. Where the lines cannot be changed one by one, as in `{ number: 9 }`, it is written anew.
    pub(crate) fn text(mut self) -> String {
        self.edits.sort_by_key(|(place, _)| (place.start, place.end));
        let mut text = self.text.to_owned();
        for (place, new) in self.edits.iter().rev() {
            text.replace_range(place.clone(), new);
        }
        let (record, _) = yaml::read(&text, self.shape);
        let is_expected = record.is_some_and(|record| {
            let entries = record.entries();
            entries.eq(self.expected.iter().map(|(key, node)| (key.as_str(), node)))
        });
        if is_expected {
            return text;
        }
        self.expected
            .iter()
            .map(|(key, node)| super::scalar::lines(key, node).replace('\n', self.newline))
            .collect()
    }

    /// Where the line of a key begins, if the key begins it.
    fn line_of(&self, key: &str) -> Option<usize> {
        let start = yaml::locate(self.text, &Target::key([Step::from(key)], 0))?.start;
        (start == 0 || self.text[..start].ends_with('\n')).then_some(start)
    }

    fn line_end(&self, start: usize) -> usize {
        self.text[start..].find('\n').map_or(self.text.len(), |length| start + length + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::FrontMatter;
    use crate::yaml::{self, Shape};

    fn edit(text: &str, change: impl FnOnce(&mut FrontMatter<'_>)) -> String {
        let fields = ["number", "title", "deadline", "state", "draft"].map(|key| (key, Shape::Text));
        let shape = Shape::record(fields.into_iter().chain([("aliases", Shape::list(Shape::Text))]));
        let (record, _) = yaml::read(text, &shape);
        let mut front_matter = FrontMatter::new(text, record.as_ref().unwrap(), &shape);
        change(&mut front_matter);
        front_matter.text()
    }

    #[test]
    fn comments_and_quotation_marks_stay() {
        let text = "# 一\nnumber: 9\naliases:\n- a/b/c\n  # 古い\n- d\n# 二\ndeadline: '2022-10-01'  # 三\nstate: 完了\n";
        let edited = edit(text, |front_matter| {
            front_matter.remove("aliases");
            front_matter.set("deadline", "2023-10-01");
            front_matter.set("state", "");
            front_matter.set("draft", "true");
            front_matter.comment("number", "零");
        });
        assert_eq!(
            edited,
            "# 一\n# 零\nnumber: 9\n# 二\ndeadline: '2023-10-01'  # 三\nstate:\ndraft: true\n"
        );
        assert_eq!(edit("draft:  # 下書き\n", |f| f.set("draft", "true")), "draft: true  # 下書き\n");
        assert_eq!(
            edit("state: 完了 # 済\r\n", |f| f.set("draft", "true")),
            "state: 完了 # 済\r\ndraft: true\r\n"
        );
    }

    #[test]
    fn lists_grow_and_change() {
        let text = "number: 9\naliases:\n  - a # 一\ntitle: b\n";
        assert_eq!(
            edit(text, |f| f.append("aliases", "  - c\n")),
            "number: 9\naliases:\n  - a # 一\n  - c\ntitle: b\n"
        );
        assert_eq!(edit(text, |f| f.replace("aliases", "  - c\n")), "number: 9\naliases:\n  - c\ntitle: b\n");
        assert_eq!(
            edit("number: 9\r\n", |f| f.append("aliases", "  - c\n")),
            "number: 9\r\naliases:\r\n  - c\r\n"
        );
        assert_eq!(
            edit("aliases: [a]\n", |f| f.append("aliases", "  - c\n")),
            "aliases:\n  - \"a\"\n  - \"c\"\n"
        );
    }

    #[test]
    fn what_is_not_in_lines_is_written_anew() {
        let change = |front_matter: &mut FrontMatter<'_>| {
            front_matter.remove("aliases");
            front_matter.set("draft", "true");
        };
        let edited = edit("{ number: 9, title: \"a: b\", aliases: [c] }\n", change);
        assert_eq!(
            edited,
            "number: 9\ntitle: \"a: b\"\naliases:\n  - \"c\"\ndraft: true\n"
                .replace("aliases:\n  - \"c\"\n", "")
        );
        let edited = edit("deadline: >\n  2022-10-01\n", |f| f.set("deadline", "2023-10-01"));
        assert_eq!(edited, "deadline: 2023-10-01\n");
    }
}
