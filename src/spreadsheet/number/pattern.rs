//! Format codes such as `#,##0"件"` or `[$-411]ggge"年"m"月"d"日"`.

use super::decimal::Decimal;

/// What a format shows a number as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    /// A number.
    Number,
    /// A date or a time of day.
    Date,
    /// How long something takes.
    Duration,
}

/// A part of a format code.
#[derive(Clone, Debug, PartialEq)]
enum Token {
    /// Words that are shown as they are.
    Literal(String),
    /// A place for a digit: `0` shows a zero that need not be there, `#` nothing, `?` a space.
    Digit(char),
    Point,
    Comma,
    Percent,
    /// The number as it is.
    General,
    /// A letter with a meaning, in lower case: of dates mostly.
    Letter(char),
    /// Hours, minutes or seconds that are counted on past the day: `[h]`.
    Elapsed,
    /// What this reader does not know, as conditions and numerals of other scripts.
    Unknown,
}

/// What a format shows a number as, by its first section.
pub(crate) fn sort(code: &str) -> Sort {
    let sections = sections(code);
    let Some(tokens) = sections.first() else { return Sort::Number };
    if tokens.contains(&Token::Elapsed) {
        return Sort::Duration;
    }
    let letters: String =
        tokens.iter().map(|token| if let Token::Letter(letter) = token { *letter } else { ' ' }).collect();
    // `E` in numbers is followed by a sign, which no date has.
    let is_date = letters.contains(['y', 'm', 'd', 'h', 's', 'g', 'e']) || letters.contains("aaa");
    if is_date { Sort::Date } else { Sort::Number }
}

/// What a number looks like; `None` where that is not known.
pub(super) fn shown(value: f64, code: &str) -> Option<String> {
    let sections = sections(code);
    let is_negative = value < 0.0;
    let number = sections.len().min(3);
    let (tokens, has_sign) = match number {
        2 | 3 if is_negative => (sections.get(1)?, false),
        3 if value == 0.0 => (sections.get(2)?, false),
        _ => (sections.first()?, is_negative),
    };
    let text = fill(value, tokens)?;
    let is_zero = !text.contains(|character: char| ('1'..='9').contains(&character));
    Some(if has_sign && !is_zero { format!("-{text}") } else { text })
}

/// Puts a number's digits into their places.
fn fill(value: f64, tokens: &[Token]) -> Option<String> {
    if tokens.iter().any(|token| matches!(token, Token::Letter(_) | Token::Elapsed | Token::Unknown)) {
        return None;
    }
    let point = tokens.iter().position(|token| *token == Token::Point).unwrap_or(tokens.len());
    let (before, after) = tokens.split_at(point);
    let is_digit = |token: &Token| matches!(token, Token::Digit(_));
    let last_digit = before.iter().rposition(is_digit);
    let commas = |tokens: &[Token]| tokens.iter().filter(|token| **token == Token::Comma).count();
    let thousands = last_digit.map_or(0, |last| commas(before.get(last..).unwrap_or_default()));
    let is_grouped = last_digit.is_some_and(|last| commas(before.get(..last).unwrap_or_default()) > 0);
    let percents = tokens.iter().filter(|token| **token == Token::Percent).count();
    let shift = i32::try_from(percents).ok()? * 2 - i32::try_from(thousands).ok()? * 3;
    let places = after.iter().filter(|token| is_digit(token)).count();
    let (whole, part) = Decimal::of(value).shifted(shift).rounded(places);
    let mut text = fill_whole(before, &whole, is_grouped, value)?;
    let mut part = part.into_iter();
    let mut needed = after.iter().filter(|token| is_digit(token)).count();
    for token in after {
        match token {
            Token::Point => text.push('.'),
            Token::Digit(place) => {
                needed -= 1;
                match (part.next(), place) {
                    (Some(digit), _) => text.push(char::from(b'0' + digit)),
                    (None, '0') => text.push('0'),
                    (None, '?') => text.push(' '),
                    (None, _) => {}
                }
            }
            other => push_other(&mut text, other, value)?,
        }
    }
    debug_assert_eq!(needed, 0);
    Some(text)
}

/// The digits before the point fill their places from the right; what is left over stands before the first place.
fn fill_whole(tokens: &[Token], digits: &[u8], is_grouped: bool, value: f64) -> Option<String> {
    let mut places = tokens.iter().filter(|token| matches!(token, Token::Digit(_))).count();
    let mut text = String::new();
    let mut is_first = true;
    let push = |text: &mut String, digit: char, behind: usize| {
        text.push(digit);
        if is_grouped && behind > 0 && behind.is_multiple_of(3) {
            text.push(',');
        }
    };
    for token in tokens {
        let Token::Digit(place) = token else {
            push_other(&mut text, token, value)?;
            continue;
        };
        if is_first {
            is_first = false;
            let over = digits.len().saturating_sub(places);
            for (at, digit) in digits.iter().take(over).enumerate() {
                push(&mut text, char::from(b'0' + digit), digits.len() - at - 1);
            }
        }
        places -= 1;
        match (digits.len().checked_sub(places + 1).and_then(|at| digits.get(at)), place) {
            (Some(digit), _) => push(&mut text, char::from(b'0' + digit), places),
            (None, '0') => push(&mut text, '0', places),
            (None, '?') => text.push(' '),
            (None, _) => {}
        }
    }
    Some(text)
}

fn push_other(text: &mut String, token: &Token, value: f64) -> Option<()> {
    match token {
        Token::Literal(words) => text.push_str(words),
        Token::Percent => text.push('%'),
        Token::General => text.push_str(&general(value)?),
        _ => {}
    }
    Some(())
}

/// A number as it is, without its sign. What is very large or very small is written with an exponent, which a cell
/// shows by its width.
fn general(value: f64) -> Option<String> {
    let size = value.abs();
    if size != 0.0 && !(1e-9..1e15).contains(&size) {
        return None;
    }
    let (whole, part) = Decimal::of(size).rounded(15);
    let text = |digits: &[u8]| digits.iter().map(|digit| char::from(b'0' + digit)).collect::<String>();
    let whole = if whole.is_empty() { "0".to_owned() } else { text(&whole) };
    Some(if part.is_empty() { whole } else { format!("{whole}.{}", text(&part)) })
}

/// The sections of a format code: for positive and negative numbers, for zero, for words.
fn sections(code: &str) -> Vec<Vec<Token>> {
    let mut sections = vec![Vec::new()];
    let mut rest = code;
    while let Some(character) = rest.chars().next() {
        rest = rest.get(character.len_utf8()..).unwrap_or_default();
        let literal = |text: &str| Token::Literal(text.to_owned());
        let token = match character {
            ';' => {
                sections.push(Vec::new());
                continue;
            }
            '"' => {
                let (words, after) = rest.split_once('"').unwrap_or((rest, ""));
                rest = after;
                literal(words)
            }
            '\\' | '!' | '_' | '*' => {
                let next = rest.chars().next();
                rest = rest.get(next.map_or(0, char::len_utf8)..).unwrap_or_default();
                match (character, next) {
                    ('\\' | '!', Some(next)) => literal(next.encode_utf8(&mut [0; 4])),
                    // A space as wide as something, or something over and over up to the edge.
                    _ => continue,
                }
            }
            '[' => {
                let (inside, after) = rest.split_once(']').unwrap_or((rest, ""));
                rest = after;
                match bracket(inside) {
                    Some(token) => token,
                    None => continue,
                }
            }
            '0' | '#' | '?' => Token::Digit(character),
            '.' => Token::Point,
            ',' => Token::Comma,
            '%' => Token::Percent,
            '@' | '/' => Token::Unknown,
            'G' | 'g' if starts(rest, "eneral") || starts(rest, "/標準") => {
                let length = if starts(rest, "eneral") { "eneral".len() } else { "/標準".len() };
                rest = rest.get(length..).unwrap_or_default();
                Token::General
            }
            'E' | 'e' if rest.starts_with(['+', '-']) => Token::Unknown,
            'A'..='Z' | 'a'..='z' => Token::Letter(character.to_ascii_lowercase()),
            other => literal(other.encode_utf8(&mut [0; 4])),
        };
        if let Some(section) = sections.last_mut() {
            section.push(token);
        }
    }
    sections
}

fn starts(text: &str, with: &str) -> bool {
    text.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with))
}

/// What stands in brackets: a currency and a language, a colour, a condition, a time that counts on.
fn bracket(inside: &str) -> Option<Token> {
    if let Some(currency) = inside.strip_prefix('$') {
        let symbol = currency.split('-').next().unwrap_or_default();
        return (!symbol.is_empty()).then(|| Token::Literal(symbol.to_owned()));
    }
    let lower = inside.to_ascii_lowercase();
    let is_elapsed =
        !lower.is_empty() && ["h", "m", "s"].iter().any(|unit| lower.replace(unit, "").is_empty());
    if is_elapsed {
        return Some(Token::Elapsed);
    }
    let is_unknown = lower.starts_with(['<', '>', '=']) || lower.starts_with("dbnum");
    is_unknown.then_some(Token::Unknown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_dates_are_told_from_those_of_numbers() {
        for code in [
            "yyyy/m/d",
            "[$-411]ggge\"年\"m\"月\"d\"日\"",
            "ge.m.d",
            "[$-ja-JP]ggge\"年\"",
            "aaaa",
            "h:mm",
            "m/d",
        ] {
            assert_eq!(sort(code), Sort::Date, "{code}");
        }
        for code in ["[h]:mm", "[mm]:ss"] {
            assert_eq!(sort(code), Sort::Duration, "{code}");
        }
        for code in [
            "General",
            "0\"月\"",
            "0.00E+00",
            "[Red]0",
            "#,##0;[Red]-#,##0",
            "G/標準\"日\"",
            "\\d0",
            "",
            "0_d",
            "@",
        ] {
            assert_eq!(sort(code), Sort::Number, "{code}");
        }
    }

    #[test]
    fn numbers_look_as_in_the_cell() {
        for (value, code, expected) in [
            (12.0, "0\"月\"", "12月"),
            (0.85, "0%", "85%"),
            (0.855, "0.0%", "85.5%"),
            (1_234_567.0, "#,##0\"件\"", "1,234,567件"),
            (1_234_567.0, "#,##0,\"千円\"", "1,235千円"),
            (-5.0, "0;\"▲\"0", "▲5"),
            (-5.0, "0\"点\"", "-5点"),
            (-0.2, "0", "0"),
            (0.0, "0;-0;\"なし\"", "なし"),
            (7.0, "000", "007"),
            (7.0, "General\"人\"", "7人"),
            (0.1 + 0.2, "General", "0.3"),
            (1_230_045.0, "000-0000", "123-0045"),
            (1.5, "0.##", "1.5"),
            (1.0, "0.0#", "1.0"),
            (1000.0, "[$¥-411]#,##0", "¥1,000"),
            (0.5, ".00", ".50"),
            (12.0, "\\第0\\回", "第12回"),
            (3.0, "#,##0_);(#,##0)", "3"),
        ] {
            assert_eq!(shown(value, code).as_deref(), Some(expected), "{code}");
        }
    }

    #[test]
    fn what_is_not_known_is_not_made_up() {
        for code in ["# ?/?", "0.00E+00", "[DBNum1]0", "[>100]0", "yyyy", "@"] {
            assert_eq!(shown(0.5, code), None, "{code}");
        }
    }
}
