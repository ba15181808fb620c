//! A cell's text as the Markdown that somebody would have written by hand.
//!
//! Whatever is written is read back at once: it must say the same words in the same lines. Most texts do so as they
//! are; what Markdown would take for its own marks is escaped, first where it stands, then everywhere.

use std::collections::BTreeMap;

use super::marker::{Kind, item};
use crate::markdown::{self, Labels, Line};

/// How strictly a text must come back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lines {
    /// As the official form has them: the depth of a list is the full-width spaces in front.
    AsWritten,
    /// As people indent them: spaces in front are a list's or nothing.
    ByHand,
}

/// The Markdown of a text, and whether it surely says the same.
pub(super) fn markdown(text: &str, lines: Lines) -> (String, bool) {
    let items: Vec<Item<'_>> = text.split('\n').filter_map(|line| Item::read(line, lines)).collect();
    let wanted: Vec<String> = items.iter().map(|item| item.wanted(lines)).collect();
    let mut last = String::new();
    for escape in [never, where_needed, always] {
        for compose in [as_lines, as_lists] {
            last = compose(&items, escape);
            if says(&last, &wanted, lines) {
                return (last, true);
            }
        }
    }
    (last, false)
}

/// The same for a text that takes another's place: a line that says what one of the old text says is written as there,
/// with the emphasis and the links that it has.
pub(super) fn keeping(text: &str, old: &str, lines: Lines) -> (String, bool) {
    let known: BTreeMap<String, &str> = old
        .lines()
        .filter_map(|line| match lines_of(line.trim()).as_slice() {
            [said] => Some((key(said.trim_start(), lines), line.trim())),
            _ => None,
        })
        .collect();
    let items: Vec<Item<'_>> = text.split('\n').filter_map(|line| Item::read(line, lines)).collect();
    let wanted: Vec<String> = items.iter().map(|item| item.wanted(lines)).collect();
    let kept = items.iter().zip(&wanted).map(|(item, wanted)| {
        let line = known.get(&key(wanted.trim_start(), lines)).copied();
        line.and_then(|line| Item::read(line, Lines::ByHand)).map_or_else(
            || Item { escaped: Some(where_needed(item.words, item.kind.is_none())), ..*item },
            |old| Item { indent: item.indent, ..old },
        )
    });
    let kept: Vec<Item<'_>> = kept.collect();
    let changed = as_lines(&kept, never);
    if says(&changed, &wanted, lines) { (changed, true) } else { markdown(text, lines) }
}

/// The lines that Markdown shows, as the official form has them.
pub(super) fn lines_of(markdown: &str) -> Vec<String> {
    let (fragment, _) = markdown::whole(markdown, &Labels::default());
    fragment.lines().iter().map(Line::written).collect()
}

/// What a text would be as lines of the official form, once it is imported.
pub(super) fn wanted(text: &str, lines: Lines) -> Vec<String> {
    text.split('\n').filter_map(|line| Item::read(line, lines)).map(|item| item.wanted(lines)).collect()
}

/// Whether lines say the same.
pub(super) fn same(one: &[String], other: &[String], lines: Lines) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| key(one, lines) == key(other, lines))
}

fn says(markdown: &str, wanted: &[String], lines: Lines) -> bool {
    same(&lines_of(markdown), wanted, lines)
}

/// What two lines have in common that say the same.
fn key(line: &str, lines: Lines) -> String {
    match lines {
        Lines::AsWritten => line.to_owned(),
        Lines::ByHand => line.chars().filter(|letter| !letter.is_whitespace()).collect(),
    }
}

/// A line of a cell.
struct Item<'a> {
    /// What it is indented by: full-width spaces count two.
    indent: usize,
    marker: &'a str,
    kind: Option<Kind>,
    words: &'a str,
    /// The words as Markdown, where that is settled.
    escaped: Option<String>,
}

impl<'a> Item<'a> {
    fn read(line: &'a str, lines: Lines) -> Option<Self> {
        let line = line.trim_end();
        let trimmed = line.trim_start();
        if trimmed.is_empty() {
            return None;
        }
        let indent = line[..line.len() - trimmed.len()].chars();
        let indent = indent.map(|space| if space == '\u{3000}' { 2 } else { 1 }).sum();
        // The official form has no bullets but ・.
        let item = item(trimmed).filter(|(kind, _)| lines == Lines::ByHand || *kind != Kind::Bullet);
        let (kind, words) = item.map_or((None, 0), |(kind, words)| (Some(kind), words));
        // A marker that stands alone is what the cell says; an item without words would be nothing.
        let rest = &trimmed[words..];
        let is_text =
            rest.trim().is_empty() || (lines == Lines::AsWritten && rest.starts_with(char::is_whitespace));
        let (kind, words) = if is_text { (None, 0) } else { (kind, words) };
        Some(Self {
            indent,
            marker: &trimmed[..words],
            kind,
            words: trimmed[words..].trim_start(),
            escaped: None,
        })
    }

    /// The line as the official form would have it.
    fn wanted(&self, lines: Lines) -> String {
        let marker = match self.kind {
            Some(Kind::Bullet) => "・",
            Some(Kind::Line) if self.marker == "･" => "・",
            _ => self.marker,
        };
        let depth = match lines {
            Lines::AsWritten => self.indent / 2,
            Lines::ByHand => 0,
        };
        format!("{}{marker}{}", "\u{3000}".repeat(depth), self.words)
    }

    fn text(&self, escape: Escape) -> String {
        let words = self.escaped.clone().unwrap_or_else(|| escape(self.words, self.kind.is_none()));
        format!("{}{words}", self.marker)
    }
}

/// Lines as they stand in the cell: items below each other, everything else in paragraphs.
fn as_lines(items: &[Item<'_>], escape: Escape) -> String {
    let mut text = String::new();
    let mut is_in_list = false;
    let mut before: Option<&Item<'_>> = None;
    for item in items {
        let continues = is_in_list && item.kind.is_none() && item.indent > 0;
        let follows = before.is_some_and(|before| match item.kind {
            Some(Kind::Line) => {
                is_in_list && before.kind != Some(Kind::Number) && before.kind != Some(Kind::Bullet)
            }
            Some(kind) => before.kind == Some(kind),
            None => false,
        });
        if before.is_some() {
            text.push_str(if continues {
                "\\\n"
            } else if follows {
                "\n"
            } else {
                "\n\n"
            });
        }
        is_in_list = item.kind.is_some() || continues;
        if is_in_list && (item.indent > 0 || continues) && before.is_some() {
            text.push_str(&indentation(item.indent));
        }
        text.push_str(&item.text(escape));
        before = Some(item);
    }
    text
}

fn indentation(columns: usize) -> String {
    "\u{3000}".repeat(columns / 2) + if columns % 2 == 1 { " " } else { "" }
}

/// Lists of Markdown's own, each level indented by its marker: for what lines alone cannot say.
fn as_lists(items: &[Item<'_>], escape: Escape) -> String {
    let mut text = String::new();
    // The columns at which the words of the open items begin, by the depth of their lists.
    let mut open: Vec<(usize, usize)> = Vec::new();
    // The depth of a `①`, which has no marker of Markdown's own: what is deeper stands in lines below it.
    let mut circled: Option<usize> = None;
    for (place, item) in items.iter().enumerate() {
        let depth = item.indent / 2;
        let is_below = circled.filter(|from| match item.kind {
            Some(kind) => kind == Kind::Line && depth >= *from,
            None => depth > *from,
        });
        if let Some(from) = is_below {
            let column = open.last().map_or(0, |(_, column)| *column);
            text.push_str(if item.kind.is_none() { "\\\n" } else { "\n" });
            text.push_str(&" ".repeat(column));
            text.push_str(&indentation((depth - from) * 2));
            text.push_str(&item.text(escape));
            continue;
        }
        if place > 0 {
            text.push_str("\n\n");
        }
        while open.last().is_some_and(|(outer, _)| *outer >= depth) {
            open.pop();
        }
        let column = open.last().map_or(0, |(_, column)| *column);
        text.push_str(&" ".repeat(column));
        let marker = match item.kind {
            Some(Kind::Line) if item.marker == "・" || item.marker == "･" => "- ",
            Some(Kind::Bullet) => "- ",
            _ => item.marker,
        };
        text.push_str(marker);
        text.push_str(&escape(item.words, item.kind.is_none()));
        let is_container = marker == "- " || matches!(item.kind, Some(Kind::Bullet | Kind::Number));
        circled = (item.kind.is_some() && !is_container).then_some(depth);
        if is_container {
            open.push((depth, column + marker.len()));
        }
    }
    text
}

/// How the words of a line are protected; it is told whether they begin the line.
type Escape = fn(&str, bool) -> String;

fn never(words: &str, _: bool) -> String {
    words.to_owned()
}

/// Escapes the words of a line that alone would not be read as they are.
fn where_needed(words: &str, begins: bool) -> String {
    let is_read =
        lines_of(words) == [words] || (!begins && lines_of(&format!("・{words}")) == [format!("・{words}")]);
    if is_read { words.to_owned() } else { always(words, begins) }
}

/// Escapes everything that Markdown might take for a mark.
fn always(words: &str, begins: bool) -> String {
    const MARKS: &str = "\\`*_{}[]<>#+-!|~^&=$:";
    let mut escaped = String::with_capacity(words.len() + 8);
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    for (place, letter) in words.char_indices() {
        let ends_number = begins && digits > 0 && place == digits && ".)".contains(letter);
        match letter {
            // Markers of items are text where they stand inside of one.
            '・' | '･' if place == 0 => {
                escaped.push_str(if letter == '・' { "&#x30FB;" } else { "&#xFF65;" });
            }
            '①'..='⑳' | '㉑'..='㉟' | '㊱'..='㊿' if place == 0 => {
                escaped.extend(["&#x", &*format!("{:X}", u32::from(letter)), ";"]);
            }
            _ => {
                if MARKS.contains(letter) || ends_number {
                    escaped.push('\\');
                }
                escaped.push(letter);
            }
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{ProptestConfig, prop, prop_assert, prop_assert_eq, prop_assume, proptest};

    use super::{Lines, lines_of, markdown};
    use crate::markdown::{Labels, whole};

    #[test]
    fn lists_stay_lines_and_the_rest_becomes_paragraphs() {
        let written = |text| markdown(text, Lines::ByHand);
        assert_eq!(written("・一\n・二"), ("・一\n・二".to_owned(), true));
        assert_eq!(written("導入\n①一\n　・二\n結び"), ("導入\n\n①一\n　・二\n\n結び".to_owned(), true));
        assert_eq!(written("(1) 一\n(2) 二"), ("(1) 一\n\n(2) 二".to_owned(), true));
        assert_eq!(written("- 一\n- 二\n1. 三\n2. 四"), ("- 一\n- 二\n\n1. 三\n2. 四".to_owned(), true));
        assert_eq!(written("・一\n　つづき"), ("・一\\\n　つづき".to_owned(), true));
        assert_eq!(written(" 　\n一\n\n 二 "), ("一\n\n二".to_owned(), true));
        assert_eq!(
            markdown("1. 一\n　①二\n　　・三\n　　　続き\n・四", Lines::AsWritten),
            ("1. 一\n\n   ①二\n   　・三\\\n   　　続き\n\n- 四".to_owned(), true)
        );
    }

    #[test]
    fn what_markdown_would_take_for_a_mark_is_escaped_where_it_stands() {
        assert_eq!(
            markdown("A*B*C\n# 1 <b>\n一_二", Lines::ByHand),
            ("A\\*B\\*C\n\n\\# 1 \\<b\\>\n\n一_二".to_owned(), true)
        );
        assert_eq!(
            markdown("・*一*\n・SDGs & R&D", Lines::ByHand),
            ("・\\*一\\*\n・SDGs & R&D".to_owned(), true)
        );
        assert_eq!(markdown("・・・", Lines::ByHand), ("・・・".to_owned(), true));
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 3000, max_global_rejects: 100_000, ..ProptestConfig::default() })]

        #[test]
        fn what_a_page_says_comes_back(
            source in prop::collection::vec("[-*1>#①②・ 　\\\\n教育ab&<|`!\\[\\]()~^:_]{0,8}", 0..12)
        ) {
            let source = source.join("\n");
            // An empty item has no line; `check` finds it.
            prop_assume!(whole(&source, &Labels::default()).1.is_empty());
            let lines = whole(&source, &Labels::default()).0.lines();
            // A list whose first words are those of a list inside of it, which nobody writes, loses its own level.
            let depths: Vec<usize> = lines.iter().map(|line| line.depth).collect();
            prop_assume!(depths.first().is_none_or(|first| *first < 2) && depths.windows(2).all(|pair| pair[1] <= pair[0] + 1));
            prop_assume!(!lines.iter().any(|line| line.marker.is_some() && line.words.starts_with(['~', '・', '①', '②'])));
            let text = lines_of(&source).join("\n");
            let (written, is_same) = markdown(&text, Lines::AsWritten);
            prop_assert!(is_same, "{:?} became {:?}", text, written);
            prop_assert_eq!(lines_of(&written).join("\n"), text);
        }

        #[test]
        fn what_a_cell_says_is_kept(text in "[-*1>#①②・ 　\\\n教育ab&<|`!\\[\\]()~^:_.=+]{0,40}") {
            let (written, is_same) = markdown(&text, Lines::ByHand);
            prop_assert!(is_same, "{:?} became {:?}", text, written);
        }
    }
}
