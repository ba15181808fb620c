//! Whether the client has the bytes already.

/// Whether an `If-None-Match` header names this tag, so that the bytes need not be sent. Weak and strong are the
/// same here, since both mean that the page did not change.
pub(super) fn is_known(header: &str, etag: Option<&str>) -> bool {
    // A star means any version of a page that there is, and there is this one.
    if header.trim() == "*" {
        return true;
    }
    let mut rest = header;
    while let Some((tag, after)) = next_tag(rest) {
        if Some(tag) == etag {
            return true;
        }
        rest = after;
    }
    false
}

/// Whether an `If-Range` header lets a part be sent: only if the client's other parts are of exactly these bytes.
/// A date never does, because no page has one.
pub(super) fn permits_part(header: &str, etag: &str) -> bool {
    header.trim().strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) == Some(etag)
}

/// The next tag of a list without its quotes, and what follows it. A tag may contain a comma.
fn next_tag(list: &str) -> Option<(&str, &str)> {
    let list = list.trim_start_matches([' ', '\t', ',']);
    let quoted = list.strip_prefix("W/").unwrap_or(list).strip_prefix('"')?;
    quoted.split_once('"')
}

#[cfg(test)]
mod tests {
    use super::{is_known, permits_part};

    #[test]
    fn a_list_names_tags() {
        for header in ["*", "\"a,b\"", "W/\"a,b\"", "\"x\", \"a,b\"", "\"x\",W/\"y\" ,, \"a,b\""] {
            assert!(is_known(header, Some("a,b")), "{header}");
        }
        for header in ["", "a,b", "\"a\"", "\"a,b", "\"x\" y \"a,b\"", "w/\"a,b\"", "**"] {
            assert!(!is_known(header, Some("a,b")), "{header}");
        }
        assert!(!is_known("\"\"", None));
    }

    #[test]
    fn a_part_needs_a_strong_tag() {
        assert!(permits_part("\"a\"", "a"));
        for header in ["W/\"a\"", "a", "\"b\"", "Wed, 21 Oct 2015 07:28:00 GMT"] {
            assert!(!permits_part(header, "a"), "{header}");
        }
    }
}
