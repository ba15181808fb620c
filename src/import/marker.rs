//! What lines of a list begin with.

/// The marker that a line begins with, and where its words begin, if it is an item of a list that goalpress shows as
/// one: `・`, `①`, or Markdown's own. `None` for everything else.
pub(super) fn item(line: &str) -> Option<(Kind, usize)> {
    let mut letters = line.chars();
    let first = letters.next()?;
    let next = letters.next();
    match first {
        '・' | '･' if next != Some('・') && next != Some('･') => Some((Kind::Line, first.len_utf8())),
        _ if is_circled(first)
            && !next.is_some_and(|next| is_circled(next) || "、，,～〜~－".contains(next)) =>
        {
            Some((Kind::Line, first.len_utf8()))
        }
        '-' | '*' | '+' if next == Some(' ') => Some((Kind::Bullet, 2)),
        _ => {
            let digits = line.bytes().take_while(u8::is_ascii_digit).count();
            let is_number = (1..=9).contains(&digits) && line[digits..].starts_with(". ");
            is_number.then_some((Kind::Number, digits + 2))
        }
    }
}

/// The kinds of items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A line that begins with `・` or `①`.
    Line,
    /// One of Markdown's bullets.
    Bullet,
    /// `1. `
    Number,
}

/// Whether a line begins like an item of any list that people write: the markers of [`item`], and `(1)`, `１．`, `ア`
/// and the like.
pub(super) fn is_enumerated(line: &str) -> bool {
    if item(line).is_some() || line.starts_with(['・', '･']) || line.chars().next().is_some_and(is_circled)
    {
        return true;
    }
    let mut letters = line.chars().peekable();
    let is_bracketed = letters.next_if(|letter| "(（〔[［".contains(*letter)).is_some();
    let mut count = 0;
    let mut first = None;
    while let Some(letter) = letters.next_if(|letter| is_counter(*letter)) {
        first = first.or(Some(letter));
        count += 1;
        if count > 3 {
            return false;
        }
    }
    let Some(first) = first else { return false };
    let Some(next) = letters.next() else { return false };
    if is_bracketed {
        return ")）〕]］".contains(next);
    }
    let is_digit = first.is_numeric();
    let ends = if is_digit { ".．)）" } else { ".．)）　" };
    let is_decimal =
        is_digit && ".．".contains(next) && letters.peek().is_some_and(|letter| letter.is_numeric());
    (is_digit || count == 1) && ends.contains(next) && !is_decimal
}

/// What items are counted with: digits of either width, roman numbers, single letters, アイウ and イロハ.
fn is_counter(letter: char) -> bool {
    letter.is_ascii_alphanumeric()
        || matches!(letter, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | 'Ⅰ'..='Ⅻ' | 'ⅰ'..='ⅻ' | 'ア'..='ン')
}

fn is_circled(letter: char) -> bool {
    matches!(letter, '①'..='⑳' | '㉑'..='㉟' | '㊱'..='㊿')
}
