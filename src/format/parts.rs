//! The lines of front matter, shared out among its keys.

use super::scan::{self, Key};

/// Front matter in parts; together they are all of its lines.
#[derive(Debug, Default)]
pub(super) struct Parts<'a> {
    /// Comments at the top that an empty line separates from the first key: they speak of the file.
    pub(super) head: Vec<&'a str>,
    /// The keys as they were written.
    pub(super) entries: Vec<Entry<'a>>,
    /// Comments below the last key.
    pub(super) tail: Vec<&'a str>,
}

/// A key with what stands above and below it.
#[derive(Debug)]
pub(super) struct Entry<'a> {
    /// Comments and empty lines above it.
    pub(super) above: Vec<&'a str>,
    pub(super) key: Key<'a>,
    /// The lines below its own that belong to its value.
    pub(super) below: Vec<&'a str>,
    /// Whether its value is a text of several lines, in which white space counts.
    pub(super) is_text_of_lines: bool,
}

/// Takes front matter apart; `None` where a line is neither a key's nor a comment, or where empty lines may count.
pub(super) fn parts(yaml: &str) -> Option<Parts<'_>> {
    if keeps_last_lines(yaml) {
        return None;
    }
    let lines: Vec<&str> = yaml.lines().collect();
    let mut parts = Parts::default();
    let mut above = Vec::new();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        if is_empty_or_comment(line) {
            above.push(*line);
            at += 1;
            continue;
        }
        let key = scan::key(line)?;
        let (own, is_text_of_lines) = own_lines(key.rest, &lines[at..])?;
        let end = at + own + nested_lines(&lines[at + own..], is_text_of_lines);
        let below = lines[at + 1..end].to_vec();
        if parts.entries.is_empty() {
            parts.head = take_head(&mut above);
        }
        parts.entries.push(Entry { above: std::mem::take(&mut above), key, below, is_text_of_lines });
        at = end;
    }
    parts.tail = above;
    Some(parts)
}

pub(super) fn is_empty_or_comment(line: &str) -> bool {
    let words = line.trim_matches(scan::is_blank);
    words.is_empty() || words.starts_with('#')
}

/// Whether a text of several lines may say (`|+`) that the empty lines behind it are its own: they would be others behind
/// another key.
fn keeps_last_lines(yaml: &str) -> bool {
    yaml.match_indices(['|', '>']).any(|(at, _)| {
        yaml[at + 1..].trim_start_matches(|letter: char| letter.is_ascii_digit()).starts_with('+')
    })
}

/// How many lines a value takes that begins behind a key, the key's own included, and whether it is a text of several.
fn own_lines(rest: &str, lines: &[&str]) -> Option<(usize, bool)> {
    let words = rest.trim_start_matches(scan::is_blank);
    let length = match words.chars().next() {
        Some('|' | '>') => {
            let is_inside = |line: &&&str| {
                line.trim_matches(scan::is_blank).is_empty() || line.starts_with(scan::is_blank)
            };
            return Some((1 + lines[1..].iter().take_while(is_inside).count(), true));
        }
        Some('"' | '\'') => scan::quotation,
        Some('[' | '{') => scan::collection,
        _ => return Some((1, false)),
    };
    if scan::value(rest).is_some() {
        return Some((1, false));
    }
    let text = [&[words], &lines[1..]].concat().join("\n");
    let (value, behind) = text.split_at(length(&text)?);
    let behind = behind.split('\n').next().unwrap_or_default();
    scan::is_comment_or_nothing(behind).then(|| (value.split('\n').count(), true))
}

/// How many of the lines are below a key: items of a list, keys of its own, or more of its words.
fn nested_lines(lines: &[&str], is_complete: bool) -> usize {
    let mut count = 0;
    let mut is_list = false;
    for (at, line) in lines.iter().enumerate().filter(|_| !is_complete) {
        let is_indented = line.starts_with(scan::is_blank);
        if is_empty_or_comment(line) {
            // A comment below an item is about the items, if it is indented as they are.
            if is_list && is_indented && !line.trim_matches(scan::is_blank).is_empty() {
                count = at + 1;
            }
        } else if is_indented || *line == "-" || line.starts_with("- ") {
            is_list |= line.trim_start_matches(scan::is_blank).starts_with('-');
            count = at + 1;
        } else {
            break;
        }
    }
    count
}

/// The comments at the top, to the first empty line.
fn take_head<'a>(above: &mut Vec<&'a str>) -> Vec<&'a str> {
    while above.first().is_some_and(|line| line.trim_matches(scan::is_blank).is_empty()) {
        above.remove(0);
    }
    match above.iter().position(|line| line.trim_matches(scan::is_blank).is_empty()) {
        Some(empty) => above.drain(..=empty).collect(),
        None => Vec::new(),
    }
}
