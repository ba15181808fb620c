//! Lines that begin with ・ or with ①②③: list items as Japanese offices write them.

use super::japanese::columns;

/// The marker at the start of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct LineMarker {
    pub(super) character: char,
    pub(super) kind: MarkerKind,
    /// Where the marker starts in the line, after its indentation.
    pub(super) start: usize,
    /// Where the item's words start, after the marker and its spaces.
    pub(super) content: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MarkerKind {
    /// ・, or its half-width form.
    Bullet,
    /// ① to ㊿.
    Circled(u32),
}

impl MarkerKind {
    /// Whether two items belong to one list.
    pub(super) fn is_like(self, other: Self) -> bool {
        matches!(self, Self::Bullet) == matches!(other, Self::Bullet)
    }

    fn of(character: char) -> Option<Self> {
        let number = |first: char| u32::from(character) - u32::from(first);
        match character {
            '・' | '･' => Some(Self::Bullet),
            '①'..='⑳' => Some(Self::Circled(number('①') + 1)),
            '㉑'..='㉟' => Some(Self::Circled(number('㉑') + 21)),
            '㊱'..='㊿' => Some(Self::Circled(number('㊱') + 36)),
            _ => None,
        }
    }
}

/// Reads the marker with which a line begins.
///
/// `・・・` is an ellipsis, and `①～③` or `①、②` speaks of items instead of beginning one: a marker that is followed by
/// another or by a comma or a range is text.
pub(super) fn line_marker(line: &str) -> Option<LineMarker> {
    let first = line.chars().next()?;
    if first.is_ascii_alphanumeric() {
        return None;
    }
    let trimmed = line.trim_start_matches(is_space);
    let character = trimmed.chars().next()?;
    let kind = MarkerKind::of(character)?;
    let rest = &trimmed[character.len_utf8()..];
    let next = rest.chars().next();
    let goes_on = next.is_some_and(|next| {
        let speaks_of = matches!(next, '、' | '，' | ',' | '～' | '〜' | '~' | '－');
        let next = MarkerKind::of(next);
        match kind {
            MarkerKind::Bullet => matches!(next, Some(MarkerKind::Bullet)),
            MarkerKind::Circled(_) => next.is_some() || speaks_of,
        }
    });
    (!goes_on).then(|| LineMarker {
        character,
        kind,
        start: line.len() - trimmed.len(),
        content: line.len() - rest.trim_start_matches(is_space).len(),
    })
}

/// The column of a place in the source, counted from the start of its line, quote marks and list markers included.
pub(super) fn column(source: &str, at: usize) -> usize {
    let before = source.get(..at).unwrap_or_default();
    let line = before.rfind(['\n', '\r']).map_or(0, |end| end + 1);
    before[line..].chars().fold(0, |column, character| column + columns(character, column))
}

fn is_space(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\u{3000}')
}

#[cfg(test)]
mod tests {
    use super::{MarkerKind, column, line_marker};

    #[test]
    fn markers_are_read() {
        let marker = line_marker("　・ 教育").expect("a marker");
        assert_eq!((marker.kind, marker.start, marker.content), (MarkerKind::Bullet, 3, 7));
        for (line, number) in [("①a", 1), ("⑳a", 20), ("㉑a", 21), ("㊱", 36), ("㊿a", 50)] {
            assert_eq!(line_marker(line).map(|marker| marker.kind), Some(MarkerKind::Circled(number)));
        }
        assert!(line_marker("・").is_some() && line_marker("･a").is_some() && line_marker("・①a").is_some());
    }

    #[test]
    fn text_that_looks_like_a_marker_is_text() {
        for line in ["", "　", "a・b", "・・・", "①②は", "①～③", "①、②", "1. a", "- a", "⓪a"]
        {
            assert_eq!(line_marker(line), None, "{line}");
        }
    }

    #[test]
    fn columns_count_full_width_characters_twice() {
        assert_eq!(column("- ・\n 　・", 10), 3);
        assert_eq!(column("\t・", 1), 4);
    }
}
