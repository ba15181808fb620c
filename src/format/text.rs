//! What holds for every text: how lines end, and how the last one does.

use std::borrow::Cow;

/// The text without a byte order mark, each line ended by a line feed alone.
pub(super) fn with_line_feeds(text: &str) -> Cow<'_, str> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(text)
    }
}

/// A body that ends with one line feed, or with none where there is nothing in it.
pub(super) fn with_last_line_feed(body: &str) -> String {
    let body = body.trim_end_matches('\n');
    if body.is_empty() { String::new() } else { format!("{body}\n") }
}
