//! Words given to an option that name nothing in the site.

use super::Failure;
use super::messages::MESSAGES;
use crate::diagnostic;
use crate::language::Language;

/// Says so, with what may be meant and what there is.
pub(super) fn unknown(
    option: &str,
    value: &str,
    keys: &[String],
    names: &[String],
    language: Language,
) -> Failure {
    let messages = MESSAGES.of(language);
    let mut words = messages.fill("export-unknown", &[("option", option), ("value", value)]);
    if let Some(nearest) = diagnostic::nearest(value, keys.iter().chain(names).map(String::as_str)) {
        words.push('\n');
        words.push_str(&messages.fill("not-ejected-nearest", &[("nearest", nearest)]));
    }
    words.push('\n');
    words.push_str(&messages.fill("export-known", &[("list", &keys.join(messages.get("separator")))]));
    Failure::Usage(words)
}
