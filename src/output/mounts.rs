//! Other file systems inside the output folder.

use std::path::Path;

/// Whether anything may be mounted somewhere inside a folder: a mount moves along with a folder that it is in. On
/// Linux even a single file or a folder of the same file system can be, which only the list of mounts tells; if
/// that cannot be read the answer is yes.
#[cfg(any(target_os = "linux", target_os = "android"))]
pub(super) fn may_lie_in(folder: &Path) -> bool {
    use std::os::unix::ffi::OsStrExt;
    let Ok(folder) = folder.canonicalize() else { return true };
    let Ok(list) = std::fs::read("/proc/self/mountinfo") else { return true };
    let mut prefix = folder.as_os_str().as_bytes().to_vec();
    if prefix != b"/" {
        prefix.push(b'/');
    }
    // The fifth word of each line is where the mount is.
    let point = |line: &[u8]| line.split(|byte| *byte == b' ').nth(4).map(unescaped);
    list.split(|byte| *byte == b'\n').filter_map(point).any(|point| point.starts_with(&prefix))
}

/// Elsewhere a mount is another device, which is looked at for each folder.
#[cfg(not(any(target_os = "linux", target_os = "android")))]
pub(super) fn may_lie_in(_: &Path) -> bool {
    false
}

/// The list writes white space and backslashes as a backslash with three octal digits.
#[cfg(any(target_os = "linux", target_os = "android"))]
fn unescaped(word: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(word.len());
    let mut rest = word;
    while let [first, after @ ..] = rest {
        match after {
            [a @ b'0'..=b'3', b @ b'0'..=b'7', c @ b'0'..=b'7', after @ ..] if *first == b'\\' => {
                bytes.push((a - b'0') * 64 + (b - b'0') * 8 + (c - b'0'));
                rest = after;
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    bytes
}

#[cfg(all(test, any(target_os = "linux", target_os = "android")))]
mod tests {
    use super::{may_lie_in, unescaped};
    use std::path::Path;

    #[test]
    fn escaped_bytes_are_read() {
        assert_eq!(unescaped(br"/a\040b\134\\9"), br"/a b\\\9");
    }

    #[test]
    fn what_is_mounted_inside_is_found() {
        assert!(may_lie_in(Path::new("/")), "/proc at least, or the list would not be there");
        assert!(!may_lie_in(tempfile::tempdir().unwrap().path()));
        assert!(may_lie_in(Path::new("/no/such/folder")), "in doubt");
    }
}
