//! The words of a value as a file has them, and whether they mean anything there.

use unicode_normalization::UnicodeNormalization;

use crate::calendar::{Date, Deadline, EraDisplay, FiscalYear, display_date, parse_date};
use crate::diagnostic::nearest;
use crate::fold;
use crate::language::Language;
use crate::settings::{Column, ColumnKind, Settings};

/// A day as people write it.
pub(super) fn day(day: Date, settings: &Settings) -> String {
    match settings.language {
        Language::Japanese => display_date(day, EraDisplay::Era, settings.language),
        Language::English => day.to_string(),
    }
}

/// The words of a cell as a file has them: the configuration's own where they mean one of its choices, digits for a
/// number; otherwise as they are.
pub(super) fn of(column: &Column, words: &str, settings: &Settings) -> String {
    let known = match column.kind {
        ColumnKind::GoalNumber => number(words).map(|number| number.to_string()),
        ColumnKind::Category => settings.category(words).map(|place| settings.categories[place].name.clone()),
        ColumnKind::Choice => column.choices.iter().find(|choice| fold::same(choice, words)).cloned(),
        ColumnKind::Number => digits(words),
        _ => None,
    };
    known.unwrap_or_else(|| words.to_owned())
}

/// What `check` will say of the words: the name of a sentence, and the nearest words that are known.
pub(super) fn doubt(
    column: &Column,
    words: &str,
    year: FiscalYear,
    settings: &Settings,
) -> Option<(&'static str, Option<String>)> {
    let near = |known: &mut dyn Iterator<Item = &str>| nearest(words, known).map(str::to_owned);
    match column.kind {
        ColumnKind::GoalNumber if number(words).is_none() => Some(("number-unknown", None)),
        ColumnKind::Category if settings.category(words).is_none() => Some((
            "category-unknown",
            near(&mut settings.categories.iter().map(|category| category.name.as_str())),
        )),
        ColumnKind::Deadline if Deadline::parse(words, year, settings.start_month).is_err() => {
            let spellings = crate::calendar::deadline_spellings();
            Some(("deadline-unknown", near(&mut spellings.iter().map(String::as_str))))
        }
        ColumnKind::Date if parse_date(words).is_err() => Some(("value-unknown", None)),
        ColumnKind::Number if digits(words).is_none() => Some(("value-unknown", None)),
        ColumnKind::Choice if !column.choices.iter().any(|choice| fold::same(choice, words)) => {
            Some(("value-unknown", near(&mut column.choices.iter().map(String::as_str))))
        }
        _ => None,
    }
}

/// The number of a goal, however it is written: `９`, `No.9`, `(9)`, `⑨`, `9.`
fn number(words: &str) -> Option<u32> {
    let folded: String =
        words.nfkc().filter(|letter| !letter.is_whitespace()).flat_map(char::to_lowercase).collect();
    let bare = folded.trim_start_matches("no").trim_start_matches(['.', '(', '#', '第']);
    let bare = bare.trim_end_matches([')', '.', '号', '番']);
    let digits = bare.trim_end_matches(".0");
    (!digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| digits.parse().ok())?
        .filter(|number| *number > 0)
}

/// A decimal number as data has it, from digits of either width with or without commas between thousands.
fn digits(words: &str) -> Option<String> {
    let folded = fold::fold(words).replace(['−', '－', '▲', '△'], "-");
    let (sign, rest) = folded.strip_prefix('-').map_or(("", folded.as_str()), |rest| ("-", rest));
    let (whole, fraction) =
        rest.split_once('.').map_or((rest, None), |(whole, fraction)| (whole, Some(fraction)));
    let groups: Vec<&str> = whole.split(',').collect();
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_grouped =
        groups.len() == 1 || (groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3));
    let is_number =
        is_grouped && groups.iter().all(|group| is_digits(group)) && fraction.is_none_or(is_digits);
    is_number.then(|| {
        let point = fraction.map(|fraction| format!(".{fraction}")).unwrap_or_default();
        format!("{sign}{}{point}", groups.concat())
    })
}

#[cfg(test)]
mod tests {
    use super::{digits, number};

    #[test]
    fn numbers_are_read_however_they_are_written() {
        for words in ["9", "９", "No.9", "№９", "(9)", "⑨", "9.", " 9 ", "第9号", "9.0"] {
            assert_eq!(number(words), Some(9), "{words}");
        }
        for words in ["", "0", "1-1", "9a", "-9", "九", "9.5"] {
            assert_eq!(number(words), None, "{words}");
        }
        assert_eq!(digits("１，２００").as_deref(), Some("1200"));
        assert_eq!(digits("▲3.50").as_deref(), Some("-3.50"));
        for words in ["約1200", "1,20", "85%", "", "-", "1.2.3"] {
            assert_eq!(digits(words), None, "{words}");
        }
    }
}
