//! Where the search page and its index lie.

/// The search page, and the folder of the index.
pub const SEARCH: &str = "search/";
/// What the index consists of.
pub const CONTENTS: &str = "search/contents.bin";
/// The category of each document.
pub const CATEGORIES: &str = "search/categories.bin";

/// The folder of the lists of documents.
pub const LISTS: &str = "search/lists/";
/// The folder of the places in documents.
pub const PLACES: &str = "search/places/";

/// A file of lists of documents.
pub fn list_of(name: &str) -> String {
    format!("{LISTS}{name}.bin")
}

/// A file of places in documents.
pub fn places_of(name: &str) -> String {
    format!("{PLACES}{name}.bin")
}

/// The sections of a department, whichever year.
pub fn department(key: &str) -> String {
    format!("search/departments/{key}.bin")
}

/// The name of a file of documents' texts, by its number: such files lie beside the plan that they are of, and beside
/// the search page for the free pages.
pub fn texts(number: usize) -> String {
    format!("texts-{number}.bin")
}

/// Whether a file's name is that of texts.
pub fn is_texts(name: &str) -> bool {
    let number = name.strip_prefix("texts-").and_then(|rest| rest.strip_suffix(".bin"));
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
