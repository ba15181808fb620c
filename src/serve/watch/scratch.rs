//! Files that editors and systems leave for a moment or behind.

use std::ffi::OsStr;
use std::path::{Component, Path};

/// Endings of files that are written beside the real one, in lower case.
const ENDINGS: [&[u8]; 9] =
    [b"~", b".swp", b".swo", b".swx", b".tmp", b".part", b".crdownload", b"___jb_tmp___", b"___jb_old___"];

/// Whether a path, relative to the site's folder, is no content by its name. A name that begins with a dot or ends
/// with `~` hides a whole folder, as it does when the content is read; all else is told by the last name.
pub(super) fn is_scratch(path: &Path) -> bool {
    let hidden = path.components().any(|part| match part {
        Component::Normal(name) => is_hidden(name),
        _ => false,
    });
    hidden || path.file_name().is_some_and(is_temporary)
}

/// Whether a name hides what is inside.
pub(super) fn is_hidden(name: &OsStr) -> bool {
    let name = name.as_encoded_bytes();
    name.starts_with(b".") || name.ends_with(b"~")
}

/// Whether a file is there for a moment only: vim's probe of whether it can write to a folder, or what Emacs and sed
/// write before they put it into the place of the real file. A folder may well have such a name, so this counts only
/// where it is known to be a file.
pub(super) fn is_passing(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().as_encoded_bytes();
    let random = name.strip_prefix(b"tmp").or_else(|| name.strip_prefix(b"sed"));
    // No file of the content has a capital letter in its name.
    let is_random = |rest: &[u8]| {
        let is_alphanumeric = rest.iter().all(u8::is_ascii_alphanumeric);
        rest.len() == 6 && is_alphanumeric && rest.iter().any(u8::is_ascii_uppercase)
    };
    name == b"4913" || random.is_some_and(is_random)
}

fn is_temporary(name: &OsStr) -> bool {
    let name = name.as_encoded_bytes();
    let name_of_emacs = name.len() > 1 && name.starts_with(b"#") && name.ends_with(b"#");
    let name_of_office = name.starts_with(b"~$");
    name_of_emacs || name_of_office || ENDINGS.iter().any(|ending| ends_with(name, ending))
}

fn ends_with(name: &[u8], ending: &[u8]) -> bool {
    name.len() >= ending.len() && name[name.len() - ending.len()..].eq_ignore_ascii_case(ending)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn temporary_names() {
        for name in [
            "content/.goal.md.swp",
            "content/goal.md~",
            "content/.#goal.md",
            "content/#goal.md#",
            "content/goal.md.tmp",
            "content/GOAL.TMP",
            "content/~$table.xlsx",
            "content/.git/index",
            "content/old~/goal.md",
            "content/goal.md___jb_tmp___",
        ] {
            assert!(is_scratch(Path::new(name)), "{name}");
        }
    }

    #[test]
    fn passing_names() {
        for name in ["content/4913", "content/2022/sedAbCdEf", "content/tmpvNx1MY"] {
            assert!(is_passing(Path::new(name)), "{name}");
        }
        for name in
            ["content/4913.md", "content/sedentary", "content/tmpAbCdE", "content/tmpAbC.ef", "content"]
        {
            assert!(!is_passing(Path::new(name)), "{name}");
        }
    }

    #[test]
    fn real_names() {
        for name in ["content/2025/目標.md", "content/#1.md", "themes/tmp/a.css", "content/#", "content/a.b"]
        {
            assert!(!is_scratch(Path::new(name)), "{name}");
        }
    }
}
