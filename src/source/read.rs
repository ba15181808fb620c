//! Reads one file of the content.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::conflict::first_conflict;
use crate::diagnostic::{Finding, Place, Rule};
use crate::yaml::first_forbidden;

/// The largest Markdown or configuration file that is read, in bytes: far more than any goal, and little
/// enough that a picture saved under the wrong name costs nothing.
pub const MAXIMUM_BYTES: u64 = 1024 * 1024;

/// Reads a text file that the walk has found; `file` is its path relative to `root`.
///
/// # Errors
/// A finding where the file cannot be read, is too large, is not UTF-8 or holds what no text should.
pub fn read_text(root: &Path, file: &str) -> Result<String, Box<Finding>> {
    let bytes = read_opened(&root.join(file), file)?;
    let text = to_text(file, bytes)?;
    let refuse = |rule, span| Err(Box::new(Finding::new(rule, Place::span(file, span))));
    if let Some(span) = first_forbidden(&text) {
        return refuse(Rule::ControlCharacter, span);
    }
    // Either version may be the wrong one, so nothing of the file is judged.
    match first_conflict(&text) {
        Some(span) => refuse(Rule::ConflictUnsettled, span),
        None => Ok(text),
    }
}

/// The text of a file's bytes.
///
/// # Errors
/// A finding where they are not UTF-8.
pub(crate) fn to_text(file: &str, bytes: Vec<u8>) -> Result<String, Box<Finding>> {
    String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let (_, encoding) = decode(error.as_bytes());
        let place = Place::span(file, valid..valid + 1);
        Box::new(Finding::new(Rule::NotUtf8, place).with("encoding", encoding))
    })
}

/// Reads whatever is at a path, if it is a file of at most [`MAXIMUM_BYTES`].
///
/// # Errors
/// A finding where it cannot be read, is no file or is too large.
pub fn read_bytes(root: &Path, file: &str) -> Result<Vec<u8>, Box<Finding>> {
    let path = root.join(file);
    // Already opening a pipe waits for somebody to write to it. The walk has none, but a finding may be about one.
    match std::fs::metadata(&path) {
        Ok(metadata) if !metadata.is_file() => Err(unreadable(file, &io::ErrorKind::InvalidInput.into())),
        _ => read_opened(&path, file),
    }
}

fn read_opened(path: &Path, file: &str) -> Result<Vec<u8>, Box<Finding>> {
    let refuse = |error| unreadable(file, &error);
    let opened = File::open(path).map_err(refuse)?;
    let metadata = opened.metadata().map_err(refuse)?;
    // A device has no end; only real files are read.
    if !metadata.is_file() {
        return Err(refuse(io::ErrorKind::InvalidInput.into()));
    }
    let size = metadata.len();
    if size > MAXIMUM_BYTES {
        let finding = Finding::new(Rule::FileTooLarge, Place::file(file));
        return Err(Box::new(finding.with("size", mebibytes(size)).with("limit", mebibytes(MAXIMUM_BYTES))));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
    // To the end that it had a moment ago: asking the system again where that is costs as much as reading.
    opened.take(size).read_to_end(&mut bytes).map_err(refuse)?;
    Ok(bytes)
}

fn unreadable(file: &str, error: &io::Error) -> Box<Finding> {
    Box::new(Finding::new(Rule::UnreadableFile, Place::file(file)).with("detail", error.to_string()))
}

/// The text of a file as well as it can be shown, for a finding about it: bytes that are not UTF-8 are read as
/// the encoding that they most likely are. What comes before the first of them keeps its place.
pub(crate) fn decode(bytes: &[u8]) -> (String, &'static str) {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (text.to_owned(), "UTF-8");
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return (String::from_utf8_lossy(bytes).into_owned(), "UTF-16");
    }
    let candidates = [(encoding_rs::SHIFT_JIS, "Shift_JIS"), (encoding_rs::EUC_JP, "EUC-JP")];
    for (encoding, name) in candidates {
        if let Some(text) = encoding.decode_without_bom_handling_and_without_replacement(bytes) {
            return (text.into_owned(), name);
        }
    }
    (String::from_utf8_lossy(bytes).into_owned(), "?")
}

fn mebibytes(bytes: u64) -> String {
    let tenths = bytes * 10 / (1024 * 1024);
    format!("{}.{} MiB", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn old_encodings_are_recognised() {
        let (shift_jis, ..) = encoding_rs::SHIFT_JIS.encode("予約システムの更新");
        assert_eq!(decode(&shift_jis), ("予約システムの更新".to_owned(), "Shift_JIS"));
        assert_eq!(decode(&[0xff, 0xfe, b'a', 0]).1, "UTF-16");
        assert_eq!(decode(&[0xc3, 0x28, 0xff, 0xff]).1, "?");
        assert_eq!(decode("予約".as_bytes()).1, "UTF-8");
    }
}
