//! Parts of a page: a PDF viewer asks for them.

use std::ops::Range;

/// Which bytes a `Range` header asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// All of them, also when the header is not understood or asks for several parts: both may be ignored.
    Whole,
    Some(Range<usize>),
    /// None that there are.
    Unsatisfiable,
}

/// The part of so many bytes that a header asks for.
pub(super) fn part(header: &str, length: usize) -> Part {
    let Some((unit, range)) = header.split_once('=') else { return Part::Whole };
    let Some((first, last)) = range.trim().split_once('-') else { return Part::Whole };
    if !unit.trim().eq_ignore_ascii_case("bytes") {
        return Part::Whole;
    }
    match (first, last) {
        ("", count) => match number(count) {
            None => Part::Whole,
            Some(0) => Part::Unsatisfiable,
            Some(_) if length == 0 => Part::Unsatisfiable,
            Some(count) => Part::Some(length.saturating_sub(count)..length),
        },
        (first, last) => {
            let last_number = if last.is_empty() { Some(usize::MAX) } else { number(last) };
            match (number(first), last_number) {
                (Some(first), Some(last)) if first > last => Part::Whole,
                (Some(first), Some(_)) if first >= length => Part::Unsatisfiable,
                (Some(first), Some(last)) => Part::Some(first..last.saturating_add(1).min(length)),
                _ => Part::Whole,
            }
        }
    }
}

/// A number of digits alone. One that is too large to be counted is larger than any page.
fn number(text: &str) -> Option<usize> {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().unwrap_or(usize::MAX))
}

#[cfg(test)]
mod tests {
    use super::{Part, part};

    #[test]
    fn a_part_is_within_the_page_or_there_is_none() {
        let whole = [
            "bytes",
            "bytes=",
            "bytes=-",
            "bytes=a-b",
            "bytes=5-4",
            "bytes=0-1,3-4",
            "items=0-1",
            "bytes=+1-2",
        ];
        for header in whole {
            assert_eq!(part(header, 10), Part::Whole, "{header}");
        }
        for header in ["bytes=10-", "bytes=10-20", "bytes=-0", "bytes=99999999999999999999999-"] {
            assert_eq!(part(header, 10), Part::Unsatisfiable, "{header}");
        }
        for (header, range) in [
            ("bytes=0-0", 0..1),
            ("bytes=3-", 3..10),
            ("Bytes = 3-4", 3..5),
            ("bytes=9-99999999999999999999999", 9..10),
            ("bytes=-3", 7..10),
            ("bytes=-30", 0..10),
        ] {
            assert_eq!(part(header, 10), Part::Some(range), "{header}");
        }
        assert_eq!(part("bytes=0-", 0), Part::Unsatisfiable);
        assert_eq!(part("bytes=-5", 0), Part::Unsatisfiable);
    }
}
