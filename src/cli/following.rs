//! Commands that somebody may want to run next, ready to be copied.

use std::ffi::OsString;
use std::path::Path;

/// A command of the program as it was called, for a site in a folder.
pub(super) fn command(program: Option<&OsString>, root: &Path, name: &str) -> String {
    let program = called(program);
    if root == Path::new(".") {
        format!("{program} {name}")
    } else {
        format!("{program} {name} --root {}", word(&root.display().to_string()))
    }
}

/// The program as it was called: whoever has it on no path of theirs called it by a path.
fn called(program: Option<&OsString>) -> String {
    let called = program.map(Path::new).filter(|path| path.components().count() > 1);
    called.map_or_else(|| "goalpress".to_owned(), |path| word(&path.display().to_string()))
}

/// A path as one word of a command.
fn word(path: &str) -> String {
    // A path that begins like an option would be taken for one.
    let path = if path.starts_with('-') { format!("./{path}") } else { path.to_owned() };
    let is_plain = |letter: char| {
        letter.is_alphanumeric() || "/._-+,:@%".contains(letter) || (cfg!(windows) && letter == '\\')
    };
    if !path.is_empty() && path.chars().all(is_plain) {
        path
    } else if cfg!(windows) {
        format!("\"{path}\"")
    } else {
        format!("'{}'", path.replace('\'', "'\\''"))
    }
}
