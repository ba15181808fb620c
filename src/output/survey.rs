//! Whether everything in a folder is ours.

use std::fs::Metadata;

use super::changes::Region;
use super::ground::Ground;

/// What a folder must be like to be moved along with the one that it is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Likeness {
    /// On this device.
    Device(u64),
    /// On the same device as another one, which is to take its place, and with the same group, owner and
    /// permissions: somebody may have given it others on purpose.
    Twin { device: u64, group: u32, owner: u32, mode: u32 },
}

/// Counts the files in a folder that the region's new ones do not replace. `None` if anything there is not ours:
/// a file that the manifest does not list, a link, an empty folder, a folder unlike the others; or if it cannot
/// be looked at.
#[cfg(unix)]
pub(super) fn surplus_in(ground: &Ground, region: Region<'_>, folder: &str, like: Likeness) -> Option<usize> {
    use std::fs::File;
    use std::os::fd::OwnedFd;

    use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
    use rustix::fs::{Dir, FileType, Mode, OFlags, open};

    use super::manifest::Claim;
    use super::path::find;

    // This goes through every folder of the site, so each is opened just once and asked what it is like then.
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    let opened = File::from(open(ground.on_disk(folder), flags, Mode::empty()).ok()?);
    if !like.allows(Likeness::of(&opened.metadata().ok()?)) {
        return None;
    }
    let mut surplus = 0;
    let mut folders = Vec::new();
    let mut is_empty = true;
    for entry in Dir::new(OwnedFd::from(opened)).ok()? {
        let entry = entry.ok()?;
        let name = entry.file_name().to_str().ok()?;
        if matches!(name, "." | "..") {
            continue;
        }
        is_empty = false;
        let path = format!("{folder}/{name}");
        match entry.file_type() {
            FileType::Directory => folders.push(path),
            FileType::RegularFile if find(region.old, &path)?.claim == Claim::Settled => {
                surplus += usize::from(find(region.outputs, &path).is_none());
            }
            // Some file systems do not tell, and then there is a way without.
            _ => return None,
        }
    }
    if is_empty {
        return None;
    }
    let below = folders.par_iter().map(|path| surplus_in(ground, region, path, like));
    Some(surplus + below.try_reduce(|| 0, |left, right| Some(left + right))?)
}

/// Elsewhere no folder is moved as a whole.
#[cfg(not(unix))]
pub(super) fn surplus_in(_: &Ground, _: Region<'_>, _: &str, _: Likeness) -> Option<usize> {
    None
}

impl Likeness {
    /// What a folder is like of which the system says this.
    #[cfg(unix)]
    pub(super) fn of(folder: &Metadata) -> Self {
        use std::os::unix::fs::MetadataExt;
        let (device, group, owner, mode) = (folder.dev(), folder.gid(), folder.uid(), folder.mode());
        Self::Twin { device, group, owner, mode }
    }

    /// The same for every folder, since none is moved.
    #[cfg(not(unix))]
    pub(super) fn of(_: &Metadata) -> Self {
        Self::Device(0)
    }

    /// The same, but for its device alone.
    pub(super) fn device(self) -> Self {
        match self {
            Self::Device(device) | Self::Twin { device, .. } => Self::Device(device),
        }
    }

    #[cfg(unix)]
    fn allows(self, found: Self) -> bool {
        self == found || self == found.device()
    }
}
