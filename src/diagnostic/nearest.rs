//! The nearest match for a word that is not allowed.

use unicode_normalization::UnicodeNormalization;

/// The candidate that was most likely meant, or `None` where none is near. Width, case and white space do
/// not count; otherwise about one character in three may differ, so that `市長特名` finds 市長特命 and `みどり` finds nothing.
pub fn nearest<'a>(written: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let written = fold(written);
    let length = written.chars().count();
    let mut best: Option<(usize, &'a str)> = None;
    for candidate in candidates {
        let folded = fold(candidate);
        let distance = strsim::damerau_levenshtein(&written, &folded);
        let allowed = length.max(folded.chars().count()).div_ceil(3);
        let contains = length >= 2
            && folded.chars().count() >= 2
            && (folded.contains(&written) || written.contains(&folded));
        if (distance <= allowed || contains) && best.is_none_or(|(smallest, _)| distance < smallest) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

fn fold(text: &str) -> String {
    text.nfkc()
        .filter(|character| !character.is_whitespace())
        .flat_map(char::to_lowercase)
        .take(200)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn misspelt_words_find_their_match_and_others_find_none() {
        let categories = ["市長特命", "総合ビジョン", "施政方針", "行政改革", "その他"];
        assert_eq!(nearest("市長特名", categories), Some("市長特命"));
        assert_eq!(nearest("総合ﾋﾞｼﾞｮﾝ", categories), Some("総合ビジョン"));
        assert_eq!(nearest("ビジョン", categories), Some("総合ビジョン"));
        assert_eq!(nearest("みどり", categories), None);
        assert_eq!(nearest("catagory", ["number", "category", "title"]), Some("category"));
        assert_eq!(nearest("", categories), None);
        assert_eq!(nearest("nothing", ["t", "site"]), None);
    }
}
