//! Matching of words that differ in width, case or white space only.

use unicode_normalization::UnicodeNormalization;

/// A key for comparing names: NFKC, lower case, no white space. `ＳＤＧｓ`, `SDGｓ` and `SDGs` have the same
/// key. It is never shown: the author's text stays as it was written.
pub fn fold(text: &str) -> String {
    folded(text).collect()
}

/// Whether two names are the same but for width, case and white space.
pub fn same(a: &str, b: &str) -> bool {
    a == b || folded(a).eq(folded(b))
}

/// The characters of the key, one after the other: two names mostly differ in the first.
fn folded(text: &str) -> impl Iterator<Item = char> {
    text.nfkc().filter(|character| !character.is_whitespace()).flat_map(char::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::{fold, same};

    #[test]
    fn width_case_and_space_do_not_count() {
        assert!(same("ＳＤＧｓ", "SDGs"));
        assert!(same("総合 ビジョン", "総合ﾋﾞｼﾞｮﾝ"));
        assert!(!same("市長特命", "市長特名"));
        assert_eq!(fold("令 和 ４ 年"), "令和4年");
    }

    #[test]
    fn names_outside_the_common_planes_survive() {
        assert!(!same("髙橋", "高橋"));
        assert!(same("𠮷田", "𠮷田"));
    }
}
