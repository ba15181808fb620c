//! Where `CommonMark`'s flanking rule must be helped so that `**（試行）。**次` is bold.
//!
//! `CommonMark` lets a run of `*` close only where the character before it is not punctuation, or the one after it is
//! punctuation or space: a rule for languages that put spaces between words. A mark that is neither letter nor
//! punctuation, put between the run and the punctuation, makes the run count as standing beside a word.
//!
//! The conditions are those of the “CJK-friendly emphasis” amendment: the punctuation is Japanese, or the character
//! on the other side of the run is. Only `*` and `~~` are helped; `_` never works inside words, as in `snake_case`.
//!
//! A mark is put only where it helps: the runs of a block are followed as the parser will, so that a run which
//! can do its part without help is left alone. In code and addresses a mark does no harm, because it is taken out again.

use std::collections::BTreeMap;

use memchr::memchr2;

use super::japanese::{is_japanese, is_punctuation};

/// The places, in order, where a mark belongs. Empty for nearly every body.
pub(super) fn marks(source: &str) -> Vec<usize> {
    let mut marks = Vec::new();
    let bytes = source.as_bytes();
    if memchr2(b'*', b'~', bytes).is_none() {
        return marks;
    }
    let mut open = OpenRuns::default();
    let mut code = CodeSpans::default();
    let mut at = 0;
    while let Some(step) =
        bytes[at..].iter().position(|byte| matches!(byte, b'\n' | b'\\' | b'`' | b'*' | b'~'))
    {
        at += step;
        let length = bytes[at..].iter().take_while(|&&byte| byte == bytes[at]).count();
        match bytes[at] {
            b'\n' => {
                at += 1;
                if starts_block(&source[at..]) {
                    open = OpenRuns::default();
                }
            }
            b'\\' => {
                let escapes = bytes.get(at + 1).is_some_and(u8::is_ascii_punctuation);
                at += if escapes { 2 } else { 1 };
            }
            b'`' => at = code.end(source, at, length).unwrap_or(at + length),
            delimiter => {
                if let Some(kind) = RunKind::new(delimiter, length) {
                    marks.extend(mark(source, at, length, kind, &mut open));
                }
                at += length;
            }
        }
    }
    marks
}

/// Where the mark of one run goes, if it needs one.
fn mark(source: &str, at: usize, length: usize, kind: RunKind, open: &mut OpenRuns) -> Option<usize> {
    let before = source[..at].chars().next_back().unwrap_or('\n');
    let after = source[at + length..].chars().next().unwrap_or('\n');
    if before.is_whitespace() && after.is_whitespace() {
        return None;
    }
    let beside_word = |near: char, far: char| {
        !near.is_whitespace() && (!is_punctuation(near) || far.is_whitespace() || is_punctuation(far))
    };
    let beside_japanese =
        |near: char, far: char| !near.is_whitespace() && (is_japanese(near) || is_japanese(far));
    if open.contains(kind) {
        if beside_word(before, after) {
            open.close(kind);
            return None;
        }
        if beside_japanese(before, after) {
            open.close(kind);
            return Some(at);
        }
    }
    let tilde_opens = matches!(kind, RunKind::Tildes) && !after.is_whitespace();
    if tilde_opens || beside_word(after, before) {
        open.open(kind);
        None
    } else if beside_japanese(after, before) {
        open.open(kind);
        Some(at + length)
    } else {
        None
    }
}

/// What a run of delimiters can open or close.
#[derive(Clone, Copy)]
enum RunKind {
    Tildes,
    One,
    Two,
    ThreeOrMore,
}

impl RunKind {
    fn new(delimiter: u8, length: usize) -> Option<Self> {
        match (delimiter, length) {
            // One tilde is a range of numbers in Japanese, and more than two are nothing.
            (b'~', 2) => Some(Self::Tildes),
            (b'~', _) => None,
            (_, 1) => Some(Self::One),
            (_, 2) => Some(Self::Two),
            _ => Some(Self::ThreeOrMore),
        }
    }
}

/// How many runs of each kind wait for their end in the block at hand.
#[derive(Default)]
struct OpenRuns([u32; 4]);

impl OpenRuns {
    fn count(&self, kind: RunKind) -> u32 {
        self.0[kind as usize]
    }

    fn open(&mut self, kind: RunKind) {
        self.0[kind as usize] += 1;
    }

    fn contains(&self, kind: RunKind) -> bool {
        let three = self.count(RunKind::ThreeOrMore) > 0;
        let both = self.count(RunKind::One) > 0 && self.count(RunKind::Two) > 0;
        match kind {
            RunKind::Tildes => self.count(kind) > 0,
            RunKind::One | RunKind::Two => self.count(kind) > 0 || three,
            RunKind::ThreeOrMore => three || both,
        }
    }

    /// Closes a run that [`contains`](Self::contains) found. Three stars are closed by three, or by one and two.
    fn close(&mut self, kind: RunKind) {
        if self.count(kind) > 0 {
            self.0[kind as usize] -= 1;
            return;
        }
        let (take, give) = match kind {
            RunKind::Tildes => return,
            RunKind::One => (&[RunKind::ThreeOrMore][..], Some(RunKind::Two)),
            RunKind::Two => (&[RunKind::ThreeOrMore][..], Some(RunKind::One)),
            RunKind::ThreeOrMore => (&[RunKind::One, RunKind::Two][..], None),
        };
        for &kind in take {
            self.0[kind as usize] = self.count(kind).saturating_sub(1);
        }
        if let Some(kind) = give {
            self.open(kind);
        }
    }
}

/// Whether a line begins a block, so that no emphasis reaches over it: a blank line, a heading, a table's row, an item.
fn starts_block(rest: &str) -> bool {
    let line = rest.split('\n').next().unwrap_or_default();
    let line = line.trim_start_matches([' ', '\t', '>']).trim_end();
    let is_item = line.starts_with(['-', '+', '*']) && line[1..].starts_with([' ', '\t']);
    line.is_empty() || line.starts_with(['#', '|']) || line.starts_with("```") || is_item
}

/// Finds the ends of code spans, looking at each block only once for the runs that have no partner.
#[derive(Default)]
struct CodeSpans {
    block_end: usize,
    /// For each length of run, where the last such run in the block starts.
    last: BTreeMap<usize, usize>,
}

impl CodeSpans {
    /// The end of the code span that a run of backticks starts, or `None` where they are only backticks.
    fn end(&mut self, source: &str, at: usize, length: usize) -> Option<usize> {
        if at >= self.block_end {
            self.block_end = block_end(source, at);
            self.last = runs(source, at, self.block_end).map(|(start, length)| (length, start)).collect();
        }
        if self.last.get(&length).is_none_or(|&last| last <= at) {
            return None;
        }
        runs(source, at + length, self.block_end)
            .find(|run| run.1 == length)
            .map(|(start, length)| start + length)
    }
}

/// The runs of backticks in part of the source: where each starts, and its length.
fn runs(source: &str, from: usize, to: usize) -> impl Iterator<Item = (usize, usize)> {
    let bytes = source.as_bytes();
    let mut at = from;
    std::iter::from_fn(move || {
        let start = at + bytes.get(at..to)?.iter().position(|&byte| byte == b'`')?;
        let length = bytes[start..to].iter().take_while(|&&byte| byte == b'`').count();
        at = start + length;
        Some((start, length))
    })
}

/// The end of the block in which a place lies.
fn block_end(source: &str, from: usize) -> usize {
    let mut end = from;
    for line in source[from..].split_inclusive('\n') {
        if end > from && starts_block(line) {
            break;
        }
        end += line.len();
    }
    end
}

#[cfg(test)]
mod tests {
    use super::marks;

    #[test]
    fn a_run_beside_japanese_punctuation_gets_a_mark() {
        assert_eq!(marks("**（試行）。**次"), [17]);
        assert_eq!(marks("これは**「重要」**です"), [11, 23]);
        assert_eq!(marks("~~（旧）~~新"), [11]);
    }

    #[test]
    fn a_run_that_needs_no_help_gets_none() {
        for source in [
            "普通の文。",
            "2 * 3 * 4",
            "a ** b",
            "**重要**です。「**重要**」",
            "これは**重要**。次",
            "* a\n* b",
            "foo**\"bar\"**baz",
            "`これは**「重要」**です`",
            "a\\**（b）。\\**c",
            "***",
            "~（旧）。~新",
        ] {
            assert_eq!(marks(source), [0_usize; 0], "{source}");
        }
    }

    #[test]
    fn a_run_without_its_end_does_not_reach_into_the_next_block() {
        assert_eq!(marks("**あ\n\nこれは**「重要」**です").len(), 2);
        assert_eq!(marks("- **あ\n- これは**「重要」**です").len(), 2);
    }
}
