//! A folder that is opened once, so that the system need not find the way to it again for each of its files.

use std::path::Path;

use super::Stamp;

/// A folder of which files are asked for. It is opened as the system finds it, so it may be a link.
#[derive(Debug)]
pub(crate) struct Folder {
    #[cfg(any(target_os = "linux", target_os = "android"))]
    opened: std::os::fd::OwnedFd,
    #[cfg(not(any(target_os = "linux", target_os = "android")))]
    path: std::path::PathBuf,
}

#[cfg(any(target_os = "linux", target_os = "android"))]
impl Folder {
    /// Opens a folder; `None` where there is none.
    pub(crate) fn open(path: &Path) -> Option<Self> {
        use rustix::fs::{Mode, OFlags, open};
        let flags = OFlags::PATH | OFlags::DIRECTORY | OFlags::CLOEXEC;
        open(path, flags, Mode::empty()).ok().map(|opened| Self { opened })
    }

    /// The stamp of the file at a path in it; `None` where there is none, or a link or something else instead.
    pub(crate) fn stamp(&self, path: &str) -> Option<Stamp> {
        use super::Moment;
        use rustix::fs::{AtFlags, FileType, StatxFlags, statx};
        let found = statx(&self.opened, path, AtFlags::SYMLINK_NOFOLLOW, StatxFlags::BASIC_STATS).ok()?;
        let [modified, changed] = [found.stx_mtime, found.stx_ctime]
            .map(|time| Moment { seconds: time.tv_sec, nanoseconds: time.tv_nsec });
        let is_file = FileType::from_raw_mode(found.stx_mode.into()) == FileType::RegularFile;
        is_file.then_some(Stamp { size: found.stx_size, modified, changed, inode: found.stx_ino })
    }
}

#[cfg(not(any(target_os = "linux", target_os = "android")))]
impl Folder {
    /// Opens a folder; `None` where there is none.
    pub(crate) fn open(path: &Path) -> Option<Self> {
        path.is_dir().then(|| Self { path: path.to_owned() })
    }

    /// The stamp of the file at a path in it; `None` where there is none, or a link or something else instead.
    pub(crate) fn stamp(&self, path: &str) -> Option<Stamp> {
        let found = std::fs::symlink_metadata(self.path.join(path)).ok()?;
        found.is_file().then(|| Stamp::of(&found))
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{Folder, Stamp};

    #[test]
    fn a_file_has_the_same_stamp_wherever_it_is_asked_for() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("inner")).unwrap();
        fs::write(folder.path().join("inner/file"), "text").unwrap();
        let stamp = Stamp::of(&fs::symlink_metadata(folder.path().join("inner/file")).unwrap());
        let opened = Folder::open(folder.path()).unwrap();
        assert_eq!(opened.stamp("inner/file"), Some(stamp));
        assert_eq!(opened.stamp("inner"), None, "a folder");
        assert_eq!(opened.stamp("inner/other"), None, "nothing");
        assert!(Folder::open(&folder.path().join("inner/file")).is_none(), "no folder");
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink("file", folder.path().join("inner/link")).unwrap();
            assert_eq!(opened.stamp("inner/link"), None, "a link");
        }
    }
}
