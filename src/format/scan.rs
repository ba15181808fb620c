//! How far a key and a value reach in a text of YAML, as far as that can be said without knowing what they mean.

/// A key at the beginning of a line, with what follows its colon in that line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Key<'a> {
    /// As written, in quotation marks where it is.
    pub(super) written: &'a str,
    /// Without them.
    pub(super) name: &'a str,
    /// What follows the colon.
    pub(super) rest: &'a str,
}

/// Characters that begin something else than a plain word.
const INDICATORS: &[char] =
    &['?', '-', '[', ']', '{', '}', ',', '#', '&', '*', '!', '|', '>', '\'', '"', '%', '@', '`', ':'];

/// The key that a line begins with.
pub(super) fn key(line: &str) -> Option<Key<'_>> {
    let first = line.chars().next()?;
    let (written, name, rest) = if matches!(first, '"' | '\'') {
        let end = quotation(line)?;
        let name = &line[1..end - 1];
        if name.is_empty() || name.contains(['\\', '"', '\'']) {
            return None;
        }
        (&line[..end], name, line[end..].trim_start_matches(is_blank).strip_prefix(':')?)
    } else if first.is_whitespace() || INDICATORS.contains(&first) {
        return None;
    } else {
        let colon = line.match_indices(':').map(|(at, _)| at).find(|at| ends_word(&line[at + 1..]))?;
        let name = line[..colon].trim_end_matches(is_blank);
        if comment(name).is_some() {
            return None;
        }
        (name, name, &line[colon + 1..])
    };
    ends_word(rest).then_some(Key { written, name, rest })
}

/// A value with the comment behind it, the white space in front of which is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Value<'a> {
    pub(super) words: &'a str,
    pub(super) comment: &'a str,
}

/// The value that a line holds behind its key or dash; `None` where it does not end in this line.
pub(super) fn value(rest: &str) -> Option<Value<'_>> {
    let start = rest.len() - rest.trim_start_matches(is_blank).len();
    let words = &rest[start..];
    let end = match words.chars().next() {
        None | Some('#') => 0,
        Some('"' | '\'') => quotation(words)?,
        Some('[' | '{') => collection(words)?,
        Some('|' | '>') => return None,
        Some(_) => comment(words).unwrap_or(words.len()),
    };
    // An empty value's comment has its white space in front of it, too.
    let (words, behind) = if end == 0 { ("", rest) } else { words.split_at(end) };
    let words = words.trim_end_matches(is_blank);
    let behind = behind.trim_end_matches(is_blank);
    is_comment_or_nothing(behind).then_some(Value { words, comment: behind })
}

/// Whether nothing stands behind a value but a comment.
pub(super) fn is_comment_or_nothing(behind: &str) -> bool {
    let words = behind.trim_start_matches(is_blank);
    words.is_empty() || (words.starts_with('#') && words.len() < behind.len())
}

/// Where a comment begins behind words that are not in quotation marks, the white space in front of it included.
fn comment(words: &str) -> Option<usize> {
    let at = words.match_indices('#').map(|(at, _)| at).find(|at| words[..*at].ends_with(is_blank))?;
    Some(words[..at].trim_end_matches(is_blank).len())
}

/// The length of a quotation, of one line or several.
pub(super) fn quotation(text: &str) -> Option<usize> {
    let mut letters = text.char_indices();
    let (_, quote) = letters.next()?;
    let mut letters = letters.peekable();
    while let Some((at, letter)) = letters.next() {
        if letter == '\\' && quote == '"' {
            letters.next();
        } else if letter == quote {
            // Two single quotation marks stand for one.
            if quote == '\'' && letters.peek().is_some_and(|(_, next)| *next == '\'') {
                letters.next();
            } else {
                return Some(at + 1);
            }
        }
    }
    None
}

/// The length of a list in brackets or of keys in braces, of one line or several. `None` where it has no end, or has
/// names and references in it.
pub(super) fn collection(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut begins_word = true;
    let mut before = ' ';
    let mut at = 0;
    while let Some(letter) = text[at..].chars().next() {
        let mut length = letter.len_utf8();
        match letter {
            '[' | '{' => depth += 1,
            ']' | '}' => depth = depth.checked_sub(1)?,
            '"' | '\'' if begins_word => length = quotation(&text[at..])?,
            '&' | '*' | '!' if begins_word => return None,
            '#' if before.is_whitespace() => length = text[at..].find('\n').unwrap_or(text.len() - at),
            _ => {}
        }
        if depth == 0 {
            return Some(at + length);
        }
        begins_word = matches!(letter, '[' | '{' | ',' | ':') || (begins_word && letter.is_whitespace());
        before = letter;
        at += length;
    }
    None
}

/// The white space that separates words in YAML.
pub(super) fn is_blank(letter: char) -> bool {
    matches!(letter, ' ' | '\t')
}

/// Whether a colon with this behind it ends a key.
fn ends_word(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with(is_blank)
}

#[cfg(test)]
mod tests {
    use super::{collection, key, quotation, value};

    #[test]
    fn keys_end_at_a_colon_with_nothing_or_a_space_behind_it() {
        let parts = |line| key(line).map(|key| (key.name, key.rest));
        assert_eq!(parts("number:  9"), Some(("number", "  9")));
        assert_eq!(parts("a:b :"), Some(("a:b", "")));
        assert_eq!(parts("\"number\" : 9"), Some(("number", " 9")));
        for line in ["number:9", "- a: b", " a: b", "? a", "a # b: c", "\"a\"b: c", "...", "{ a: b }"] {
            assert_eq!(parts(line), None, "{line}");
        }
    }

    #[test]
    fn values_end_where_their_comment_begins() {
        let parts = |rest| value(rest).map(|value| (value.words, value.comment));
        assert_eq!(parts("  予約#1 # 注 "), Some(("予約#1", " # 注")));
        assert_eq!(parts(" 'a # b'  # c"), Some(("'a # b'", "  # c")));
        assert_eq!(parts("   # c"), Some(("", "   # c")));
        assert_eq!(parts(" [a, \"]\"] # c"), Some(("[a, \"]\"]", " # c")));
        for rest in [" \"a", " [a", " |", " 'a' b", " \"a\"# b", " [*a]"] {
            assert_eq!(parts(rest), None, "{rest}");
        }
    }

    #[test]
    fn quotations_and_brackets_end_where_they_are_closed() {
        assert_eq!(quotation("'it''s' x"), Some(7));
        assert_eq!(quotation("\"a\\\"b\" x"), Some(6));
        assert_eq!(collection("[it's, 'a]', {b: \"}\"}] x"), Some(22));
        assert_eq!(collection("[a, # ]\n b] x"), Some(11));
    }
}
