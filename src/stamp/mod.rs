//! What the system says of a file that moves whenever the file changes.

mod folder;

use std::fs::Metadata;

use serde::{Deserialize, Serialize};

pub(crate) use folder::Folder;

/// A file's size and times, and on Unix its inode. As long as it stays equal the file's bytes are the same, if
/// it was [settled](Stamp::is_settled) when it was taken; otherwise it tells nothing, and the file must be read.
///
/// On Unix the time of the last change of the inode is among the times. No program can set that, so a file whose
/// size and time of modification were put back is noticed too, and so is one that was replaced by another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    size: u64,
    modified: Moment,
    /// When the inode changed, or where the system does not tell that, when the file was made.
    changed: Moment,
    inode: u64,
}

/// A time as a file system's clock tells it, in seconds and nanoseconds since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Moment {
    seconds: i64,
    nanoseconds: u32,
}

impl Stamp {
    /// How many bytes [`Stamp::to_bytes`] gives.
    pub const BYTES: usize = 40;

    /// The stamp of a file of which the system says this.
    pub fn of(metadata: &Metadata) -> Self {
        let (changed, inode) = change(metadata);
        Self { size: metadata.len(), modified: modification(metadata), changed, inode }
    }

    /// Whether it can be trusted, if it was taken after the file system's clock showed `now`.
    ///
    /// A clock moves in steps, and a file may be changed twice within one: then the second change leaves the
    /// stamp as it was. Only where the clock had moved past the file's own times before the stamp was taken
    /// does every later change show. The clock is that of the file system, which may be another machine's: it is
    /// read from a file that was just written there. If it ran backwards since the file was changed, the stamp
    /// is not trusted until it has caught up.
    pub fn is_settled(&self, now: Moment) -> bool {
        self.modified < now && self.changed < now
    }

    /// Whether this is the same file with the same bytes, which at most was linked, unlinked or renamed since:
    /// that moves nothing but the time of the inode's change.
    pub(crate) fn is_renamed(&self, earlier: &Self) -> bool {
        Self { changed: earlier.changed, ..*self } == *earlier
    }

    /// When the file or its inode was changed last.
    pub(crate) fn moment(&self) -> Moment {
        self.modified.max(self.changed)
    }

    /// The size of the file in bytes.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The stamp as bytes, for a file that remembers it.
    pub fn to_bytes(self) -> [u8; Self::BYTES] {
        let mut bytes = [0; Self::BYTES];
        bytes[..8].copy_from_slice(&self.size.to_le_bytes());
        bytes[8..20].copy_from_slice(&self.modified.to_bytes());
        bytes[20..32].copy_from_slice(&self.changed.to_bytes());
        bytes[32..].copy_from_slice(&self.inode.to_le_bytes());
        bytes
    }

    /// The stamp that gave these bytes. Any bytes are some stamp: whether they are undamaged is for the file
    /// that they come from to know.
    pub fn from_bytes(bytes: &[u8; Self::BYTES]) -> Self {
        Self {
            size: u64::from_le_bytes(part(bytes, 0)),
            modified: Moment::from_bytes(bytes, 8),
            changed: Moment::from_bytes(bytes, 20),
            inode: u64::from_le_bytes(part(bytes, 32)),
        }
    }
}

impl Moment {
    fn to_bytes(self) -> [u8; 12] {
        let mut bytes = [0; 12];
        bytes[..8].copy_from_slice(&self.seconds.to_le_bytes());
        bytes[8..].copy_from_slice(&self.nanoseconds.to_le_bytes());
        bytes
    }

    fn from_bytes(bytes: &[u8; Stamp::BYTES], at: usize) -> Self {
        Self {
            seconds: i64::from_le_bytes(part(bytes, at)),
            nanoseconds: u32::from_le_bytes(part(bytes, at + 8)),
        }
    }
}

#[cfg(unix)]
fn modification(metadata: &Metadata) -> Moment {
    use std::os::unix::fs::MetadataExt;
    Moment { seconds: metadata.mtime(), nanoseconds: nanoseconds(metadata.mtime_nsec()) }
}

#[cfg(unix)]
fn change(metadata: &Metadata) -> (Moment, u64) {
    use std::os::unix::fs::MetadataExt;
    let changed = Moment { seconds: metadata.ctime(), nanoseconds: nanoseconds(metadata.ctime_nsec()) };
    (changed, metadata.ino())
}

/// The system keeps these below a thousand million.
#[cfg(unix)]
fn nanoseconds(told: i64) -> u32 {
    u32::try_from(told).unwrap_or(u32::MAX)
}

#[cfg(not(unix))]
fn modification(metadata: &Metadata) -> Moment {
    told(metadata.modified())
}

#[cfg(not(unix))]
fn change(metadata: &Metadata) -> (Moment, u64) {
    (told(metadata.created()), 0)
}

/// A time that the system does not tell is later than any clock shows, so that nothing is believed for it.
#[cfg(not(unix))]
fn told(time: std::io::Result<std::time::SystemTime>) -> Moment {
    let since = time.ok().and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok());
    let seconds = since.and_then(|since| i64::try_from(since.as_secs()).ok()).unwrap_or(i64::MAX);
    Moment { seconds, nanoseconds: since.map_or(0, |since| since.subsec_nanos()) }
}

fn part<const LENGTH: usize>(bytes: &[u8; Stamp::BYTES], at: usize) -> [u8; LENGTH] {
    std::array::from_fn(|index| bytes[at + index])
}

#[cfg(test)]
mod tests {
    use std::fs;

    use proptest::prelude::{any, prop_assert_eq, proptest};

    use super::{Moment, Stamp};

    fn stamp(modified: (i64, u32), changed: (i64, u32)) -> Stamp {
        let moment = |(seconds, nanoseconds)| Moment { seconds, nanoseconds };
        Stamp { size: 1, modified: moment(modified), changed: moment(changed), inode: 2 }
    }

    proptest! {
        #[test]
        fn bytes_give_back_the_stamp(size in any::<u64>(), modified in any::<(i64, u32)>(), changed in any::<(i64, u32)>(), inode in any::<u64>()) {
            let stamp = Stamp { size, inode, ..stamp(modified, changed) };
            prop_assert_eq!(Stamp::from_bytes(&stamp.to_bytes()), stamp);
        }

        #[test]
        fn any_bytes_are_some_stamp(bytes in any::<[u8; Stamp::BYTES]>()) {
            prop_assert_eq!(Stamp::from_bytes(&bytes).to_bytes(), bytes);
        }
    }

    #[test]
    fn a_stamp_is_settled_once_the_clock_has_passed_both_of_its_times() {
        let now = Moment { seconds: 5, nanoseconds: 5 };
        assert!(stamp((5, 4), (4, 9)).is_settled(now));
        for unsettled in [stamp((5, 5), (4, 9)), stamp((4, 9), (5, 5)), stamp((6, 0), (0, 0))] {
            assert!(!unsettled.is_settled(now), "{unsettled:?}");
        }
        assert!(stamp((-5, 900), (-5, 0)).is_settled(Moment { seconds: -4, nanoseconds: 0 }), "before 1970");
    }

    #[cfg(unix)]
    #[test]
    fn every_way_to_change_a_file_moves_its_stamp() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        fs::write(&file, "one").unwrap();
        let taken = || Stamp::of(&fs::symlink_metadata(&file).unwrap());
        let mut before = taken();
        assert_eq!(taken(), before);
        let time = fs::metadata(&file).unwrap().modified().unwrap();
        // Each is given the clock's time to move: what happens within one step of it is for `is_settled`.
        let ways: [&dyn Fn(); 4] = [
            &|| fs::write(&file, "longer").unwrap(),
            &|| fs::write(&file, "LONGER").unwrap(),
            &|| fs::File::options().write(true).open(&file).unwrap().set_modified(time).unwrap(),
            &|| {
                fs::copy(&file, folder.path().join("other")).unwrap();
                fs::rename(folder.path().join("other"), &file).unwrap();
            },
        ];
        for way in ways {
            std::thread::sleep(std::time::Duration::from_millis(20));
            way();
            assert_ne!(taken(), before);
            before = taken();
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
        fs::hard_link(&file, folder.path().join("link")).unwrap();
        assert_ne!(taken(), before);
        assert!(taken().is_renamed(&before), "only the time of the inode's change has moved");
    }
}
