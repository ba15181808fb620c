//! Names the mistake in a text that is not YAML, as well as the text around the parser's position allows.

use std::ops::Range;

use super::issue::{Issue, IssueKind, IssuePlace, SyntaxKind};

/// What is most likely wrong near the byte `at` at which the parser gave up, saying `told`.
pub(super) fn diagnose(text: &str, at: usize, told: &str) -> Issue {
    let line = line_around(text, at);
    // A mistake that swallows the next line is noticed one line late.
    let previous = line_around(text, line.start.saturating_sub(1));
    if let Some(colon) = [&previous, &line].into_iter().find_map(|line| full_width_colon(text, line)) {
        return issue(SyntaxKind::FullWidthColon, colon..colon + '：'.len_utf8());
    }
    let tab = text[line.clone()].find('\t').map(|tab| line.start + tab);
    if let Some(tab) =
        tab.filter(|tab| text[line.start..*tab].trim().is_empty() || told.contains("cannot start any token"))
    {
        return issue(SyntaxKind::Tab, tab..tab + 1);
    }
    let here = at.min(line.end)..line.end;
    let here = if text[here.clone()].trim().is_empty() { line } else { here };
    let kind = kind(told);
    if matches!(kind, SyntaxKind::Unclosed | SyntaxKind::Other(_))
        && let Some(opening) = unclosed(text)
    {
        return issue(SyntaxKind::Unclosed, opening);
    }
    issue(kind, here)
}

/// The first value that begins with `&`, `!` or `*`: to YAML a name, a type or a reference, and to an author a word
/// of the title that would be lost in silence. No plan needs what they mean to YAML. Lines of a block (`|`, `>`)
/// are text and are passed over.
pub(super) fn reserved_start(text: &str) -> Option<Range<usize>> {
    let mut start = 0;
    let mut block: Option<usize> = None;
    for line in text.split_inclusive('\n') {
        let words = line.trim_end();
        let indent = words.len() - words.trim_start().len();
        let is_in_block = block.is_some_and(|outer| words.is_empty() || indent > outer);
        if !is_in_block {
            let value = value_start(words);
            block = value.filter(|value| words[*value..].starts_with(['|', '>'])).map(|_| indent);
            if let Some(value) = value.filter(|value| words[*value..].starts_with(['&', '!', '*'])) {
                return Some(start + value..start + words.len());
            }
        }
        start += line.len();
    }
    None
}

/// Where the value of a line begins: behind `key: ` or the dash of an item.
fn value_start(line: &str) -> Option<usize> {
    let mut at = line.len() - line.trim_start().len();
    while let Some(rest) = line[at..].strip_prefix("- ") {
        at = line.len() - rest.trim_start().len();
    }
    let is_item = line[..at].contains('-');
    let colon = line[at..].find(": ").filter(|colon| {
        line[at..at + colon].bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
    });
    match colon {
        Some(colon) => Some(line.len() - line[at + colon + 2..].trim_start().len()),
        None => is_item.then_some(at),
    }
}

fn issue(kind: SyntaxKind, span: Range<usize>) -> Issue {
    Issue { kind: IssueKind::Syntax(kind), place: IssuePlace::Span(span) }
}

fn kind(told: &str) -> SyntaxKind {
    let says = |words: &[&str]| words.iter().any(|word| told.contains(word));
    if says(&["mapping values are not allowed"]) {
        SyntaxKind::Colon
    } else if says(&["unexpected end of stream", "expected ',' or"]) {
        SyntaxKind::Unclosed
    } else if says(&["limit exceeded"]) {
        SyntaxKind::TooComplex
    } else if says(&["more than one document"]) {
        SyntaxKind::SeveralDocuments
    } else if says(&["cannot start any token", "alphabetic or numeric", "alias", "unknown anchor", "tag"]) {
        SyntaxKind::ReservedCharacter
    } else {
        SyntaxKind::Other(told.to_owned())
    }
}

/// The line around a byte, without its end.
fn line_around(text: &str, at: usize) -> Range<usize> {
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[at..].find('\n').map_or(text.len(), |length| at + length);
    start..start + text[start..end].trim_end().len()
}

/// A full-width colon behind an ASCII key at the start of a line, as a Japanese keyboard types it.
fn full_width_colon(text: &str, line: &Range<usize>) -> Option<usize> {
    let words = &text[line.clone()];
    let colon = words.find('：')?;
    let key = words[..colon].trim().trim_start_matches("- ");
    let is_key = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    is_key.then_some(line.start + colon)
}

/// The first value that opens a quotation mark or a bracket which its line does not close. Values of a plan
/// are one line long, and the parser notices only at the end of the text.
fn unclosed(text: &str) -> Option<Range<usize>> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim_end();
        let value =
            words.find(": ").map_or_else(|| words.find("- ").map(|dash| dash + 2), |colon| Some(colon + 2));
        if let Some(value) = value {
            let value = value + words[value..].len() - words[value..].trim_start().len();
            let rest = &words[value..];
            let is_open = match rest.chars().next() {
                Some(quote @ ('"' | '\'')) => !rest[1..].contains(quote),
                Some('[') => rest.matches('[').count() > rest.matches(']').count(),
                Some('{') => rest.matches('{').count() > rest.matches('}').count(),
                _ => false,
            };
            if is_open {
                return Some(start + value..start + words.len());
            }
        }
        start += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::issue::{Expected, IssueKind, IssuePlace, SyntaxKind};
    use super::super::shape::{Shape, Step, Target};
    use super::super::{MAXIMUM_BYTES, read};

    fn shape() -> Shape {
        let officer = Shape::record([("post", Shape::Text), ("name", Shape::Text)]);
        Shape::record([("number", Shape::Text), ("title", Shape::Text), ("officers", Shape::list(officer))])
    }

    fn syntax(text: &str) -> (SyntaxKind, &str) {
        let (record, issues) = read(text, &shape());
        assert!(record.is_none(), "{text}");
        match issues.as_slice() {
            [only] => match (&only.kind, &only.place) {
                (IssueKind::Syntax(kind), IssuePlace::Span(span)) => (kind.clone(), &text[span.clone()]),
                other => panic!("{other:?}"),
            },
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn slips_of_the_pen_are_named_and_found() {
        assert_eq!(syntax("number：9\ntitle: 予約\n"), (SyntaxKind::FullWidthColon, "："));
        assert_eq!(syntax("number：9\n"), (SyntaxKind::FullWidthColon, "："));
        assert_eq!(syntax("title: 予約\n\tnumber: 9\n").0, SyntaxKind::Tab);
        assert_eq!(syntax("title: 計画: 第2期\n").0, SyntaxKind::Colon);
        assert_eq!(syntax("number: 9\ntitle: \"予約\nofficers:\n"), (SyntaxKind::Unclosed, "\"予約"));
        assert_eq!(syntax("officers: [{ post: 部長\n"), (SyntaxKind::Unclosed, "[{ post: 部長"));
        assert_eq!(syntax("title: @予約\n").0, SyntaxKind::ReservedCharacter);
        assert_eq!(syntax("title: *予約\n").0, SyntaxKind::ReservedCharacter);
        assert_eq!(syntax("title: a\n---\ntitle: b\n").0, SyntaxKind::SeveralDocuments);
    }

    #[test]
    fn what_would_cost_seconds_is_refused_at_once() {
        assert_eq!(syntax(&format!("title: {}", "[".repeat(10_000))).0, SyntaxKind::TooComplex);
        assert_eq!(syntax(&format!("title: {}", "a".repeat(MAXIMUM_BYTES))).0, SyntaxKind::TooLarge);
        let mut bomb = "title: &a [x, x, x, x, x, x, x, x, x]\n".to_owned();
        for level in 0..9 {
            let (old, new) = (char::from(b'a' + level), char::from(b'b' + level));
            let aliases = vec![format!("*{old}"); 9].join(", ");
            bomb = format!("{bomb}{new}: &{new} [{aliases}]\n");
        }
        assert!(!read(&bomb, &shape()).1.is_empty());
    }

    #[test]
    fn every_wrong_form_is_told_in_one_reading() {
        let text = "number: [9]\ntitle: { a: b }\nofficers:\n  - 部長\n  - { post: [x], name: 藤原 }\nnumber: 1\nx: 1\n";
        let (record, issues) = read(text, &shape());
        let kinds: Vec<_> = issues.iter().map(|issue| issue.kind.clone()).collect();
        let wrong = |key: &str, expected| IssueKind::WrongType { key: key.to_owned(), expected };
        assert!(kinds.contains(&wrong("number", Expected::Text)), "{kinds:?}");
        assert!(kinds.contains(&wrong("title", Expected::Text)));
        assert!(kinds.contains(&wrong("officers", Expected::Record)));
        assert!(kinds.contains(&wrong("post", Expected::Text)));
        assert!(kinds.contains(&IssueKind::DuplicateKey { key: "number".to_owned() }));
        assert!(kinds.iter().any(|kind| matches!(kind, IssueKind::UnknownKey { key, .. } if key == "x")));
        let record = record.unwrap();
        assert!(record.is_passed_over("title") && !record.is_passed_over("officers"));
        assert_eq!(record.text("title"), None);
    }

    #[test]
    fn words_stay_as_they_were_written() {
        let text = "number: 010\ntitle: NO\n";
        let (record, issues) = read(text, &shape());
        let record = record.unwrap();
        assert_eq!((record.text("number"), record.text("title"), issues.len()), (Some("010"), Some("NO"), 0));
        let (record, _) = read("title: ~\nnumber: null\n", &shape());
        assert_eq!(record.unwrap().text("title"), Some(""));
        let (record, issues) = read("# nothing\n", &shape());
        assert!(record.is_some() && issues.is_empty());
    }

    #[test]
    fn places_behind_japanese_words_are_exact() {
        let text = "title: 公共施設予約システム\nnumber: 九\n";
        let target = Target::value([Step::from("number")]);
        assert_eq!(&text[super::super::locate(text, &target).unwrap()], "九");
    }
}
