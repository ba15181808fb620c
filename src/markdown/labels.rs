//! The words that the HTML needs and the author does not write.

/// Labels for people who listen to a page. They come from the theme's strings, in the page's language.
///
/// Where a number belongs to a label, `{number}` marks its place; without a mark it follows after a space.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labels {
    /// Names the link from the text to a footnote; takes the footnote's number.
    pub footnote_reference: String,
    /// Names the link from a footnote back to the text; takes the footnote's number.
    pub footnote_back: String,
    /// Names the list of footnotes.
    pub footnotes: String,
    /// Names the region in which a wide table scrolls. From a document's second table on it takes a number,
    /// because two regions of one name cannot be told apart in a list of landmarks.
    pub table: String,
}

impl Default for Labels {
    /// English, for tests and for a theme that says nothing.
    fn default() -> Self {
        Self {
            footnote_reference: "Footnote {number}".to_owned(),
            footnote_back: "Back to reference {number}".to_owned(),
            footnotes: "Footnotes".to_owned(),
            table: "Table".to_owned(),
        }
    }
}

/// Puts a number into a label.
pub(super) fn numbered(label: &str, number: &str) -> String {
    if label.contains("{number}") { label.replace("{number}", number) } else { format!("{label} {number}") }
}

#[cfg(test)]
mod tests {
    use super::numbered;

    #[test]
    fn a_number_takes_its_place_or_the_end() {
        assert_eq!(numbered("脚注{number}へ", "3"), "脚注3へ");
        assert_eq!(numbered("Footnote", "3"), "Footnote 3");
    }
}
