//! Marks that git leaves where two people changed the same lines.

use std::ops::Range;

use memchr::memmem;

/// The first line of a conflict that nobody has settled: `<<<<<<<`, and after it `=======` and `>>>>>>>`, each at the
/// beginning of a line.
pub(super) fn first_conflict(text: &str) -> Option<Range<usize>> {
    let begins_line = |at: usize| at == 0 || text[..at].ends_with(['\n', '\r']);
    let find = |from: usize, mark: &str| {
        let places = memmem::find_iter(&text.as_bytes()[from..], mark).map(|at| from + at);
        places.into_iter().find(|at| begins_line(*at))
    };
    let start = find(0, "<<<<<<< ")?;
    find(find(start, "=======")?, ">>>>>>> ")?;
    let length = text[start..].find(['\n', '\r']).unwrap_or(text.len() - start);
    Some(start..start + length)
}

#[cfg(test)]
mod tests {
    use super::first_conflict;

    #[test]
    fn all_three_marks_make_a_conflict() {
        let text = "一\n<<<<<<< HEAD\r\n二\r\n=======\r\n三\r\n>>>>>>> main\r\n";
        assert_eq!(&text[first_conflict(text).unwrap()], "<<<<<<< HEAD");
        for text in
            ["", "a <<<<<<< HEAD\n=======\n>>>>>>> b\n", "=======\n<<<<<<< a\n>>>>>>> b\n", "<<<<<<< a\n"]
        {
            assert_eq!(first_conflict(text), None, "{text}");
        }
    }
}
