//! A text as lines: for sheets of paper and for tables, which know no markup.

use super::fragment::Fragment;

/// A line of a text: a block, an item of a list, a row of a table, or what follows a forced line break.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// In how many lists it stands; 0 for what is no part of a list.
    pub depth: usize,
    /// What the item begins with; `None` for what is no item, or goes on with one.
    pub marker: Option<Marker>,
    /// Its words, without markup and without the marker. Between the cells of a table stands ` | `, between those too
    /// that hold nothing, so that every row says which column its words belong to.
    pub words: String,
}

/// What an item of a list begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marker {
    /// `・`, or one of Markdown's own bullets.
    Bullet,
    /// `1.`
    Number(u64),
    /// `①`, which other lines may refer to.
    Circled(u64),
}

impl Line {
    /// The line as it is written by hand: indented by the lists that it is in, with `・`, `1.` or `①` in front.
    #[must_use]
    pub fn written(&self) -> String {
        let mut written = "\u{3000}".repeat(self.depth.saturating_sub(1));
        match self.marker {
            Some(Marker::Bullet) => written.push('・'),
            Some(Marker::Number(number)) => written.extend([&*number.to_string(), ". "]),
            Some(Marker::Circled(number)) => match circled(number) {
                Some(circled) => written.push(circled),
                None => written.extend(["(", &*number.to_string(), ")"]),
            },
            None if self.depth > 0 => written.push('\u{3000}'),
            None => {}
        }
        written.push_str(&self.words);
        written
    }

    /// The words, with a circled number where the item has one, since other lines may refer to it.
    #[must_use]
    pub fn said(&self) -> String {
        match self.marker {
            Some(Marker::Circled(number)) => circled(number).into_iter().collect::<String>() + &self.words,
            _ => self.words.clone(),
        }
    }
}

impl Fragment {
    /// The text as lines that are not empty. A footnote's number in the running text is left out, and so is the way
    /// back from the footnote.
    #[must_use]
    pub fn lines(&self) -> Vec<Line> {
        let mut reader = Reader::default();
        let mut rest = self.html.as_str();
        // In converted text `<` begins a tag and nothing else.
        while let Some(start) = rest.find('<') {
            reader.text(&rest[..start]);
            let tag = &rest[start + 1..];
            let end = tag.find('>').unwrap_or(tag.len());
            reader.tag(&tag[..end]);
            rest = tag.get(end + 1..).unwrap_or_default();
        }
        reader.text(rest);
        reader.flush();
        reader.lines
    }
}

/// The lists and the line that are open.
#[derive(Default)]
struct Reader {
    lines: Vec<Line>,
    line: Line,
    lists: Vec<List>,
    is_code: bool,
    /// How many cells of the row have begun; 0 outside of tables.
    cells: usize,
    /// Whether what comes is left out, up to the end of its element.
    is_skipped: bool,
}

struct List {
    kind: fn(u64) -> Marker,
    next: u64,
}

impl Reader {
    fn text(&mut self, html: &str) {
        if self.is_skipped {
            return;
        }
        let words = unescaped(html);
        for (place, line) in words.split('\n').enumerate() {
            if place > 0 {
                if self.is_code {
                    self.flush();
                } else {
                    self.space();
                }
            }
            self.line.words.push_str(line);
        }
    }

    /// A space between two cells or two lines of Latin words.
    fn space(&mut self) {
        if !self.line.words.is_empty() && !self.line.words.ends_with(' ') {
            self.line.words.push(' ');
        }
    }

    fn cell(&mut self) {
        if self.cells > 0 {
            self.space();
            self.line.words.push_str("| ");
        }
        self.cells += 1;
    }

    /// Ends a row, or what stands before one.
    fn row(&mut self) {
        if self.cells > 0 && self.line.words.trim_matches(['|', ' ']).is_empty() {
            self.line.words.clear();
        }
        self.flush();
        self.cells = 0;
    }

    fn tag(&mut self, tag: &str) {
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        match name {
            "ul" | "ol" => {
                self.flush();
                let kind = match name {
                    "ul" => |_| Marker::Bullet,
                    _ if attributes.contains("class=\"circled\"") => Marker::Circled,
                    _ => Marker::Number,
                };
                self.lists.push(List { kind, next: number(attributes, "start=\"").unwrap_or(1) });
            }
            "/ul" | "/ol" => {
                self.flush();
                self.lists.pop();
                self.line.depth = self.lists.len();
            }
            "li" => {
                self.flush();
                if let Some(list) = self.lists.last_mut() {
                    let number = number(attributes, "value=\"").unwrap_or(list.next);
                    list.next = number.saturating_add(1);
                    self.line.marker = Some((list.kind)(number));
                }
                self.line.depth = self.lists.len();
            }
            "td" | "th" => self.cell(),
            "tr" | "/tr" => self.row(),
            "sup" => self.is_skipped = true,
            "a" if attributes.contains("class=\"footnote-back\"") => self.is_skipped = true,
            "/sup" | "/a" => self.is_skipped = false,
            "img" => {
                let alternative = attributes.split_once("alt=\"").map(|(_, rest)| rest);
                let words = alternative.and_then(|rest| rest.split('"').next()).unwrap_or_default();
                self.line.words.push_str(&unescaped(words));
            }
            "/td" | "/th" | "a" | "em" | "strong" | "del" | "code" | "/em" | "/strong" | "/del" => {}
            "/code" => self.is_code = false,
            "pre" => {
                self.flush();
                self.is_code = true;
            }
            _ => self.flush(),
        }
    }

    /// Ends a line. A marker waits for the words of its item.
    fn flush(&mut self) {
        let words = self.line.words.trim();
        if words.is_empty() {
            self.line.words.clear();
            return;
        }
        let line = Line { depth: self.line.depth, marker: self.line.marker, words: words.to_owned() };
        self.lines.push(line);
        self.line = Line { depth: self.lists.len(), ..Line::default() };
    }
}

fn number(attributes: &str, name: &str) -> Option<u64> {
    attributes.split_once(name)?.1.split('"').next()?.parse().ok()
}

/// A circled number, as Unicode has them up to 50.
fn circled(number: u64) -> Option<char> {
    let offset = u32::try_from(number).ok()?;
    match offset {
        1..=20 => char::from_u32('①' as u32 + offset - 1),
        21..=35 => char::from_u32('㉑' as u32 + offset - 21),
        36..=50 => char::from_u32('㊱' as u32 + offset - 36),
        _ => None,
    }
}

fn unescaped(html: &str) -> String {
    let text = html.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'");
    text.replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop, prop_assert_eq, proptest};

    use crate::markdown::{Labels, whole};

    fn written(source: &str) -> Vec<String> {
        whole(source, &Labels::default()).0.lines().iter().map(super::Line::written).collect()
    }

    #[test]
    fn lists_are_written_as_by_hand() {
        assert_eq!(
            written("教\n育\n\n- a\n- b\n  ①c\n  ②d\n\n3. e\n4. f\n\n   g"),
            ["教育", "・a", "・b", "\u{3000}①c", "\u{3000}②d", "3. e", "4. f", "\u{3000}g"]
        );
        assert_eq!(written("・a  \nb\n\n後"), ["・a", "\u{3000}b", "後"]);
        assert_eq!(written("⑤a\n⑧b"), ["⑤a", "⑧b"]);
    }

    #[test]
    fn markup_goes_and_words_stay() {
        assert_eq!(written("a &lt; **b** `c<d>` [e](f) ![g\"h](i) &amp;amp;"), ["a < b c<d> e g\"h &amp;"]);
        assert_eq!(
            written("```\na\nb\n```\n\n| c | d |\n| - | - |\n| e | f |"),
            ["a", "b", "c | d", "e | f"]
        );
        assert_eq!(written("a[^1]\n\n[^1]: b"), ["a", "1. b"]);
    }

    #[test]
    fn a_row_says_which_column_its_words_belong_to() {
        let table = "| a | b | c |\n| - | - | - |\n| 1 | | |\n| | 2 | |\n| | | |\n| | | =3 |\n\nd";
        assert_eq!(written(table), ["a | b | c", "1 | |", "| 2 |", "| | =3", "d"]);
    }

    proptest! {
        /// The plain text is made by the writer, these lines from its HTML: they are each other's judge. Of an item
        /// that holds a block and no words of its own the plain text has no number.
        #[test]
        fn lines_say_what_the_plain_text_says(
            source in prop::collection::vec("[-*1>#①②・ 　\\n教育ab&<|`!\\[\\]()~^:_]{0,8}", 0..12)
        ) {
            let source = source.join("\n");
            let fragment = whole(&source, &Labels::default()).0;
            let squeezed = |text: &str| text.replace(['①', '②', '|'], " ").split_whitespace().collect::<Vec<_>>().join(" ");
            let said: Vec<String> = fragment.lines().iter().map(|line| squeezed(&line.said())).filter(|line| !line.is_empty()).collect();
            let plain: Vec<String> = fragment.text().lines().map(squeezed).filter(|line| !line.is_empty()).collect();
            prop_assert_eq!(said, plain, "{:?}", source);
        }
    }
}
