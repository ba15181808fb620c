//! A theme's `theme.yaml`, as it was read.

use std::ops::Range;

use crate::diagnostic::{Finding, Place, Rule};
use crate::yaml::{self, IssueKind, Node, Record, Shape, Step, Target};

/// The file's name in a theme's folder.
pub(super) const FILE: &str = "theme.yaml";

/// What a `theme.yaml` says. Where there is none it says nothing.
#[derive(Clone, Debug, Default)]
pub(super) struct Manifest {
    /// The file, as findings name it.
    file: String,
    record: Record,
}

impl Manifest {
    /// Reads the text of a file.
    pub(super) fn read(file: &str, text: &str, findings: &mut Vec<Finding>) -> Self {
        let plain = text.trim_start_matches('\u{feff}');
        let base = text.len() - plain.len();
        let (record, issues) = yaml::read(plain, &shape());
        // A colour without quotation marks is a comment to YAML, and may swallow the bracket behind it.
        let swallowed = swallowed(plain);
        let misleads =
            |issue: &yaml::Issue| !swallowed.is_empty() && matches!(issue.kind, IssueKind::Syntax(_));
        let issues = issues.into_iter().filter(|issue| !misleads(issue));
        findings.extend(issues.map(|issue| Finding::from_issue(file, base, issue)));
        for span in swallowed {
            let colour = &plain[span.clone()];
            let place = Place::span(file, base + span.start..base + span.end);
            let finding = Finding::new(Rule::ColourUnquoted, place).with("colour", colour);
            findings.push(finding.suggesting(format!("\"{colour}\"")));
        }
        Self { file: file.to_owned(), record: record.unwrap_or_default() }
    }

    /// What the theme calls itself.
    pub(super) fn name(&self) -> Option<&str> {
        self.record.filled("name")
    }

    /// The theme that it builds upon, where that is not the built-in one.
    pub(super) fn parent(&self) -> Option<&str> {
        self.record.filled("parent")
    }

    /// The place of the value at a path.
    pub(super) fn value<'s>(&self, path: impl IntoIterator<Item = &'s str>) -> Place {
        Place::yaml(self.file.as_str(), Target::value(path.into_iter().map(Step::from)))
    }

    /// The place of the last key of a path.
    pub(super) fn key<'s>(&self, path: impl IntoIterator<Item = &'s str>) -> Place {
        Place::yaml(self.file.as_str(), Target::key(path.into_iter().map(Step::from), 0))
    }

    /// The entries below a key, as written.
    pub(super) fn entries(&self, key: &str) -> impl Iterator<Item = (&str, &Node)> {
        self.record.record(key).into_iter().flat_map(Record::entries)
    }
}

fn shape() -> Shape {
    let list = || Shape::list(Shape::Text);
    let option = Shape::text_or_record([
        ("default", Shape::Text),
        ("kind", Shape::Text),
        ("choices", list()),
        ("description", Shape::Text),
    ]);
    let grounds = || Shape::Map(Box::new(list()));
    let colour = Shape::text_or_record([("light", Shape::Text), ("dark", Shape::Text)]);
    Shape::record([
        ("name", Shape::Text),
        ("parent", Shape::Text),
        ("colours", Shape::Map(Box::new(colour))),
        ("contrast", Shape::record([("text", grounds()), ("graphics", grounds())])),
        ("options", Shape::Map(Box::new(option))),
    ])
}

/// Where colours stand that YAML takes for comments: `accent: #7a1f3d`.
fn swallowed(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if let Some(at) = comment(line) {
            let digits = line[at + 1..].bytes().take_while(u8::is_ascii_hexdigit).count();
            let behind = line[at + 1 + digits..].chars().next().unwrap_or(' ');
            let ends = behind.is_whitespace() || matches!(behind, ',' | '}' | '#');
            if line[..at].trim_end().ends_with(':') && matches!(digits, 3 | 4 | 6 | 8) && ends {
                found.push(start + at..start + at + 1 + digits);
            }
        }
        start += line.len();
    }
    found
}

/// Where the comment of a line begins.
fn comment(line: &str) -> Option<usize> {
    let mut quote = None;
    let mut before = ' ';
    for (at, character) in line.char_indices() {
        match (quote, character) {
            (Some(open), _) if open == character => quote = None,
            (None, '"' | '\'') if before.is_whitespace() => quote = Some(character),
            (None, '#') if before.is_whitespace() => return Some(at),
            _ => {}
        }
        before = character;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::swallowed;

    #[test]
    fn a_colour_that_became_a_comment_is_found() {
        let found =
            |text: &str| swallowed(text).into_iter().map(|span| text[span].to_owned()).collect::<Vec<_>>();
        assert_eq!(found("colours:\n  accent: #7a1f3d\n"), ["#7a1f3d"]);
        assert_eq!(found("  accent: { light: #7a1f3d, dark: #fff }"), ["#7a1f3d"]);
        for text in
            ["a: \"#fff\"", "a: '#fff' # was: #eee", "# a: #fff", "a: # white", "a: #fff is white\n# b"]
        {
            let expected: &[&str] = if text.contains("is white") { &["#fff"] } else { &[] };
            assert_eq!(found(text), expected, "{text}");
        }
    }
}
