//! Where the page for searching lies, and beside it the files that its script reads.

/// The page for searching, and the folder of its index.
pub const SEARCH: &str = "search/";

/// What the names of the files begin with that hold texts of a plan's documents for the search, beside its page.
pub const TEXTS: &str = "texts-";

/// Whether a file beside a plan's page holds texts for the search, by its name.
pub fn is_texts(name: &str) -> bool {
    let number = name.strip_prefix(TEXTS).and_then(|rest| rest.strip_suffix(".bin"));
    number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::is_texts;

    #[test]
    fn texts_are_numbered() {
        assert!(is_texts("texts-0.bin") && is_texts("texts-12.bin"));
        assert!(!is_texts("texts-.bin") && !is_texts("texts-a.bin") && !is_texts("texts-1.json"));
    }
}
