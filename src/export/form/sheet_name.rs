//! The name of the sheet: the department's, as far as a spreadsheet allows it.

use crate::plan::Department;

/// The longest name of a sheet, in UTF-16 units.
const LONGEST: usize = 31;

/// A name that every spreadsheet takes: what it forbids stands there in full width.
pub(super) fn sheet_name(department: &Department) -> String {
    let allowed = |character| match character {
        '[' => '［',
        ']' => '］',
        ':' => '：',
        '*' => '＊',
        '?' => '？',
        '/' => '／',
        '\\' => '＼',
        '\'' => '’',
        character if character.is_control() => ' ',
        character => character,
    };
    let name: String = department.name.trim().chars().map(allowed).collect();
    let name = cut(&name, LONGEST).trim_end();
    // The one word that Excel keeps for itself.
    if name.is_empty() || name.eq_ignore_ascii_case("history") {
        return cut(&format!("{}_", department.key), LONGEST).to_owned();
    }
    name.to_owned()
}

/// The beginning of a text, in so many UTF-16 units as a spreadsheet takes.
pub(super) fn cut(text: &str, units: usize) -> &str {
    let mut left = units;
    let fits = |(_, character): &(usize, char)| match left.checked_sub(character.len_utf16()) {
        Some(rest) => {
            left = rest;
            true
        }
        None => false,
    };
    let end = text.char_indices().take_while(fits).last();
    end.map_or("", |(place, character)| &text[..place + character.len_utf8()])
}

#[cfg(test)]
mod tests {
    use super::{cut, sheet_name};
    use crate::plan::Department;

    fn named(name: &str) -> String {
        sheet_name(&Department { key: "policy".to_owned(), name: name.to_owned() })
    }

    #[test]
    fn what_a_sheet_cannot_be_called_stands_in_full_width() {
        assert_eq!(named("政策部"), "政策部");
        assert_eq!(named("'a[b]:c*d?e/f\\g'"), "’a［b］：c＊d？e／f＼g’");
        assert_eq!(named("History"), "policy_");
        assert_eq!(named("  "), "policy_");
    }

    #[test]
    fn a_long_name_is_cut_between_characters() {
        assert_eq!(named(&"𠮷".repeat(20)), "𠮷".repeat(15));
        assert_eq!(named(&format!("{} b", "a".repeat(30))), "a".repeat(30));
        assert_eq!(cut("ab", 0), "");
        assert_eq!(cut("a𠮷b", 3), "a𠮷");
    }
}
